# Log-rank tests: plain, G-rho, stratified, weighted by the definition, trend. See lib.R.
source("make/lib.R")
lung <- get_data("lung"); rott <- get_data("rotterdam"); gbsg <- get_data("gbsg"); fl <- get_data("flchain"); colon <- subset(get_data("colon"), etype == 2)
vet <- get_data("veteran"); kidney <- get_data("kidney"); rats <- get_data("rats"); myel <- get_data("myeloid"); diab <- get_data("diabetic"); mgus2 <- get_data("mgus2"); pbc <- get_data("pbc"); ov <- get_data("ovarian"); nafld <- get_data("nafld1"); heart <- get_data("heart"); tp <- get_data("transplant")
sd <- function(s) { m <- function(x) if (is.matrix(x)) rowSums(x) else x; df <- sum(m(s$exp) > 0) - 1
  list(n = v(tapply(s$n, sub(".*?, ", "", names(s$n)), sum)), observed = v(m(s$obs)), expected = v(m(s$exp)), variance = unname(s$var), chiSquared = s$chisq, p = pchisq(s$chisq, df, lower.tail = FALSE)) }
sd0 <- function(s) { x <- sd(s); x$n <- v(s$n); x }
case("lung-sex", survdiff(Surv(time, status) ~ sex, lung), sd0)
case("lung-sex-rho1", survdiff(Surv(time, status) ~ sex, lung, rho = 1), sd0)
case("lung-sex-rho-half", survdiff(Surv(time, status) ~ sex, lung, rho = 0.5), sd0)
case("lung-sex-by-institution", survdiff(Surv(time, status) ~ sex + strata(inst), complete(lung, "inst")), function(s) { x <- sd(s); x$n <- NULL; x })
case("colon-arms", survdiff(Surv(time, status) ~ rx, colon), sd0)
case("colon-arms-by-differ-rho1", survdiff(Surv(time, status) ~ rx + strata(differ), complete(colon, "differ"), rho = 1), function(s) { x <- sd(s); x$n <- NULL; x })
case("rotterdam-size", survdiff(Surv(dtime / 365.25, death) ~ size, rott), sd0)
case("rotterdam-chemo-by-meno", survdiff(Surv(rtime, recur) ~ chemo + strata(meno), rott), function(s) { x <- sd(s); x$n <- NULL; x })
case("gbsg-hormon", survdiff(Surv(rfstime, status) ~ hormon, gbsg), sd0)
case("gbsg-grade-rho1", survdiff(Surv(rfstime, status) ~ grade, gbsg, rho = 1), sd0)
case("flchain-groups", survdiff(Surv(futime, death) ~ flc.grp, fl), sd0)
case("veteran-celltype", survdiff(Surv(time, status) ~ celltype, vet), sd0)
case("kidney-disease", survdiff(Surv(time, status) ~ disease, kidney), sd0)
case("rats-by-litter", survdiff(Surv(time, status) ~ rx + strata(litter), rats), function(s) { x <- sd(s); x$n <- NULL; x })
case("myeloid-arms", survdiff(Surv(futime, death) ~ trt, myel), sd0)
case("diabetic-by-eye", survdiff(Surv(time, status) ~ trt + strata(eye), diab), function(s) { x <- sd(s); x$n <- NULL; x })
case("mgus2-sex", survdiff(Surv(futime, death) ~ sex, mgus2), sd0)
case("pbc-stage", survdiff(Surv(time, status == 2) ~ stage, complete(pbc, "stage")), sd0)
case("ovarian-rx", survdiff(Surv(futime, fustat) ~ rx, ov), sd0)
case("nafld-sex", survdiff(Surv(futime, status) ~ male, nafld), sd0)
case("transplant-blood-group", survdiff(Surv(futime, event > 1) ~ abo, tp), sd0)
# From the definition: weights w(t), hypergeometric variance; also with late entry.
weighted <- function(time, status, group, w, entry = NULL) {
  if (is.null(entry)) entry <- rep(-Inf, length(time)); g <- group == max(group); S <- 1; P <- 1; O <- E <- V <- 0
  for (t in sort(unique(time[status == 1]))) {
    r <- entry < t & time >= t; n <- sum(r); n1 <- sum(r & g); d <- sum(status == 1 & time == t); d1 <- sum(status == 1 & time == t & g)
    P <- P * (1 - d / (n + 1)); k <- w(n, S, P); S <- S * (1 - d / n)
    O <- O + k * d1; E <- E + k * d * n1 / n; if (n > 1) V <- V + k^2 * d * (n - d) / (n - 1) * n1 / n * (1 - n1 / n)
  }
  list(observed = O, expected = E, variance = V, chiSquared = (O - E)^2 / V)
}
id <- function(x) x
case("gehan-lung", weighted(lung$time, lung$status - 1, lung$sex, function(n, S, P) n), id)
case("tarone-ware-lung", weighted(lung$time, lung$status - 1, lung$sex, function(n, S, P) sqrt(n)), id)
case("peto-peto-lung", weighted(lung$time, lung$status - 1, lung$sex, function(n, S, P) P), id)
case("fleming-harrington-0-1-gbsg", weighted(gbsg$rfstime, gbsg$status, gbsg$hormon, function(n, S, P) 1 - S), id)
case("fleming-harrington-1-1-colon", weighted(colon$time, colon$status, colon$sex, function(n, S, P) S * (1 - S)), id)
case("fleming-harrington-half-half-kidney", weighted(kidney$time, kidney$status, kidney$sex, function(n, S, P) sqrt(S * (1 - S))), id)
case("late-entry-heart", weighted(heart$stop, heart$event, heart$transplant, function(n, S, P) 1, heart$start), id)
case("late-entry-gehan-heart", weighted(heart$stop, heart$event, heart$transplant, function(n, S, P) n, heart$start), id)
trend <- function(s, scores) { sc <- scores - 0; x <- sum(sc * (s$obs - s$exp)); list(z = x / sqrt(drop(sc %*% s$var %*% sc)), scores = v(sc)) }
case("trend-veteran", survdiff(Surv(time, status) ~ celltype, vet), function(s) trend(s, 1:4))
case("trend-gbsg-grade", survdiff(Surv(rfstime, status) ~ grade, gbsg), function(s) trend(s, 1:3))
case("trend-rotterdam-size", survdiff(Surv(dtime / 365.25, death) ~ size, rott), function(s) trend(s, c(0, 2, 5)))
case("trend-flchain", survdiff(Surv(futime, death) ~ flc.grp, fl), function(s) trend(s, 1:10))
# Log-rank scores are the null model's martingale residuals (Breslow).
case("scores-lung", residuals(coxph(Surv(time, status) ~ 1, lung, ties = "breslow")), function(r) list(scores = v(r)))
case("scores-kidney", residuals(coxph(Surv(time, status) ~ 1, kidney, ties = "breslow")), function(r) list(scores = v(r)))
write_cases("log-rank.json")
