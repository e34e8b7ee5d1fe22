# Group-sequential bounds, futility, final analysis and conditional power by rpact 3.3.4, and joint normal probabilities
# by mvtnorm 1.1-3. rpact's root finders stop at about 1e-8. Usage, in this folder: Rscript --vanilla make-sequential.R
suppressMessages({library(rpact); library(mvtnorm)}); source("json.R"); v <- function(x) I(as.vector(unname(x)))
des <- function(...) getDesignGroupSequential(..., tolerance = 1e-10)
pw <- function(d, power = 0.9) getDesignCharacteristics(d)$inflationFactor
row <- function(d) list(bound = v(d$criticalValues), spent = v(d$alphaSpent), inflation = pw(d))
t3 <- c(0.3, 0.7, 1); t4 <- c(0.2, 0.5, 0.8, 1)
bounds <- list(
  of5 = row(des(kMax = 5, alpha = 0.05, beta = 0.1, sided = 2, typeOfDesign = "OF")),
  of4_one = row(des(kMax = 4, alpha = 0.025, beta = 0.1, sided = 1, typeOfDesign = "OF")),
  p5 = row(des(kMax = 5, alpha = 0.05, beta = 0.1, sided = 2, typeOfDesign = "P")),
  p3_one = row(des(kMax = 3, alpha = 0.01, beta = 0.1, sided = 1, typeOfDesign = "P")),
  wt25 = row(des(informationRates = t4, alpha = 0.05, beta = 0.1, sided = 2, typeOfDesign = "WT", deltaWT = 0.25)),
  hp4 = row(des(kMax = 4, alpha = 0.05, beta = 0.1, sided = 2, typeOfDesign = "HP", constantBoundsHP = 3)),
  asOF = row(des(informationRates = t4, alpha = 0.05, beta = 0.1, sided = 2, typeOfDesign = "asOF")),
  asOF_one = row(des(informationRates = t4, alpha = 0.025, beta = 0.1, sided = 1, typeOfDesign = "asOF")),
  asP = row(des(informationRates = t3, alpha = 0.05, beta = 0.1, sided = 2, typeOfDesign = "asP")),
  asP_one = row(des(informationRates = t3, alpha = 0.025, beta = 0.1, sided = 1, typeOfDesign = "asP")),
  asHSD = row(des(informationRates = t4, alpha = 0.05, beta = 0.1, sided = 2, typeOfDesign = "asHSD", gammaA = -4)),
  asHSD_one = row(des(informationRates = t3, alpha = 0.025, beta = 0.1, sided = 1, typeOfDesign = "asHSD", gammaA = 1)),
  asKD = row(des(informationRates = t4, alpha = 0.05, beta = 0.1, sided = 2, typeOfDesign = "asKD", gammaA = 2)),
  asKD_one = row(des(informationRates = t3, alpha = 0.025, beta = 0.1, sided = 1, typeOfDesign = "asKD", gammaA = 1.5)))
fut <- function(a, ga, b, gb, binding) { d <- des(informationRates = t3, alpha = 0.025, beta = 0.2, sided = 1, typeOfDesign = a, gammaA = ga, typeBetaSpending = b, gammaB = gb, bindingFutility = binding)
  ch <- getDesignCharacteristics(d); list(upper = v(d$criticalValues), lower = v(d$futilityBounds), inflation = ch$inflationFactor, asn1 = ch$averageSampleNumber1, asn0 = ch$averageSampleNumber0) }
futility <- list(of_free = fut("asOF", NA_real_, "bsOF", NA_real_, FALSE), of_binding = fut("asOF", NA_real_, "bsOF", NA_real_, TRUE),
  hsd_free = fut("asHSD", -4, "bsHSD", -2, FALSE), hsd_binding = fut("asHSD", -4, "bsHSD", -2, TRUE),
  p_free = fut("asP", NA_real_, "bsP", NA_real_, FALSE), kd_binding = fut("asKD", 2, "bsKD", 1.5, TRUE))
