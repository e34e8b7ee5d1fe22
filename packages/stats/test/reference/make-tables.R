# Reference values of tables and regressions. Usage, in this folder: Rscript --vanilla make-tables.R
source("json.R"); v <- function(x) I(as.vector(unname(x)))
tabs <- list(c(48, 216, 66, 216), c(7, 24, 16, 24), c(3, 15, 11, 18), c(0, 9, 4, 11), c(9, 9, 2, 12), c(1, 40, 12, 35))
wilson <- function(x, n) { r <- suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int; c(r) }
# Miettinen-Nurminen and Mee: constrained maximum by optimize over one risk, limits by uniroot; independent of any closed form
score <- function(t, z, mn) {
  x1 <- t[1]; n1 <- t[2]; x0 <- t[3]; n0 <- t[4]; d <- x1 / n1 - x0 / n0; k <- if (mn) (n1 + n0) / (n1 + n0 - 1) else 1
  lb <- function(x, n, p) (if (x > 0) x * log(p) else 0) + (if (x < n) (n - x) * log1p(-p) else 0)
  stat <- function(delta) {
    lo <- max(0, delta); hi <- min(1, 1 + delta)
    g <- function(p) x1 / p - (n1 - x1) / (1 - p) + x0 / (p - delta) - (n0 - x0) / (1 - p + delta)
    e <- 1e-13; p <- if (g(lo + e) < 0) lo else if (g(hi - e) > 0) hi else uniroot(g, c(lo + e, hi - e), tol = 1e-16)$root
    q <- p - delta; (d - delta) / sqrt(k * (p * (1 - p) / n1 + q * (1 - q) / n0))
  }
  f <- function(target, a, b) uniroot(function(x) stat(x) - target, c(a, b), tol = 1e-14)$root
  c(f(z, -1 + 1e-9, d - 1e-9), f(-z, d + 1e-9, 1 - 1e-9))
}
z <- qnorm(0.975)
table <- lapply(tabs, function(t) {
  m <- matrix(c(t[1], t[2] - t[1], t[3], t[4] - t[3]), 2, byrow = TRUE)
  a <- t[1]; n <- t[2]; c0 <- t[3]; m0 <- t[4]; w1 <- wilson(a, n); w0 <- wilson(c0, m0); d <- a / n - c0 / m0; ac <- c((a + 1) / (n + 2), (c0 + 1) / (m0 + 2)); p <- c(a / n, c0 / m0)
  acse <- sqrt(sum(ac * (1 - ac) / c(n + 2, m0 + 2))); wse <- sqrt(sum(p * (1 - p) / c(n, m0))); q <- (a + z^2 / 2) / (n + z^2)
  extra <- list(newcombe = v(d + c(-1, 1) * c(sqrt((p[1] - w1[1])^2 + (w0[2] - p[2])^2), sqrt((w1[2] - p[1])^2 + (p[2] - w0[1])^2))), caffo = v(diff(rev(ac)) + c(-1, 1) * z * acse), wald = v(d + c(-1, 1) * z * wse),
    jeffreys = v(c(if (a == 0) 0 else qbeta(0.025, a + 0.5, n - a + 0.5), if (a == n) 1 else qbeta(0.975, a + 0.5, n - a + 0.5))), coull = v(q + c(-1, 1) * z * sqrt(q * (1 - q) / (n + z^2))),
    katz = v(exp(log(p[1] / p[2]) + c(-1, 1) * z * sqrt(1 / a - 1 / n + 1 / c0 - 1 / m0))), woolf = v(exp(log(a * (m0 - c0) / ((n - a) * c0)) + c(-1, 1) * z * sqrt(1 / a + 1 / (n - a) + 1 / c0 + 1 / (m0 - c0)))))
  list(table = I(t), extra = extra, p = fisher.test(m)$p.value, less = fisher.test(m, alternative = "less")$p.value, greater = fisher.test(m, alternative = "greater")$p.value,
    wilson = v(wilson(t[1], t[2])), clopper = v(binom.test(t[1], t[2])$conf.int), mn = if (t[1] > 0 && t[1] < t[2]) v(score(t, z, TRUE)), mee = if (t[1] > 0 && t[1] < t[2]) v(score(t, z, FALSE)))
})
# regressions on R's own mtcars and warpbreaks
sand <- function(X, e, w, bread, kind, h, cl) {
  n <- nrow(X); p <- ncol(X); s <- X * (w * e)
  if (kind == "cluster") { s <- rowsum(s, cl); g <- nrow(s); return(bread %*% crossprod(s) %*% bread * g / (g - 1) * (n - 1) / (n - p)) }
  k <- switch(kind, HC0 = 1, HC1 = n / (n - p), HC2 = 1 / (1 - h), HC3 = 1 / (1 - h)^2)
  bread %*% crossprod(s * sqrt(k)) %*% bread
}
kinds <- c("HC0", "HC1", "HC2", "HC3", "cluster")
cw <- rep(c(1, 2, 0.5), length.out = 32)
m <- lm(mpg ~ wt + hp + am, mtcars); mw <- lm(mpg ~ wt + hp + am, mtcars, weights = cw)
lin <- function(m, w) { X <- model.matrix(m); b <- solve(crossprod(X, X * w)); s <- summary(m)
  list(coef = v(coef(m)), se = v(s$coefficients[, 2]), p = v(s$coefficients[, 4]), sigma = s$sigma, r2 = s$r.squared,
    robust = setNames(lapply(kinds, function(k) v(sqrt(diag(sand(X, mtcars$mpg - fitted(m), w, b, k, hatvalues(m), mtcars$cyl))))), kinds)) }
CT <- glm.control(epsilon = 1e-15, maxit = 100)
g2 <- glm(vs ~ mpg + disp, binomial, mtcars, control = CT)
po <- glm(breaks ~ wool + tension, poisson, warpbreaks, control = CT); po2 <- glm(carb ~ wt + offset(log(cyl)), poisson, mtcars, control = CT)
gl <- function(m, y, cl) { X <- model.matrix(m); b <- vcov(m); r <- y - fitted(m)
  list(coef = v(coef(m)), se = v(sqrt(diag(b))), ll = as.numeric(logLik(m)), dev = deviance(m), lr = m$null.deviance - deviance(m),
    robust = setNames(lapply(kinds, function(k) v(sqrt(diag(sand(X, r, 1, b, k, hatvalues(m), cl))))), kinds)) }
x <- mtcars$mpg[mtcars$am == 1]; y <- mtcars$mpg[mtcars$am == 0]; wl <- t.test(x, y)
E <- list(tables = table, mtcars = lapply(mtcars, v), warpbreaks = list(breaks = v(warpbreaks$breaks), woolB = v(as.integer(warpbreaks$wool == "B")), tensionM = v(as.integer(warpbreaks$tension == "M")), tensionH = v(as.integer(warpbreaks$tension == "H"))),
  lm = lin(m, rep(1, 32)), lm_weighted = lin(mw, cw), logistic = gl(g2, mtcars$vs, mtcars$gear), poisson = gl(po, warpbreaks$breaks, seq_len(54) %% 7), poisson_offset = gl(po2, mtcars$carb, mtcars$gear),
  welch = list(t = unname(wl$statistic), df = unname(wl$parameter), p = wl$p.value, ci = v(wl$conf.int)))
save_json(E, "tables.json")
