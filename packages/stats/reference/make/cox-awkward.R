# Cox models, and what follows them, with strata, weights, offset, cluster and start–stop rows at once; effects that change
# with time; predictions; frailty; recurrent events. See lib.R.
source("make/lib.R")
lung <- get_data("lung"); rott <- get_data("rotterdam"); gbsg <- get_data("gbsg"); fl <- subset(get_data("flchain"), futime > 0); heart <- get_data("heart"); kidney <- get_data("kidney"); rats <- get_data("rats"); cgd <- get_data("cgd"); vet <- get_data("veteran"); ov <- get_data("ovarian")
myel <- get_data("myeloid"); nafld <- complete(subset(get_data("nafld1"), futime > 0), "bmi"); diab <- get_data("diabetic"); tp <- complete(subset(get_data("transplant"), futime > 0), "age"); l3 <- complete(lung, "ph.ecog", "inst"); bl <- get_data("bladder"); bl2 <- get_data("bladder2"); ret <- get_data("retinopathy")
rd <- read.csv("data/rhdnase-rows.csv"); rd$number <- ave(rd$infect, rd$id, FUN = function(x) cumsum(c(0, x[-length(x)])) + 1)
case("everything-efron", coxph(Surv(tstart, tstop, status) ~ treat + age + offset(weight / 100) + strata(hos.cat), cgd, weights = (1 + id %% 4) / 2, cluster = id, control = CC), cox)
case("everything-breslow", coxph(Surv(tstart, tstop, status) ~ treat + age + offset(weight / 100) + strata(hos.cat), cgd, weights = (1 + id %% 4) / 2, cluster = id, ties = "breslow", control = CC), cox)
case("rotterdam-everything", coxph(Surv(dtime / 365.25, death) ~ age + log1p(nodes) + hormon + offset(log1p(pgr) / -10) + strata(size, meno), rott, weights = 0.2 + (pid %% 7) / 5, cluster = pid %% 97, control = CC), cox)
case("nafld-ages-strata-weights", coxph(Surv(age, age + futime / 365.25, status) ~ bmi + I(bmi^2 / 100) + strata(male), nafld, weights = 1 / (1 + round(bmi) %% 3), cluster = seq_along(bmi), control = CC), cox)
case("transplant-death-months", coxph(Surv(ceiling(futime / 30.4375), event == 2) ~ age + I(year - 1995) + factor(abo), tp, control = CC), cox)
case("kidney-breslow-robust", coxph(Surv(time, status) ~ age + sex + frail, kidney, ties = "breslow", cluster = id, control = CC), cox)
case("ovarian-tiny-weights", coxph(Surv(futime, fustat) ~ age + resid.ds, ov, weights = 1e-6 * (1 + seq_len(nrow(ov)) %% 4), control = CC), cox)
case("diabetic-trt-by-age", coxph(Surv(time / 12, status) ~ trt * age + laser, diab, cluster = id, ties = "breslow", control = CC), cox)
exact <- function(m) list(estimate = v(coef(m)), standardError = v(sqrt(diag(m$var))), ll = v(m$loglik))
case("exact-strata-offset", coxph(Surv(ceiling(time / 60), status) ~ age + sex + offset(ph.ecog / 4) + strata(inst %% 3), l3, ties = "exact", control = CC), exact)
case("exact-rats-weeks", coxph(Surv(ceiling(time / 10), status) ~ rx + sex, rats, ties = "exact", control = CC), exact)
tv <- function(m) list(estimate = v(coef(m)), standardError = v(sqrt(diag(m$var))), ll = v(m$loglik))
case("time-varying-veteran", coxph(Surv(time, status) ~ trt + karno + tt(karno), vet, tt = function(x, t, ...) x * log(t + 20), control = CC), tv)
case("time-varying-strata-weights", coxph(Surv(time, status) ~ age + tt(sex) + strata(ph.ecog > 0), l3, weights = 1 + inst %% 2, robust = FALSE, tt = function(x, t, ...) x * sqrt(t), ties = "breslow", control = CC), tv)
case("split-at-cuts", coxph(Surv(tstart, time, status) ~ age + sex + sex:piece, transform(survSplit(Surv(time, status) ~ ., data = l3, cut = c(90, 180.5, 365), episode = "k"), piece = k - 1), control = CC), tv)
# What follows a fit.
after <- list(everything = coxph(Surv(tstart, tstop, status) ~ treat + age + offset(weight / 100) + strata(hos.cat), cgd, weights = 1 + id %% 4, robust = FALSE, control = CC),
  breslow = coxph(Surv(tstart, tstop, status) ~ treat + age + offset(weight / 100) + strata(hos.cat), cgd, weights = 1 + id %% 4, robust = FALSE, ties = "breslow", control = CC),
  years = coxph(Surv(dtime / 365.25, death) ~ age + nodes + hormon + strata(grade), rott, control = CC), diabetic = coxph(Surv(time, status) ~ trt + age + risk, diab, ties = "breslow", control = CC), ages = coxph(Surv(age, age + futime / 365.25, status) ~ bmi + strata(male), nafld, control = CC))
