# On twelve data sets the methods and options that no other script joins. One stratified model a
# data set, and of it everything; options go round, so that each is met on several sets. See lib.R.
source("make/lib.R"); suppressMessages({library(sandwich); library(clubSandwich); library(MASS); library(cmprsk)})
known <- function(name, cols, keep = TRUE) { d <- get_data(name); d <- d[complete.cases(d[, cols]), ]; d[eval(substitute(keep), d), ] }
lung <- known("lung", c("age", "wt.loss", "sex")); lung$event <- lung$status - 1
ov <- get_data("ovarian"); ov$time <- ov$futime; ov$event <- ov$fustat
kidney <- get_data("kidney"); kidney$event <- kidney$status
rats <- get_data("rats"); rats$event <- rats$status
myel <- get_data("myeloid"); myel$time <- myel$futime; myel$event <- myel$death
rott <- get_data("rotterdam"); rott$time <- rott$dtime; rott$event <- rott$death
gbsg <- get_data("gbsg"); gbsg$time <- gbsg$rfstime; gbsg$event <- gbsg$status
tp <- known("transplant", "age", futime > 0); tp$time <- tp$futime; tp$event <- as.numeric(tp$event == 3)
nafld <- known("nafld1", c("age", "bmi"), futime > 0); nafld$time <- nafld$futime; nafld$event <- nafld$status
diab <- get_data("diabetic"); diab$event <- diab$status
rd <- get_data("rhDNase"); rd$time <- with(rd, ifelse(is.na(ivstart) | ivstart <= 0, end.dt - entry.dt, ivstart)); rd$event <- with(rd, as.numeric(!is.na(ivstart) & ivstart > 0)); rd <- rd[!duplicated(rd$id) & rd$time > 0, ]
fl <- known("flchain", "age", futime > 0 & creatinine > 0 & !is.na(creatinine)); fl$time <- fl$futime; fl$event <- fl$death
sets <- list(
  lung = list(d = lung, x = c("age", "wt.loss"), s = lung$sex, at = list(age = 65, wt.loss = 5)),
  ovarian = list(d = ov, x = c("age", "ecog.ps"), s = ov$rx, at = list(age = 60, ecog.ps = 2)),
  kidney = list(d = kidney, x = c("age", "frail"), s = kidney$sex, at = list(age = 40, frail = 1)),
  rats = list(d = rats, x = c("rx", "litter"), s = rats$sex, at = list(rx = 1, litter = 30)),
  myeloid = list(d = myel, x = c("trt", "id"), s = myel$sex, at = list(trt = 2, id = 300)),
  rotterdam = list(d = rott, x = c("age", "nodes"), s = rott$grade, at = list(age = 55, nodes = 2)),
  gbsg = list(d = gbsg, x = c("hormon", "nodes"), s = gbsg$grade, at = list(hormon = 1, nodes = 6)),
  transplant = list(d = tp, x = c("age", "year"), s = tp$abo, at = list(age = 45, year = 1996)),
  nafld = list(d = nafld, x = c("age", "bmi"), s = nafld$male, at = list(age = 60, bmi = 31)),
  diabetic = list(d = diab, x = c("trt", "risk"), s = diab$eye, at = list(trt = 1, risk = 10)),
  rhdnase = list(d = rd, x = c("fev", "trt"), s = rd$inst %% 3, at = list(fev = 50, trt = 1)),
  flchain = list(d = fl, x = c("age", "kappa"), s = fl$sex, at = list(age = 75, kappa = 2)))
res <- function(m, most = 12) { k <- rows_of(length(m$residuals), most) + 1; cols <- function(type) { x <- as.matrix(residuals(m, type)); lapply(seq_len(ncol(x)), function(j) v(x[k, j])) }
  s <- as.matrix(residuals(m, "schoenfeld")); e <- rows_of(nrow(s), most) + 1; sc <- as.matrix(residuals(m, "scaledsch"))
  list(rows = v(k - 1), martingale = v(residuals(m, "martingale")[k]), deviance = v(residuals(m, "deviance")[k]), score = cols("score"), dfbeta = cols("dfbeta"), dfbetas = cols("dfbetas"), events = v(e - 1), schoenfeld = lapply(seq_len(ncol(s)), function(j) v(s[e, j])), scaled = lapply(seq_len(ncol(s)), function(j) v(sc[e, j]))) }
