# Reference values of regression of restricted mean survival time: inverse probability of censoring weights as in
# Tian, Zhao & Wei (2014), by definition (double loops), and pseudo-observations by leaving out one row at a time.
# Needs survival. Usage, in this folder: Rscript --vanilla make-mean-time.R
suppressMessages(library(survival)); source("json.R"); v <- function(x) I(as.vector(unname(x)))
CT <- glm.control(epsilon = 1e-15, maxit = 200)
d <- veteran; d$arm <- d$trt - 1; tau <- 200; n <- nrow(d); X <- cbind(1, d$arm, d$karno, d$age); cl <- rep(1:20, length.out = n)
y <- pmin(d$time, tau); known <- as.integer(d$status == 1 | d$time >= tau)
ipcw <- function(ties, type, cluster = NULL) {
  w <- numeric(n); kap <- matrix(0, n, ncol(X)); g <- d$arm
  G <- function(i, t, upto) { j <- which(g == g[i]); u <- sort(unique(y[j][known[j] == 0])); s <- 1; for (c in u) if (c < t || (c == t && upto)) { risk <- if (ties == "after") sum(y[j] > c) + sum(y[j] == c & known[j] == 0) else sum(y[j] >= c); s <- s * (1 - sum(y[j] == c & known[j] == 0) / risk) }; s }
  for (i in 1:n) w[i] <- known[i] / (if (known[i] == 1) G(i, y[i], ties == "at") else 1)
  out <- if (type == "lossratio") tau - y else y
  m <- if (type == "difference") lm(out ~ X - 1, weights = w) else suppressWarnings(glm(out ~ X - 1, quasipoisson, weights = w, control = CT))
  mu <- fitted(m); S <- X * (w * (out - mu)); sl <- if (type == "difference") rep(1, n) else drop(exp(X %*% coef(m))); mu <- drop(X %*% coef(m)); if (type != "difference") mu <- exp(mu); S <- X * (w * (out - mu))
  for (i in 1:n) { j <- which(g == g[i]); k <- S[i, ]
    R <- function(c) colSums(S[j[if (ties == "after") y[j] > c else y[j] >= c], , drop = FALSE]); ex <- function(c) if (ties == "after") sum(y[j] > c) + sum(y[j] == c & known[j] == 0) else sum(y[j] >= c)
    if (known[i] == 0) k <- k + R(y[i]) / ex(y[i])
    for (c in j[known[j] == 0]) { exposed <- if (ties == "after") y[i] > y[c] || (y[i] == y[c] && known[i] == 0) else y[i] >= y[c]; if (exposed) k <- k - R(y[c]) / ex(y[c])^2 }
    kap[i, ] <- k }
  if (!is.null(cluster)) kap <- rowsum(kap, cluster)
  A <- solve(crossprod(X, X * sl)); list(coef = v(coef(m)), se = v(sqrt(diag(A %*% crossprod(kap) %*% A)))) }
area <- function(s) summary(survfit(Surv(time, status) ~ 1, s), rmean = tau)$table[["rmean"]]
loo <- function(s) { k <- nrow(s); whole <- area(s); k * whole - (k - 1) * sapply(1:k, function(i) area(s[-i, ])) }
ps <- loo(d); pg <- numeric(n); for (a in 0:1) pg[d$arm == a] <- loo(d[d$arm == a, ])
gee <- function(p, link) { m <- if (link == "identity") lm(p ~ X - 1) else { b <- coef(lm(log(pmax(p, 1)) ~ X - 1)); for (i in 1:200) { mu <- drop(exp(X %*% b)); b <- b + drop(solve(crossprod(X, X * mu), crossprod(X, p - mu))) }; list(coefficients = b) }
  b <- coef(m); mu <- drop(X %*% b); sl <- rep(1, n); if (link == "log") { mu <- exp(mu); sl <- mu }; A <- solve(crossprod(X, X * sl)); r <- p - mu; h <- sl * rowSums((X %*% A) * X)
  se <- function(S) v(sqrt(diag(A %*% crossprod(S) %*% A))); list(coef = v(b), HC0 = se(X * r), HC3 = se(X * (r / (1 - h))), CR0 = se(rowsum(X * r, cl))) }
types <- c("difference", "ratio", "lossratio"); all <- function(t) setNames(lapply(types, function(k) ipcw(t, k)), types)
E <- list(cluster = v(cl), at = all("at"), after = all("after"), clustered = ipcw("after", "difference", cl), pseudo = v(ps), pseudo_group = v(pg), identity = gee(ps, "identity"), log = gee(ps, "log"), loss = gee(tau - ps, "log"), identity_group = gee(pg, "identity"))
save_json(E, "mean-time.json")
