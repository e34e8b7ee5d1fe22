# Curves, log-rank tests and restricted means with options that seldom meet: weights with late entry, awkward probabilities,
# times between and before the events, groups of one. See lib.R.
source("make/lib.R")
lung <- get_data("lung"); rott <- get_data("rotterdam"); gbsg <- get_data("gbsg"); fl <- subset(get_data("flchain"), futime > 0); heart <- get_data("heart"); kidney <- get_data("kidney"); rats <- get_data("rats")
myel <- get_data("myeloid"); nafld <- subset(get_data("nafld1"), futime > 0); diab <- get_data("diabetic"); ov <- get_data("ovarian"); cgd <- get_data("cgd"); vet <- get_data("veteran"); tp <- subset(get_data("transplant"), futime > 0); pbc <- get_data("pbc")
case("heart-weights-entry-arcsin", survfit(Surv(start, stop, event) ~ transplant, heart, weights = (1 + id %% 4) / 3, conf.type = "arcsin", conf.int = 0.8), curves)
case("heart-weights-entry-logit", survfit(Surv(start, stop, event) ~ surgery, heart, weights = 1 + id %% 2, conf.type = "logit", conf.int = 0.99), curves)
case("flchain-age-weights", survfit(Surv(age, age + futime / 365.25, death) ~ sex, fl, weights = (1 + flc.grp %% 3) / 7, conf.type = "log-log"), curves)
case("myeloid-years-sex", survfit(Surv(futime / 365.25, death) ~ sex, myel, conf.type = "logit", conf.int = 0.5), curves)
case("lung-ecog-group-of-one", survfit(Surv(time / 30.4375, status) ~ ph.ecog, complete(lung, "ph.ecog"), conf.type = "log-log"), curves)
case("nafld-years-weights", survfit(Surv(futime / 365.25, status) ~ male, nafld, weights = ifelse(is.na(bmi), 0.25, bmi / 30), conf.type = "plain"), curves)
case("ovarian-plain", survfit(Surv(futime, fustat) ~ rx, ov, conf.type = "plain"), curves)
case("rats-litter-weights", survfit(Surv(time, status) ~ sex, rats, weights = 1 / (1 + litter %% 5), conf.type = "log-log"), curves)
quant <- function(p) function(s) { q <- quantile(s, p); m <- function(x) { x <- if (is.matrix(x)) x else t(x); lapply(seq_len(nrow(x)), function(i) v(ifelse(is.na(x[i, ]), Inf, x[i, ]))) }; list(p = v(p), time = m(q$quantile), lower = m(q$lower), upper = m(q$upper)) }
P <- c(0.01, 0.05, 0.123456789, 1 / 3, 0.5, 2 / 3, 0.875, 0.95)
for (k in c("log", "log-log", "plain", "arcsin", "logit")) {
  case(paste0("quantile-diabetic-", k), survfit(Surv(time, status) ~ trt, diab, conf.type = k, conf.int = 0.9), quant(P))
  case(paste0("quantile-heart-entry-", k), survfit(Surv(start, stop, event) ~ 1, heart, conf.type = k), quant(P))
}
case("quantile-myeloid-years", survfit(Surv(futime / 365.25, death) ~ trt, myel), quant(P))
case("quantile-weights", survfit(Surv(time, status) ~ celltype, vet, weights = 1 + age %% 3, conf.type = "logit"), quant(P))
# Steps that lie exactly at the probabilities asked for: four, five, eight and ten people.
F1 <- data.frame(t = c(1, 2, 3, 4), e = 1); F2 <- data.frame(t = c(1, 2, 3, 4, 5), e = c(1, 0, 1, 1, 0)); F3 <- data.frame(t = c(3, 5, 5, 8, 11, 12, 20, 21) / 7, e = c(1, 1, 1, 1, 0, 1, 0, 1)); F4 <- data.frame(t = 1:10 / 10, e = rep(1:0, c(5, 5)))
for (i in 1:4) { d <- get(paste0("F", i)); case(paste0("quantile-flat-", i), survfit(Surv(t, e) ~ 1, d, conf.type = "log-log"), function(s) c(list(t = v(d$t), e = v(d$e)), quant(c(0.1, 0.2, 0.25, 0.3, 0.375, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 1))(s))) }
at <- function(times) function(s) { x <- summary(s, times = times, extend = TRUE); n <- length(times); m <- function(k) t(matrix(x[[k]], nrow = n)); list(times = v(times), atRisk = m("n.risk"), survival = m("surv"), standardError = m("std.err"), lower = m("lower"), upper = m("upper")) }
case("at-heart-entry-weights", survfit(Surv(start, stop, event) ~ transplant, heart, weights = 1 + id %% 3), at(c(0.5, 1, 15.5, 100, 250.25, 1000)))
case("at-flchain-ages", survfit(Surv(age, age + futime / 365.25, death) ~ sex, fl), at(c(55, 60.5, 70, 80, 90.1)))
case("at-transplant-between", survfit(Surv(futime / 7, event > 1) ~ abo, tp, conf.type = "arcsin"), at(c(0.1, 1, 4, 4 + 1 / 7, 26, 100)))
case("at-zero-weights", survfit(Surv(time, status) ~ sex, lung, weights = age %% 3), at(c(5, 11, 200, 500, 900)))
case("at-cgd", survfit(Surv(tstart, tstop, status) ~ treat, cgd, conf.type = "plain"), at(c(10, 100.5, 200, 365)))
lr <- function(s) list(observed = v(if (is.matrix(s$obs)) rowSums(s$obs) else s$obs), expected = v(if (is.matrix(s$exp)) rowSums(s$exp) else s$exp), variance = mat(s$var), chiSquared = s$chisq, p = pchisq(s$chisq, length(s$n) - 1, lower.tail = FALSE))
case("log-rank-strata-three-groups", survdiff(Surv(rfstime / 365.25, status) ~ grade + strata(meno, hormon), gbsg, rho = 1.7), lr)
case("log-rank-rho-negative", survdiff(Surv(futime, death) ~ trt, myel, rho = -0.3), lr)
case("log-rank-group-of-one", survdiff(Surv(time, status) ~ ph.ecog, complete(lung, "ph.ecog")), lr)
case("log-rank-eyes-as-strata", survdiff(Surv(time, status) ~ trt + strata(id), diab), lr)
case("log-rank-ten-groups", survdiff(Surv(futime / 365.25, death) ~ flc.grp + strata(sex), fl, rho = 0.5), lr)
case("log-rank-institutions", survdiff(Surv(time, status) ~ inst + strata(sex), complete(lung, "inst")), lr)
case("log-rank-nafld-years", survdiff(Surv(futime / 365.25, status) ~ male + strata(cut(age, c(0, 40, 50, 60, 70, 200))), nafld), lr)
# Any weights, strata and late entry, by their definition.
weighted <- function(entry, time, event, group, stratum, weight) { fixed <- aeqSurv(Surv(entry, time, event)); entry <- fixed[, 1]; time <- fixed[, 2]; g <- sort(unique(group)); U <- 0; V <- 0
  for (s in unique(stratum)) { k <- stratum == s; S <- 1
    for (t in sort(unique(time[k & event == 1]))) { r <- k & entry < t & time >= t; d <- k & time == t & event == 1; n <- sum(r); m <- sum(d); nj <- sapply(g, function(j) sum(r & group == j)); dj <- sapply(g, function(j) sum(d & group == j))
      w <- weight(n, S); U <- U + w * (dj - m * nj / n); if (n > 1) V <- V + w^2 * m * (n - m) / (n - 1) * (diag(nj / n) - outer(nj / n, nj / n)); S <- S * (1 - m / n) } }
  x <- drop(U[-1] %*% solve(V[-1, -1, drop = FALSE], U[-1])); list(chiSquared = x, p = pchisq(x, length(g) - 1, lower.tail = FALSE), variance = mat(V[-1, -1, drop = FALSE])) }
