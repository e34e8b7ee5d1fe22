# Multiplicity, meta-analysis, log-rank trend. Usage, in this folder: Rscript --vanilla make-meta.R
suppressMessages(library(survival)); source("json.R"); v <- function(x) I(as.vector(unname(x)))
p <- c(0.01, 0.04, 0.03, 0.005, 0.2, 0.04, 0.0004)
kinds <- c("bonferroni", "holm", "hochberg", "hommel", "BH", "BY")
# BCG vaccine trials (Colditz et al. 1994): log risk ratios from cases and non-cases
bcg <- data.frame(a = c(4, 6, 3, 62, 33, 180, 8, 505, 29, 17, 186, 5, 27), b = c(119, 300, 228, 13536, 5036, 1361, 2537, 87886, 7470, 1699, 50448, 2493, 16886),
  c = c(11, 29, 11, 248, 47, 372, 10, 499, 45, 65, 141, 3, 29), d = c(128, 274, 209, 12619, 5761, 1079, 619, 87892, 7232, 1600, 27197, 2338, 17825))
y <- with(bcg, log(a / (a + b)) - log(c / (c + d))); s2 <- with(bcg, 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)); k <- 13
Q <- function(t2) { w <- 1 / (s2 + t2); m <- sum(w * y) / sum(w); sum(w * (y - m)^2) }
w <- 1 / s2; dl <- max(0, (Q(0) - (k - 1)) / (sum(w) - sum(w^2) / sum(w))); pm <- uniroot(function(t) Q(t) - (k - 1), c(0, 5), tol = 1e-15)$root
X <- matrix(1, k); sc <- function(t2) { W <- diag(1 / (s2 + t2)); P <- W - W %*% X %*% solve(t(X) %*% W %*% X) %*% t(X) %*% W; drop(t(y) %*% P %*% P %*% y) - sum(diag(P)) }
reml <- uniroot(sc, c(0.01, 5), tol = 1e-15)$root
res <- function(t2, hk = FALSE) { w <- 1 / (s2 + t2); m <- sum(w * y) / sum(w); se <- sqrt(1 / sum(w)); if (hk) se <- se * sqrt(sum(w * (y - m)^2) / (k - 1)); q <- if (hk) qt(0.975, k - 1) else qnorm(0.975)
  list(tau2 = t2, est = m, se = se, lo = m - q * se, hi = m + q * se, plo = m - qt(0.975, k - 2) * sqrt(t2 + se^2)) }
vet <- veteran; ct <- as.integer(vet$celltype); sd <- survdiff(Surv(time, status) ~ ct, vet); sc4 <- 1:4
tr <- sum(sc4 * (sd$obs - sd$exp)) / sqrt(drop(sc4 %*% sd$var %*% sc4))
E <- list(p = v(p), adjust = setNames(lapply(kinds, function(m) v(p.adjust(p, m))), kinds), y = v(y), se = v(sqrt(s2)), Q = Q(0), I2 = (Q(0) - 12) / Q(0),
  fixed = res(0), dl = res(dl), pm = res(pm), reml = res(reml), hk = res(reml, TRUE), trend = tr)
save_json(E, "meta.json")
