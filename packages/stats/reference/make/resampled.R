# Bootstraps from the resamples that the package draws (data/resamples.csv, made by make/resamples.ts), power by formula,
# separation by linear programming (lpSolve 5.6.17), tests of mean counts from the published definitions. See lib.R.
source("make/lib.R"); suppressMessages({library(lpSolve); library(boot)})
rs <- get_data("resamples"); draws <- as.matrix(rs[, grep("draw", names(rs))]); R <- ncol(draws)
limits <- function(t0, t, level) { b <- list(t0 = t0, t = matrix(t), R = length(t)); a <- (1 - level) / 2; i <- function(p) boot:::norm.inter(t, p)[, 2]; list(percentile = v(i(c(a, 1 - a))), basic = v(2 * t0 - i(c(1 - a, a))), normal = v(2 * t0 - mean(t) + c(-1, 1) * qnorm(1 - a) * sd(t))) }
# The ratio of two differences of means adjusted for x, by weights.
cace <- function(w) { u <- coef(lm(received ~ assigned + x, rs, weights = w))[2]; c(coef(lm(y ~ assigned + x, rs, weights = w))[2] / u, u) }
whole <- cace(rep(1, nrow(rs))); each <- apply(draws, 2, cace)
case("complier-bootstrap", limits(whole[1], each[1, ], 0.9), function(x) c(list(estimate = unname(whole[1]), reversed = mean(each[2, ] < 0)), x))
# Means of both arms standardised over all, from a logistic model within each arm.
both <- function(w) sapply(1:0, function(a) { m <- suppressWarnings(glm(y ~ x, quasibinomial, rs, weights = w * (assigned == a), control = GC)); weighted.mean(predict(m, rs, type = "response"), w) })
m0 <- both(rep(1, nrow(rs))); mt <- apply(draws, 2, both); lo <- qlogis
case("marginal-bootstrap", { e <- function(f, back = identity) { x <- limits(f(m0[1]) - f(m0[2]), f(mt[1, ]) - f(mt[2, ]), 0.9); list(estimate = back(f(m0[1]) - f(m0[2])), percentile = v(back(x$percentile)), basic = v(back(x$basic)), normal = v(back(x$normal))) }; list(difference = e(identity), ratio = e(log, exp), oddsRatio = e(qlogis, exp)) }, function(x) x, 1e-7)
# Bounds by linear programming over the sixteen kinds of people: two outcomes without and with treatment, two receipts
# without and with assignment; of compliers by the transformation of Charnes and Cooper.
kinds <- expand.grid(y0 = 0:1, y1 = 0:1, d0 = 0:1, d1 = 0:1)
seen <- expand.grid(y = 0:1, d = 0:1, z = 0:1)
A <- t(sapply(1:8, function(i) with(seen[i, ], { got <- if (z == 1) kinds$d1 else kinds$d0; as.numeric(got == d & (if (d == 1) kinds$y1 else kinds$y0) == y) })))
gain <- kinds$y1 - kinds$y0; complier <- as.numeric(kinds$d1 > kinds$d0); defier <- as.numeric(kinds$d1 < kinds$d0)
shares <- function(w) with(rs, sapply(1:8, function(i) sum(w[y == seen$y[i] & received == seen$d[i] & assigned == seen$z[i]]) / sum(w[assigned == seen$z[i]])))
ends <- function(obj, M, r) sapply(c("min", "max"), function(way) { s <- lp(way, obj, M, rep("=", nrow(M)), r); if (s$status == 0) s$objval else NA })
bounds <- function(w) { p <- shares(w); c(ends(gain, A, p), ends(gain, rbind(A, defier), c(p, 0)), ends(c(gain * complier, 0), rbind(cbind(A, -p), c(complier, 0)), c(rep(0, 8), 1))) }
b0 <- bounds(rep(1, nrow(rs))); bt <- apply(draws, 2, bounds)
im <- function(lo, up, sl, su, level) { c <- uniroot(function(c) pnorm(c + (up - lo) / max(sl, su)) - pnorm(-c) - level, c(0, 5), tol = 1e-15)$root; c(max(-1, lo - c * sl), min(1, up + c * su)) }
case("bounds-bootstrap", bt, function(bt) setNames(lapply(0:2, function(k) { i <- 2 * k + 1:2; ok <- !is.na(bt[i[1], ]); s <- apply(bt[i, ok], 1, sd); list(lower = b0[[i[1]]], upper = b0[[i[2]]], lowerError = s[[1]], upperError = s[[2]], replicates = sum(ok), interval = v(im(b0[i[1]], b0[i[2]], s[1], s[2], 0.95))) }), c("average", "averageMonotone", "compliers")), 1e-7)
# Power of the comparison of restricted means from the variance of the Kaplan-Meier integral in large samples, hazards that
# cross, enrolment over time and loss. Simulated: agrees to four errors of 1500 trials.
area <- function(h, cut, tau, follow, accrue, loss, n) { H <- function(t) h[1] * pmin(t, cut) + h[2] * pmax(t - cut, 0); S <- function(t) exp(-H(t)); I <- function(f, a, b) integrate(f, a, b, rel.tol = 1e-10)$value
  G <- function(t) exp(-loss * t) * pmin(1, pmax(0, (follow + accrue - t) / accrue)); left <- Vectorize(function(t) I(S, t, tau)); f <- function(t) left(t)^2 * ifelse(t < cut, h[1], h[2]) / (S(t) * G(t)); c(I(S, 0, cut) + I(S, cut, tau), (I(f, 0, cut) + I(f, cut, tau)) / n) }
