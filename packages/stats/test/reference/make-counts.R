# Reference values of negative binomial, binomial-link and cluster-robust regression. Needs MASS, sandwich and
# clubSandwich. Usage, in this folder: Rscript --vanilla make-counts.R
suppressMessages({library(MASS); library(sandwich); library(clubSandwich)}); source("json.R"); v <- function(x) I(as.vector(unname(x)))
CT <- glm.control(epsilon = 1e-15, maxit = 500)
# glm.nb alternates until two rounds agree to `epsilon`; the rounds here go on until nothing changes.
nb <- function(f, d, w = rep(1, nrow(d)), rounds = 300) {
  d$w <- w; environment(f) <- environment(); m <- suppressWarnings(glm.nb(f, d, weights = w, control = CT)); th <- m$theta
  for (i in seq_len(rounds)) { m <- glm(f, negative.binomial(th, "log"), d, weights = w, control = CT, start = coef(m)); y <- m$y; mu <- fitted(m)
    g <- function(t) sum(w * (digamma(t + y) - digamma(t) + log(t) + 1 - log(t + mu) - (y + t) / (mu + t)))
    h <- function(t) sum(w * (-trigamma(t + y) + trigamma(t) - 1 / t + 2 / (mu + t) - (y + t) / (mu + t)^2))
    old <- th; for (k in 1:50) th <- th + g(th) / h(th); if (abs(th / old - 1) < 1e-15) break }
  X <- model.matrix(m); mu <- fitted(m); y <- m$y; share <- w * mu / (1 + mu / th); b <- solve(crossprod(X, X * share)); r <- w * (y - mu) / (1 + mu / th); hat <- share * rowSums((X %*% b) * X)
  sand <- function(k) v(sqrt(diag(b %*% crossprod(X * (r * sqrt(k))) %*% b))); n <- nrow(X); p <- ncol(X)
  ll <- sum(w * dnbinom(y, size = th, mu = mu, log = TRUE))
  list(coef = v(coef(m)), se = v(sqrt(diag(b))), theta = th, se_theta = 1 / sqrt(h(th)), ll = ll, dev = 2 * sum(w * (ifelse(y > 0, y * log(y / mu), 0) - (y + th) * log((y + th) / (mu + th)))), hc = list(HC0 = sand(1), HC1 = sand(n / (n - p)), HC2 = sand(1 / (1 - hat)), HC3 = sand(1 / (1 - hat)^2)))
}
q <- data.frame(days = quine$Days, aborig = as.integer(quine$Eth == "A"), male = as.integer(quine$Sex == "M"), f1 = as.integer(quine$Age == "F1"), f2 = as.integer(quine$Age == "F2"), f3 = as.integer(quine$Age == "F3"))
q$exposure <- rep(c(0.5, 1, 2, 1.5), length.out = nrow(q)); qw <- rep(c(1, 2, 0.5), length.out = nrow(q))
po <- glm(days ~ aborig + male + f1 + f2 + f3, poisson, q, control = CT)
w <- birthwt; w$black <- as.integer(w$race == 2); w$other <- as.integer(w$race == 3)
bin <- function(link, f = low ~ smoke + ht + lwt, start = NULL) { m <- glm(f, binomial(link), w, control = CT, start = start); s <- sandwich::vcovHC
  # glm stops at the deviance, which is flat: Fisher scoring until the coefficients stand still
  X <- model.matrix(m); b <- coef(m); fam <- binomial(link); for (i in 1:3000) { e <- drop(X %*% b); mu <- fam$linkinv(e); g <- fam$mu.eta(e); W <- g^2 / (mu * (1 - mu)); step <- solve(crossprod(X, X * W), crossprod(X, W * (w$low - mu) / g)); b <- b + drop(step) }
  m <- glm(f, binomial(link), w, start = b, control = glm.control(epsilon = 1e-8)); print(c(link, max(abs(step)), max(abs(coef(m) - b)))); m$coefficients <- b
  cl <- w$age; bo <- function(o) v(sqrt(diag(o)))
  list(coef = v(coef(m)), se = v(sqrt(diag(vcov(m)))), ll = as.numeric(logLik(m)), dev = deviance(m), lr = m$null.deviance - deviance(m), HC0 = bo(s(m, "HC0")), HC3 = bo(s(m, "HC3"))) }
observed <- function(link, b, f) { X <- model.matrix(f, w); l <- function(b) sum(dbinom(w$low, 1, binomial(link)$linkinv(drop(X %*% b)), log = TRUE)); v(sqrt(diag(solve(-optimHess(b, l, control = list(ndeps = rep(1e-4, length(b)))))))) }
f1 <- low ~ smoke + ht + lwt
# clusters: CR0 to CR3 with Satterthwaite's degrees of freedom
cr <- function(m, cl, ...) { k <- c("CR0", "CR1", "CR2", "CR3"); t <- coef_test(m, vcov = vcovCR(m, cl, "CR2", ...), test = "Satterthwaite")
  list(se = setNames(lapply(k, function(t) v(sqrt(diag(vcovCR(m, cl, t, ...))))), k), df = v(t$df_Satt), p = v(t$p_Satt)) }
mt <- mtcars; mt$w <- rep(c(1, 2, 0.5), length.out = 32)
lm1 <- lm(mpg ~ wt + hp + am, mt); lmw <- lm(mpg ~ wt + hp + am, mt, weights = w)
lg <- glm(low ~ smoke + ht + lwt, binomial, w, control = CT); pp <- glm(days ~ aborig + male + f1, poisson, q, control = CT)
E <- list(quine = lapply(q, v), birthwt = lapply(w[c("low", "smoke", "ht", "lwt", "age", "black", "other", "ui", "ptl")], v), weight = v(qw),
  nb = nb(days ~ aborig + male + f1 + f2 + f3, q), nb_null = nb(days ~ 1, q)$ll, nb_offset = nb(days ~ aborig + male + offset(log(exposure)), q), nb_weighted = nb(days ~ aborig + male, q, qw), poisson_ll = as.numeric(logLik(po)),
  log = bin("log", start = c(-1, 0, 0, 0)), identity = bin("identity", low ~ smoke + ht + ui, start = c(0.3, 0, 0, 0)), probit = bin("probit"), cloglog = bin("cloglog"),
  observed_probit = observed("probit", coef(glm(f1, binomial("probit"), w, control = CT)), f1), observed_log = observed("log", coef(glm(f1, binomial("log"), w, start = c(-1, 0, 0, 0), control = CT)), f1),
  carb = v(mt$carb), cr_lm = cr(lm1, mt$carb), cr_weighted = cr(lmw, mt$carb, inverse_var = TRUE), cr_logistic = cr(lg, w$age), cr_poisson = cr(pp, rep(1:20, length.out = 146)))
save_json(E, "counts.json")
