# Reference values with competing events. Usage, in this folder: Rscript --vanilla make-competing.R
# (also needs cmprsk, R_LIBS pointing to it)
suppressMessages(library(survival)); source("json.R"); v <- function(x) I(as.vector(unname(x)))
CC <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 60)
m <- mgus2; m$etime <- with(m, ifelse(pstat == 0, futime, ptime)); m$ev <- with(m, ifelse(pstat == 0, 2 * death, 1)); m <- subset(m, !is.na(mspike) & etime > 0)
m$female <- as.integer(m$sex == "F"); m <- m[, c("etime", "ev", "age", "female", "mspike")]; m <- m[seq(1, nrow(m), by = 4), ]
write.csv(m, "mgus2.csv", row.names = FALSE, quote = FALSE)
m$event <- factor(m$ev, 0:2); m$id <- seq_len(nrow(m)); m$w <- rep(c(1, 2, 0.5), length.out = nrow(m)); m$ent <- ifelse(m$id %% 3 == 0, m$etime / 3, 0)
ci <- function(s) list(time = v(s$time), n = v(s$n.risk[, 1]), p = unname(s$pstate), se = unname(s$std.err), lo = unname(s$lower), hi = unname(s$upper))
at <- function(x, keep) { x$time <- v(x$time[keep]); x$n <- v(x$n[keep]); for (k in c("p", "se", "lo", "hi")) x[[k]] <- x[[k]][keep, ]; x }
k <- seq(5, 130, by = 12)
fg <- function(f, ties, robust = TRUE) { d <- finegray(Surv(etime, event) ~ ., m, etype = "1"); a <- coxph(f, d, weights = fgwt, ties = ties, cluster = id, control = CC)
  list(coef = v(coef(a)), se = v(sqrt(diag(a$naive.var))), rse = v(sqrt(diag(a$var))), ll0 = a$loglik[1], ll = a$loglik[2]) }
f <- Surv(fgstart, fgstop, fgstatus) ~ age + female + mspike
E <- list(
  aj = at(ci(survfit(Surv(etime, event) ~ 1, m, id = id)), k), aj_weighted = at(ci(survfit(Surv(etime, event) ~ 1, m, id = id, weights = w)), k),
  aj_entry = at(ci(survfit(Surv(ent, etime, event) ~ 1, m, id = id)), k),
  crr = { a <- cmprsk::crr(m$etime, m$ev, as.matrix(m[, c("age", "female", "mspike")]), gtol = 1e-13); list(coef = v(a$coef), se = v(sqrt(diag(a$var))), ll0 = a$loglik.null, ll = a$loglik) },
  gray = { g <- cmprsk::cuminc(m$etime, m$ev, m$female)$Tests; unname(g[, 1]) },
  gray3 = { g <- cmprsk::cuminc(m$etime, m$ev, cut(m$age, c(0, 65, 75, 100), labels = FALSE), m$female, rho = 1)$Tests; unname(g[, 1]) },
  fg_efron = fg(f, "efron"), fg_breslow = fg(f, "breslow"))
save_json(E, "competing.json")
