# Reference values of Firth's penalised Cox regression. Usage, in this folder: Rscript --vanilla make-firth.R
# (base R 4.2.2 and survival's data sets.) The modified score of Heinze & Schemper (2001) from its definition, one
# risk set and one event after the other, solved by Newton's method; profiles by uniroot.
suppressMessages(library(survival)); source("json.R"); v <- function(x) I(as.vector(unname(x)))
terms <- function(b, time, status, X, ties, w = rep(1, length(time))) {
  p <- ncol(X); e <- w * exp(drop(X %*% b)); ll <- 0; U <- rep(0, p); I <- matrix(0, p, p); T3 <- array(0, c(p, p, p))
  for (t in sort(unique(time[status == 1]))) {
    R <- time >= t; D <- time == t & status == 1; d <- sum(D); ll <- ll + sum((w * drop(X %*% b))[D]); U <- U + colSums(w[D] * X[D, , drop = FALSE])
    for (k in seq_len(d) - 1) {
      q <- e * R * (1 - if (ties == "efron") k / d * D else 0); c0 <- sum(q); q <- q / c0; m <- colSums(q * X); Z <- sweep(X, 2, m); wd <- mean(w[D])
      ll <- ll - wd * log(c0); U <- U - wd * m; I <- I + wd * crossprod(Z, q * Z)
      for (j in seq_len(p)) T3[, , j] <- T3[, , j] + wd * crossprod(Z, q * Z[, j] * Z)
    }
  }
  V <- solve(I); list(pll = ll + 0.5 * log(det(I)), U = U + 0.5 * sapply(seq_len(p), function(j) sum(V * T3[, , j])), I = I)
}
climb <- function(f, b, free = seq_along(b)) { for (i in 1:200) { if (!length(free)) break; u <- f(b)$U[free]; h <- 1e-5
    J <- sapply(free, function(j) (f(replace(b, j, b[j] + h))$U[free] - f(replace(b, j, b[j] - h))$U[free]) / (2 * h)); step <- solve(-J, u); step <- step * min(1, 1 / max(abs(step)))
    b[free] <- b[free] + step; if (max(abs(step)) < 1e-13 * (1 + max(abs(b)))) break }; b }
firth <- function(time, status, X, ties, w = rep(1, length(time))) {
  X <- scale(as.matrix(X), scale = FALSE); f <- function(b) terms(b, time, status, X, ties, w); p <- ncol(X); b <- climb(f, rep(0, p)); a <- f(b); se <- sqrt(diag(solve(a$I)))
  twice <- function(j, x) 2 * (a$pll - f(climb(f, replace(b, j, x), setdiff(seq_len(p), j)))$pll); q <- qchisq(0.95, 1)
  lim <- function(j, s) { to <- b[j] + s * se[j]; while (twice(j, to) < q) to <- to + s * se[j]; uniroot(function(x) twice(j, x) - q, sort(c(b[j], to)), tol = 1e-13)$root }
  list(coef = v(b), se = v(se), pll = a$pll, pll0 = f(rep(0, p))$pll, chisq = v(sapply(seq_len(p), function(j) twice(j, 0))), lower = v(sapply(seq_len(p), lim, s = -1)), upper = v(sapply(seq_len(p), lim, s = 1)))
}
vet <- veteran; vX <- with(vet, cbind(trt, karno, prior = prior > 0)); w <- rep(c(1, 2, 0.5, 1.7), length.out = 137)
E <- list(
  ovarian = with(ovarian, firth(futime, fustat, cbind(age, rx), "breslow")),
  veteran_efron = firth(vet$time, vet$status, vX, "efron"), veteran_breslow = firth(vet$time, vet$status, vX, "breslow"), veteran_weighted = firth(vet$time, vet$status, vX, "efron", w),
  # Invented: nobody of the second group has the event; two deaths are tied.
  separated = firth(c(1, 2, 2, 3, 4, 5, 6, 7, 8, 8), c(1, 1, 1, 0, 1, 0, 0, 0, 0, 0), cbind(group = c(0, 0, 0, 1, 0, 1, 0, 1, 1, 1), x = c(3, 1, 4, 1, 5, 9, 2, 6, 5, 3)), "efron"))
save_json(E, "firth-cox.json")
