# Reference values of the distribution functions. Usage, in this folder: Rscript --vanilla make-distributions.R
# Each row: points and parameters, then density, log density, lower, upper, log lower, log upper.
source("json.R")
six <- function(DIST, x, ...) {
  d <- get(paste0("d", DIST)); p <- get(paste0("p", DIST))
  list(at = I(c(x, ...)), d = d(x, ...), ld = d(x, ..., log = TRUE), p = p(x, ...), q = p(x, ..., lower.tail = FALSE),
    lp = p(x, ..., log.p = TRUE), lq = p(x, ..., lower.tail = FALSE, log.p = TRUE))
}
grid <- function(DIST, xs, ...) {
  g <- expand.grid(x = xs, ...); out <- list()
  for (i in seq_len(nrow(g))) out[[i]] <- do.call(six, c(list(DIST), unname(as.list(g[i, ]))))
  out
}
quant <- function(DIST, PS, ...) {
  g <- expand.grid(p = PS, ...); f <- get(paste0("q", DIST)); out <- list()
  for (i in seq_len(nrow(g))) out[[i]] <- list(at = I(unlist(g[i, ], use.names = FALSE)), x = do.call(f, unname(as.list(g[i, ]))))
  out
}
ps <- c(1e-100, 1e-20, 1e-6, 0.001, 0.025, 0.3, 0.4999, 0.5, 0.7, 0.975, 0.999)
# qf loses small quantiles to a complement; the beta quantile does not
qf_by_beta <- function(p, d1, d2) { x <- qbeta(p, d1 / 2, d2 / 2); ifelse(x < 0.5, x / (1 - x), { y <- qbeta(p, d2 / 2, d1 / 2, lower.tail = FALSE); (1 - y) / y }) * d2 / d1 }
E <- list(
  normal = grid("norm", c(-38, -20, -8.3, -5, -2.5, -1.96, -0.4, -1e-5, 0, 1e-9, 0.7, 2.499, 2.501, 3, 6, 9, 25, 37)),
  gamma = grid("gamma", c(1e-8, 1e-3, 0.2, 0.99, 1.3, 4, 11, 60, 300), a = c(0.01, 0.5, 1, 2.7, 15.5, 80, 250)),
  chiSquared = grid("chisq", c(1e-4, 0.3, 1, 3.841458820694124, 10, 40, 200, 900), df = c(1, 2, 3, 7.5, 30, 400)),
  beta = grid("beta", c(1e-7, 0.01, 0.2, 0.5, 0.77, 0.99, 0.999999), a = c(0.1, 0.5, 1, 3, 40), b = c(0.2, 1, 5.5, 90)),
  t = grid("t", c(-1e6, -60, -12, -3, -1, -1e-3, 0, 0.3, 2, 5, 31), df = c(0.7, 1, 2, 4.3, 30, 1000)),
  f = grid("f", c(1e-5, 0.02, 0.5, 1, 3.2, 12, 150), df1 = c(1, 2, 5, 33), df2 = c(1, 4, 20.5, 300)),
  binomial = grid("binom", c(0, 1, 3, 12, 29, 40), n = c(40, 97), p = c(0.01, 0.3, 0.67, 0.95)),
  poisson = grid("pois", c(0, 1, 4, 20, 75, 160), l = c(0.02, 1, 9.5, 70)),
  hypergeometric = grid("hyper", c(0, 2, 9, 15, 24, 40), m = c(24, 48), n = c(25, 168), k = c(23, 45)),
  quantiles = list(
    normal = quant("norm", ps), gamma = quant("gamma", ps, a = c(0.02, 0.6, 1, 4.2, 90)), chiSquared = quant("chisq", ps, df = c(1, 2, 9, 55)),
    beta = quant("beta", ps[-1], a = c(0.3, 1, 6, 50), b = c(0.7, 2, 30)), t = quant("t", ps, df = c(1, 2.5, 8, 100)),
    f = quant("f_by_beta", ps, df1 = c(1, 3, 20), df2 = c(2, 11, 150)), binomial = quant("binom", ps, n = c(7, 97), p = c(0.03, 0.4)),
    poisson = quant("pois", ps, l = c(0.3, 6, 130)), hypergeometric = quant("hyper", ps, m = 30, n = 67, k = c(5, 48))))
save_json(E, "distributions.json")