zph <- function(m, scale) { t <- cox.zph(m, transform = scale, terms = FALSE)$table; list(chiSquared = v(t[, 1]), p = v(t[, 3])) }
pred <- function(s, most = 8) { sizes <- if (is.null(s$strata)) length(s$time) else as.vector(s$strata); ends <- cumsum(sizes)
  lapply(seq_along(sizes), function(g) { at <- seq(ends[g] - sizes[g] + 1, ends[g]); at <- at[s$n.event[at] > 0]; k <- rows_of(length(at), most); at <- at[k + 1]
    list(rows = v(k), time = v(s$time[at]), cumulativeHazard = v(s$cumhaz[at]), standardError = v(s$std.err[at]), survival = v(s$surv[at]), lower = v(s$lower[at]), upper = v(s$upper[at])) }) }
con <- function(x) { c <- if (is.matrix(x$count)) colSums(x$count) else x$count; list(estimate = unname(x$concordance), standardError = sqrt(unname(x$var)), counts = v(c[1:3])) }
lr <- function(s) list(observed = v(if (is.matrix(s$obs)) rowSums(s$obs) else s$obs), expected = v(if (is.matrix(s$exp)) rowSums(s$exp) else s$exp), variance = mat(s$var), chiSquared = s$chisq, p = pchisq(s$chisq, length(s$n) - 1, lower.tail = FALSE))
SC <- survreg.control(rel.tolerance = 1e-14, toler.chol = 1e-14, maxiter = 200)
aft <- function(m) { m <- update(m, init = c(coef(m), if (nrow(m$var) > length(coef(m))) log(m$scale))); list(estimate = v(coef(m)), errors = v(sqrt(diag(m$var))), scale = v(m$scale), ll = m$loglik[2]) }
ex <- function(m) list(estimate = v(coef(m)), standardError = v(sqrt(diag(m$var))), ll = v(m$loglik))
quant <- function(p) function(s) { q <- quantile(s, p); m <- function(x) { x <- if (is.matrix(x)) x else t(x); lapply(seq_len(nrow(x)), function(i) v(ifelse(is.na(x[i, ]), Inf, x[i, ]))) }; list(p = v(p), time = m(q$quantile), lower = m(q$lower), upper = m(q$upper)) }
# Restricted means to a day, of both groups: areas, errors, and the difference and ratio with their limits.
rm2 <- function(tau) function(s) { x <- summary(s, rmean = tau)$table; a <- x[, "rmean"]; e <- x[, "se(rmean)"]; d <- a[2] - a[1]; se <- sqrt(sum(e^2)); r <- log(a[2] / a[1]); sr <- sqrt(sum((e / a)^2)); z <- qnorm(0.975)
  list(tau = tau, mean = v(a), standardError = v(e), difference = v(c(d, d - z * se, d + z * se, 2 * pnorm(-abs(d / se)))), ratio = v(exp(c(r, r - z * sr, r + z * sr)))) }
