# Group-sequential designs at uneven looks, final analysis with futility bounds, power, pooling, meta-analysis, graphs,
# intervals of bounds. See lib.R. rpact 3.3.4 and mvtnorm 1.1-3: bounds found again by root finding on Miwa's
# probabilities, since rpact's own stop near 1e-8; rpact's are asserted to be theirs.
source("make/lib.R"); suppressMessages({library(rpact); library(mvtnorm); library(metafor); library(mice)})
corr <- function(t) outer(t, t, function(a, b) sqrt(pmin(a, b) / pmax(a, b)))
box <- function(lo, up, t, th = 0) { m <- th * sqrt(t); lo <- lo - m; up <- up - m; if (length(t) == 1) return(pnorm(up) - pnorm(lo)); lo <- pmax(lo, -9); up <- pmin(up, 9); if (any(lo >= up)) return(0); pmvnorm(lo, up, corr = corr(t), algorithm = Miwa(steps = 2048))[1] }
# Upper bounds by spending: first crossing at each look, one or both sides.
spend <- function(t, spent, sides, lower = NULL) { b <- numeric(0); for (k in seq_along(t)) { due <- (spent[k] - if (k > 1) spent[k - 1] else 0) / sides
  up <- function(x) { pre <- if (k > 1) b else numeric(0); lo <- if (sides == 2) -pre else if (is.null(lower)) rep(-Inf, k - 1) else lower[seq_len(k - 1)]; box(c(lo, x), c(pre, Inf), t[1:k]) - due }
  b <- c(b, uniroot(up, c(0.5, 8), tol = 1e-14)$root) }; b }
check <- function(mine, theirs) { stopifnot(max(abs(mine - theirs)) < 1e-5); v(mine) }
des <- function(...) getDesignGroupSequential(..., tolerance = 1e-10)
plan <- function(t, alpha, sides, type, gamma = NA_real_) { d <- des(informationRates = t, alpha = alpha, beta = 0.2, sided = sides, typeOfDesign = type, gammaA = gamma)
  f <- switch(type, asOF = function(x) sides * 2 * (1 - pnorm(qnorm(1 - alpha / sides / 2) / sqrt(x))), asP = function(x) alpha * log(1 + (exp(1) - 1) * x), asKD = function(x) alpha * x^gamma, asHSD = function(x) alpha * (1 - exp(-gamma * x)) / (1 - exp(-gamma)))
  s <- f(t); b <- spend(t, s, sides); list(information = v(t), alpha = alpha, sides = sides, spent = v(s), bound = check(b, d$criticalValues)) }
t3 <- c(0.11, 0.62, 1); t2 <- c(0.87, 1); t4 <- c(0.05, 0.31, 0.77, 1)
case("spending-of-uneven", plan(t3, 0.05, 2, "asOF"), function(x) x, 1e-6)
case("spending-of-late", plan(t2, 0.01, 1, "asOF"), function(x) x, 1e-6)
case("spending-pocock-uneven", plan(t4, 0.1, 2, "asP"), function(x) x, 1e-6)
case("spending-kim-demets", plan(t4, 0.025, 1, "asKD", 3.3), function(x) x, 1e-6)
case("spending-hwang-negative", plan(t3, 0.05, 2, "asHSD", -6.5), function(x) x, 1e-6)
case("spending-hwang-positive", plan(t3, 0.02, 1, "asHSD", 2.5), function(x) x, 1e-6)
constant <- function(t, alpha, sides, shape) { f <- function(C) { b <- C * shape; 1 - box(if (sides == 2) -b else rep(-Inf, length(t)), b, t) - alpha }; C <- uniroot(f, c(0.8, 6), tol = 1e-14)$root; list(information = v(t), alpha = alpha, sides = sides, constant = C, bound = v(C * shape)) }
case("constant-pocock-uneven", constant(t3, 0.05, 2, rep(1, 3)), function(x) x, 1e-6)
case("constant-obrien-fleming-uneven", constant(t4, 0.025, 1, t4^-0.5), function(x) x, 1e-6)
case("haybittle-peto-uneven", { b <- function(x) c(2.8, 2.8, x); list(information = v(t3), early = 2.8, alpha = 0.04, bound = v(b(uniroot(function(x) 1 - box(-b(x), b(x), t3) - 0.04, c(1.5, 4), tol = 1e-14)$root))) }, function(x) x, 1e-6)
# Final analysis by stagewise ordering with bounds for futility, obeyed or ignored.
stop_at <- function(d, look, z, obeyed) { t <- d$informationRates; up <- d$criticalValues; lo <- if (obeyed) d$futilityBounds else rep(-Inf, length(t) - 1); strong <- function(th) { s <- 0; for (j in seq_len(look)) { here <- if (j < look) up[j] else z; s <- s + box(c(lo[seq_len(j - 1)], here), c(up[seq_len(j - 1)], Inf), t[1:j], th) }; s }
  at <- function(p) uniroot(function(th) strong(th) - p, c(-8, 12), tol = 1e-13)$root; list(look = look, z = z, p = strong(0), estimate = at(0.5), lower = at(0.025), upper = at(0.975)) }
