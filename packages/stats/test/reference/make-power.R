# Power and sample size by rpact 3.3.4, power.t.test and formulas written out. Usage: Rscript --vanilla make-power.R
suppressMessages(library(rpact)); source("json.R"); v <- function(x) I(as.vector(unname(x)))
ev <- function(type, hr, r) getSampleSizeSurvival(alpha = 0.05, beta = 0.1, sided = 2, typeOfComputation = type, hazardRatio = hr, lambda2 = 0.1, allocationRatioPlanned = r, accrualTime = 12, followUpTime = 24)$eventsFixed
log_rank <- list(schoenfeld = ev("Schoenfeld", 0.6, 1), schoenfeld2 = ev("Schoenfeld", 0.6, 2), freedman = ev("Freedman", 0.6, 1), freedman2 = ev("Freedman", 0.6, 2))
# rpact's sizes of non-inferiority: Farrington and Manning's restricted estimate. Group 1 is the treated arm.
ni <- function(th, p1, p2, r) getSampleSizeRates(groups = 2, thetaH0 = th, pi1 = p1, pi2 = p2, sided = 1, alpha = 0.025, beta = 0.2, allocationRatioPlanned = r)$nFixed2
margin <- list(a = ni(-0.1, 0.85, 0.85, 1), b = ni(-0.15, 0.6, 0.65, 2), c = ni(0.1, 0.3, 0.28, 1), zero = ni(0, 0.5, 0.3, 1))
# rpact's event probability: accrual over 12, seen at 30
prob <- function(l, d) getEventProbabilities(time = 30, accrualTime = c(0, 12), lambda1 = l, lambda2 = l, dropoutRate1 = d[1], dropoutRate2 = d[1], dropoutTime = 12, maxNumberOfSubjects = 100)$overallEventProbabilities
loss <- 0.02
events <- list(plain = prob(0.03, 0), lost = prob(0.03, 1 - exp(-loss * 12)))
# Fleiss, Tytun & Ury: size of the first arm with correction, ratio r
fleiss <- function(p1, p2, a, b, r) { p <- (p1 + r * p2) / (1 + r); d <- abs(p1 - p2)
  n <- (qnorm(1 - a / 2) * sqrt((r + 1) * p * (1 - p)) + qnorm(1 - b) * sqrt(r * p1 * (1 - p1) + p2 * (1 - p2)))^2 / (r * d^2); n / 4 * (1 + sqrt(1 + 2 * (r + 1) / (n * r * d)))^2 }
corrected <- list(equal = fleiss(0.6, 0.7, 0.01, 0.05, 1), uneven = fleiss(0.67, 0.29, 0.05, 0.2, 2))
unequal <- function(n, d, s, r, a = 0.05) { df <- n * (1 + r) - 2; c <- qt(1 - a / 2, df); m <- d / (s * sqrt((1 + 1 / r) / n)); pt(c, df, m, lower.tail = FALSE) + pt(-c, df, m) }
deff <- 1 + ((1 + 0.4^2) * 12 - 1) * 0.05
clusters <- list(equal = power.t.test(n = 10, delta = 0.5, sd = 1.2 * sqrt((1 + 11 * 0.05) / 12), strict = TRUE)$power, varying = unequal(8, 0.5, 1.2 * sqrt(deff / 12), 1.5))
partial <- local({ a <- 1.2^2 * (1 + 3 * 0.1) / (4 * 12); b <- 1.2^2 / 50; df <- (a + b)^2 / (a^2 / 11 + b^2 / 49); c <- qt(0.975, df); m <- 0.7 / sqrt(a + b); pt(c, df, m, lower.tail = FALSE) + pt(-c, df, m) })
save_json(list(log_rank = log_rank, margin = margin, events = events, corrected = corrected, clusters = clusters, partial = partial, means_uneven = unequal(20, 0.7, 1.1, 2)), "power.json")
