# More calls, written before the package was asked: repeated events by their number, penalised
# likelihoods, exact unconditional tests, group-sequential bounds, several hypotheses, pooling, adjusted effects. See lib.R.
# Everything that no package of R has is written out here.
source("make/lib.R"); suppressMessages({library(rpact); library(mice)})
# Wei, Lin and Weissfeld: the time from the start to each of the first three infections, everyone at risk of all three.
cg <- get_data("cgd"); first <- cg[!duplicated(cg$id), ]
wlw <- do.call(rbind, lapply(split(cg, cg$id), function(d) { at <- d$tstop[d$status == 1]; k <- length(at); data.frame(id = d$id[1], treat = d$treat[1], inherit = d$inherit[1], age = d$age[1], enum = 1:3, time = c(at, rep(max(d$tstop), 3))[1:3], event = as.numeric(1:3 <= k)) }))
wl <- function(m) list(estimate = v(coef(m)), standardError = v(sqrt(diag(m$var))), modelError = v(sqrt(diag(m$naive.var))), ll = v(m$loglik), wald = unname(m$wald.test))
case("wlw-common", coxph(Surv(time, event) ~ treat + inherit + age + strata(enum), wlw, cluster = id, control = CC), wl)
case("wlw-common-breslow", coxph(Surv(time, event) ~ treat + age + strata(enum), wlw, cluster = id, ties = "breslow", control = CC), wl)
case("wlw-specific", coxph(Surv(time, event) ~ strata(enum) / (treat + age), wlw, cluster = id, control = CC), function(m) { j <- split(1:6, rep(1:2, each = 3)); a <- lapply(j, function(k) { W <- solve(vcov(m)[k, k], rep(1, 3)); c(sum(W * coef(m)[k]) / sum(W), 1 / sqrt(sum(W))) }); list(estimate = v(coef(m)), standardError = v(sqrt(diag(m$var))), average = v(sapply(a, `[`, 1)), averageError = v(sapply(a, `[`, 2))) })
# Firth's penalty: the likelihood plus half the logarithm of the determinant of the information, maximised by optim and
# then by Newton steps with differences; limits where twice the loss of the profile is the chi-squared quantile.
peak <- function(f, start) { b <- start; for (i in 1:5) b <- optim(b, function(x) -f(x), method = "BFGS", control = list(reltol = 1e-16, maxit = 2000))$par
  h <- 1e-4; e <- diag(h, length(b)); for (i in 1:6) { g <- apply(e, 1, function(d) (8 * (f(b + d) - f(b - d)) - (f(b + 2 * d) - f(b - 2 * d))) / (12 * h)); H <- outer(seq_along(b), seq_along(b), Vectorize(function(j, k) (f(b + e[j, ] + e[k, ]) - f(b + e[j, ] - e[k, ]) - f(b - e[j, ] + e[k, ]) + f(b - e[j, ] - e[k, ])) / (4 * h^2))); b <- b - solve(H, g) }; list(b = b, value = f(b)) }
firth <- function(pll, info, start, scale, level = 0.95) { g <- function(x) { z <- suppressWarnings(pll(x / scale)); if (is.finite(z)) z else -1e8 }; top <- peak(g, start * scale); p <- length(start); q <- qchisq(level, 1)
  # The others are moved in units in which the information at the maximum is the identity.
  I <- info(top$b / scale) / outer(scale, scale)
  along <- function(j, t) if (p == 1) g(t) else { W <- solve(chol(I[-j, -j, drop = FALSE])); b <- top$b[-j] - drop(solve(I[-j, -j, drop = FALSE], I[-j, j])) * (t - top$b[j]); inner <- function(u) { z <- numeric(p); z[j] <- t; z[-j] <- b + drop(W %*% u); g(z) }; u <- rep(0, p - 1); for (i in 1:6) u <- optim(u, function(x) -inner(x), method = "BFGS", control = list(reltol = 1e-16, maxit = 2000, ndeps = rep(1e-5, p - 1)))$par; inner(u) }
  se <- sqrt(diag(solve(info(top$b / scale)))) * scale; lim <- function(j, way) uniroot(function(t) 2 * (top$value - along(j, t)) - q, sort(top$b[j] + way * c(0.3, 6) * se[j]), tol = 1e-10, extendInt = "yes")$root
  list(estimate = v(top$b / scale), standardError = v(se / scale), penalised = top$value, chiSquared = v(sapply(1:p, function(j) 2 * (top$value - along(j, 0)))), lower = v(sapply(1:p, function(j) lim(j, -1) / scale[j])), upper = v(sapply(1:p, function(j) lim(j, 1) / scale[j]))) }
