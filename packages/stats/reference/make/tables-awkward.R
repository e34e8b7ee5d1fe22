# Tables with small, empty and full cells, one-sided tests, other levels; stratified tables; proportions. See lib.R.
source("make/lib.R")
T <- list(c(0, 7, 3, 9), c(9, 9, 4, 12), c(1, 30, 9, 14), c(14, 15, 13, 25), c(5, 100, 0, 80), c(150, 400, 210, 420), c(2, 3, 1, 4), c(37, 60, 22, 61))
name <- function(t) paste(t, collapse = "-")
M <- function(t) matrix(c(t[1], t[2] - t[1], t[3], t[4] - t[3]), 2)
support <- function(t) max(0, t[1] + t[3] - t[4]):min(t[2], t[1] + t[3])
# Two-sided conventions by their definitions: no likelier; twice the smaller tail; Blaker's tail and the largest opposite one
# that is no larger. Mid-p: those just as extreme count half.
conv <- function(t) { k <- support(t); d <- dhyper(k, t[2], t[4], t[1] + t[3]); d <- d / sum(d); own <- d[k == t[1]]; le <- sum(d[k <= t[1]]); ge <- sum(d[k >= t[1]])
  tail <- pmin(cumsum(d), rev(cumsum(rev(d)))); tie <- abs(d - own) <= 1e-7 * own
  blaker <- sum(d[tail <= min(le, ge) * (1 + 1e-7)]); half <- own / 2
  list(table = v(t), likelihood = sum(d[d <= own * (1 + 1e-7)]), midLikelihood = sum(d[d <= own * (1 + 1e-7)]) - sum(d[tie]) / 2, double = min(1, 2 * min(le, ge)), midDouble = min(1, 2 * (min(le, ge) - half)), blaker = blaker, less = le, greater = ge, midLess = le - half, midGreater = ge - half) }
for (t in T) case(paste0("conventions-", name(t)), conv(t), function(x) x)
# Conditional odds ratio with exact and mid-p limits at 90 %.
odds <- function(t, a) { k <- support(t); ld <- dhyper(k, t[2], t[4], t[1] + t[3], log = TRUE); d <- function(th) { x <- ld + th * k; x <- exp(x - max(x)); x / sum(x) }; root <- function(f) exp(uniroot(f, c(-18, 18), tol = 1e-15, maxiter = 3000)$root); lo <- t[1] == min(k); hi <- t[1] == max(k)
  list(table = v(t), estimate = if (lo) 0 else if (hi) Inf else root(function(th) sum(k * d(th)) - t[1]), lower = if (lo) 0 else root(function(th) sum(d(th)[k >= t[1]]) - a), upper = if (hi) Inf else root(function(th) sum(d(th)[k <= t[1]]) - a),
    midLower = if (lo) 0 else root(function(th) sum(d(th)[k > t[1]]) + d(th)[k == t[1]] / 2 - a), midUpper = if (hi) Inf else root(function(th) sum(d(th)[k < t[1]]) + d(th)[k == t[1]] / 2 - a)) }
for (t in T) case(paste0("odds-", name(t)), odds(t, 0.05), function(x) x)
# Score intervals of difference and ratio: the constrained maximum by its likelihood equation, limits by roots.
cmle <- function(t, d) { q <- function(x, p) if (x == 0) 0 else x / p; lo <- max(0, -d); hi <- min(1, 1 - d)
  dl <- function(p0) { p1 <- p0 + d; q(t[1], p1) - q(t[2] - t[1], 1 - p1) + q(t[3], p0) - q(t[4] - t[3], 1 - p0) }; e <- (hi - lo) * 1e-14; a <- dl(lo + e); b <- dl(hi - e); if (a <= 0) lo else if (b >= 0) hi else uniroot(dl, c(lo + e, hi - e), tol = 1e-17, maxiter = 9000)$root }