res <- function(m, most = 15) {
  k <- rows_of(length(m$residuals), most) + 1; cols <- function(type) { x <- as.matrix(residuals(m, type)); lapply(seq_len(ncol(x)), function(j) v(x[k, j])) }
  s <- as.matrix(residuals(m, "schoenfeld")); e <- rows_of(nrow(s), most) + 1; sc <- as.matrix(residuals(m, "scaledsch"))
  list(rows = v(k - 1), martingale = v(residuals(m, "martingale")[k]), deviance = v(residuals(m, "deviance")[k]), score = cols("score"), dfbeta = cols("dfbeta"), dfbetas = cols("dfbetas"),
    events = v(e - 1), schoenfeld = lapply(seq_len(ncol(s)), function(j) v(s[e, j])), scaled = lapply(seq_len(ncol(s)), function(j) v(sc[e, j])))
}
zph <- function(m, scale) { t <- cox.zph(m, transform = scale, terms = FALSE)$table; list(chiSquared = v(t[, 1]), p = v(t[, 3])) }
con <- function(x) { c <- if (is.matrix(x$count)) colSums(x$count) else x$count; list(estimate = unname(x$concordance), standardError = sqrt(unname(x$var)), counts = v(c[1:3])) }
for (k in names(after)) {
  case(paste0("residuals-", k), after[[k]], res)
  for (s in c("km", "rank", "log", "identity")) case(paste0("zph-", k, "-", s), after[[k]], function(m) zph(m, s), 1e-7)
  case(paste0("concordance-", k), concordance(after[[k]]), con)
}
pred <- function(s, most = 12) { sizes <- if (is.null(s$strata)) length(s$time) else as.vector(s$strata); ends <- cumsum(sizes)
  lapply(seq_along(sizes), function(g) { at <- seq(ends[g] - sizes[g] + 1, ends[g]); at <- at[s$n.event[at] > 0]; k <- rows_of(length(at), most); at <- at[k + 1]
    list(rows = v(k), time = v(s$time[at]), cumulativeHazard = v(s$cumhaz[at]), standardError = v(s$std.err[at]), survival = v(s$surv[at]), lower = v(s$lower[at]), upper = v(s$upper[at])) }) }