# final analysis: known variance, so normal approximation; equal stages
final <- function(d, means, n) { x <- getDataset(n = n, means = means, stDevs = rep(1, length(n)))
  s <- getStageResults(d, x, normalApproximation = TRUE); k <- length(n)
  f <- getFinalConfidenceInterval(d, x, normalApproximation = TRUE, tolerance = 1e-10); r <- getRepeatedConfidenceIntervals(d, x, normalApproximation = TRUE, tolerance = 1e-10)
  list(z = v(s$overallTestStatistics[1:k]), p = getFinalPValue(s)$pFinal, median = f$medianUnbiased, ci = v(f$finalConfidenceInterval), rci = v(r[, k]), rp = getRepeatedPValues(s, tolerance = 1e-10)[k]) }
d1 <- des(kMax = 4, alpha = 0.025, sided = 1, typeOfDesign = "asOF"); d2 <- des(kMax = 3, alpha = 0.025, sided = 1, typeOfDesign = "P")
analysis <- list(of = final(d1, c(0.25, 0.35, 0.4), c(50, 50, 50)), pocock = final(d2, c(0.1, 0.6), c(40, 40)), end = final(d2, c(0.05, 0.2, 0.18), c(40, 40, 40)))
# conditional power: the rest of the trial as a joint normal probability
cp <- function(t, c, k, z, th) { s <- z * sqrt(t[k]); r <- (k + 1):length(t); u <- t[r] - t[k]; b <- (c[r] * sqrt(t[r]) - s - th * u) / sqrt(u)
  1 - pmvnorm(rep(-Inf, length(r)), b, corr = outer(u, u, function(a, b) sqrt(pmin(a, b) / pmax(a, b))), algorithm = Miwa(steps = 4096))[1] }
cpower <- list(trend = cp(c(0.25, 0.5, 0.75, 1), d1$criticalValues, 1, 1.2, 2.4), planned = cp(c(0.25, 0.5, 0.75, 1), d1$criticalValues, 2, 1.1, 3), bound = v(d1$criticalValues))
# predictive power: conditional power integrated over the posterior density of the drift
pp <- function(z, t, crit, m, i) integrate(function(th) pnorm((crit - z * sqrt(t) - th * (1 - t)) / sqrt(1 - t), lower.tail = FALSE) *
  dnorm(th, (m * i + z * sqrt(t)) / (i + t), 1 / sqrt(i + t)), -Inf, Inf, rel.tol = 1e-12)$value
predictive <- list(flat = pp(1.5, 0.5, 1.96, 0, 0), prior = pp(0.8, 0.4, 1.96, 2.5, 0.3))
# rectangles: Miwa's algorithm (exact up to its grid), dimension 4, an unstructured correlation
R4 <- matrix(c(1, .5, -.2, .3, .5, 1, .4, .1, -.2, .4, 1, .25, .3, .1, .25, 1), 4); lo <- c(-1, -Inf, -0.5, -2); up <- c(1.5, 0.7, Inf, 1)
mvn <- list(corr = R4, lower = I(c(-1, -1e9, -0.5, -2)), upper = I(c(1.5, 0.7, 1e9, 1)), four = pmvnorm(lo, up, corr = R4, algorithm = Miwa(steps = 4096))[1],
  two = pmvnorm(c(-1, -0.3), c(2, 1.1), corr = matrix(c(1, -0.7, -0.7, 1), 2), algorithm = Miwa(steps = 4096))[1],
  three = pmvnorm(rep(-Inf, 3), c(0.5, 1, 2), corr = R4[1:3, 1:3], algorithm = TVPACK(abseps = 1e-14))[1])
save_json(list(bounds = bounds, futility = futility, analysis = analysis, cpower = cpower, predictive = predictive, mvn = mvn), "sequential.json")