case("log-rank-entry-strata", weighted(heart$start, heart$stop, heart$event, heart$transplant, heart$surgery, function(n, S) 1), function(x) x)
case("log-rank-entry-strata-late", weighted(heart$start, heart$stop, heart$event, heart$transplant, heart$surgery, function(n, S) S^0.5 * (1 - S)^2), function(x) x)
case("log-rank-tarone-entry", weighted(fl$age, fl$age + fl$futime / 365.25, fl$death, fl$sex, fl$flc.grp %% 2, function(n, S) sqrt(n)), function(x) x)
tr <- function(scores) function(s) { o <- if (is.matrix(s$obs)) rowSums(s$obs - s$exp) else s$obs - s$exp; x <- sum(scores * o)^2 / drop(t(scores) %*% s$var %*% scores); list(scores = v(scores), chiSquared = x, p = pchisq(x, 1, lower.tail = FALSE)) }
case("trend-uneven-scores", survdiff(Surv(time, status) ~ ph.ecog + strata(sex), complete(lung, "ph.ecog")), tr(c(0, 1, 4, 9)))
case("trend-institution-effects", survdiff(Surv(time, status == 2) ~ stage, complete(pbc, "stage"), rho = 1), tr(c(-3, -1, 1, 3)))
rm1 <- function(tau) function(s) { x <- summary(s, rmean = tau)$table; x <- if (is.matrix(x)) x else t(x); list(tau = tau, mean = v(x[, "rmean"]), standardError = v(x[, "se(rmean)"])) }
case("mean-at-event-time", survfit(Surv(time, status) ~ trt, vet), rm1(164))
# R gives none before the first event: everybody lives till then.
case("mean-before-first-event", subset(ov, futime <= 50), function(d) { stopifnot(nrow(d) == 0); list(tau = 50, mean = v(c(50, 50)), standardError = v(c(0, 0))) })
case("mean-years-fraction", survfit(Surv(rfstime / 365.25, status) ~ hormon, gbsg), rm1(6.02))
case("mean-to-last-exit", survfit(Surv(time, status) ~ sex, lung), rm1(965))
case("mean-one-group", survfit(Surv(futime, death) ~ 1, myel), rm1(1234.5))
case("mean-entry", survfit(Surv(tstart, tstop, status) ~ treat, cgd), rm1(300))
# Pseudo-observations of the restricted mean by their definition (survival's pseudo() takes the infinitesimal jackknife
# instead), and their regression with robust errors (sandwich package).
area <- function(time, status, tau) summary(survfit(Surv(time, status) ~ 1), rmean = tau)$table[["rmean"]]
pse <- function(time, tau, d, f) { n <- length(time); y <- n * area(time, d$status, tau) - (n - 1) * sapply(seq_len(n), function(i) area(time[-i], d$status[-i], tau)); m <- lm(as.formula(f), cbind(d, y = y)); k <- rows_of(n) + 1
  list(tau = tau, rows = v(k - 1), pseudo = v(y[k]), estimate = v(coef(m)), HC0 = v(sqrt(diag(sandwich::vcovHC(m, "HC0")))), HC1 = v(sqrt(diag(sandwich::vcovHC(m, "HC1")))), HC3 = v(sqrt(diag(sandwich::vcovHC(m, "HC3"))))) }
case("pseudo-kidney", pse(kidney$time / 7, 31.4, kidney, "y ~ I(sex - 1) + age"), function(x) x)
case("pseudo-veteran", pse(vet$time, 200, vet, "y ~ I(trt - 1) + karno"), function(x) x)
con <- function(x) { c <- if (is.matrix(x$count)) colSums(x$count) else x$count; list(estimate = unname(x$concordance), standardError = sqrt(unname(x$var)), counts = v(c[1:3])) }
case("concordance-weights-strata-cluster", concordance(Surv(time, status) ~ nodes + strata(etype), complete(get_data("colon"), "nodes"), weights = 1 + id %% 3, cluster = id, reverse = TRUE), con)
case("concordance-years-uno", concordance(Surv(dtime / 365.25, death) ~ log1p(nodes), rott, timewt = "n/G2", ymax = 8, reverse = TRUE), con)
case("concordance-entry-strata-weights", concordance(Surv(start, stop, event) ~ age + strata(surgery), heart, weights = 1 + id %% 2, reverse = TRUE), con)
write_cases("survival-awkward.json")
