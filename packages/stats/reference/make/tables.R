# 2 × 2 tables, stratified tables, proportions, trends, exact unconditional tests, moments. See lib.R.
source("make/lib.R")
bw <- get_data("birthwt"); lung <- get_data("lung"); gbsg <- get_data("gbsg"); colon <- subset(get_data("colon"), etype == 2)
# Tables: events treated, n treated, events control, n control.
T1 <- c(48, 216, 66, 216); T2 <- c(with(bw, sum(low & smoke)), sum(bw$smoke), with(bw, sum(low & !smoke)), sum(!bw$smoke)); T3 <- c(7, 24, 16, 24); T4 <- c(3, 15, 11, 18); T5 <- c(0, 9, 4, 11); T6 <- c(25, 30, 22, 41)
M <- function(t) matrix(c(t[1], t[2] - t[1], t[3], t[4] - t[3]), 2)
for (k in 1:6) assign("t", get(paste0("T", k)))
# The conditional odds ratio's estimate and limits solved to the last digits (fisher.test stops near 1e-5).
fish <- function(t) { m <- M(t); lo <- max(0, t[1] + t[3] - t[4]); hi <- min(t[2], t[1] + t[3]); k <- lo:hi; ld <- dhyper(k, t[2], t[4], t[1] + t[3], log = TRUE)
  d <- function(th) { x <- ld + th * k; x <- exp(x - max(x)); x / sum(x) }; root <- function(f) exp(uniroot(f, c(-12, 12), tol = 1e-15, maxiter = 2000)$root)
  list(table = v(t), p = fisher.test(m)$p.value, less = fisher.test(m, alternative = "less")$p.value, greater = fisher.test(m, alternative = "greater")$p.value,
    estimate = if (t[1] == lo) 0 else root(function(th) sum(k * d(th)) - t[1]), lower = if (t[1] == lo) 0 else root(function(th) sum(d(th)[k >= t[1]]) - 0.025), upper = if (t[1] == hi) Inf else root(function(th) sum(d(th)[k <= t[1]]) - 0.025)) }
for (k in 1:6) { tab <- get(paste0("T", k)); case(paste0("fisher-", paste(tab, collapse = "-")), fish(tab), function(x) x) }
# Miettinen–Nurminen: the score test inverted, the constrained maximum found by its likelihood equation.
score <- function(t, d, inflate) { f <- function(p0) { p1 <- p0 + d; t[1] / p1 - (t[2] - t[1]) / (1 - p1) + t[3] / p0 - (t[4] - t[3]) / (1 - p0) }
  lo <- max(0, -d); hi <- min(1, 1 - d); e <- (hi - lo) * 1e-13; if (f(lo + e) <= 0) p0 <- lo else if (f(hi - e) >= 0) p0 <- hi else p0 <- uniroot(f, c(lo + e, hi - e), tol = 1e-16, maxiter = 5000)$root
  p1 <- p0 + d; v <- (p1 * (1 - p1) / t[2] + p0 * (1 - p0) / t[4]); n <- t[2] + t[4]; if (inflate) v <- v * n / (n - 1); (t[1] / t[2] - t[3] / t[4] - d) / sqrt(v) }
mn <- function(t, inflate = TRUE) { d <- t[1] / t[2] - t[3] / t[4]; z <- qnorm(0.975); list(table = v(t), estimate = d, lower = uniroot(function(x) score(t, x, inflate) - z, c(-1 + 1e-9, d - 1e-9), tol = 1e-15, maxiter = 5000)$root, upper = uniroot(function(x) score(t, x, inflate) + z, c(d + 1e-9, 1 - 1e-9), tol = 1e-15, maxiter = 5000)$root) }
for (k in c(1, 2, 3, 4, 6)) { tab <- get(paste0("T", k)); case(paste0("miettinen-nurminen-", paste(tab, collapse = "-")), mn(tab), function(x) x); case(paste0("mee-", paste(tab, collapse = "-")), mn(tab, FALSE), function(x) x) }
case("farrington-manning", score(T3, -0.1, FALSE), function(z) list(table = v(T3), difference = -0.1, z = z, p = 2 * pnorm(-abs(z))))
case("newcombe-wald-caffo", T2, function(t) { p1 <- t[1] / t[2]; p0 <- t[3] / t[4]; w1 <- prop.test(t[1], t[2], correct = FALSE)$conf.int; w0 <- prop.test(t[3], t[4], correct = FALSE)$conf.int; d <- p1 - p0
  a1 <- (t[1] + 1) / (t[2] + 2); a0 <- (t[3] + 1) / (t[4] + 2); ra <- qnorm(0.975) * sqrt(a1 * (1 - a1) / (t[2] + 2) + a0 * (1 - a0) / (t[4] + 2)); rw <- qnorm(0.975) * sqrt(p1 * (1 - p1) / t[2] + p0 * (1 - p0) / t[4])
  list(table = v(t), newcombe = v(c(d - sqrt((p1 - w1[1])^2 + (w0[2] - p0)^2), d + sqrt((w1[2] - p1)^2 + (p0 - w0[1])^2))), wald = v(d + c(-rw, rw)), caffo = v(a1 - a0 + c(-ra, ra))) })
