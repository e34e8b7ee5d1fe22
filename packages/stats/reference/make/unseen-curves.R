# Calls that no other script has: asked of the same data sets. Curves, tests, concordance and competing events. See lib.R.
source("make/lib.R"); suppressMessages(library(cmprsk))
lung <- get_data("lung"); ov <- get_data("ovarian"); kidney <- get_data("kidney"); rats <- get_data("rats"); myel <- get_data("myeloid"); rott <- get_data("rotterdam"); gbsg <- get_data("gbsg"); 
tp <- get_data("transplant"); nafld <- get_data("nafld1"); diab <- get_data("diabetic"); fl <- get_data("flchain"); mg <- get_data("mgus2"); 
lung$dead <- lung$status - 1; le <- complete(lung, "ph.ecog"); flp <- subset(fl, futime > 0)

# Curves: quantiles on plateaus, restricted means at odd horizons, deaths at time zero, nobody or hardly anybody at risk.
quant <- function(p) function(s) { q <- quantile(s, p); m <- function(x) { x <- if (is.matrix(x)) x else t(x); lapply(seq_len(nrow(x)), function(i) v(ifelse(is.na(x[i, ]), Inf, x[i, ]))) }; list(p = v(p), time = m(q$quantile), lower = m(q$lower), upper = m(q$upper)) }
for (k in c("log", "log-log", "plain", "arcsin", "logit")) {
  case(paste0("quantile-ovarian-", k), survfit(Surv(futime, fustat) ~ rx, ov, conf.type = k), quant(c(1 / 13, 2 / 13, 0.25, 4 / 13, 0.5)))
  case(paste0("quantile-weights-", k), survfit(Surv(time, status) ~ sex, kidney, weights = 1 + disease %% 3, conf.type = k, conf.int = 0.8), quant(c(0.1, 0.25, 0.5, 0.75, 0.9)))
}
case("quantile-ages", survfit(Surv(age, age + futime / 365.25, death) ~ sex, flp, conf.type = "log-log"), quant(c(0.05, 0.25, 0.5, 0.9)))
case("curve-time-zero", survfit(Surv(futime, death) ~ mgus, fl, conf.type = "plain"), curves)
case("curve-empty-risk-set", survfit(Surv(start, stop, event) ~ 1, data.frame(start = c(0, 0, 5, 5, 6, 9), stop = c(2, 4, 7, 8, 10, 11), event = c(1, 1, 1, 0, 1, 0))), curves)
case("curve-strata-of-two", survfit(Surv(rfstime / 30.4375, status) ~ meno + grade, gbsg, conf.type = "logit", conf.int = 0.9), curves)
case("curve-cluster", survfit(Surv(time, status) ~ trt, diab, cluster = id, conf.type = "log-log"), curves)
rm1 <- function(tau) function(s) { x <- summary(s, rmean = tau)$table; x <- if (is.matrix(x)) x else t(x); list(tau = tau, mean = v(x[, "rmean"]), standardError = v(x[, "se(rmean)"])) }
case("mean-ovarian", survfit(Surv(futime, fustat) ~ rx, ov), rm1(477.77))
case("mean-rats", survfit(Surv(time, status) ~ sex, rats), rm1(103.999))
case("mean-transplant", survfit(Surv(futime, event == 2) ~ abo, tp), rm1(309.015))
case("mean-nafld", survfit(Surv(futime / 365.25, status) ~ male, nafld), rm1(17.3))

# Log-rank tests.
lr <- function(s) list(observed = v(if (is.matrix(s$obs)) rowSums(s$obs) else s$obs), expected = v(if (is.matrix(s$exp)) rowSums(s$exp) else s$exp), variance = mat(s$var), chiSquared = s$chisq, p = pchisq(s$chisq, length(s$n) - 1, lower.tail = FALSE))
case("g-rho-strata-kidney", survdiff(Surv(time, status) ~ sex + strata(disease), kidney, rho = 0.7), lr)
case("g-rho-strata-negative", survdiff(Surv(dtime / 365.25, death) ~ size + strata(grade, meno), rott, rho = -0.5), lr)
case("log-rank-time-zero", survdiff(Surv(futime, death) ~ mgus + strata(sex), fl, rho = 1), lr)
case("log-rank-litters", survdiff(Surv(time, status) ~ rx + strata(litter), rats, rho = 0.25), lr)