fl <- function(X, y) { X <- cbind(1, X); eta <- function(b) drop(X %*% b); info <- function(b) { m <- plogis(eta(b)); crossprod(X * (m * (1 - m)), X) }; firth(function(b) sum(y * plogis(eta(b), log.p = TRUE) + (1 - y) * plogis(-eta(b), log.p = TRUE)) + as.numeric(determinant(info(b))$modulus) / 2, info, rep(0, ncol(X)), c(1, apply(X[, -1, drop = FALSE], 2, sd))) }
bw <- get_data("birthwt"); cars <- get_data("mtcars"); inf <- get_data("infert")
case("firth-logistic-birthwt", fl(cbind(bw$age, bw$smoke, bw$ht), bw$low), function(x) x, 1e-6)
case("firth-logistic-separated", fl(cbind(cars$wt, cars$qsec), cars$am), function(x) x, 1e-6)
case("firth-logistic-few", fl(cbind(as.numeric(bw$ftv > 3), bw$ui), bw$low), function(x) x, 1e-6)
case("firth-logistic-infert", fl(cbind(inf$spontaneous, inf$induced), inf$case), function(x) x, 1e-6)
fc <- function(time, status, X, ties) { at <- function(b) coxph(Surv(time, status) ~ X, init = b, ties = ties, control = coxph.control(iter.max = 0)); info <- function(b) solve(at(b)$var); sc <- apply(X, 2, sd); firth(function(b) { m <- at(b); m$loglik[1] - as.numeric(determinant(m$var)$modulus) / 2 }, info, rep(0, ncol(X)), sc) }
ov <- get_data("ovarian"); kd <- get_data("kidney"); ra <- subset(get_data("rats"), litter <= 30)
case("firth-cox-ovarian", fc(ov$futime, ov$fustat, cbind(ov$age, ov$rx, ov$resid.ds), "efron"), function(x) x, 1e-6)
case("firth-cox-kidney-breslow", fc(kd$time, kd$status, cbind(kd$age, kd$sex), "breslow"), function(x) x, 1e-6)
case("firth-cox-no-events", fc(ra$time, ra$status, cbind(ra$rx, as.numeric(ra$sex == 2)), "efron"), function(x) x, 1e-6)
# Unconditional tests: all tables at least as extreme, the largest probability over a grid of 4001 common risks and then
# between its neighbours.
pooled <- function(a, c, n1, n0) { m <- (a + c) / (n1 + n0); ifelse(m %in% 0:1, 0, abs(a / n1 - c / n0) / sqrt(m * (1 - m) * (1 / n1 + 1 / n0))) }
unpooled <- function(a, c, n1, n0) { p <- a / n1; q <- c / n0; ifelse(p == q, 0, abs(p - q) / sqrt(p * (1 - p) / n1 + q * (1 - q) / n0)) }
likely <- function(a, c, n1, n0) -mapply(function(a, c) fisher.test(matrix(c(a, n1 - a, c, n0 - c), 2))$p.value, a, c)
one <- function(a, c, n1, n0) -phyper(a, n1, n0, a + c)
un <- function(t, f) { n1 <- t[2]; n0 <- t[4]; g <- expand.grid(a = 0:n1, c = 0:n0); k <- f(g$a, g$c, n1, n0); own <- k[g$a == t[1] & g$c == t[3]]; keep <- k >= own - if (is.finite(own)) 1e-9 * max(1, abs(own)) else 0; r <- g[keep, ]; h <- function(p) sum(dbinom(r$a, n1, p) * dbinom(r$c, n0, p)); x <- seq(0, 1, length.out = 4001); y <- sapply(x, h); i <- order(-y)[1:12]
  max(y, sapply(i, function(i) optimize(h, c(max(0, x[i] - 5e-4), min(1, x[i] + 5e-4)), maximum = TRUE, tol = 1e-14)$objective)) }
for (t in list(c(1, 11, 7, 13), c(3, 20, 9, 17), c(0, 8, 3, 25), c(6, 9, 4, 30), c(12, 19, 5, 19), c(2, 40, 8, 37))) case(paste0("unconditional-", paste(t, collapse = "-")), list(table = v(t), barnard = un(t, pooled), wald = un(t, unpooled), boschloo = un(t, likely), less = un(t, one)), function(x) x, 1e-6)
# Group-sequential bounds as rpact has them.
g <- function(t, alpha, sides, type, gamma = NA_real_) { d <- getDesignGroupSequential(informationRates = t, alpha = alpha, beta = 0.15, sided = sides, typeOfDesign = type, gammaA = gamma, tolerance = 1e-10); list(information = v(t), alpha = alpha, sides = sides, gamma = if (is.na(gamma)) 0 else gamma, bound = v(d$criticalValues), inflation = getDesignCharacteristics(d)$inflationFactor) }
E <- function(k) (1:k) / k; looks <- list(two = E(2), five = E(5), uneven = c(0.2, 0.35, 0.9, 1))
for (w in names(looks)) for (s in 1:2) { case(sprintf("of-%s-%d", w, s), g(looks[[w]], 0.025 * s, s, "OF"), function(x) x, 1e-6); case(sprintf("pocock-%s-%d", w, s), g(looks[[w]], 0.025 * s, s, "P"), function(x) x, 1e-6)
  case(sprintf("as-of-%s-%d", w, s), g(looks[[w]], 0.025 * s, s, "asOF"), function(x) x, 1e-6); case(sprintf("as-pocock-%s-%d", w, s), g(looks[[w]], 0.025 * s, s, "asP"), function(x) x, 1e-6); case(sprintf("as-kim-demets-%s-%d", w, s), g(looks[[w]], 0.025 * s, s, "asKD", 1.7), function(x) x, 1e-6) }