fd <- function(binding) des(informationRates = c(0.3, 0.7, 1), alpha = 0.025, beta = 0.2, sided = 1, typeOfDesign = "asHSD", gammaA = -4, typeBetaSpending = "bsHSD", gammaB = -2, bindingFutility = binding)
for (b in c(TRUE, FALSE)) { d <- fd(b); for (w in c(TRUE, FALSE)) for (s in list(c(1, -0.4), c(2, 2.6), c(2, 0.2), c(3, 2.1), c(3, 0.7))) case(sprintf("final-%s-%s-%d-%g", if (b) "binding" else "free", if (w) "obeyed" else "ignored", s[1], s[2]), stop_at(d, s[1], s[2], w), function(x) c(list(bindingDesign = as.integer(b), obeyed = as.integer(w)), x), 1e-6) }
# rpact's own final p-value of a binding design at the last look, equal stages.
dd <- des(kMax = 3, alpha = 0.025, beta = 0.2, sided = 1, typeOfDesign = "asOF", typeBetaSpending = "bsOF", bindingFutility = TRUE); sr <- getStageResults(dd, getDataset(n = c(50, 50, 50), means = c(0.15, 0.2, 0.25), stDevs = c(1, 1, 1)), normalApproximation = TRUE)
case("final-rpact", dd, function(d) list(z = sr$overallTestStatistics[3], p = getFinalPValue(sr)$pFinal), 1e-6)
# Power by the formulas in print.
tt <- function(n, delta, sd, alpha, r) { df <- n + r * n - 2; nc <- delta / sd * sqrt(n * r / (1 + r)); q <- qt(1 - alpha / 2, df); pt(q, df, nc, lower.tail = FALSE) + pt(-q, df, nc) }
case("power-means-ratio", tt(20, 0.7, 1.1, 0.02, 3), function(p) list(power = p))
case("power-log-rank", { a <- qnorm(0.995); m <- abs(log(0.55)) * sqrt(83 * 2) / 3; f <- (1 - 0.55) / (1 + 0.55 * 2) * sqrt(83 * 2); list(schoenfeld = pnorm(m - a) + pnorm(-m - a), freedman = pnorm(f - a) + pnorm(-f - a)) }, function(x) x)
# Rubin's rules.
Q <- c(0.31, 0.42, 0.18, 0.37, 0.29); U <- c(0.021, 0.019, 0.024, 0.020, 0.022)
pool1 <- function(n) { x <- pool.scalar(Q, U, n = n + 1, k = 1); list(estimate = x$qbar, within = x$ubar, between = x$b, total = x$t, df = x$df, relativeIncrease = x$r, missingInformation = x$fmi, p = 2 * pt(-abs(x$qbar / sqrt(x$t)), x$df)) }
case("pool-small-sample", pool1(17), function(x) c(list(q = v(Q), u = v(U), completeDf = 17), x))
case("pool-large-sample", pool1(1e10), function(x) { x$df <- NULL; x$p <- NULL; x$missingInformation <- NULL; c(list(q = v(Q), u = v(U), completeDf = Inf), x) })
# Meta-analyses of small sets.
ma <- function(y, s, method, knha) { m <- rma(y, sei = s, method = method, test = if (knha) "knha" else "z", control = list(threshold = 1e-14, maxiter = 2000, tol = 1e-14)); list(y = v(y), se = v(s), estimate = unname(m$b[1]), standardError = m$se, lower = m$ci.lb, upper = m$ci.ub, p = m$pval, tauSquared = m$tau2, q = m$QE, qP = m$QEp) }
Y <- list(c(0.1, -0.4, 0.35, 0.9, -0.05, 0.6), c(-0.22, -0.25, -0.2), c(1.2, 0.1, 2.5, -1)); S <- list(c(0.2, 0.15, 0.3, 0.25, 0.1, 0.4), c(0.3, 0.2, 0.25), c(0.1, 0.2, 0.15, 0.12))
for (i in 1:3) for (m in c("FE", "DL", "PM", "REML")) for (k in if (m == "FE") FALSE else c(FALSE, TRUE)) case(sprintf("meta-%d-%s-%s", i, m, if (k) "knha" else "z"), ma(Y[[i]], S[[i]], m, k), function(x) x)
# The graph of two primary and two secondary hypotheses: smallest level at which each is rejected, by trying levels.
graph <- function(p, w, G) { rejected <- function(a) { open <- seq_along(p); w0 <- w; g <- G; out <- integer(0); repeat { k <- open[p[open] <= a * w0[open] + 1e-15]; if (!length(k)) return(out); j <- k[1]; out <- c(out, j); open <- setdiff(open, j); w2 <- w0; w2[open] <- w0[open] + w0[j] * g[j, open]; w2[j] <- 0; g2 <- g; for (l in open) for (m in open) g2[l, m] <- if (l == m || g[l, j] * g[j, l] >= 1) 0 else (g[l, m] + g[l, j] * g[j, m]) / (1 - g[l, j] * g[j, l]); w0 <- w2; g <- g2; g[j, ] <- 0; g[, j] <- 0 } }
  sapply(seq_along(p), function(i) { lo <- 0; hi <- 1; if (!(i %in% rejected(1))) return(1); for (n in 1:60) { mid <- (lo + hi) / 2; if (i %in% rejected(mid)) hi <- mid else lo <- mid }; hi }) }
G <- rbind(c(0, 0.5, 0.5, 0), c(0.5, 0, 0, 0.5), c(0, 1, 0, 0), c(1, 0, 0, 0)); P <- c(0.011, 0.03, 0.02, 0.6)
case("graph", graph(P, c(0.5, 0.5, 0, 0), G), function(x) list(p = v(P), adjusted = v(x)))
# Imbens and Manski's interval.
im <- function(lo, up, sl, su, level) { c <- uniroot(function(c) pnorm(c + (up - lo) / max(sl, su)) - pnorm(-c) - level, c(0, 5), tol = 1e-15)$root; list(bounds = v(c(lo, up, sl, su)), level = level, critical = c, lower = lo - c * sl, upper = up + c * su) }
case("bounds-apart", im(-0.1, 0.3, 0.05, 0.08, 0.95), function(x) x)
case("bounds-near", im(0.12, 0.15, 0.06, 0.04, 0.9), function(x) x)
case("bounds-meet", im(0.2, 0.2, 0.1, 0.1, 0.99), function(x) x)
write_cases("trials-awkward.json")