# Concordance.
cc <- function(x) list(estimate = unname(x$concordance), standardError = unname(sqrt(x$var)), counts = v(if (is.matrix(x$count)) colSums(x$count)[1:3] else x$count[1:3]))
case("concordance-ties-strata", concordance(Surv(futime, death) ~ flc.grp + strata(sex), flp, reverse = TRUE), cc)
case("concordance-shares", concordance(Surv(time, status) ~ sex, kidney, weights = (1 + id %% 3) / 4, cluster = id, reverse = TRUE), cc)
case("concordance-fit-strata", concordance(coxph(Surv(time, status) ~ age + wt.loss + strata(ph.ecog), complete(le, "wt.loss"), control = CC)), cc)
case("concordance-two-values", concordance(Surv(time, status) ~ rx, rats, timewt = "S/G", reverse = TRUE), cc)
case("concordance-to-a-day", concordance(Surv(rfstime, status) ~ nodes, gbsg, reverse = TRUE, ymax = 1000, timewt = "n/G2"), cc)

# Competing events.
tp$cause <- tp$event - 1; mg$etime <- with(mg, ifelse(pstat == 0, futime, ptime)); mg$cause <- with(mg, ifelse(pstat == 0, 2 * death, 1))
myel$time <- with(myel, ifelse(is.na(txtime), futime, pmin(txtime, futime))); myel$cause <- with(myel, ifelse(!is.na(txtime), 2, death))
for (d in c("tp", "mg", "myel")) assign(d, { x <- get(d); x$state <- factor(x$cause, 0:max(x$cause)); x$row <- seq_len(nrow(x)); x })
gr <- function(x) { t <- x$Tests; list(chiSquared = v(t[, "stat"]), p = v(t[, "pv"])) }
case("gray-rho-minus-one", cuminc(mg$etime, mg$cause, mg$age > 70, rho = -1), gr)
case("gray-rho-half-strata", cuminc(tp$futime, tp$cause, tp$abo, strata = tp$sex, rho = 0.5), gr)
aj <- function(s, most = 12) { sizes <- if (is.null(s$strata)) length(s$time) else as.vector(s$strata); ends <- cumsum(sizes)
  lapply(seq_along(sizes), function(g) { k <- rows_of(sizes[g], most); at <- ends[g] - sizes[g] + k + 1; list(rows = v(k), time = v(s$time[at]), probability = mat(s$pstate[at, ]), standardError = mat(s$std.err[at, -1, drop = FALSE]), lower = mat(s$lower[at, -1, drop = FALSE]), upper = mat(s$upper[at, -1, drop = FALSE])) }) }
case("states-arm-and-sex", survfit(Surv(time, state) ~ trt + sex, myel, id = row, conf.type = "log-log", conf.int = 0.8), aj)
tq <- subset(complete(tp, "age"), futime > 0); mq <- subset(complete(mg, "hgb"), etime > 0); yq <- subset(myel, time > 0)
fgo <- function(m) list(estimate = v(coef(m)), standardError = v(sqrt(diag(m$var))), ll = v(m$loglik), wald = unname(m$wald.test))
case("fine-gray-transplanted", coxph(Surv(fgstart, fgstop, fgstatus) ~ trt, finegray(Surv(time, state) ~ ., yq, etype = "2"), weights = fgwt, cluster = row, ties = "breslow", control = CC), fgo, 1e-7)
case("fine-gray-interaction", coxph(Surv(fgstart, fgstop, fgstatus) ~ age * sex + factor(abo), finegray(Surv(futime, state) ~ ., tq, etype = "2"), weights = fgwt, cluster = row, control = CC), fgo, 1e-7)
case("fine-gray-third-cause", coxph(Surv(fgstart, fgstop, fgstatus) ~ age + I(year - 1995), finegray(Surv(futime, state) ~ ., tq, etype = "3"), weights = fgwt, cluster = row, control = CC), fgo, 1e-7)
case("fine-gray-age-spline", coxph(Surv(fgstart, fgstop, fgstatus) ~ age + pmax(age - 70, 0) + hgb, finegray(Surv(etime, state) ~ ., mq, etype = "2"), weights = fgwt, cluster = row, control = CC), fgo, 1e-7)
write_cases("unseen-curves.json")
