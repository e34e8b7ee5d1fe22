# Reference values of what follows a Cox fit. Usage, in this folder: Rscript --vanilla make-cox.R
suppressMessages(library(survival)); source("json.R"); v <- function(x) I(as.vector(unname(x)))
CC <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 60)
vet <- veteran; vet$row <- seq_len(137); vet$w <- rep(c(1, 2, 0.5, 1.7), length.out = 137); vet$cl <- vet$row %% 23
ht <- heart; ht$transplant <- as.integer(ht$transplant) - 1
kd <- kidney
rb <- function(m) list(coef = v(coef(m)), se = v(sqrt(diag(vcov(m)))), wald = unname(m$wald.test))
res <- function(m) list(martingale = v(residuals(m, "martingale")), deviance = v(residuals(m, "deviance")), score = unname(as.matrix(residuals(m, "score"))), dfbeta = unname(as.matrix(residuals(m, "dfbeta"))), schoenfeld = unname(as.matrix(residuals(m, "schoenfeld"))))
zph <- function(m, tr) unname(cox.zph(m, transform = tr)$table)
sf <- function(m, nd) { s <- survfit(m, newdata = nd); list(time = v(s$time[s$n.event > 0]), H = v(s$cumhaz[s$n.event > 0]), se = v(s$std.err[s$n.event > 0]), surv = v(s$surv[s$n.event > 0]), lo = v(s$lower[s$n.event > 0]), hi = v(s$upper[s$n.event > 0])) }
co <- function(s, d, f) { x <- concordance(f, d, reverse = TRUE); list(C = unname(x$concordance), se = sqrt(unname(x$var)), count = v(x$count)) }
m1 <- coxph(Surv(time, status) ~ trt + karno, vet, control = CC); m1b <- coxph(Surv(time, status) ~ trt + karno, vet, ties = "breslow", control = CC)
m2 <- coxph(Surv(start, stop, event) ~ age + transplant, ht, control = CC); m3 <- coxph(Surv(time, status) ~ trt + karno + strata(celltype), vet, control = CC)
E <- list(
  robust_efron = rb(coxph(Surv(time, status) ~ trt + karno, vet, robust = TRUE, control = CC)),
  robust_breslow = rb(coxph(Surv(time, status) ~ trt + karno, vet, ties = "breslow", robust = TRUE, control = CC)),
  robust_weighted = rb(coxph(Surv(time, status) ~ trt + karno, vet, weights = w, robust = TRUE, control = CC)),
  cluster_veteran = rb(coxph(Surv(time, status) ~ trt + karno + cluster(cl) + strata(celltype), vet, control = CC)),
  cluster_heart = rb(coxph(Surv(start, stop, event) ~ age + transplant + cluster(id), ht, control = CC)),
  cluster_kidney = rb(coxph(Surv(time, status) ~ age + sex + cluster(id), kd, control = CC)),
  residuals_efron = res(m1), residuals_breslow = res(m1b), residuals_heart = res(m2),
  zph_km = zph(m1, "km"), zph_identity = zph(m1, "identity"), zph_log = zph(m1, "log"), zph_rank = zph(m1, "rank"), zph_breslow = zph(m1b, "km"), zph_strata = zph(m3, "km"), zph_heart = zph(m2, "km"),
  curve_efron = sf(m1, data.frame(trt = 2, karno = 40)), curve_breslow = sf(m1b, data.frame(trt = 1, karno = 75)), curve_heart = sf(m2, data.frame(age = 3, transplant = 1)),
  c_veteran = co(NULL, vet, Surv(time, status) ~ karno), c_lung = co(NULL, subset(lung, !is.na(ph.ecog)), Surv(time, status) ~ I(-ph.ecog)))
save_json(E, "cox.json")
