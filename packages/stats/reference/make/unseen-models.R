# Calls that no other script has: asked of the same data sets. Models. See lib.R.
source("make/lib.R"); suppressMessages(library(sandwich))
lung <- get_data("lung"); ov <- get_data("ovarian"); kidney <- get_data("kidney"); rats <- get_data("rats"); rott <- get_data("rotterdam"); gbsg <- get_data("gbsg"); heart <- get_data("heart")
diab <- get_data("diabetic"); rd <- get_data("rhdnase-rows"); fl <- get_data("flchain"); cgd <- get_data("cgd")
lung$dead <- lung$status - 1; le <- complete(lung, "ph.ecog"); flp <- subset(fl, futime > 0)

# Cox models.
case("cox-entry-strata-cluster", coxph(Surv(start, stop, event) ~ age * transplant + strata(surgery), heart, weights = (2 + id %% 3) / 3, cluster = id, control = CC), cox)
case("cox-infections", coxph(Surv(tstart, tstop, infect) ~ trt + fev + offset(log1p(tstart) / 50), rd, cluster = id, ties = "breslow", control = CC), cox)
# Recurrence as a covariate that changes with time.
back <- with(rott, { early <- recur == 1 & rtime < dtime
  rbind(data.frame(pid, age, nodes, grade, start = 0, stop = ifelse(early, rtime, dtime), death = ifelse(early, 0, death), back = 0), data.frame(pid, age, nodes, grade, start = rtime, stop = dtime, death, back = 1)[early, ]) })
case("cox-recurrence-changes", coxph(Surv(start, stop, death) ~ back + age + log1p(nodes) + strata(grade), back, cluster = pid, control = CC), cox)
case("cox-rows-of-weight-zero", coxph(Surv(time, status) ~ age + sex + ph.ecog, subset(le, inst %% 3 > 0), weights = inst %% 3, robust = FALSE, control = CC), cox)
case("cox-interaction-of-factors", coxph(Surv(rfstime, status) ~ factor(grade) * meno + log(size) + poly(age, 2, raw = TRUE), gbsg, control = CC), cox)
case("cox-splines-by-hand", coxph(Surv(futime, death) ~ age + pmax(age - 65, 0) + pmax(age - 80, 0) + sex + log(kappa) + log(lambda), flp, control = CC), cox)
case("cox-many-strata", coxph(Surv(time, status) ~ trt + trt:age + strata(id), diab, control = CC), cox)
case("cox-weights-below-one", coxph(Surv(futime, fustat) ~ age + rx, ov, weights = 1 / (1 + ecog.ps), ties = "breslow", control = CC), cox)
ex <- function(m) list(estimate = v(coef(m)), standardError = v(sqrt(diag(m$var))), ll = v(m$loglik))
case("exact-quarters", coxph(Surv(ceiling(time / 91), status) ~ age + sex + strata(ph.ecog > 1), le, ties = "exact", control = CC), ex)
case("exact-years", coxph(Surv(ceiling(time / 12), status) ~ trt + risk + strata(eye), diab, ties = "exact", control = CC), ex)
zp <- function(m, scale) { z <- cox.zph(m, scale, terms = FALSE, global = TRUE)$table; list(chiSquared = v(z[, 1]), p = v(z[, 3])) }
grades <- coxph(Surv(rfstime, status) ~ hormon + factor(grade) + nodes, gbsg, control = CC)
for (s in c("km", "rank", "identity", "log")) case(paste0("zph-grades-", s), grades, function(m) zp(m, s), 1e-7)
case("zph-changes", coxph(Surv(start, stop, death) ~ back + age + strata(grade), back, control = CC), function(m) zp(m, "rank"), 1e-7)
case("zph-infections", coxph(Surv(tstart, tstop, infect) ~ trt + fev, rd, control = CC), function(m) zp(m, "log"), 1e-7)
cv <- function(s) list(time = v(s$time[s$n.event > 0]), survival = v(s$surv[s$n.event > 0]), lower = v(s$lower[s$n.event > 0]), upper = v(s$upper[s$n.event > 0]), standardError = v(s$std.chaz[s$n.event > 0]))
case("predicted-log-log", survfit(coxph(Surv(futime, fustat) ~ age + rx, ov, control = CC), data.frame(age = 70, rx = 1), conf.type = "log-log", conf.int = 0.9), cv)
case("predicted-plain-breslow", survfit(coxph(Surv(start, stop, event) ~ age + year, heart, ties = "breslow", control = CC), data.frame(age = -5, year = 4), conf.type = "plain"), cv)
FC <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 200, outer.max = 200)
# With a large variance the sparse information, R's default, takes thousands of steps: the full one converges.
fr <- function(m) { k <- 1:2; list(estimate = v(coef(m)[k]), standardError = v(sqrt(diag(m$var)[k])), frailties = v(coef(m)[-k])) }
for (th in c(0.01, 5)) case(paste0("frailty-", th), coxph(Surv(time, status) ~ age + sex + frailty.gamma(id, theta = th, sparse = FALSE), kidney, control = FC), fr, 1e-7)
case("frailty-cgd-30", coxph(Surv(tstart, tstop, status) ~ treat + age + frailty.gamma(id, theta = 30, sparse = FALSE), cgd, control = FC), fr, 1e-7)
case("gap-time", coxph(Surv(gap, infect) ~ trt + fev + strata(number), transform(rd, gap = tstop - tstart, number = pmin(3, ave(id, id, FUN = seq_along))), cluster = id, control = CC), cox)
# The rows of a resample as often as they were drawn.
drawn <- lapply(c(1, 3), function(k) coxph(Surv(time, status) ~ age + sex, lung[rep(seq_len(nrow(lung)), (seq_len(nrow(lung)) * k) %% 4), ], control = CC))
case("resampled-lung", drawn, function(m) list(estimates = lapply(m, function(x) v(coef(x)))))

