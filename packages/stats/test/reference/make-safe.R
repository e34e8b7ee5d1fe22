# Safe tests and confidence sequences from first principles. Usage, in this folder: Rscript --vanilla make-safe.R
suppressMessages(library(survival)); source("json.R"); v <- function(x) I(as.vector(unname(x)))
# Log partial likelihood (discrete under ties, where coxph leaves out log choose(at risk, events)) at a fixed log hazard ratio
at <- function(f, d, b) coxph(f, d, init = b, iter.max = 0, ties = "exact")$loglik[1]
logE <- function(f, d, b) at(f, d, b) - at(f, d, 0)
quiet <- suppressWarnings
ov <- Surv(futime, fustat) ~ rx; vt <- veteran; vt$week <- ceiling(vt$time / 7); ve <- Surv(week, status) ~ trt; vs <- Surv(week, status) ~ trt + strata(celltype)
# confidence sequence at the end: mixture over N(m, s), limits by uniroot
limits <- function(f, d, m, s, level) { l <- Vectorize(function(b) logE(f, d, b)); top <- optimize(l, c(-4, 4), maximum = TRUE)$objective
  mix <- log(integrate(function(b) exp(l(b) - top) * dnorm(b, m, s), m - 9 * s, m + 9 * s, rel.tol = 1e-11, subdivisions = 2000)$value) + top
  g <- function(b) l(b) - mix - log(1 - level); k <- optimize(l, c(-4, 4), maximum = TRUE)$maximum
  list(logE = mix, limits = v(exp(c(uniroot(g, c(k - 5, k), tol = 1e-13)$root, uniroot(g, c(k, k + 5), tol = 1e-13)$root)))) }
safe <- quiet(list(ovarian = logE(ov, ovarian, log(0.5)), veteran = logE(ve, vt, log(0.7)), strata = logE(vs, vt, log(1.4)), sequence = limits(ov, ovarian, 0, 1, 0.95), sequence_ties = limits(vs, vt, -0.3, 0.5, 0.9)))
z <- list(one = log(dnorm(2.1, sqrt(40) / 2 * log(1.6)) / dnorm(2.1)), two = log(mean(dnorm(2.1, c(-1, 1) * sqrt(40 * 2) / 3 * log(1.6))) / dnorm(2.1)))
# 2 x 2: the nearest point of the hypothesis by numerical minimisation of the Kullback-Leibler distance
kl <- function(p, q) p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))
e22 <- function(ya, na, yb, nb, delta) { a <- c(0.18, 0.36); b <- a; s <- 0
  for (i in seq_along(ya)) { pa <- a[1] / a[2]; pb <- b[1] / b[2]
    q <- optimize(function(q) na[i] * kl(pa, q + delta) + nb[i] * kl(pb, q), c(max(0, -delta) + 1e-12, min(1, 1 - delta) - 1e-12), tol = 1e-14)$minimum
    s <- s + dbinom(ya[i], na[i], pa, TRUE) + dbinom(yb[i], nb[i], pb, TRUE) - dbinom(ya[i], na[i], q + delta, TRUE) - dbinom(yb[i], nb[i], q, TRUE)
    a <- a + c(ya[i], na[i]); b <- b + c(yb[i], nb[i]) }
  s }
ya <- c(1, 0, 2, 1, 2, 2, 1, 2); na <- c(2, 1, 2, 2, 2, 3, 1, 2); yb <- c(0, 0, 1, 0, 1, 0, 0, 0); nb <- c(1, 1, 2, 1, 2, 1, 1, 2)
tables <- list(ya = v(ya), na = v(na), yb = v(yb), nb = v(nb), none = e22(ya, na, yb, nb, 0), tenth = e22(ya, na, yb, nb, 0.1), minus = e22(ya, na, yb, nb, -0.3))
# gamma-exponential mixture by its integral; boundary by uniroot
mix <- function(s, v, rho, c) { f <- function(l) (1 - c * l)^(rho / c^2 - 1) * exp(-(1 - c * l) * rho / c^2); n <- integrate(f, 0, 1 / c, rel.tol = 1e-12)$value
  log(integrate(function(l) exp(l * s + v * (log(1 - c * l) + c * l) / c^2) * f(l) / n, 0, 1 / c, rel.tol = 1e-12)$value) }
mixture <- list(a = mix(4, 3, 2, 1), b = mix(10, 20, 8, 0.5), bound = uniroot(function(s) mix(s, 12, 5, 1) - log(40), c(1, 40), tol = 1e-13)$root)
save_json(list(safe = safe, z = z, tables = tables, mixture = mixture), "safe.json")