case("curve-everything", survfit(after$everything, data.frame(treat = 1, age = 20, weight = 0, hos.cat = 1:4), conf.int = 0.9), pred)
case("curve-everything-breslow", survfit(after$breslow, data.frame(treat = 2, age = 5, weight = 50, hos.cat = 1:4)), pred)
case("curve-years", survfit(after$years, data.frame(age = 71, nodes = 12, hormon = 0)), pred)
case("curve-ages", survfit(after$ages, data.frame(bmi = 40)), pred)
case("curve-log-log", survfit(after$years, data.frame(age = 40, nodes = 0, hormon = 1), conf.type = "log-log"), pred)
case("curve-plain", survfit(after$years, data.frame(age = 40, nodes = 0, hormon = 1), conf.type = "plain", conf.int = 0.99), pred)
# Baseline hazards at covariates zero; where there is an offset, R takes its mean.
hz <- function(m) { h <- basehaz(m, centered = FALSE); g <- if (is.null(h$strata)) factor(rep(1, nrow(h))) else h$strata; lapply(split(h, g), function(x) { x <- x[c(TRUE, diff(x$hazard) > 0) & x$hazard > 0, ]; k <- rows_of(nrow(x), 12); list(rows = v(k), time = v(x$time[k + 1]), hazard = v(x$hazard[k + 1])) }) }
case("baseline-everything", after$everything, function(m) unname(hz(m)))
case("baseline-years", after$years, function(m) unname(hz(m)))
# Linear predictors of new people against the means and against zero, and expected events.
lp <- function(m, d) { x <- predict(m, d, type = "lp", reference = "zero", se.fit = TRUE); y <- predict(m, d, type = "lp", reference = "sample", se.fit = TRUE); list(zero = v(x$fit), zeroError = v(x$se.fit), sample = v(y$fit), sampleError = v(y$se.fit)) }
case("predict-lung", coxph(Surv(time, status) ~ age + sex + ph.ecog, l3, control = CC), function(m) lp(m, data.frame(age = c(39, 62.5, 82), sex = c(1, 2, 2), ph.ecog = c(0, 1, 3))))
case("predict-kidney-robust", coxph(Surv(time, status) ~ age + sex, kidney, cluster = id, control = CC), function(m) lp(m, data.frame(age = c(10, 50), sex = c(2, 1))))
# Shared gamma frailty; both loops to full convergence.
FC <- coxph.control(eps = 1e-13, toler.chol = 1e-15, iter.max = 100, outer.max = 200)
fr <- function(m) { h <- m$history[[1]]; list(theta = h$theta, estimate = v(coef(m)), standardError = v(sqrt(diag(m$var))), second = v(sqrt(diag(m$var2))), frailties = v(m$frail[rows_of(length(m$frail), 12) + 1]), rows = v(rows_of(length(m$frail), 12)), integrated = unname(h$c.loglik)) }
case("frailty-rats", coxph(Surv(time, status) ~ rx + strata(sex) + frailty(litter, dist = "gamma", method = "em", eps = 1e-13), rats, control = FC), fr, 1e-6)
case("frailty-retinopathy", coxph(Surv(futime, status) ~ trt + age + frailty(id, dist = "gamma", method = "em", eps = 1e-13), ret, control = FC), fr, 1e-5)
case("frailty-cgd-breslow", coxph(Surv(tstart, tstop, status) ~ treat + inherit + frailty(id, dist = "gamma", method = "em", eps = 1e-13), cgd, ties = "breslow", control = FC), fr, 1e-6)
case("frailty-fixed", coxph(Surv(time, status) ~ trt + risk + frailty(id, dist = "gamma", theta = 0.7), diab, control = FC), function(m) list(estimate = v(coef(m)), standardError = v(sqrt(diag(m$var)))), 1e-7)
weighted <- coxph(Surv(time, status) ~ rx + frailty(litter, dist = "gamma", theta = 0.5), rats, weights = 1 + litter %% 3, control = FC)
case("frailty-weights", weighted, function(m) list(estimate = v(coef(m)), frailties = v(m$frail[rows_of(100, 12) + 1]), rows = v(rows_of(100, 12))), 1e-7)
# Whole weights are so many rows of the same litter. From weights R has other errors than from the rows, and it counts
# events without weights when it estimates the variance of the frailty.
case("frailty-weights-as-rows", coxph(Surv(time, status) ~ rx + frailty(litter, dist = "gamma", theta = 0.5), rats[rep(seq_len(nrow(rats)), 1 + rats$litter %% 3), ], ties = "breslow", control = FC), function(m) list(estimate = v(coef(m)), standardError = v(sqrt(diag(m$var))), second = v(sqrt(diag(m$var2)))), 1e-7)
case("frailty-weights-estimated", coxph(Surv(time, status) ~ rx + frailty(litter, dist = "gamma", method = "em", eps = 1e-13), rats[rep(seq_len(nrow(rats)), 1 + rats$litter %% 3), ], ties = "breslow", control = FC), fr, 1e-6)
# Recurrent events.
rec <- function(m) list(estimate = v(coef(m)), standardError = v(sqrt(diag(m$var))), modelError = v(sqrt(diag(m$naive.var))), ll = v(m$loglik), wald = unname(m$wald.test))
case("andersen-gill-weights", coxph(Surv(tstart, tstop, infect) ~ trt + I(fev / 10), rd, weights = 1 + id %% 3, cluster = id, control = CC), rec)
case("prentice-total-capped", coxph(Surv(tstart, tstop, infect) ~ trt + fev + strata(pmin(number, 2)), rd, cluster = id, ties = "breslow", control = CC), rec)
case("prentice-gap-strata", coxph(Surv(stop - start, event) ~ rx + number + strata(enum, size > 1), subset(bl2, stop > start), cluster = id, control = CC), rec)
case("wei-two-events", coxph(Surv(stop, event) ~ rx + size + strata(enum), subset(bl, enum < 3), cluster = id, control = CC), rec)
case("wei-specific-breslow", coxph(Surv(stop, event) ~ strata(enum) / rx, bl, cluster = id, ties = "breslow", control = CC), rec)
write_cases("cox-awkward.json")