curvesOf <- c("log-log", "plain", "logit", "arcsin", "log"); weightsOf <- c("n", "S", "S/G", "n/G2", "I"); families <- c("lognormal", "loglogistic", "weibull", "exponential"); rhos <- c(0.5, 1, -1, 2)
turn <- function(of, i) of[(i - 1) %% length(of) + 1]
for (i in seq_along(sets)) { n <- names(sets)[i]; set <- sets[[i]]; d <- set$d; d$g <- set$s; d$w <- d$w4 <- (1 + seq_len(nrow(d)) %% 4) / 2; f <- function(l, more = "") as.formula(paste(l, "~", paste(set$x, collapse = "+"), more))
  tail <- if (i %% 2 == 0) "breslow" else "efron"
  m <- coxph(f("Surv(time, event)", "+ strata(g)"), d, ties = tail, control = CC)
  case(paste0(n, "-cox-strata"), m, cox)
  case(paste0(n, "-cox-weights"), coxph(f("Surv(time, event)", "+ strata(g)"), d, weights = w, ties = tail, robust = TRUE, control = CC), cox)
  case(paste0(n, "-residuals"), m, res)
  for (s in c("km", "rank", "log", "identity")) case(paste0(n, "-zph-", s), m, function(m) zph(m, s), 1e-7)
  k <- turn(curvesOf, i); case(paste0(n, "-predicted-", k), survfit(m, as.data.frame(set$at), conf.type = k), pred)
  w <- turn(weightsOf, i); case(paste0(n, "-concordance"), concordance(as.formula(paste("Surv(time, event) ~", set$x[1], "+ strata(g)")), d, weights = d$w, timewt = w, reverse = TRUE), con)
  r <- turn(rhos, i); case(paste0(n, "-log-rank-", r), survdiff(Surv(time, event) ~ g + strata(seq_len(nrow(d)) %% 3), d, rho = r), lr)
  if (min(d$time) > 0) { a <- turn(families, i); case(paste0(n, "-", a), survreg(f("Surv(time, event)", if (a == "exponential") "" else "+ strata(g)"), d, dist = a, control = SC), aft, 1e-7); case(paste0(n, "-fixed-", a), survreg(f("Surv(time, event)"), d, dist = turn(families[1:3], i), scale = 0.8, control = SC), function(m) list(estimate = v(coef(m)), errors = v(sqrt(diag(m$var))), ll = m$loglik[2]), 1e-7) }
  # Pairs of neighbouring rows as clusters; every second row comes late, at a tenth of its time.
  d$pair <- seq_len(nrow(d)) %/% 2; d$entry <- ifelse(seq_len(nrow(d)) %% 2 == 0, d$time / 10, 0)
  case(paste0(n, "-cox-pairs"), coxph(f("Surv(entry, time, event)", "+ strata(g)"), subset(d, time > entry), cluster = pair, ties = turn(c("breslow", "efron"), i), control = CC), cox)
  case(paste0(n, "-curve-pairs"), survfit(Surv(time, event) ~ g, d, weights = w4, cluster = pair, conf.type = turn(curvesOf, i + 2)), function(s) curves(s, 8))
  if (min(d$time) > 0) case(paste0(n, "-aft-person"), predict(survreg(f("Surv(time, event)"), d, dist = turn(families[1:3], i + 1), control = SC), as.data.frame(set$at), type = "quantile", p = c(0.1, 0.5, 0.9), se.fit = TRUE), function(x) list(p = v(c(0.1, 0.5, 0.9)), time = v(x$fit), standardError = v(x$se.fit)), 1e-7)
  case(paste0(n, "-quantile"), survfit(Surv(time, event) ~ g, d, conf.type = turn(curvesOf, i + 1), conf.int = 0.9), quant(c(0.05, 0.1, 0.25, 0.5)))
  case(paste0(n, "-mean"), survfit(Surv(time, event) ~ I(g == min(g)), d), rm2(signif(quantile(d$time, 0.6)[[1]], 3)))
  if (nrow(d) < 1000) case(paste0(n, "-exact"), coxph(f("Surv(ceiling(6 * time / max(time)), event)", "+ strata(g)"), d, ties = "exact", control = CC), ex) }