case("ratios-katz-woolf", T2, function(t) { m <- M(t); rr <- (t[1] / t[2]) / (t[3] / t[4]); s <- sqrt(1 / t[1] - 1 / t[2] + 1 / t[3] - 1 / t[4]); or <- m[1, 1] * m[2, 2] / m[1, 2] / m[2, 1]; w <- sqrt(sum(1 / m)); z <- qnorm(0.975)
  list(table = v(t), ratio = v(c(rr, rr * exp(-z * s), rr * exp(z * s))), odds = v(c(or, or * exp(-z * w), or * exp(z * w)))) })
koop <- function(t, inflate) { n1 <- t[2]; n0 <- t[4]; z <- qnorm(0.975); f <- function(lr) { r <- exp(lr); a <- (n1 + n0) * r; b <- -(n1 * r + t[1] + n0 + t[3] * r); cc <- t[1] + t[3]; p0 <- (-b - sqrt(b^2 - 4 * a * cc)) / (2 * a); p1 <- p0 * r
    s <- (t[1] / n1 - r * t[3] / n0) / sqrt((p1 * (1 - p1) / n1 + r^2 * p0 * (1 - p0) / n0) * if (inflate) (n1 + n0) / (n1 + n0 - 1) else 1); s }
  e <- log((t[1] / n1) / (t[3] / n0)); v(exp(c(uniroot(function(x) f(x) - z, c(e - 8, e), tol = 1e-15)$root, uniroot(function(x) f(x) + z, c(e, e + 8), tol = 1e-15)$root))) }
case("koopman", list(koop(T2, FALSE), koop(T2, TRUE)), function(x) list(table = v(T2), koopman = x[[1]], nurminen = x[[2]]))
binom_all <- function(x, n) { w <- prop.test(x, n, correct = FALSE)$conf.int; cp <- binom.test(x, n)$conf.int; z <- qnorm(0.975); c0 <- (x + z^2 / 2) / (n + z^2); r <- z * sqrt(c0 * (1 - c0) / (n + z^2))
  mid <- function(side) uniroot(function(p) (if (side > 0) pbinom(x, n, p, lower.tail = FALSE) else pbinom(x - 1, n, p)) + dbinom(x, n, p) / 2 - 0.025, if (side > 0) c(1e-12, x / n) else c(x / n, 1 - 1e-12), tol = 1e-16)$root
  list(x = x, n = n, wilson = v(w), clopper = v(c(qbeta(0.025, x, n - x + 1), qbeta(0.975, x + 1, n - x))), jeffreys = v(qbeta(c(0.025, 0.975), x + 0.5, n - x + 0.5)), coull = v(c(max(0, c0 - r), min(1, c0 + r))), midp = v(c(mid(1), mid(-1)))) }
