# Reference values of shared gamma frailty. Usage, in this folder: Rscript --vanilla make-frailty.R
# (R 4.2.2, survival 3.5-3, whose data sets they are.) coxph with frailty() at held variances of the frailty runs to
# the end where it is not sparse. In its sparse form steps ignore what lies between groups, and it stops when the
# likelihood stands still, some digits early: the values of those fits are good to about 1e-7, their errors likewise.
# Its search for the best variance stops early by default, so that here eps is tight.
suppressMessages(library(survival)); source("json.R"); v <- function(x) I(as.vector(unname(x)))
CC <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 200, outer.max = 100)
d <- diabetic; d$juvenile <- as.integer(d$age < 20); d$both <- d$trt * d$juvenile; write.csv(d[, c("id", "trt", "juvenile", "time", "status")], "diabetic.csv", row.names = FALSE, quote = FALSE)
r <- subset(rats, sex == "f"); k <- kidney; l <- subset(lung, !is.na(inst) & !is.na(ph.ecog)); l$few <- l$inst %% 4; l$late <- ifelse(seq_len(nrow(l)) %% 5 == 0, 10, 0); l <- subset(l, time > 10)
out <- function(m, dense = FALSE) { f <- if (dense) m$coefficients[grepl("^gamma", names(m$coefficients))] else m$frail; b <- !grepl("^gamma", names(coef(m)))
  h <- m$history[[1]]; V <- as.matrix(m$var); V2 <- as.matrix(m$var2)
  list(theta = if (is.null(h$history)) h$theta else h$history[nrow(h$history), 1], coef = v(coef(m)[b]), se = v(sqrt(diag(V)[b])), se2 = v(sqrt(diag(V2)[b])), df = v(m$df), frail = v(f),
    integrated = h$c.loglik, partial = m$loglik[2], null = m$loglik[1], chisq = if (dense) coxph.wtest(V[!b, !b], f)$test[1] else sum(f^2 / m$fvar)) }
E <- list(
  rats_held = out(coxph(Surv(time, status) ~ rx + frailty(litter, theta = 0.5), r, control = CC)),
  rats = out(coxph(Surv(time, status) ~ rx + frailty(litter, eps = 1e-15), r, control = CC)),
  rats_breslow = out(coxph(Surv(time, status) ~ rx + frailty(litter, theta = 1.3), r, ties = "breslow", control = CC)),
  kidney_held = out(coxph(Surv(time, status) ~ age + sex + frailty(id, theta = 0.4), k, control = CC)),
  kidney = out(coxph(Surv(time, status) ~ age + sex + frailty(id, eps = 1e-15), k, control = CC)),
  diabetic_held = out(coxph(Surv(time, status) ~ trt + juvenile + both + frailty(id, theta = 0.9), d, control = CC)),
  diabetic = out(coxph(Surv(time, status) ~ trt + juvenile + both + frailty(id, eps = 1e-15), d, control = CC)),
  strata_entry = out(coxph(Surv(late, time, status) ~ age + ph.ecog + strata(sex) + frailty(inst, theta = 0.2), l, control = CC)),
  dense = out(coxph(Surv(time, status) ~ age + ph.ecog + frailty(few, theta = 0.3), l, control = CC), dense = TRUE),
  rats_dense = out(coxph(Surv(time, status) ~ rx + frailty(litter, theta = 0.5, sparse = FALSE), r, control = CC), dense = TRUE),
  rats_breslow_dense = out(coxph(Surv(time, status) ~ rx + frailty(litter, theta = 1.3, sparse = FALSE), r, ties = "breslow", control = CC), dense = TRUE),
  diabetic_dense = out(coxph(Surv(time, status) ~ trt + juvenile + both + frailty(id, theta = 0.9, sparse = FALSE), d, control = CC), dense = TRUE),
  strata_dense = out(coxph(Surv(late, time, status) ~ age + ph.ecog + strata(sex) + frailty(inst, theta = 0.2, sparse = FALSE), l, control = CC), dense = TRUE),
  kidney_dense = out(coxph(Surv(time, status) ~ age + sex + frailty(id, theta = 0.4, sparse = FALSE), k, control = CC), dense = TRUE),
  lung = lapply(l[, c("inst", "few", "late", "time", "status", "age", "sex", "ph.ecog")], v))
save_json(E, "frailty.json")
