# Competing events: Aalen–Johansen with infinitesimal-jackknife errors, Gray's test, Fine–Gray by both routes. See lib.R.
source("make/lib.R"); suppressMessages(library(cmprsk))
tp <- get_data("transplant"); mg <- get_data("mgus2"); my <- get_data("myeloid")
tp$cause <- tp$event - 1; tp$year <- tp$year - 1995
mg$etime <- with(mg, ifelse(pstat == 0, futime, ptime)); mg$cause <- with(mg, ifelse(pstat == 0, 2 * death, 1))
my$time <- with(my, ifelse(is.na(txtime), futime, pmin(txtime, futime))); my$cause <- with(my, ifelse(!is.na(txtime), 2, death))
ev <- function(x) factor(x, 0:max(x))
for (d in c("tp", "mg", "my")) assign(d, { x <- get(d); x$status <- ev(x$cause); x$row <- seq_len(nrow(x)); x })
aj <- function(s, most = 15) { sizes <- if (is.null(s$strata)) length(s$time) else as.vector(s$strata); ends <- cumsum(sizes)
  lapply(seq_along(sizes), function(g) { k <- rows_of(sizes[g], most); at <- ends[g] - sizes[g] + k + 1
    list(rows = v(k), time = v(s$time[at]), atRisk = v(s$n.risk[at, 1]), probability = mat(s$pstate[at, ]), standardError = mat(s$std.err[at, -1, drop = FALSE]), lower = mat(s$lower[at, -1, drop = FALSE]), upper = mat(s$upper[at, -1, drop = FALSE])) }) }
case("transplant", survfit(Surv(futime, status) ~ 1, tp, id = row), aj)
case("transplant-blood-groups", survfit(Surv(futime, status) ~ abo, tp, id = row), aj)
case("mgus2-by-sex-log-log", survfit(Surv(etime, status) ~ sex, mg, id = row, conf.type = "log-log"), aj)
case("mgus2-plain-weights", survfit(Surv(etime, status) ~ 1, mg, id = row, weights = 1 + row %% 3, conf.type = "plain"), function(s) lapply(aj(s), function(x) { x$atRisk <- NULL; x })) # n.risk is unweighted there
case("myeloid-by-arm", survfit(Surv(time, status) ~ trt, my, id = row), aj)
mgd <- subset(mg, etime > 3); mgd$entry <- ifelse(mgd$row %% 2 == 0, 3, 0)
case("mgus2-late-entry", survfit(Surv(entry, etime, status) ~ sex, mgd, id = row), aj)
km1 <- function(s) { k <- rows_of(length(s$time)); list(rows = v(k), survival = v(s$surv[k + 1]), standardError = v(s$std.err[k + 1])) }
lung <- get_data("lung"); lung$row <- seq_len(nrow(lung))
case("one-cause-robust-km", survfit(Surv(time, status) ~ 1, lung, id = row, weights = (1 + row %% 4) / 3, robust = TRUE), km1)
gr <- function(x) { t <- x$Tests; list(chiSquared = v(t[, "stat"]), p = v(t[, "pv"])) }
case("gray-transplant", cuminc(tp$futime, tp$cause, tp$abo), gr)
case("gray-transplant-rho1", cuminc(tp$futime, tp$cause, tp$sex, rho = 1), gr)
case("gray-mgus2", cuminc(mg$etime, mg$cause, mg$sex), gr)
case("gray-mgus2-strata", cuminc(mg$etime, mg$cause, mg$sex, strata = mg$age > 70), gr)
case("gray-myeloid", cuminc(my$time, my$cause, my$trt), gr)
fg <- function(d, cause, f, ties, time) { e <- finegray(as.formula(sprintf("Surv(%s, status) ~ .", time)), d, etype = as.character(cause)); coxph(f, e, weights = fgwt, ties = ties, cluster = row, control = CC) }
fgo <- function(m) list(estimate = v(coef(m)), standardError = v(sqrt(diag(m$var))), modelError = v(sqrt(diag(m$naive.var))), ll = v(m$loglik), wald = unname(m$wald.test))
tq <- subset(complete(tp, "age"), futime > 0); mq <- subset(complete(mg, "hgb", "creat", "mspike"), etime > 0); yq <- subset(my, time > 0)
S <- Surv(fgstart, fgstop, fgstatus) ~ age + sex + year
case("fine-gray-transplant-death", fg(tq, 1, S, "efron", "futime"), fgo, 1e-7)
case("fine-gray-transplant-ltx", fg(tq, 2, S, "efron", "futime"), fgo, 1e-7)
case("fine-gray-transplant-breslow", fg(tq, 2, S, "breslow", "futime"), fgo, 1e-7)
M <- Surv(fgstart, fgstop, fgstatus) ~ age + sex + hgb + creat + mspike
case("fine-gray-mgus2-progression", fg(mq, 1, M, "efron", "etime"), fgo, 1e-7)
case("fine-gray-mgus2-death", fg(mq, 2, M, "breslow", "etime"), fgo, 1e-7)
case("fine-gray-myeloid", fg(yq, 2, Surv(fgstart, fgstop, fgstatus) ~ trt + sex, "efron", "time"), fgo, 1e-7)
# crr's line search stops where rounding hides the gain (score 6e-5 here); plain Newton steps with its own score go on.
crr_full <- function(time, cause, x, failcode) { m <- crr(time, cause, x, failcode = failcode)
  for (i in 1:6) { at <- crr(time, cause, x, failcode = failcode, init = m$coef, gtol = 1e-30, maxiter = 0); m$coef <- m$coef + drop(at$invinf %*% at$score) }
  last <- crr(time, cause, x, failcode = failcode, init = m$coef, gtol = 1e-30, maxiter = 0); stopifnot(max(abs(last$score)) < 1e-7); last }
cr <- function(m) list(estimate = v(m$coef), standardError = v(sqrt(diag(m$var))), ll = v(c(m$loglik.null, m$loglik)))
case("crr-transplant", crr_full(tq$futime, tq$cause, as.matrix(tq[, c("age", "sex", "year")]), 2), cr, 1e-7)
case("crr-mgus2", crr_full(mq$etime, mq$cause, as.matrix(mq[, c("age", "sex", "hgb", "creat", "mspike")]), 1), cr, 1e-7)
case("crr-myeloid", crr_full(yq$time, yq$cause, as.matrix(yq[, c("trt", "sex")]), 2), cr, 1e-7)
write_cases("competing.json")
