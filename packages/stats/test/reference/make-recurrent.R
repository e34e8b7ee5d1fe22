# Reference values of recurrent events. Usage, in this folder: Rscript --vanilla make-recurrent.R
# (R 4.2.2, survival 3.5-3; mets 1.3.2 for Ghosh and Lin's variance.) The data sets are survival's.
suppressMessages({library(survival); library(mets)}); source("json.R"); v <- function(x) I(as.vector(unname(x)))
CC <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 60)
b <- bladder2; write.csv(b, "bladder2.csv", row.names = FALSE, quote = FALSE)
# rhDNase in start-stop rows, as in its help page: nobody is at risk for six days after the end of a treatment.
first <- subset(rhDNase, !duplicated(id)); dn <- tmerge(first, first, id = id, tstop = as.numeric(end.dt - entry.dt))
temp.end <- with(rhDNase, pmin(ivstop + 6, end.dt - entry.dt))
dn <- tmerge(dn, rhDNase, id = id, infect = event(ivstart), end = event(temp.end)); dn <- subset(dn, infect == 1 | end == 0)
dn <- dn[, c("id", "trt", "fev", "tstart", "tstop", "infect")]; write.csv(dn, "rhdnase.csv", row.names = FALSE, quote = FALSE)
dn$number <- ave(dn$infect, dn$id, FUN = function(x) cumsum(c(0, x[-length(x)])) + 1)
# bladder1 with thiotepa and placebo, times shifted by person so that there are no ties between people (mets wants none).
b1 <- subset(bladder1, stop > start & treatment != "pyridoxine", c(id, treatment, start, stop, status)); b1$treatment <- as.integer(b1$treatment == "thiotepa")
b1$stop <- b1$stop + b1$id / 1024; b1$start <- ifelse(b1$start > 0, b1$start + b1$id / 1024, 0); write.csv(b1, "bladder1.csv", row.names = FALSE, quote = FALSE)
b1$event <- as.integer(b1$status == 1); b1$death <- as.integer(b1$status > 1)
co <- function(m) list(coef = v(coef(m)), se = v(sqrt(diag(vcov(m)))), naive = v(sqrt(diag(m$naive.var))), ll = v(m$loglik), n = m$n)
av <- function(m, k) lapply(k, function(j) { V <- vcov(m)[j, j]; w <- solve(V, rep(1, length(j))); c(sum(w * coef(m)[j]) / sum(w), sqrt(1 / sum(w))) })
mcf <- function(s) list(time = v(s$time[s$n.event > 0]), n = v(s$n.risk[s$n.event > 0]), mean = v(s$cumhaz[s$n.event > 0]), se = v(s$std.chaz[s$n.event > 0]))
gl <- function(d) { o <- recurrentMarginal(phreg(Surv(start, stop, event) ~ cluster(id), d), phreg(Surv(start, stop, death) ~ cluster(id), d)); list(time = v(o$times), mean = v(o$mu), se = v(o$se.mu)) }
E <- list(
  ag_bladder = co(coxph(Surv(start, stop, event) ~ rx + number + size, b, cluster = id, control = CC)),
  ag_rhdnase = co(coxph(Surv(tstart, tstop, infect) ~ trt + fev, dn, cluster = id, control = CC)),
  ag_breslow = co(coxph(Surv(tstart, tstop, infect) ~ trt + fev, dn, cluster = id, ties = "breslow", control = CC)),
  total_bladder = co(coxph(Surv(start, stop, event) ~ rx + number + size + strata(enum), b, cluster = id, control = CC)),
  gap_bladder = co(coxph(Surv(stop - start, event) ~ rx + number + size + strata(enum), b, cluster = id, control = CC)),
  total_rhdnase = co(coxph(Surv(tstart, tstop, infect) ~ trt + fev + strata(number), dn, cluster = id, control = CC)),
  gap_rhdnase = co(coxph(Surv(tstop - tstart, infect) ~ trt + fev + strata(pmin(number, 3)), dn, cluster = id, control = CC)),
  wlw_bladder = co(coxph(Surv(stop, event) ~ rx + number + size + strata(enum), bladder, cluster = id, control = CC)),
  wlw_specific = co(coxph(Surv(stop, event) ~ strata(enum)/(rx + number + size), bladder, cluster = id, control = CC)),
  average_wlw = { m <- coxph(Surv(stop, event) ~ strata(enum)/(rx + number + size), bladder, cluster = id, control = CC); av(m, list(1:4, 5:8, 9:12)) },
  mcf_rhdnase = mcf(survfit(Surv(tstart, tstop, infect) ~ 1, dn, id = id)),
  mcf_bladder = mcf(survfit(Surv(start, stop, event) ~ 1, b, id = id, subset = rx == 1)),
  gl_placebo = gl(subset(b1, treatment == 0)), gl_thiotepa = gl(subset(b1, treatment == 1)))
save_json(E, "recurrent.json")
