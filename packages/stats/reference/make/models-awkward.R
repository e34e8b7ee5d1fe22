# Accelerated failure time models with late entry, intervals, offsets, strata and clusters; mean cumulative counts of
# weighted rows. See lib.R.
source("make/lib.R")
lung <- get_data("lung"); kidney <- get_data("kidney"); rats <- get_data("rats"); vet <- get_data("veteran"); gbsg <- get_data("gbsg"); fl <- subset(get_data("flchain"), futime > 0); cgd <- get_data("cgd"); ov <- get_data("ovarian"); bl <- subset(get_data("bladder2"), stop > start); rd <- get_data("rhdnase-rows"); heart <- get_data("heart"); ret <- get_data("retinopathy")
l3 <- complete(lung, "ph.ecog", "inst"); SC <- survreg.control(rel.tolerance = 1e-14, toler.chol = 1e-14, maxiter = 200)
aft <- function(m) { m <- update(m, init = c(coef(m), if (length(m$scale) > 0 && nrow(m$var) > length(coef(m))) log(m$scale)))
  list(estimate = v(coef(m)), errors = v(sqrt(diag(m$var))), scale = v(m$scale), ll = m$loglik[2], llNull = m$loglik[1]) }
# Times known to a quarter only, those in the first quarter left-censored, every fifth exact.
q <- transform(l3, low = ifelse(status == 1, time, ifelse(seq_along(time) %% 5 == 0, time, 91 * floor(time / 91.5))), high = ifelse(status == 1, NA, ifelse(seq_along(time) %% 5 == 0, time, 91 * floor(time / 91.5) + 91)))
q$low[q$low == 0] <- NA
for (d in c("exponential", "weibull", "lognormal", "loglogistic")) {
  case(paste0("interval-", d), survreg(Surv(low, high, type = "interval2") ~ age + sex + ph.ecog, q, dist = d, control = SC), aft, 1e-7)
  if (d != "exponential") case(paste0("interval-weights-strata-offset-", d), survreg(Surv(low, high, type = "interval2") ~ age + offset(ph.ecog / -5) + strata(sex), q, weights = 1 + inst %% 3, dist = d, control = SC), aft, 1e-7)
}
case("kidney-cluster-strata", survreg(Surv(time, status) ~ age + sex + strata(disease > 2) + cluster(id), kidney, dist = "lognormal", control = SC), aft, 1e-7)
case("retinopathy-robust", survreg(Surv(futime, status) ~ trt * type + cluster(id), ret, dist = "loglogistic", control = SC), aft, 1e-7)
case("fixed-scale", survreg(Surv(time, status) ~ age + sex, l3, dist = "lognormal", scale = 0.8, control = SC), aft, 1e-7)
p <- c(0.01, 0.25, 0.5, 0.999)
pr <- function(m, d) { x <- predict(m, d, type = "quantile", p = p, se.fit = TRUE); l <- predict(m, d, type = "lp", se.fit = TRUE); list(p = v(p), time = v(x$fit), standardError = v(x$se.fit), lp = unname(l$fit), lpError = unname(l$se.fit)) }
case("predict-strata", survreg(Surv(time, status) ~ age + ph.ecog + strata(sex), l3, dist = "loglogistic", control = SC), function(m) pr(m, data.frame(age = 44, ph.ecog = 2, sex = 2)), 1e-7)
re <- function(m) { k <- rows_of(length(m$linear.predictors), 20) + 1; db <- residuals(m, "dfbeta"); list(rows = v(k - 1), response = v(residuals(m, "response")[k]), deviance = v(residuals(m, "deviance")[k]), dfbeta = lapply(seq_len(ncol(db)), function(j) v(db[k, j]))) }
case("residuals-weibull", survreg(Surv(time, status) ~ age + sex, l3, control = SC), re, 1e-6)
case("residuals-lognormal-strata", survreg(Surv(rfstime / 365.25, status) ~ hormon + nodes + strata(meno), gbsg, dist = "lognormal", control = SC), re, 1e-6)
# Late entry by the definition of the likelihood: density or survival over survival at entry. Newton's method with
# numerical derivatives of an exact gradient.
late <- function(entry, time, status, X, dist) {
  S <- switch(dist, weibull = function(z) -exp(z), lognormal = function(z) pnorm(z, lower.tail = FALSE, log.p = TRUE), loglogistic = function(z) plogis(z, lower.tail = FALSE, log.p = TRUE))
  f <- switch(dist, weibull = function(z) z - exp(z), lognormal = function(z) dnorm(z, log = TRUE), loglogistic = function(z) dlogis(z, log = TRUE))
  h <- switch(dist, weibull = function(z) -exp(z), lognormal = function(z) -exp(dnorm(z, log = TRUE) - S(z)), loglogistic = function(z) -plogis(z)) # slope of log S
  g <- switch(dist, weibull = function(z) 1 - exp(z), lognormal = function(z) -z, loglogistic = function(z) 1 - 2 * plogis(z)) # slope of log f
  on <- entry > 0; k <- ncol(X)
  ll <- function(b) { s <- exp(b[k + 1]); eta <- drop(X %*% b[1:k]); z <- (log(time) - eta) / s; sum(ifelse(status == 1, f(z) - log(s) - log(time), S(z))) - sum(S((log(entry[on]) - eta[on]) / s)) }
  gr <- function(b) { s <- exp(b[k + 1]); eta <- drop(X %*% b[1:k]); z <- (log(time) - eta) / s; ze <- ifelse(on, (log(pmax(entry, 1e-300)) - eta) / s, 0); a <- ifelse(status == 1, g(z), h(z)); e <- ifelse(on, h(ze), 0)
    c(drop(t(X) %*% ((e - a) / s)), sum(-z * a - status + ze * e)) }
  hess <- function(b) { d <- 1e-4 * pmax(1, abs(b)); H <- sapply(seq_along(b), function(j) { e <- replace(0 * b, j, d[j]); (8 * (gr(b + e) - gr(b - e)) - (gr(b + 2 * e) - gr(b - 2 * e))) / (12 * d[j]) }); (H + t(H)) / 2 }
  start <- survreg(Surv(time, status) ~ X - 1, dist = dist)
  b <- optim(c(coef(start), log(start$scale)), function(b) -ll(b), function(b) -gr(b), method = "BFGS", control = list(maxit = 5000, reltol = 1e-15))$par
  for (i in 1:60) { step <- solve(hess(b), gr(b)); while (!isTRUE(ll(b - step) >= ll(b) - 1e-9)) step <- step / 2; b <- b - step }
  stopifnot(max(abs(gr(b))) < 1e-8 * length(time)); list(estimate = v(b[1:k]), scale = v(exp(b[k + 1])), errors = v(sqrt(diag(solve(-hess(b))))), ll = ll(b))
}
hd <- heart[!duplicated(heart$id, fromLast = TRUE), ]
for (d in c("weibull", "lognormal", "loglogistic")) {
  case(paste0("late-entry-heart-", d), late(hd$start, hd$stop, hd$event, cbind(1, hd$age, hd$surgery), d), function(x) x, 1e-7)
  case(paste0("late-entry-flchain-ages-", d), late(fl$age[fl$age > 74], (fl$age + fl$futime / 365.25)[fl$age > 74], fl$death[fl$age > 74], cbind(1, fl$sex, fl$lambda)[fl$age > 74, ], d), function(x) x, 1e-7)
}
# Mean cumulative counts: R's cumulative hazard of all events of a person, errors by person.
mcf <- function(s) { sizes <- if (is.null(s$strata)) length(s$time) else as.vector(s$strata); ends <- cumsum(sizes); lapply(seq_along(sizes), function(g) { at <- seq(ends[g] - sizes[g] + 1, ends[g]); at <- at[s$n.event[at] > 0]; k <- rows_of(length(at)); at <- at[k + 1]; list(rows = v(k), time = v(s$time[at]), mean = v(s$cumhaz[at]), standardError = v(s$std.chaz[at])) }) }
case("mean-count-rhdnase", survfit(Surv(tstart, tstop, infect) ~ trt, rd, id = id), mcf)
case("mean-count-weights", survfit(Surv(start, stop, event) ~ rx, bl, id = id, weights = 1 + id %% 3, robust = TRUE), mcf)
case("mean-count-fractional-weights", survfit(Surv(tstart, tstop, status) ~ treat, cgd, id = id, weights = (2 + id %% 5) / 4), mcf)
write_cases("models-awkward.json")
