# Reference values of stratified tables and trends. Usage, in this folder: Rscript --vanilla make-strata.R
source("json.R"); v <- function(x) I(as.vector(unname(x)))
U <- UCBAdmissions # Admit x Gender x Dept
tabs <- lapply(1:6, function(i) I(c(U[1, 1, i], sum(U[, 1, i]), U[1, 2, i], sum(U[, 2, i]))))
A <- aperm(U, c(2, 1, 3)); m <- mantelhaen.test(A, correct = FALSE); mc <- mantelhaen.test(A, correct = TRUE)
# textbook formulas, one line each
a <- U[1, 1, ]; b <- U[2, 1, ]; c <- U[1, 2, ]; d <- U[2, 2, ]; n <- a + b + c + d; n1 <- a + b; n0 <- c + d
rr <- sum(a * n0 / n) / sum(c * n1 / n); rrse <- sqrt(sum((n1 * n0 * (a + c) - a * c * n) / n^2) / (sum(a * n0 / n) * sum(c * n1 / n)))
w <- n1 * n0 / n; rd <- sum((a * n0 - c * n1) / n) / sum(w)
P <- sum((n1^2 * c - n0^2 * a + n1 * n0 * (n0 - n1) / 2) / n^2); Q <- sum((a * d + c * b) / (2 * n)); rdse <- sqrt((rd * P + Q) / sum(w)^2)
or <- unname(m$estimate); fit <- sapply(1:6, function(i) uniroot(function(x) log(x) + log(n0[i] - (a + c)[i] + x) - log(n1[i] - x) - log((a + c)[i] - x) - log(or), c(max(0, (a + c)[i] - n0[i]) + 1e-9, min(n1[i], (a + c)[i]) - 1e-9), tol = 1e-14)$root)
V <- 1 / (1 / fit + 1 / (n1 - fit) + 1 / (a + c - fit) + 1 / (n0 - a - c + fit)); bd <- sum((a - fit)^2 / V) - sum(a - fit)^2 / sum(V)
sm <- c(83, 90, 129, 70); tot <- c(86, 93, 136, 82); tr <- prop.trend.test(sm, tot); trs <- prop.trend.test(sm, tot, c(0, 0, 0, 1)); ov <- prop.test(sm, tot)
E <- list(tables = tabs, or = or, or_ci = v(m$conf.int), chisq = unname(m$statistic), p = m$p.value, chisq_cc = unname(mc$statistic), rr = rr, rr_se = rrse, rd = rd, rd_se = rdse, breslow_day = bd,
  smokers = I(sm), patients = I(tot), trend = unname(tr$statistic), trend_p = tr$p.value, trend_scores = unname(trs$statistic), overall = unname(ov$statistic))
save_json(E, "strata.json")
