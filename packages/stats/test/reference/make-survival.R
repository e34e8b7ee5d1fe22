# Reference values of the survival methods. Usage, in this folder: Rscript --vanilla make-survival.R
suppressMessages(library(survival)); source("json.R")
CC <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 60)
v <- function(x) I(as.vector(unname(x)))
curve <- function(s) list(time = v(s$time), n = v(s$n.risk), d = v(s$n.event), c = v(s$n.censor), surv = v(s$surv), se = v(s$surv * s$std.err),
  lo = v(s$lower), hi = v(s$upper), H = v(s$cumhaz), Hse = v(s$std.chaz))
cox <- function(m) { i <- summary(m); list(coef = v(coef(m)), se = v(sqrt(diag(m$naive.var %||% vcov(m)))), ll0 = m$loglik[1], ll = m$loglik[2], score = m$score, wald = if (is.null(m$naive.var)) m$wald.test else NULL, events = m$nevent) }
`%||%` <- function(a, b) if (is.null(a)) b else a
sd2 <- function(f, d, ...) { s <- survdiff(f, d, ...); o <- s$obs; e <- s$exp; if (is.matrix(o)) { o <- rowSums(o); e <- rowSums(e) }; list(obs = v(o), exp = v(e), chisq = s$chisq, var = unname(s$var)) }
ov <- survival::ovarian; kd <- survival::kidney; vet <- survival::veteran; lung <- survival::lung; ht <- survival::heart; lt <- subset(lung, !is.na(ph.ecog))
put <- function(d, cols, file) write.csv(d[, cols], file, row.names = FALSE, quote = FALSE)
put(ov, c("futime", "fustat", "age", "resid.ds", "rx", "ecog.ps"), "ovarian.csv")
put(kd, c("id", "time", "status", "age", "sex", "frail"), "kidney.csv")
vet$celltype <- as.integer(vet$celltype); put(vet, c("trt", "celltype", "time", "status", "karno", "diagtime", "age", "prior"), "veteran.csv")
ht$transplant <- as.integer(ht$transplant) - 1; put(ht, c("start", "stop", "event", "age", "year", "surgery", "transplant", "id"), "heart.csv")
kinds <- c("log", "log-log", "plain", "arcsin", "logit")
w <- 1 + (seq_len(nrow(ov)) %% 3)
# weighted log-rank by its definition: sum over event times of w (d1 - d n1 / n)
wlr <- function(wfun) { ts <- sort(unique(vet$time[vet$status == 1])); S <- 1; P <- 1; u <- 0; V <- 0
  for (t in ts) { r <- vet$time >= t; n <- sum(r); n1 <- sum(r & vet$trt == 2); e <- vet$time == t & vet$status == 1; d <- sum(e); P <- P * (1 - d / (n + 1)); w <- wfun(n, S, P)
    u <- u + w * (sum(e & vet$trt == 2) - d * n1 / n); if (n > 1) V <- V + w^2 * d * (n1 / n) * (1 - n1 / n) * (n - d) / (n - 1); S <- S * (1 - d / n) }
  u^2 / V }
E <- list(
  weighted = list(gehan = wlr(function(n, S, P) n), tarone = wlr(function(n, S, P) sqrt(n)), peto = wlr(function(n, S, P) P), fh = wlr(function(n, S, P) S^0.5 * (1 - S)^2)),
  km_ovarian = setNames(lapply(kinds, function(k) curve(survfit(Surv(futime, fustat) ~ 1, ov, conf.type = k))), kinds),
  km_ovarian_weighted = curve(survfit(Surv(futime, fustat) ~ 1, ov, weights = w, robust = FALSE)),
  km_heart_entry = curve(survfit(Surv(start, stop, event) ~ 1, ht)),
  quantiles_lung = { q <- quantile(survfit(Surv(time, status) ~ 1, lung), c(0.1, 0.25, 0.5, 0.75)); list(q = v(q$quantile), lo = v(q$lower), hi = v(q$upper)) },
  logrank_veteran_cell = sd2(Surv(time, status) ~ celltype, vet),
  logrank_veteran_strata = sd2(Surv(time, status) ~ trt + strata(celltype), vet),
  logrank_veteran_rho1 = sd2(Surv(time, status) ~ trt, vet, rho = 1),
  cox_veteran_efron = cox(coxph(Surv(time, status) ~ trt + karno + diagtime + age + prior, vet, control = CC)),
  cox_veteran_breslow = cox(coxph(Surv(time, status) ~ trt + karno + diagtime + age + prior, vet, ties = "breslow", control = CC)),
  cox_veteran_strata = cox(coxph(Surv(time, status) ~ trt + karno + strata(celltype), vet, control = CC)),
  cox_veteran_weights = cox(coxph(Surv(time, status) ~ trt + karno, vet, weights = rep(c(1, 2, 0.5, 1.7), length.out = 137), robust = FALSE, control = CC)),
  cox_veteran_offset = cox(coxph(Surv(time, status) ~ trt + karno + offset(age / 50), vet, control = CC)),
  cox_heart = cox(coxph(Surv(start, stop, event) ~ age + year + surgery + transplant, ht, control = CC)),
  cox_heart_breslow = cox(coxph(Surv(start, stop, event) ~ age + transplant + strata(surgery), ht, ties = "breslow", control = CC)))
save_json(E, "survival.json")