# Frailty estimated, both loops to full convergence.
FC <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 200, outer.max = 200)
case("kidney-frailty", coxph(Surv(time, status) ~ age + sex + frailty(id, dist = "gamma", method = "em", eps = 1e-13), kidney, control = FC), function(m) list(estimate = v(coef(m)), standardError = v(sqrt(diag(m$var))), theta = m$history[[1]]$theta, frailties = v(m$frail)), 1e-6)
# Regression on the same sets: five kinds of errors, clusters, counts, tables.
GCC <- list(epsilon = 1e-15, maxit = 100)
hc <- function(m) c(list(estimate = v(coef(m))), lapply(c(HC0 = "HC0", HC1 = "HC1", HC2 = "HC2", HC3 = "HC3"), function(t) v(sqrt(diag(vcovHC(m, type = t))))))
again <- function(m) update(m, start = coef(m))
case("gbsg-logistic", again(glm(status ~ hormon + age + log(size) + factor(grade), binomial, gbsg, control = GCC)), hc)
case("rotterdam-poisson", again(glm(death ~ chemo + hormon + I(age / 10) + offset(log(dtime)), poisson, rott, control = GCC)), hc)
case("nafld-linear", lm(bmi ~ age + male, nafld), hc)
cr <- function(cl) function(m) { one <- function(k) { V <- vcovCR(m, cluster = cl, type = k); t <- coef_test(m, vcov = V, test = "Satterthwaite"); list(se = v(sqrt(diag(V))), df = v(t[["df_Satt"]])) }; list(estimate = v(coef(m)), CR0 = one("CR0")$se, CR1 = one("CR1")$se, CR2 = one("CR2")$se, CR3 = one("CR3")$se, df = one("CR2")$df) }
case("diabetic-linear-clusters", lm(risk ~ trt + age, diab), cr(diab$id))
case("kidney-linear-clusters", lm(log(time) ~ age + sex, kidney), cr(kidney$id))
case("rats-logistic-clusters", again(glm(status ~ rx, binomial, subset(rats, sex == 1), control = GCC)), cr(subset(rats, sex == 1)$litter))
rows <- get_data("rhdnase-rows"); people <- do.call(rbind, lapply(split(rows, rows$id), function(d) data.frame(n = sum(d$infect), trt = d$trt[1], fev = d$fev[1], days = max(d$tstop))))
case("rhdnase-negative-binomial", glm.nb(n ~ trt + fev + offset(log(days)), people, control = glm.control(epsilon = 1e-15, maxit = 200)), function(m) list(estimate = v(coef(m)), theta = m$theta), 1e-6)
mh <- function(e, g, s) { A <- table(factor(g, 1:0), factor(e, 1:0), s); m <- mantelhaen.test(A, correct = FALSE); list(chiSquared = unname(m$statistic), p = m$p.value, estimate = unname(m$estimate), lower = m$conf.int[1], upper = m$conf.int[2]) }
case("rotterdam-mantel-haenszel", mh(rott$death, rott$hormon, rott$size), function(x) x)
case("gbsg-mantel-haenszel", mh(gbsg$status, gbsg$hormon, gbsg$meno), function(x) x)
fish <- function(e, g) { t <- c(sum(e[g == 1]), sum(g == 1), sum(e[g == 0]), sum(g == 0)); m <- matrix(c(t[1], t[2] - t[1], t[3], t[4] - t[3]), 2); k <- max(0, t[1] + t[3] - t[4]):min(t[2], t[1] + t[3]); ld <- dhyper(k, t[2], t[4], t[1] + t[3], log = TRUE); q <- function(th) { x <- ld + th * k; x <- exp(x - max(x)); x / sum(x) }; root <- function(f) exp(uniroot(f, c(-9, 9), tol = 1e-15, maxiter = 2000)$root)
  list(p = fisher.test(m)$p.value, estimate = root(function(th) sum(k * q(th)) - t[1]), lower = root(function(th) sum(q(th)[k >= t[1]]) - 0.025), upper = root(function(th) sum(q(th)[k <= t[1]]) - 0.025)) }
case("ovarian-fisher", fish(ov$fustat, as.numeric(ov$rx == 2)), function(x) x)
case("rats-fisher", fish(rats$status, rats$rx), function(x) x)
# Competing events by strata of the model and censoring alike, and Gray's test of two causes.
tq <- known("transplant", "age", futime > 0); tq$cause <- tq$event - 1; tq$state <- factor(tq$cause, 0:3); tq$row <- seq_len(nrow(tq))
fgo <- function(m) list(estimate = v(coef(m)), standardError = v(sqrt(diag(m$var))), ll = v(m$loglik), wald = unname(m$wald.test))
case("transplant-fine-gray-death", coxph(Surv(fgstart, fgstop, fgstatus) ~ sex + I(age / 10) + I(abo == 4), finegray(Surv(futime, state) ~ ., tq, etype = "1"), weights = fgwt, cluster = row, control = CC), fgo, 1e-7)
ym <- get_data("myeloid"); ym$time <- with(ym, ifelse(is.na(txtime), futime, pmin(txtime, futime))); ym$cause <- with(ym, ifelse(!is.na(txtime), 2, death)); ym <- subset(ym, time > 0); ym$state <- factor(ym$cause, 0:2); ym$row <- seq_len(nrow(ym))
case("myeloid-fine-gray-death", coxph(Surv(fgstart, fgstop, fgstatus) ~ trt + sex, finegray(Surv(time, state) ~ ., ym, etype = "1"), weights = fgwt, cluster = row, control = CC), fgo, 1e-7)
gr <- function(x) { t <- x$Tests; list(chiSquared = v(t[, "stat"]), p = v(t[, "pv"])) }
case("transplant-gray", cuminc(tq$futime, tq$cause, tq$abo, strata = tq$sex, rho = 1), gr)
case("myeloid-gray", cuminc(ym$time, ym$cause, ym$trt, strata = ym$sex), gr)
write_cases("stratified.json")