zd <- function(t, d, f) { p0 <- cmle(t, d); p1 <- p0 + d; (t[1] / t[2] - t[3] / t[4] - d) / sqrt((p1 * (1 - p1) / t[2] + p0 * (1 - p0) / t[4]) * f) }
sd <- function(t, z, infl) { f <- if (infl) sum(t[c(2, 4)]) / (sum(t[c(2, 4)]) - 1) else 1; e <- t[1] / t[2] - t[3] / t[4]; lim <- function(s) { g <- function(d) zd(t, d, f) - s * z; a <- if (s > 0) c(-1 + 1e-6, e - 1e-9) else c(e + 1e-9, 1 - 1e-6); uniroot(g, a, tol = 1e-15, maxiter = 9000)$root }; v(c(lim(1), lim(-1))) }
for (t in T[c(1, 3, 4, 6, 7, 8)]) case(paste0("score-", name(t)), list(table = v(t), nurminen = sd(t, qnorm(0.95), TRUE), mee = sd(t, qnorm(0.995), FALSE), z = zd(t, 0.15, 1), less = pnorm(zd(t, 0.15, 1)), greater = pnorm(zd(t, -0.2, 1), lower.tail = FALSE)), function(x) x)
zr <- function(t, lr, f) { r <- exp(lr); n1 <- t[2]; n0 <- t[4]; a <- (n1 + n0) * r; b <- -(n1 * r + t[1] + n0 + t[3] * r); cc <- t[1] + t[3]; p0 <- 2 * cc / (-b + sqrt(b^2 - 4 * a * cc)); p1 <- r * p0; (t[1] / n1 - r * t[3] / n0) / sqrt((p1 * (1 - p1) / n1 + r^2 * p0 * (1 - p0) / n0) * f) }
sr <- function(t, z, infl) { f <- if (infl) sum(t[c(2, 4)]) / (sum(t[c(2, 4)]) - 1) else 1; lim <- function(s) if (s > 0 && t[1] == 0) 0 else if (s < 0 && t[3] == 0) Inf else exp(uniroot(function(x) zr(t, x, f) - s * z, c(-16, 16), tol = 1e-15, maxiter = 9000)$root); v(c(lim(1), lim(-1))) }
for (t in T[c(1, 3, 4, 5, 6, 7)]) case(paste0("score-ratio-", name(t)), list(table = v(t), koopman = sr(t, qnorm(0.975), FALSE), nurminen = sr(t, qnorm(0.95), TRUE)), function(x) x)
# Exact unconditional tests, one-sided too, by enumeration; Boschloo's two-sided as twice the smaller.
uncond <- function(t, stat, side) { if (stat == "fisher" && side == "two-sided") return(min(1, 2 * min(uncond(t, stat, "less"), uncond(t, stat, "greater")))); n1 <- t[2]; n0 <- t[4]; g <- expand.grid(a = 0:n1, c = 0:n0); p1 <- g$a / n1; p0 <- g$c / n0; pp <- (g$a + g$c) / (n1 + n0); s <- if (stat == "score") sqrt(pp * (1 - pp) * (1 / n1 + 1 / n0)) else sqrt(p1 * (1 - p1) / n1 + p0 * (1 - p0) / n0); z <- ifelse(p1 == p0, 0, (p1 - p0) / s)
  if (stat == "fisher") { m <- g$a + g$c; lo <- phyper(g$a, n1, n0, m); hi <- phyper(g$a - 1, n1, n0, m, lower.tail = FALSE); z <- if (side == "less") -lo else -hi }
  k <- if (stat == "fisher") z else switch(side, less = -z, greater = z, `two-sided` = abs(z)); own <- k[g$a == t[1] & g$c == t[3]]; r <- g[k >= own - 1e-9 * max(1, abs(own)), ]
  tail <- function(p) sum(dbinom(r$a, n1, p) * dbinom(r$c, n0, p)); grid <- seq(0, 1, length.out = 1501); y <- sapply(grid, tail); best <- order(-y)[1:30]; max(c(y[1], y[1501], sapply(best, function(i) optimize(tail, c(max(0, grid[i] - 7e-4), min(1, grid[i] + 7e-4)), maximum = TRUE, tol = 1e-13)$objective))) }
