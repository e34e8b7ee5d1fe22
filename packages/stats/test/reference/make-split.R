# Reference values of split rows and time-varying effects. Usage, in this folder: Rscript --vanilla make-split.R
# (R 4.2.2, survival 3.5-3)
suppressMessages(library(survival)); source("json.R"); v <- function(x) I(as.vector(unname(x)))
CC <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 60)
vet <- veteran; s <- survSplit(Surv(time, status) ~ ., vet[1:20, ], cut = c(90, 180, 20), episode = "k"); h <- survSplit(Surv(start, stop, event) ~ ., heart[1:30, ], cut = c(10, 50.5), episode = "k")
tt1 <- coxph(Surv(time, status) ~ trt + karno + tt(karno), vet, tt = function(x, t, ...) x * log(t + 20), control = CC)
# tt() of survival 3.5-3 and survSplit at the event times disagree where rows are start-stop and stratified, so the split rows are the reference there.
hs <- survSplit(Surv(start, stop, event) ~ ., heart, cut = sort(unique(heart$stop[heart$event == 1]))); hs$late <- hs$age * (hs$stop > 60)
tt2 <- coxph(Surv(start, stop, event) ~ age + late + strata(surgery), hs, ties = "breslow", control = CC)
co <- function(m) list(coef = v(coef(m)), se = v(sqrt(diag(vcov(m)))), ll = v(m$loglik))
E <- list(veteran = list(start = v(s$tstart), stop = v(s$time), status = v(s$status), k = v(s$k)),
  heart = list(start = v(h$start), stop = v(h$stop), status = v(h$event), k = v(h$k)), tt_veteran = co(tt1), tt_heart = co(tt2))
save_json(E, "split.json")
