# Meta-analyses: variance between studies, Cochran's Q, I², Knapp and Hartung's interval and the prediction interval, for
# sets with much, little and no heterogeneity, of few studies, and with errors a thousandfold apart. See lib.R.
# metafor's I² of the random-effects methods is made from tau²; ours, from Q, is metafor's under FE (and its DL's, which is
# asserted). metafor predicts with the normal or, after Knapp and Hartung, the t distribution on k - 1 degrees of freedom:
# the standard deviation behind its interval is taken, with t on k - 2 (Higgins, Thompson & Spiegelhalter 2009).
source("make/lib.R"); suppressMessages(library(metafor))
tight <- list(threshold = 1e-15, maxiter = 20000, tol = 1e-15)
fit <- function(y, s, method, test, level) { m <- suppressWarnings(rma(y, sei = s, method = method, test = test, level = level, control = tight)); common <- suppressWarnings(rma(y, sei = s, method = "FE")); k <- length(y)
  dl <- suppressWarnings(rma(y, sei = s, method = "DL")); stopifnot(abs(dl$I2 - common$I2) < 1e-9)
  out <- list(y = v(y), se = v(s), level = level, estimate = m$b[1], standardError = m$se, statistic = as.numeric(m$zval), lower = m$ci.lb, upper = m$ci.ub, p = as.numeric(m$pval), q = m$QE, qP = m$QEp, iSquared = common$I2 / 100)
  if (method == "FE") return(out)
  p <- predict(m, level = level); tail <- (1 - level) / 2; sd <- (p$pi.ub - p$pi.lb) / 2 / (if (test == "knha") qt(1 - tail, k - 1) else qnorm(1 - tail)); reach <- qt(1 - tail, k - 2) * sd
  c(out, list(tauSquared = m$tau2, prediction = list(lower = m$b[1] - reach, upper = m$b[1] + reach))) }
bcg <- escalc(measure = "RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)
sets <- list(bcg = list(bcg$yi, sqrt(bcg$vi)), three = list(c(0.3, -0.1, 0.25), c(0.12, 0.2, 0.31)), alike = list(c(0.2, 0.21, 0.19, 0.205), c(0.1, 0.2, 0.15, 0.3)), apart = list(c(-3, 4, 0.5, 9, -6), c(0.1, 0.2, 0.05, 0.3, 0.15)), uneven = list(c(0.1, 0.4, -0.2, 5, 0.15), c(0.01, 0.2, 0.5, 10, 0.03)), many = list(sin(1:40) / 3, 0.1 + (1:40 %% 7) / 20))
for (n in names(sets)) for (m in c("FE", "DL", "PM", "REML")) for (t in if (m == "FE") "z" else c("z", "knha")) for (l in if (n == "bcg") c(0.8, 0.999) else 0.95) case(sprintf("%s-%s-%s-%g", n, m, t, l), fit(sets[[n]][[1]], sets[[n]][[2]], m, t, l), function(x) x, 1e-7)
write_cases("meta-awkward.json")