# Accelerated failure times.
SC <- survreg.control(rel.tolerance = 1e-14, toler.chol = 1e-14, maxiter = 200)
aft <- function(m) list(estimate = v(coef(m)), errors = v(sqrt(diag(m$var))), scale = v(m$scale), ll = m$loglik[2])
case("aft-offset-fixed", survreg(Surv(time, status) ~ age + offset(ph.ecog / -4), le, dist = "loglogistic", scale = 0.55, control = SC), aft, 1e-7)
case("aft-offset-strata-cluster", survreg(Surv(rfstime, status) ~ hormon + nodes + offset(log(size) / -10) + strata(grade) + cluster(age), gbsg, dist = "lognormal", control = SC), aft, 1e-7)
case("aft-weights-below-one", survreg(Surv(time, status) ~ rx + sex, rats, weights = (1 + litter %% 4) / 5, dist = "weibull", control = SC), aft, 1e-7)
case("aft-interaction", survreg(Surv(time, status) ~ trt * age, diab, dist = "loglogistic", control = SC), aft, 1e-7)
case("aft-exponential-kidney", survreg(Surv(time, status) ~ age + sex + factor(disease), kidney, dist = "exponential", control = SC), aft, 1e-7)

# Counts and risks.
g <- function(m) list(estimate = v(coef(m)), standardError = v(sqrt(diag(summary(m)$cov.unscaled))), deviance = m$deviance, robust = v(sqrt(diag(vcovHC(m, type = "HC3")))))
full <- function(m) update(m, start = coef(m))
case("logistic-five-years", full(glm(death ~ age + log1p(nodes) + factor(grade) + hormon, binomial, subset(rott, dtime > 1826 | death == 1), control = GC)), g)
case("logistic-zero-weights", full(glm(dead ~ age + sex, binomial, lung, weights = inst %% 3, control = GC)), function(m) list(estimate = v(coef(m)), standardError = v(sqrt(diag(summary(m)$cov.unscaled))), deviance = m$deviance))
case("poisson-person-years", full(glm(death ~ age + sex + I(flc.grp > 8) + offset(log(futime / 365.25)), poisson, flp, control = GC)), g)
write_cases("unseen-models.json")
