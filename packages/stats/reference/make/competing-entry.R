# Fine and Gray's model with late entry: finegray with start, stop and id, its weights from the distributions of censoring
# and of entry. Entries are invented, or the age scale; many are tied with one another and with events. See lib.R.
source("make/lib.R")
lung <- get_data("lung"); mg <- get_data("mgus2"); tp <- get_data("transplant")
state <- function(cause) factor(cause, 0:max(cause))
# Death within the scheme's first year as one cause, later as another; entries at a third of the time or at none.
lu <- complete(lung, "ph.ecog"); lu$row <- seq_len(nrow(lu))
lu$cause <- ifelse(lu$status == 1, 0, 1 + lu$row %% 2); lu$state <- state(lu$cause)
lu$entry <- ifelse(lu$row %% 3 == 0, floor(lu$time / 3), 0)
mg <- complete(mg, "hgb"); mg$time <- with(mg, ifelse(pstat == 0, futime, ptime)); mg <- subset(mg, time > 0)
mg$cause <- with(mg, ifelse(pstat == 0, 2 * death, 1)); mg$state <- state(mg$cause); mg$row <- seq_len(nrow(mg))
mg$entry <- ifelse(mg$row %% 4 == 1, pmin(mg$time - 1, 12 * (mg$row %% 5)), 0)
tp <- subset(complete(tp, "age"), futime > 0); tp$cause <- tp$event - 1; tp$state <- state(tp$cause); tp$row <- seq_len(nrow(tp))
tp$entry <- pmin(tp$futime - 1, 7 * (tp$row %% 9))
CE <- function(m) list(estimate = v(coef(m)), standardError = v(sqrt(diag(m$var))), modelError = v(sqrt(diag(m$naive.var))), ll = v(m$loglik), wald = unname(m$wald.test))
# R merges times that differ by rounding only; in months and days nothing does.
case("lung-halves", coxph(Surv(fgstart, fgstop, fgstatus) ~ age + sex + ph.ecog, finegray(Surv(entry, time, state) ~ ., lu, id = row, etype = "1"), weights = fgwt, cluster = row, control = CC), CE, 1e-7)
case("lung-halves-other", coxph(Surv(fgstart, fgstop, fgstatus) ~ age + sex, finegray(Surv(entry, time, state) ~ ., lu, id = row, etype = "2"), weights = fgwt, cluster = row, ties = "breslow", control = CC), CE, 1e-7)
case("mgus2-progression", coxph(Surv(fgstart, fgstop, fgstatus) ~ age + sex + hgb, finegray(Surv(entry, time, state) ~ ., mg, id = row, etype = "1"), weights = fgwt, cluster = row, control = CC), CE, 1e-7)
case("mgus2-death", coxph(Surv(fgstart, fgstop, fgstatus) ~ age + sex + hgb, finegray(Surv(entry, time, state) ~ ., mg, id = row, etype = "2"), weights = fgwt, cluster = row, control = CC), CE, 1e-7)
case("mgus2-death-breslow", coxph(Surv(fgstart, fgstop, fgstatus) ~ age + sex, finegray(Surv(entry, time, state) ~ ., mg, id = row, etype = "2"), weights = fgwt, cluster = row, ties = "breslow", control = CC), CE, 1e-7)
# Age as the time: everybody enters late.
old <- subset(transform(mg, from = age * 12, to = age * 12 + time), from > 600)
case("mgus2-ages", coxph(Surv(fgstart, fgstop, fgstatus) ~ sex + hgb, finegray(Surv(from, to, state) ~ ., old, id = row, etype = "1"), weights = fgwt, cluster = row, control = CC), CE, 1e-7)
case("mgus2-ages-groups", coxph(Surv(fgstart, fgstop, fgstatus) ~ hgb + strata(sex), finegray(Surv(from, to, state) ~ strata(sex) + sex + hgb + row, old, id = row, etype = "2"), weights = fgwt, cluster = row, control = CC), CE, 1e-7)
case("transplant-given", coxph(Surv(fgstart, fgstop, fgstatus) ~ age + sex, finegray(Surv(entry, futime, state) ~ ., tp, id = row, etype = "2"), weights = fgwt, cluster = row, control = CC), CE, 1e-7)
case("transplant-death", coxph(Surv(fgstart, fgstop, fgstatus) ~ age, finegray(Surv(entry, futime, state) ~ ., tp, id = row, etype = "1"), weights = fgwt, cluster = row, control = CC), CE, 1e-7)
write_cases("competing-entry.json")
