# Accelerated failure time models and mean cumulative counts. See lib.R.
source("make/lib.R")
lung <- get_data("lung"); ov <- get_data("ovarian"); kidney <- get_data("kidney"); rats <- get_data("rats"); vet <- get_data("veteran"); gbsg <- get_data("gbsg"); rott <- get_data("rotterdam"); fl <- get_data("flchain"); diab <- get_data("diabetic"); cgd <- get_data("cgd"); bl <- get_data("bladder2"); stan <- get_data("stanford2")
l3 <- complete(lung, "ph.ecog", "inst"); f3 <- complete(subset(fl, futime > 0), "creatinine"); SC <- survreg.control(rel.tolerance = 1e-14, toler.chol = 1e-14, maxiter = 200)
# survreg's covariance is that of the step before the last too: a refit from the estimate makes it that of the maximum.
aft <- function(m) { m <- update(m, init = c(coef(m), if (length(m$scale) > 0 && nrow(m$var) > length(coef(m))) log(m$scale)))
  list(estimate = v(coef(m)), errors = v(sqrt(diag(m$var))), scale = v(m$scale), ll = m$loglik[2], llNull = m$loglik[1], covariance = mat(m$var)) }
for (dist in c("exponential", "weibull", "lognormal", "loglogistic")) {
  case(paste0("lung-", dist), survreg(Surv(time, status) ~ age + sex + ph.ecog, l3, dist = dist, control = SC), aft, 1e-7)
  case(paste0("gbsg-", dist), survreg(Surv(rfstime, status) ~ hormon + age + nodes + size, gbsg, dist = dist, control = SC), aft, 1e-7)
  case(paste0("veteran-", dist), survreg(Surv(time, status) ~ trt + karno + factor(celltype), vet, dist = dist, control = SC), aft, 1e-7)
}
case("ovarian-weibull", survreg(Surv(futime, fustat) ~ ecog.ps + rx, ov, dist = "weibull", control = SC), aft, 1e-7)
case("rats-weibull-cluster", survreg(Surv(time, status) ~ rx + cluster(litter), rats, control = SC), function(m) aft(m), 1e-7)
case("lung-weibull-strata", survreg(Surv(time, status) ~ age + ph.ecog + strata(sex), l3, control = SC), aft, 1e-7)
case("lung-lognormal-weights", survreg(Surv(time, status) ~ age + sex, l3, weights = 1 + inst %% 3, dist = "lognormal", control = SC), aft, 1e-7)
case("rotterdam-loglogistic", survreg(Surv(dtime / 365.25, death) ~ age + nodes + hormon, rott, dist = "loglogistic", control = SC), aft, 1e-7)
case("flchain-weibull", survreg(Surv(futime, death) ~ age + sex + kappa + creatinine, f3, control = SC), aft, 1e-7)
case("stanford2-rayleigh", survreg(Surv(pmax(time, 0.5), status) ~ age, stan, dist = "rayleigh", control = SC), aft, 1e-7)
case("lung-weibull-quantiles", predict(survreg(Surv(time, status) ~ age + sex, l3, control = SC), data.frame(age = 60, sex = 2), type = "quantile", p = c(0.1, 0.5, 0.9), se.fit = TRUE), function(x) list(p = v(c(0.1, 0.5, 0.9)), time = v(x$fit), standardError = v(x$se.fit)), 1e-7)
case("lung-loglogistic-deviance", residuals(survreg(Surv(time, status) ~ age + sex, l3, dist = "loglogistic", control = SC), "deviance"), function(r) { k <- rows_of(length(r), 30); list(rows = v(k), deviance = v(r[k + 1])) }, 1e-7)
mcf <- function(s) { sizes <- if (is.null(s$strata)) length(s$time) else as.vector(s$strata); ends <- cumsum(sizes); lapply(seq_along(sizes), function(g) { at <- seq(ends[g] - sizes[g] + 1, ends[g]); at <- at[s$n.event[at] > 0]; k <- rows_of(length(at)); at <- at[k + 1]; list(rows = v(k), time = v(s$time[at]), mean = v(s$cumhaz[at]), standardError = v(s$std.chaz[at])) }) }
case("mean-count-cgd", survfit(Surv(tstart, tstop, status) ~ treat, cgd, id = id), mcf)
case("mean-count-bladder", survfit(Surv(start, stop, event) ~ rx, subset(bl, stop > start), id = id), mcf)
write_cases("parametric.json")
