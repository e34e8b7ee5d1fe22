# Competing events with weights, strata, censoring groups and clusters; multiple levels; times between. See lib.R.
source("make/lib.R"); suppressMessages(library(cmprsk))
tp <- get_data("transplant"); mg <- get_data("mgus2"); my <- get_data("myeloid")
tp$cause <- tp$event - 1; tp$year <- tp$year - 1995
mg$etime <- with(mg, ifelse(pstat == 0, futime, ptime)) / 12; mg$cause <- with(mg, ifelse(pstat == 0, 2 * death, 1))
my$time <- with(my, ifelse(is.na(txtime), futime, pmin(txtime, futime))) / 365.25; my$cause <- with(my, ifelse(!is.na(txtime), 2, death))
for (d in c("tp", "mg", "my")) assign(d, { x <- get(d); x$status <- factor(x$cause, 0:max(x$cause)); x$row <- seq_len(nrow(x)); x })
aj <- function(s, most = 12) { sizes <- if (is.null(s$strata)) length(s$time) else as.vector(s$strata); ends <- cumsum(sizes)
  lapply(seq_along(sizes), function(g) { k <- rows_of(sizes[g], most); at <- ends[g] - sizes[g] + k + 1
    list(rows = v(k), time = v(s$time[at]), probability = mat(s$pstate[at, ]), standardError = mat(s$std.err[at, -1, drop = FALSE]), lower = mat(s$lower[at, -1, drop = FALSE]), upper = mat(s$upper[at, -1, drop = FALSE])) }) }
case("years-fractional-weights", survfit(Surv(etime, status) ~ sex, mg, id = row, weights = (1 + row %% 4) / 3, conf.type = "log-log", conf.int = 0.9), aj)
case("transplant-sex-plain", survfit(Surv(futime / 30.4375, status) ~ sex, tp, id = row, conf.type = "plain"), aj)
case("myeloid-weights-groups", survfit(Surv(time, status) ~ trt, my, id = row, weights = 1 + row %% 2), aj)
tpd <- subset(tp, futime > 7); tpd$entry <- ifelse(tpd$row %% 3 == 0, 7, 0)
case("transplant-late-entry", survfit(Surv(entry, futime, status) ~ 1, tpd, id = row, weights = 1 + row %% 3), aj)
gr <- function(x) { t <- x$Tests; list(chiSquared = v(t[, "stat"]), p = v(t[, "pv"])) }
case("gray-years-strata-rho", cuminc(mg$etime, mg$cause, mg$sex, strata = cut(mg$age, c(0, 60, 70, 80, 200)), rho = 0.8), gr)
case("gray-four-groups-strata", cuminc(tp$futime, tp$cause, tp$abo, strata = tp$sex), gr)
case("gray-rho-negative", cuminc(my$time, my$cause, my$trt, rho = -0.5), gr)
fgo <- function(m) list(estimate = v(coef(m)), standardError = v(sqrt(diag(m$var))), modelError = v(sqrt(diag(m$naive.var))), ll = v(m$loglik), wald = unname(m$wald.test))
tq <- subset(complete(tp, "age"), futime > 0); mq <- subset(complete(mg, "hgb", "creat"), etime > 0); yq <- subset(my, time > 0)
case("fine-gray-weights", coxph(Surv(fgstart, fgstop, fgstatus) ~ age + hgb, finegray(Surv(etime, status) ~ ., mq, weights = 1 + row %% 3, etype = "1"), weights = fgwt, cluster = row, control = CC), fgo, 1e-7)
# Weights that count in the censoring distribution too: so many rows.
case("fine-gray-weights-as-rows", coxph(Surv(fgstart, fgstop, fgstatus) ~ age + hgb, finegray(Surv(etime, status) ~ ., mq[rep(seq_len(nrow(mq)), 1 + mq$row %% 3), ], etype = "1"), weights = fgwt, ties = "breslow", control = CC), function(m) list(estimate = v(coef(m)), ll = v(m$loglik)), 1e-7)
case("fine-gray-fractional-weights", coxph(Surv(fgstart, fgstop, fgstatus) ~ age + sex, finegray(Surv(futime, status) ~ ., tq, weights = (2 + row %% 5) / 4, etype = "2"), weights = fgwt, cluster = row, ties = "breslow", control = CC), fgo, 1e-7)
case("fine-gray-strata", coxph(Surv(fgstart, fgstop, fgstatus) ~ age + hgb + strata(sex), finegray(Surv(etime, status) ~ . + strata(sex), mq, etype = "1"), weights = fgwt, cluster = row, control = CC), fgo, 1e-7)
# finegray follows nobody beyond the last event of the own stratum: crr has censoring groups under one baseline.
crr_full <- function(cov, group, failcode) { run <- function(init) crr(tq$futime, tq$cause, cov, failcode = failcode, cengroup = group, init = init, gtol = 1e-30, maxiter = 0); b <- crr(tq$futime, tq$cause, cov, failcode = failcode, cengroup = group)$coef
  for (i in 1:6) { at <- run(b); b <- b + drop(at$invinf %*% at$score) }; last <- run(b); stopifnot(max(abs(last$score)) < 1e-7); last }
case("fine-gray-censoring-groups", crr_full(as.matrix(tq[, c("age", "sex")]), tq$abo, 2), function(m) list(estimate = v(m$coef), ll = v(c(m$loglik.null, m$loglik))), 1e-7)
case("fine-gray-strata-alone", coxph(Surv(fgstart, fgstop, fgstatus) ~ trt + strata(sex), finegray(Surv(time, status) ~ ., yq, etype = "1"), weights = fgwt, cluster = row, control = CC), fgo, 1e-7)
case("fine-gray-cluster", coxph(Surv(fgstart, fgstop, fgstatus) ~ age + hgb + creat, finegray(Surv(etime, status) ~ ., mq, etype = "2"), weights = fgwt, cluster = dxyr, control = CC), fgo, 1e-7)
# With strata finegray of survival 3.5-3 takes the weights of other rows, so there are none here.
case("fine-gray-strata-cluster", coxph(Surv(fgstart, fgstop, fgstatus) ~ age + strata(sex), finegray(Surv(futime, status) ~ . + strata(sex), tq, etype = "1"), weights = fgwt, cluster = year, control = CC), fgo, 1e-7)
write_cases("competing-awkward.json")
