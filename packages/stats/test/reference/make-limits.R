# Margins off zero, score limits of the ratio, mid-p limits, numbers needed and standardised differences by rpact 3.3.4,
# epitools, prop.test and by solving the definitions. Usage, in this folder: Rscript --vanilla make-limits.R
suppressMessages({library(rpact); library(epitools)}); source("json.R"); v <- function(x) I(as.vector(unname(x)))
tabs <- list(c(48, 216, 66, 216), c(7, 24, 16, 24), c(3, 15, 11, 18), c(9, 12, 2, 9), c(36, 40, 16, 80)); z <- qnorm(0.975)
# rpact's statistic of rates against a difference: the constrained maximum of Farrington and Manning; group 1 is treated
fm <- function(t, d) { x <- getDataset(n1 = t[2], n2 = t[4], events1 = t[1], events2 = t[3]); s <- getStageResults(getDesignGroupSequential(kMax = 1, alpha = 0.025), x, thetaH0 = d, normalApproximation = TRUE); s$overallTestStatistics[1] }
# Koopman: likelihood maximised along p1 = r p0 by optimize, limits by uniroot on the chi-squared statistic
koop <- function(t) { x1 <- t[1]; n1 <- t[2]; x0 <- t[3]; n0 <- t[4]
  stat <- function(r) { g <- function(q) x1 / q + x0 / q - r * (n1 - x1) / (1 - r * q) - (n0 - x0) / (1 - q); hi <- min(1, 1 / r) - 1e-13; q <- uniroot(g, c(1e-12, hi), tol = 1e-17)$root; p <- r * q
    (x1 - n1 * p)^2 / (n1 * p * (1 - p)) + (x0 - n0 * q)^2 / (n0 * q * (1 - q)) - z^2 }
  e <- (x1 / n1) / (x0 / n0); c(uniroot(stat, c(e / 20, e * 0.999), tol = 1e-14)$root, uniroot(stat, c(e * 1.001, e * 20), tol = 1e-14)$root) }
# mid-p limits of the odds ratio: tails of the conditional distribution written out, solved on the log odds
midp <- function(t) { a <- t[1]; n1 <- t[2]; n0 <- t[4]; m <- a + t[3]; k <- max(0, m - n0):min(n1, m); lw <- lchoose(n1, k) + lchoose(n0, m - k)
  d <- function(b) { w <- lw + k * b; w <- exp(w - max(w)); w / sum(w) }
  exp(c(uniroot(function(b) { p <- d(b); sum(p[k > a]) + p[k == a] / 2 - 0.025 }, c(-12, 12), tol = 1e-14)$root, uniroot(function(b) { p <- d(b); sum(p[k < a]) + p[k == a] / 2 - 0.025 }, c(-12, 12), tol = 1e-14)$root)) }
midb <- function(x, n) c(uniroot(function(p) pbinom(x, n, p, lower.tail = FALSE) + dbinom(x, n, p) / 2 - 0.025, c(1e-9, x / n), tol = 1e-15)$root, uniroot(function(p) pbinom(x - 1, n, p) + dbinom(x, n, p) / 2 - 0.025, c(x / n, 1 - 1e-9), tol = 1e-15)$root)
quiet <- function(x) suppressWarnings(suppressMessages(x))
rows <- lapply(tabs, function(t) { m <- matrix(c(t[4] - t[3], t[3], t[2] - t[1], t[1]), 2, byrow = TRUE)
  list(table = v(t), margin = v(sapply(c(-0.15, 0.05, 0.2), function(d) fm(t, d))), koopman = v(koop(t)), midp = v(midp(t)), epitools = v(quiet(oddsratio.midp(m))$measure[2, 2:3]),
    mid_proportion = v(midb(t[1], t[2])), difference = v(quiet(prop.test(t[c(1, 3)], t[c(2, 4)], correct = FALSE))$conf.int)) })
a <- mtcars$mpg[mtcars$am == 1]; b <- mtcars$mpg[mtcars$am == 0]
save_json(list(rows = rows, means = list(a = v(a), b = v(b), smd = (mean(a) - mean(b)) / sqrt((var(a) + var(b)) / 2)), proportion_smd = (0.31 - 0.47) / sqrt((0.31 * 0.69 + 0.47 * 0.53) / 2)), "limits.json")
