# What had published numbers or Monte Carlo alone: bounds under non-compliance by linear programming (lpSolve 5.6.17), the
# effect in compliers by AER 1.2-10, sandwich and clubSandwich and by the formulas of the ratio, and simulated power from the
# very trials that the package draws (data/uniforms.csv, made by make/uniforms.ts). See lib.R.
source("make/lib.R"); suppressMessages({library(lpSolve); library(AER); library(sandwich); library(clubSandwich)})
# The sixteen kinds of people: outcomes without and with treatment, receipts without and with assignment. Shares of
# (outcome, receipt) by assignment are sums of theirs; of compliers by the transformation of Charnes and Cooper.
kinds <- expand.grid(y0 = 0:1, y1 = 0:1, d0 = 0:1, d1 = 0:1); seen <- expand.grid(y = 0:1, d = 0:1, z = 0:1)
A <- t(sapply(1:8, function(i) with(seen[i, ], { got <- if (z == 1) kinds$d1 else kinds$d0; as.numeric(got == d & (if (d == 1) kinds$y1 else kinds$y0) == y) })))
gain <- kinds$y1 - kinds$y0; complier <- as.numeric(kinds$d1 > kinds$d0); defier <- as.numeric(kinds$d1 < kinds$d0)
ends <- function(obj, M, r) { s <- lapply(c("min", "max"), function(way) lp(way, obj, M, rep("=", nrow(M)), r)); if (s[[1]]$status == 0) list(possible = 1, lower = s[[1]]$objval, upper = s[[2]]$objval) else list(possible = 0) }
# Nobody needs to comply: there is no least share to divide by.
none <- function(p) lp("min", complier, A, rep("=", 8), p)$objval < 1e-9
bounds <- function(n) { p <- n / rep(c(sum(n[1:4]), sum(n[5:8])), each = 4)
  list(counts = v(n), average = ends(gain, A, p), averageMonotone = ends(gain, rbind(A, defier), c(p, 0)), compliers = if (none(p)) list(possible = 0) else ends(c(gain * complier, 0), rbind(cbind(A, -p), c(complier, 0)), c(rep(0, 8), 1))) }
# Counts in the order of `seen`: outcome 0 and 1 without treatment, with it; not assigned, then assigned.
case("bounds-cholestyramine", bounds(c(158, 14, 0, 0, 52, 12, 23, 78)), function(x) x)
case("bounds-vitamin-a", bounds(c(74, 11514, 0, 0, 34, 2385, 12, 9663)), function(x) x)
case("bounds-always-takers", bounds(c(52, 31, 9, 14, 18, 11, 27, 44)), function(x) x)
case("bounds-defiers", bounds(c(30, 20, 20, 30, 22, 24, 31, 23)), function(x) x)
case("bounds-contradicted", bounds(c(5, 60, 20, 15, 55, 10, 15, 20)), function(x) x)
case("bounds-monotone-contradicted", bounds(c(30, 20, 15, 35, 28, 5, 27, 40)), function(x) x)
set.seed(26); for (k in 1:6) { mix <- rexp(16) * c(1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 1, 1, 1, 1) * ifelse(defier == 1, k %% 2, 1); p <- drop(A %*% (mix / sum(mix))); counts <- c(round(400 * p[1:4]), round(300 * p[5:8])); case(paste0("bounds-random-", k), bounds(counts), function(x) x) }
# The effect in compliers: assignment z, receipt d, covariates x, outcome y.
lev <- function(m, type) { X <- model.matrix(m, component = "projected"); B <- solve(crossprod(X)); h <- rowSums((X %*% B) * X); k <- switch(type, HC0 = 1, HC1 = nrow(X) / (nrow(X) - ncol(X)), HC2 = 1 / (1 - h), HC3 = 1 / (1 - h)^2); B %*% crossprod(X * (residuals(m) * sqrt(k))) %*% B }
V <- function(m, type, cl) if (type == "classical") vcov(m) else if (type == "CR2") as.matrix(vcovCR(m, cl, "CR2")) else if (inherits(m, "ivreg")) lev(m, type) else vcovHC(m, type)
row <- function(m, at, type, cl) { b <- coef(m)[[at]]; W <- V(m, type, cl); s <- sqrt(W[at, at]); df <- if (type == "CR2") coef_test(m, vcovCR(m, cl, "CR2"))$df_Satt[at] else df.residual(m); list(estimate = b, standardError = s, df = df, p = 2 * pt(-abs(b / s), df), lower = b - qt(0.975, df) * s, upper = b + qt(0.975, df) * s) }
cace <- function(d, type = "HC2", cl = NULL) { xs <- setdiff(names(d), c("y", "z", "d")); f <- function(l, r) as.formula(paste(l, "~", paste(r, collapse = "+")))
  itt <- lm(f("y", c("z", xs)), d); up <- lm(f("d", c("z", xs)), d); iv <- ivreg(as.formula(paste("y ~", paste(c("d", xs), collapse = "+"), "|", paste(c("z", xs), collapse = "+"))), data = d)
  g <- function(th) { d$u <- d$y - th * d$d; m <- lm(f("u", c("z", xs)), d); coef(m)[["z"]]^2 / V(m, type, cl)[2, 2] }
  dfr <- if (type == "CR2") NA else df.residual(itt); b <- coef(iv)[["d"]]; far <- 12 * sqrt(V(iv, type, cl)[2, 2]); root <- function(way) { h <- function(th) g(th) - qf(0.95, 1, dfr); uniroot(h, sort(c(b, b + way * far)), tol = 1e-15, maxiter = 5000)$root }
  m1 <- with(d, tapply(d, z, mean)); yt <- with(d, tapply(y * d, z, mean)); yl <- with(d, tapply(y * (1 - d), z, mean))
  c(list(intentionToTreat = row(itt, 2, type, cl), uptake = row(up, 2, type, cl), effect = row(iv, 2, type, cl), shares = list(alwaysTakers = m1[[1]], neverTakers = 1 - m1[[2]], compliers = m1[[2]] - m1[[1]]), complierMeans = list(treated = (yt[[2]] - yt[[1]]) / (m1[[2]] - m1[[1]]), control = (yl[[1]] - yl[[2]]) / (m1[[2]] - m1[[1]]))),
    if (type != "CR2") list(andersonRubin = list(f = g(0), p = pf(g(0), 1, dfr, lower.tail = FALSE), lower = root(-1), upper = root(1)))) }
