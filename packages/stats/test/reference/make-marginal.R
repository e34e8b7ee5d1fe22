# Reference values of g-computation: standardised means and their covariance in matrices, by the formulas of Ye, Shao,
# Yi & Zhao (2023) and Bannick et al. (2025). Base R, MASS (anorexia). Usage, in this folder: Rscript --vanilla make-marginal.R
suppressMessages(library(MASS)); source("json.R"); v <- function(x) I(as.vector(unname(x)))
CT <- glm.control(epsilon = 1e-15, maxit = 100)
ro <- read.csv("rossi.csv"); ro$fin <- as.integer(ro$fin == "yes"); ro$stratum <- 2 * (ro$wexp == "yes") + (ro$race == "black"); ro$cl <- seq_len(nrow(ro)) %% 40; ro$w <- rep(c(1, 2, 0.5), length.out = nrow(ro))
an <- anorexia; an$arm <- match(an$Treat, c("Cont", "CBT", "FT")) - 1
gcomp <- function(f, fam, d, arm, y, w = rep(1, nrow(d))) { d$w <- w; environment(f) <- environment(); d[[arm]] <- factor(d[[arm]]); m <- suppressWarnings(glm(f, fam, d, weights = w, control = CT)); lv <- levels(d[[arm]])
  at <- function(l) { e <- d; e[[arm]] <- factor(l, lv); e }
  mu <- sapply(lv, function(l) predict(m, at(l), type = "response")); X <- model.matrix(m)
  G <- t(sapply(lv, function(l) { A <- model.matrix(delete.response(terms(m)), at(l)); colSums(A * (w * fam$mu.eta(drop(A %*% coef(m))))) / sum(w) }))
  list(m = m, mu = mu, theta = colSums(mu * w) / sum(w), G = G, X = X, y = d[[y]], arm = d[[arm]], w = w, fam = fam) }
vrand <- function(g, kind, stratum = NULL) { n <- length(g$y); pi <- as.vector(table(g$arm)) / n; k <- length(pi); id <- split(seq_len(n), g$arm)
  cym <- t(sapply(id, function(i) cov(g$y[i], g$mu[i, ]))); V <- var(g$mu); r <- g$y - g$mu[cbind(seq_len(n), as.integer(g$arm))]
  left <- if (kind == "decomposed") sapply(id, function(i) var(g$y[i])) + diag(V) - 2 * diag(cym) else sapply(id, function(i) var(r[i]))
  out <- diag(left / pi) + cym + t(cym) - V
  if (!is.null(stratum)) for (s in unique(stratum)) { i <- which(stratum == s); R <- diag(tapply(r[i], g$arm[i], mean) / pi); out <- out - length(i) / n * R %*% (diag(pi) - pi %*% t(pi)) %*% R }
  out / n }
vinf <- function(g, cl = seq_along(g$y)) { m <- g$m; W <- sum(g$w); e <- drop(g$X %*% coef(m)); B <- solve(crossprod(g$X, g$X * (g$w * g$fam$mu.eta(e)))); s <- g$X * (g$w * (g$y - g$fam$linkinv(e)))
  psi <- sweep(g$mu, 2, g$theta) * g$w / W + s %*% B %*% t(g$G); psi <- rowsum(psi, cl); crossprod(psi) * nrow(psi) / (nrow(psi) - 1) }
vfix <- function(g, kind) { e <- drop(g$X %*% coef(g$m)); sh <- g$fam$mu.eta(e); B <- solve(crossprod(g$X, g$X * sh)); h <- sh * rowSums((g$X %*% B) * g$X); r <- g$y - g$fam$linkinv(e); n <- nrow(g$X); p <- ncol(g$X)
  k <- switch(kind, HC0 = 1, HC1 = n / (n - p), HC2 = 1 / (1 - h), HC3 = 1 / (1 - h)^2); g$G %*% B %*% crossprod(g$X * (r * sqrt(k))) %*% B %*% t(g$G) }
out <- function(g, V) { t <- g$theta; k <- length(t); con <- lapply(2:k, function(a) { d <- c(t[a] - t[1], log(t[a] / t[1]), qlogis(min(t[a], .999)) - qlogis(min(t[1], .999)))
    J <- list(c(1, -1), c(1 / t[a], -1 / t[1]), c(1 / (t[a] * (1 - t[a])), -1 / (t[1] * (1 - t[1])))); U <- V[c(a, 1), c(a, 1)]; list(est = v(d), se = v(sapply(J, function(j) sqrt(drop(j %*% U %*% j))))) })
  list(theta = v(t), V = unname(V), contrasts = con) }
bi <- binomial(); ga <- gaussian(); po <- poisson()
l1 <- gcomp(arrest ~ fin * (age + prio), bi, ro, "fin", "arrest"); l2 <- gcomp(arrest ~ fin + age + prio, bi, ro, "fin", "arrest"); l3 <- gcomp(arrest ~ fin * (age + prio + factor(stratum)), bi, ro, "fin", "arrest")
n1 <- gcomp(Postwt ~ arm * Prewt, ga, an, "arm", "Postwt"); n2 <- gcomp(Postwt ~ arm + Prewt, ga, an, "arm", "Postwt"); p1 <- gcomp(week ~ fin * (age + prio), po, ro, "fin", "week"); lw <- gcomp(arrest ~ fin * (age + prio), bi, ro, "fin", "arrest", ro$w)
E <- list(rossi = lapply(ro[c("arrest", "week", "fin", "age", "prio", "stratum", "cl", "w")], v), anorexia = list(arm = v(an$arm), pre = v(an$Prewt), post = v(an$Postwt)),
  logistic = out(l1, vrand(l1, "decomposed")), logistic_within = out(l1, vrand(l1, "within")), logistic_stratified = out(l1, vrand(l1, "decomposed", ro$stratum)), logistic_common = out(l2, vrand(l2, "decomposed")),
  logistic_minimised = out(l3, vrand(l3, "decomposed")), logistic_influence = out(l1, vinf(l1)), logistic_clustered = out(l1, vinf(l1, ro$cl)), logistic_weighted = out(lw, vinf(lw)), logistic_HC0 = out(l2, vfix(l2, "HC0")), logistic_HC1 = out(l2, vfix(l2, "HC1")), logistic_HC3 = out(l2, vfix(l2, "HC3")),
  anhecova = out(n1, vrand(n1, "decomposed")), ancova = out(n2, vrand(n2, "within")), ancova_HC2 = out(n2, vfix(n2, "HC2")), poisson = out(p1, vrand(p1, "decomposed")))
save_json(E, "marginal.json")