for (t in T[c(1, 3, 4, 7, 8)]) case(paste0("unconditional-", name(t)), list(table = v(t), score = v(sapply(c("two-sided", "less", "greater"), function(s) uncond(t, "score", s))), wald = v(sapply(c("two-sided", "less", "greater"), function(s) uncond(t, "wald", s))), boschloo = v(sapply(c("two-sided", "less", "greater"), function(s) uncond(t, "fisher", s)))), function(x) x, 1e-6)
# Strata: common odds ratio, risk ratio and risk difference by their published formulas; homogeneity with and without
# Tarone's correction.
bw <- get_data("birthwt"); gb <- get_data("gbsg"); inf <- get_data("infert")
strat <- function(e, g, s) unname(lapply(split(data.frame(e, g), s), function(d) v(c(sum(d$e[d$g == 1]), sum(d$g == 1), sum(d$e[d$g == 0]), sum(d$g == 0)))))
common <- function(tabs) { x <- do.call(rbind, tabs); a <- x[, 1]; n1 <- x[, 2]; c <- x[, 3]; n0 <- x[, 4]; b <- n1 - a; d <- n0 - c; N <- n1 + n0; m <- a + c; k <- N > 1
  R <- a * d / N; S <- b * c / N; P <- (a + d) / N; Q <- (b + c) / N; or <- sum(R) / sum(S); so <- sqrt(sum(P * R) / (2 * sum(R)^2) + sum(P * S + Q * R) / (2 * sum(R) * sum(S)) + sum(Q * S) / (2 * sum(S)^2))
  r1 <- sum(a * n0 / N); r0 <- sum(c * n1 / N); rr <- r1 / r0; sr <- sqrt(sum((m * n1 * n0 - a * c * N) / N^2) / (r1 * r0)); w <- n1 * n0 / N; rd <- sum((a * n0 - c * n1) / N) / sum(w)
  L <- (n1 / N)^2 * c - (n0 / N)^2 * a + n1 * n0 * (n0 - n1) / (2 * N^2); L <- sum((n1^2 * c - n0^2 * a + n1 * n0 * (n0 - n1) / 2) / N^2); V <- sum((a * (n0 - c) + c * (n1 - a)) / (2 * N)); sdv <- sqrt((rd * L + V) / sum(w)^2)
  z <- qnorm(0.975); e <- m * n1 / N; vv <- m * (N - m) * n1 * n0 / (N^2 * (N - 1)); cmh <- sum(a - e)^2 / sum(vv)
  fit <- sapply(seq_along(a), function(i) { f <- function(q) log(q * (n0[i] - m[i] + q)) - log(or) - log((n1[i] - q) * (m[i] - q)); l <- max(0, m[i] - n0[i]); h <- min(n1[i], m[i]); q <- uniroot(f, c(l + 1e-10, h - 1e-10), tol = 1e-15, maxiter = 5000)$root; c(q, 1 / (1 / q + 1 / (n1[i] - q) + 1 / (m[i] - q) + 1 / (n0[i] - m[i] + q))) })
  bd <- sum((a - fit[1, ])^2 / fit[2, ]); list(tables = tabs, odds = v(c(or, so, or * exp(-z * so), or * exp(z * so))), ratio = v(c(rr, sr, rr * exp(-z * sr), rr * exp(z * sr))), difference = v(c(rd, sdv, rd - z * sdv, rd + z * sdv)), cmh = cmh, breslowDay = bd, tarone = bd - sum(a - fit[1, ])^2 / sum(fit[2, ])) }
case("strata-birthwt", common(strat(bw$low, bw$smoke, bw$race)), function(x) x)
case("strata-gbsg", common(strat(gb$status, gb$hormon, gb$grade + 10 * gb$meno)), function(x) x)
case("strata-infert", common(strat(inf$case, inf$spontaneous > 0, inf$education)), function(x) x)
p <- function(x, n, l) { a <- (1 - l) / 2; z <- qnorm(1 - a); c0 <- (x + z^2 / 2) / (n + z^2); w <- z / (1 + z^2 / n) * sqrt(x / n * (1 - x / n) / n + z^2 / (4 * n^2)); cc <- z * sqrt(c0 * (1 - c0) / (n + z^2))
  mid <- function(s) if (s < 0 && x == 0) 0 else if (s > 0 && x == n) 1 else uniroot(function(q) (if (s < 0) pbinom(x, n, q, lower.tail = FALSE) else pbinom(x - 1, n, q)) + dbinom(x, n, q) / 2 - a, c(1e-14, 1 - 1e-14), tol = 1e-16, maxiter = 5000)$root
  list(x = x, n = n, level = l, wilson = v(c(if (x == 0) 0 else (x / n + z^2 / (2 * n)) / (1 + z^2 / n) - w, if (x == n) 1 else (x / n + z^2 / (2 * n)) / (1 + z^2 / n) + w)), clopper = v(c(if (x == 0) 0 else qbeta(a, x, n - x + 1), if (x == n) 1 else qbeta(1 - a, x + 1, n - x))), jeffreys = v(c(if (x == 0) 0 else qbeta(a, x + 0.5, n - x + 0.5), if (x == n) 1 else qbeta(1 - a, x + 0.5, n - x + 0.5))), coull = v(c(max(0, c0 - cc), min(1, c0 + cc))), midp = v(c(mid(-1), mid(1)))) }
for (q in list(c(0, 12, 0.9), c(12, 12, 0.99), c(1, 3, 0.8), c(500, 1000, 0.999), c(3, 250, 0.95))) case(paste0("proportion-", paste(q, collapse = "-")), p(q[1], q[2], q[3]), function(x) x)
for (i in 1:3) { e <- list(c(0, 3, 9), c(12, 9, 9, 4), c(5, 5, 6))[[i]]; n <- list(c(10, 12, 11), c(12, 11, 13, 40), c(50, 40, 30))[[i]]; s <- list(c(-1, 0, 5), c(1, 2, 3, 10), c(0, 1, 2))[[i]]; case(paste0("trend-", i), prop.trend.test(e, n, s), function(x) list(events = v(e), n = v(n), scores = v(s), chiSquared = unname(x$statistic), p = x$p.value)) }
write_cases("tables-awkward.json")