for (q in list(c(48, 216), c(7, 24), c(1, 40), c(96, 97))) case(paste0("binomial-", q[1], "-", q[2]), binom_all(q[1], q[2]), function(x) x)
# Stratified tables: low weight by smoking within race; survival status by sex within institution.
strat <- function(e, g, s) lapply(split(data.frame(e, g), s), function(d) v(c(sum(d$e[d$g == 1]), sum(d$g == 1), sum(d$e[d$g == 0]), sum(d$g == 0))))
mh <- function(tabs, correct) { A <- array(unlist(lapply(tabs, function(t) c(t[1], t[2] - t[1], t[3], t[4] - t[3]))), c(2, 2, length(tabs))); m <- mantelhaen.test(A, correct = correct); list(tables = unname(tabs), chiSquared = unname(m$statistic), p = m$p.value, estimate = unname(m$estimate), lower = m$conf.int[1], upper = m$conf.int[2]) }
t_race <- strat(bw$low, bw$smoke, bw$race); gb <- subset(gbsg, TRUE); t_grade <- strat(gb$status, gb$hormon, gb$grade); t_extent <- strat(colon$status, colon$obstruct, colon$extent)
case("mantel-haenszel-race", mh(t_race, FALSE), function(x) x)
case("mantel-haenszel-race-continuity", mh(t_race, TRUE), function(x) x)
case("mantel-haenszel-grade", mh(t_grade, FALSE), function(x) x)
case("mantel-haenszel-extent", mh(t_extent, TRUE), function(x) x)
bd <- function(tabs) { or <- mh(tabs, FALSE)$estimate; x <- sapply(tabs, function(t) { n1 <- t[2]; n0 <- t[4]; m <- t[1] + t[3]; f <- function(a) log(a * (n0 - m + a)) - log(or * (n1 - a) * (m - a)); lo <- max(0, m - n0); hi <- min(n1, m); a <- uniroot(f, c(lo + 1e-9, hi - 1e-9), tol = 1e-15)$root; c(t[1] - a, 1 / (1 / a + 1 / (n1 - a) + 1 / (m - a) + 1 / (n0 - m + a))) })
  st <- sum(x[1, ]^2 / x[2, ]) - sum(x[1, ])^2 / sum(x[2, ]); list(tables = unname(tabs), chiSquared = st, p = pchisq(st, length(tabs) - 1, lower.tail = FALSE)) }
case("breslow-day-race", bd(t_race), function(x) x)
case("breslow-day-grade", bd(t_grade), function(x) x)
case("trend-race", prop.trend.test(tapply(bw$low, bw$race, sum), tapply(bw$low, bw$race, length)), function(x) list(events = v(tapply(bw$low, bw$race, sum)), n = v(tapply(bw$low, bw$race, length)), scores = v(1:3), chiSquared = unname(x$statistic), p = x$p.value))
case("trend-scores", prop.trend.test(c(10, 17, 22, 30), c(50, 55, 48, 60), c(0, 1, 3, 8)), function(x) list(events = v(c(10, 17, 22, 30)), n = v(c(50, 55, 48, 60)), scores = v(c(0, 1, 3, 8)), chiSquared = unname(x$statistic), p = x$p.value))
sl <- get_data("sleep")
case("welch-sleep", t.test(extra ~ group, sl), function(x) list(t = unname(x$statistic), df = unname(x$parameter), p = x$p.value, lower = x$conf.int[1], upper = x$conf.int[2]))
case("welch-birthwt", t.test(bwt ~ smoke, bw), function(x) list(t = unname(x$statistic), df = unname(x$parameter), p = x$p.value, lower = x$conf.int[1], upper = x$conf.int[2]))
# Exact unconditional tests by their definition: all tables, the largest tail over the common risk.
uncond <- function(t, stat) { g <- expand.grid(a = 0:t[2], c = 0:t[4]); n1 <- t[2]; n0 <- t[4]
  z <- if (stat == "fisher") apply(g, 1, function(x) -fisher.test(M(c(x[1], n1, x[2], n0)))$p.value) else { p1 <- g$a / n1; p0 <- g$c / n0; pp <- (g$a + g$c) / (n1 + n0); s <- if (stat == "score") sqrt(pp * (1 - pp) * (1 / n1 + 1 / n0)) else sqrt(p1 * (1 - p1) / n1 + p0 * (1 - p0) / n0); ifelse(p1 == p0, 0, abs(p1 - p0) / s) }
  own <- z[g$a == t[1] & g$c == t[3]]; r <- g[z >= own - 1e-9 * max(1, abs(own)), ]; tail <- function(p) sum(dbinom(r$a, n1, p) * dbinom(r$c, n0, p)); grid <- seq(0, 1, length.out = 2001); y <- sapply(grid, tail)
  best <- order(-y)[1:40]; max(sapply(best, function(i) optimize(tail, c(max(0, grid[i] - 5e-4), min(1, grid[i] + 5e-4)), maximum = TRUE, tol = 1e-14)$objective)) }
for (k in c(3, 4, 5, 6)) for (s in c("score", "wald", "fisher")) { tab <- get(paste0("T", k)); case(paste0("unconditional-", s, "-", paste(tab, collapse = "-")), uncond(tab, s), function(p) list(table = v(tab), p = p), 1e-6) }
write_cases("tables.json")