fu <- function(t, a, b, gb, binding) { d <- getDesignGroupSequential(informationRates = t, alpha = 0.025, beta = 0.1, sided = 1, typeOfDesign = a, typeBetaSpending = b, gammaB = gb, bindingFutility = binding, tolerance = 1e-10); ch <- getDesignCharacteristics(d); list(information = v(t), upper = v(d$criticalValues), lower = v(d$futilityBounds), inflation = ch$inflationFactor, shift = ch$shift) }
case("futility-free-of", fu(c(0.25, 0.6, 1), "asOF", "bsOF", NA_real_, FALSE), function(x) x, 1e-6)
case("futility-free-pocock", fu(c(0.4, 0.7, 1), "asP", "bsP", NA_real_, FALSE), function(x) x, 1e-6)
case("futility-free-power", fu(c(0.3, 0.5, 0.8, 1), "asOF", "bsKD", 2, FALSE), function(x) x, 1e-6)
case("futility-bound-power", fu(c(0.3, 0.5, 0.8, 1), "asOF", "bsKD", 2, TRUE), function(x) x, 1e-6)
# Conditional power: rpact's, two looks and three; predictive power by integration over what is then known.
cp <- function(t, means, theta) { k <- length(t); n <- 40; d <- getDesignGroupSequential(informationRates = t, alpha = 0.025, sided = 1, typeOfDesign = "asOF", tolerance = 1e-10); m <- length(means); s <- getStageResults(d, getDataset(n1 = rep(n, m), n2 = rep(n, m), means1 = means, means2 = rep(0, m), stDevs1 = rep(1, m), stDevs2 = rep(1, m)), stage = m, normalApproximation = TRUE); x <- getConditionalPower(s, nPlanned = rep(2 * n, k - m), thetaH1 = theta, assumedStDev = 1); list(information = v(t), look = m, z = s$overallTestStatistics[m], drift = theta * sqrt(n * k / 2), power = tail(x$conditionalPower, 1)) }
case("conditional-two", cp(E(2), 0.31, 0.4), function(x) x, 1e-6)
case("conditional-three-second", cp(E(3), c(0.3, 0.22), 0.35), function(x) x, 1e-6)
case("conditional-three-first", cp(E(3), 0.18, 0.45), function(x) x, 1e-6)
pp <- function(z, t, crit, m0, t0) { mean <- (m0 * t0 + z * sqrt(t)) / (t0 + t); s <- 1 / sqrt(t0 + t); integrate(function(d) dnorm(d, mean, s) * pnorm((z * sqrt(t) + d * (1 - t) - crit) / sqrt(1 - t)), mean - 12 * s, mean + 12 * s, rel.tol = 1e-12, subdivisions = 1000)$value }
case("predictive", list(flat = pp(1.1, 0.4, 1.96, 0, 0), prior = pp(1.7, 0.65, 2.01, 2.5, 0.2), trend = pnorm((1.7 / sqrt(0.65) * (1 - 0.65) + 1.7 * sqrt(0.65) - 2.01) / sqrt(0.35))), function(x) x)
# Several hypotheses.
P <- list(c(0.012, 0.04, 0.012, 0.21, 0.033), c(0.5, 0.02, 0.019, 0.021, 0.9, 0.001, 0.02), c(0.05, 0.05, 0.05, 0.05), c(0.9, 0.04))
for (i in seq_along(P)) case(paste0("hommel-", i), list(p = v(P[[i]]), hommel = v(p.adjust(P[[i]], "hommel")), hochberg = v(p.adjust(P[[i]], "hochberg")), holm = v(p.adjust(P[[i]], "holm"))), function(x) x)
# A graph by the closed test: the weights of every intersection by taking the others out one by one.
closed <- function(p, w, G) { m <- length(p); out <- rep(0, m); for (s in 1:(2^m - 1)) { I <- which(bitwAnd(s, 2^(1:m - 1)) > 0); W <- w; g <- G; for (j in setdiff(1:m, I)) { W2 <- W + W[j] * g[j, ]; W2[j] <- 0; g2 <- g; for (l in 1:m) for (k in 1:m) g2[l, k] <- if (l == k || l == j || k == j || g[l, j] * g[j, l] >= 1) 0 else (g[l, k] + g[l, j] * g[j, k]) / (1 - g[l, j] * g[j, l]); W <- W2; g <- g2 }
  q <- min(1, ifelse(W[I] > 0, p[I] / W[I], Inf)); out[I] <- pmax(out[I], q) }; out }