case("power-restricted-mean", { a <- area(c(0.7, 0.7), 0.5, 3, 2.5, 1, 0.1, 150); b <- area(c(0.8, 0.35), 0.5, 3, 2.5, 1, 0.1, 150); s <- (b[1] - a[1]) / sqrt(a[2] + b[2]); pnorm(s - qnorm(0.975)) + pnorm(-s - qnorm(0.975)) }, function(p) list(trials = 1500, estimate = p), 0.09)
# Power of Fisher's test exactly, by the probability of every table. Simulated: four errors of 2000 trials.
case("power-fisher", { n <- 18; p <- outer(0:n, 0:n, Vectorize(function(a, b) fisher.test(matrix(c(a, n - a, b, n - b), 2))$p.value)); sum(outer(dbinom(0:n, n, 0.75), dbinom(0:n, n, 0.25))[p < 0.05 + 1e-12]) }, function(p) list(trials = 2000, n = 18, estimate = p), 0.04)
# Separation: rows that some direction tells while no row is worse off, found by a linear programme until there are none.
tell <- function(X, y) { sign <- 2 * y - 1; open <- seq_along(y); told <- integer(0); repeat { Z <- X[open, , drop = FALSE] * sign[open]; k <- ncol(X); n <- length(open)
  s <- lp("max", c(rep(0, 2 * k), rep(1, n)), rbind(cbind(Z, -Z, -diag(n)), cbind(matrix(0, n, 2 * k), diag(n))), rep(c(">=", "<="), each = n), rep(0:1, each = n)); up <- s$solution[2 * k + 1:n] > 1e-9
  if (!any(up)) break; told <- c(told, open[up]); open <- open[!up]; if (!length(open)) break }; list(rows = v(sort(told) - 1), kind = if (!length(told)) 0 else if (length(open)) 1 else 2) }
bw <- get_data("birthwt"); cars <- get_data("mtcars")
case("separation-none", tell(model.matrix(~ age + lwt + smoke + factor(race), bw), bw$low), function(x) x)
case("separation-one-factor", tell(model.matrix(~ lwt + smoke + factor(ftv), bw), bw$low), function(x) x)
case("separation-cars", tell(model.matrix(~ wt + qsec, cars), cars$am), function(x) x)
case("separation-gears", tell(model.matrix(~ factor(gear) + mpg, cars), cars$am), function(x) x)
# Mean counts: of all people, with death as the end of counting; each person's part in the error from the definitions.
count <- function(d, end = Inf, w = function(u) 1) { at <- sort(unique(d$time[d$time <= end])); people <- unique(d$id); n <- sapply(at, function(u) sum(d$entry < u & u <= d$time)); dN <- sapply(at, function(u) sum(d$event[d$time == u])); dD <- sapply(at, function(u) sum(d$terminal[d$time == u]))
  S <- c(1, cumprod(1 - dD / n))[seq_along(at)]; step <- sapply(at, w) * S / n; mu <- cumsum(step * dN)
  psi <- sapply(people, function(i) { own <- d[d$id == i, ]; y <- sapply(at, function(u) sum(own$entry < u & u <= own$time)); e <- sapply(at, function(u) sum(own$event[own$time == u])); x <- sapply(at, function(u) sum(own$terminal[own$time == u])); sum(step * (e - y * dN / n)) - sum((max(mu) - mu) / n * (x - y * dD / n)) })
  list(time = at, mean = mu, total = tail(mu, 1), variance = sum(psi^2)) }
test <- function(d) { end <- min(tapply(d$time, d$group, max)); g <- split(d, d$group); n <- function(x, u) sum(x$entry < u & u <= x$time); w <- function(u) { a <- n(g[[1]], u); b <- n(g[[2]], u); a * b / (a + b) }; a <- count(g[[1]], end, w); b <- count(g[[2]], end, w); z <- (b$total - a$total) / sqrt(a$variance + b$variance)
  p <- count(g[[1]], end); q <- count(g[[2]], end); list(statistic = b$total - a$total, standardError = sqrt(a$variance + b$variance), z = z, p = 2 * pnorm(-abs(z)), difference = list(time = end, estimate = q$total - p$total, standardError = sqrt(p$variance + q$variance))) }
b2 <- with(subset(get_data("bladder2"), stop > start), data.frame(id, entry = start, time = stop, event, terminal = 0, group = rx))
cg <- with(get_data("cgd"), data.frame(id, entry = tstart, time = tstop, event = status, terminal = 0, group = treat))
# Death, invented: the end of every third who is seen to the end without an event there.
dying <- function(d) transform(d, terminal = as.numeric(id %% 3 == 0 & event == 0 & !duplicated(id, fromLast = TRUE)))
case("counts-bladder", test(b2), function(x) x)
case("counts-infections", test(cg), function(x) x)
case("counts-bladder-deaths", test(dying(b2)), function(x) x)
case("counts-infections-deaths", test(dying(cg)), function(x) x)
gl <- function(d, at) { each <- lapply(at, function(u) count(d, u)); list(time = v(at), mean = v(sapply(each, function(x) x$total)), standardError = v(sapply(each, function(x) sqrt(x$variance)))) }
case("ghosh-lin-bladder", gl(dying(subset(b2, group == 1)), c(10, 20, 30, 45)), function(x) x)
case("ghosh-lin-infections", gl(dying(subset(cg, group == 2)), c(100, 200, 300)), function(x) x)
write_cases("resampled.json")