rs <- get_data("resamples"); invented <- with(rs, data.frame(y = y, z = assigned, d = received)); cars <- with(get_data("mtcars"), data.frame(y = mpg, z = as.numeric(gear > 3), d = am, wt = wt))
case("complier-plain", cace(invented), function(x) x)
for (type in c("classical", "HC0", "HC1", "HC2", "HC3")) { case(paste0("complier-covariate-", type), cace(cbind(invented, x = rs$x), type), function(x) x); case(paste0("complier-cars-", type), cace(cars, type), function(x) x) }
case("complier-cluster-CR2", cace(cbind(invented, x = rs$x), "CR2", rep(1:15, 4)), function(x) x)
# Without covariates, HC2 is the delta method of the ratio with each arm's own sample variances.
case("complier-ratio", with(invented, { u <- diff(tapply(d, z, mean)); b <- diff(tapply(y, z, mean)) / u; r <- y - b * d; c(b, sqrt(var(r[z == 1]) / sum(z == 1) + var(r[z == 0]) / sum(z == 0)) / abs(u)) }), function(x) list(estimate = x[[1]], standardError = x[[2]]))
# Simulated trials: who rejects, trial by trial, from the numbers that each draws.
U <- as.matrix(get_data("uniforms"))
# By hand: the area under Kaplan and Meier's curve and its variance, no small-sample factor; z of the difference.
area <- function(time, event, tau) { s <- survfit(Surv(time, event) ~ 1); t <- s$time[s$time <= tau]; d <- s$n.event[s$time <= tau]; n <- s$n.risk[s$time <= tau]; S <- s$surv[s$time <= tau]; grid <- c(0, t, tau); steps <- diff(grid) * c(1, S); left <- rev(cumsum(rev(steps[-1]))); k <- d > 0 & left > 0; c(sum(steps), sum(left[k]^2 * d[k] / (n[k] * (n[k] - d[k])))) }
# Each person draws the own exponential, that of the loss, and the day of enrolment; the hazard changes at a cut.
drawn <- function(u, sizes, hazards, cut, loss, follow, accrue) { at <- 0; do.call(rbind, lapply(1:2, function(g) t(sapply(1:sizes[g], function(i) { e <- -log(u[at + 1]); lost <- -log(u[at + 2]) / loss; end <- min(follow + accrue * u[at + 3], lost); at <<- at + 3; h <- hazards[[g]]; own <- if (e <= h[1] * cut) e / h[1] else cut + (e - h[1] * cut) / h[2]; c(time = min(own, end), event = as.numeric(own <= end), group = g) })))) }
rejects <- function(u) { d <- drawn(u, c(20, 30), list(c(1.2, 1.2), c(0.8, 0.3)), 0.5, 0.1, 2, 1); a <- area(d[d[, 3] == 1, 1], d[d[, 3] == 1, 2], 2); b <- area(d[d[, 3] == 2, 1], d[d[, 3] == 2, 2], 2); as.numeric(2 * pnorm(-abs((b[1] - a[1]) / sqrt(a[2] + b[2]))) < 0.05) }
told <- function(r) { w <- prop.test(sum(r), length(r), correct = FALSE)$conf.int; list(each = v(r), rejected = sum(r), estimate = mean(r), lower = w[1], upper = w[2]) }
case("power-restricted-mean-trials", apply(U, 2, rejects), told)
case("power-log-rank-trials", apply(U, 2, function(u) { d <- drawn(u, c(20, 30), list(c(1.2, 1.2), c(0.8, 0.3)), 0.5, 0.1, 2, 1); as.numeric(pchisq(survdiff(Surv(d[, 1], d[, 2]) ~ d[, 3])$chisq, 1, lower.tail = FALSE) < 0.05) }), told)
case("power-fisher-trials", apply(U, 2, function(u) { a <- sum(u[1:30] < 0.6); b <- sum(u[31:60] < 0.3); as.numeric(fisher.test(matrix(c(a, 30 - a, b, 30 - b), 2))$p.value < 0.05) }), told)
write_cases("compliance.json")