gr <- function(p, w, G) list(p = v(p), weight = v(w), transition = mat(G), adjusted = v(closed(p, w, G)))
case("graph-fallback", gr(c(0.02, 0.001, 0.04), c(0.5, 0.3, 0.2), rbind(c(0, 1, 0), c(0, 0, 1), c(0, 0, 0))), function(x) x)
case("graph-gatekeeping", gr(c(0.01, 0.03, 0.009, 0.2), c(0.6, 0.4, 0, 0), rbind(c(0, 0.25, 0.75, 0), c(0.5, 0, 0, 0.5), c(0, 0, 0, 1), c(0, 0, 1, 0))), function(x) x)
case("graph-five", gr(c(0.004, 0.02, 0.013, 0.03, 0.6), c(0.3, 0.3, 0.4, 0, 0), rbind(c(0, 0.3, 0.2, 0.5, 0), c(0.4, 0, 0.1, 0.2, 0.3), c(0.3, 0.3, 0, 0, 0.4), c(0.5, 0.1, 0.1, 0, 0.3), c(0, 0.5, 0.5, 0, 0))), function(x) x)
# Barnard and Rubin's degrees of freedom, also where imputations hardly differ and where few rows were complete.
br <- function(q, u, df) { x <- pool.scalar(q, u, n = df + 1, k = 1); l <- (1 + 1 / x$m) * x$b / x$t; o <- (df + 1) / (df + 3) * df * (1 - l); r <- (x$m - 1) / l^2; list(q = v(q), u = v(u), completeDf = df, estimate = x$qbar, total = x$t, df = r * o / (r + o), p = 2 * pt(-abs(x$qbar / sqrt(x$t)), r * o / (r + o))) }
case("barnard-rubin-three", br(c(0.2, 0.9, 0.4), c(0.1, 0.08, 0.12), 9), function(x) x)
case("barnard-rubin-alike", br(c(1.01, 1.02, 1.015, 1.011), c(0.2, 0.21, 0.19, 0.2), 57), function(x) x)
case("barnard-rubin-wide", br(c(-2, 3, 0.5, 7, 1), c(0.3, 0.2, 0.4, 0.25, 0.3), 400), function(x) x)
# Ye, Shao and Yi: each arm's own slopes b, diag(residual variance / share) + b' S b with the covariances of x where each
# outcome was seen; less what strata of the allocation take away.
ysy <- function(y, arm, X, stratum = NULL) { n <- length(y); k <- sort(unique(arm)); pi <- sapply(k, function(a) mean(arm == a)); m <- lapply(k, function(a) lm(y[arm == a] ~ X[arm == a, , drop = FALSE])); B <- sapply(m, function(z) coef(z)[-1]); B <- matrix(B, ncol = length(k)); r <- numeric(n); for (a in seq_along(k)) r[arm == k[a]] <- resid(m[[a]])
  S <- lapply(k, function(a) cov(X[arm == a, , drop = FALSE])); C <- sapply(seq_along(k), function(b) sapply(seq_along(k), function(a) drop(t(B[, a]) %*% S[[a]] %*% B[, b]))); V <- diag(sapply(seq_along(k), function(a) var(r[arm == k[a]])) / pi) + C + t(C) - t(B) %*% cov(X) %*% B
  if (!is.null(stratum)) for (s in unique(stratum)) { i <- stratum == s; R <- diag(sapply(seq_along(k), function(a) mean(r[i & arm == k[a]])) / pi); V <- V - mean(i) * R %*% (diag(pi) - outer(pi, pi)) %*% R }
  est <- sapply(m, function(z) coef(z)[1] + sum(coef(z)[-1] * colMeans(X))); D <- V / n; list(estimate = v(est), difference = v(est[-1] - est[1]), standardError = v(sapply(2:length(k), function(a) sqrt(D[a, a] + D[1, 1] - 2 * D[a, 1])))) }
third <- (seq_len(nrow(bw)) * 7) %% 3; half <- (seq_len(nrow(bw)) * 11) %% 2
case("ye-shao-yi-three", ysy(bw$bwt, third, cbind(bw$age, bw$lwt)), function(x) x)
case("ye-shao-yi-strata", ysy(bw$bwt, half, cbind(bw$age, bw$lwt, bw$smoke), bw$race), function(x) x)
write_cases("unseen-trials.json")
