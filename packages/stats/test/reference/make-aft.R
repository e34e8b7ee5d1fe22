# Reference values of parametric survival regression. Usage, in this folder: Rscript --vanilla make-aft.R
# (R 4.2.2, survival 3.5-3, whose data sets they are.) survreg stops early by default: here it runs to the end.
suppressMessages(library(survival)); source("json.R"); v <- function(x) I(as.vector(unname(x)))
SC <- survreg.control(rel.tolerance = 2e-14, maxiter = 200, toler.chol = 1e-14)
r <- rats; r$female <- as.integer(r$sex == "f"); r <- r[, c("litter", "rx", "time", "status", "female")]; write.csv(r, "rats.csv", row.names = FALSE, quote = FALSE)
l <- subset(lung, !is.na(ph.ecog)); l$w <- rep(c(1, 2, 0.5), length.out = nrow(l)); l$o <- (l$age - 60) / 100; l$cl <- seq_len(nrow(l)) %% 29
# Visits every 60 days: in between, before the first (left), after the last known (right); every seventh time exact.
l$lo <- 60 * floor(l$time / 60); l$hi <- l$lo + 60; l$hi[l$status == 1] <- Inf; l$lo[l$status == 1] <- l$time[l$status == 1]
ex <- seq_len(nrow(l)) %% 7 == 0 & l$status == 2; l$lo[ex] <- l$hi[ex] <- l$time[ex]
S2 <- with(l, Surv(ifelse(lo == 0, NA, lo), ifelse(is.infinite(hi), NA, hi), type = "interval2"))
m <- function(f, d = l, dist = "weibull", ...) do.call(survreg, list(f, d, dist = dist, control = SC, model = TRUE, x = TRUE, ...))
ft <- function(a) list(coef = v(coef(a)), scale = v(a$scale), se = v(sqrt(diag(a$var))), naive = v(sqrt(diag(if (is.null(a$naive.var)) a$var else a$naive.var))), ll = v(a$loglik))
pr <- function(a, nd, p = c(0.1, 0.5, 0.9)) { q <- predict(a, nd, type = "quantile", p = p, se.fit = TRUE); list(q = v(q$fit), se = v(q$se.fit)) }
rs <- function(a) list(response = v(residuals(a, "response")), deviance = v(residuals(a, "deviance")), dfbeta = unname(residuals(a, "dfbeta")))
f <- Surv(time, status) ~ age + sex + ph.ecog; nd <- data.frame(age = 50, sex = 2, ph.ecog = 1)
wb <- m(f); ln <- m(f, dist = "lognormal"); ll <- m(f, dist = "loglogistic"); ex1 <- m(f, dist = "exponential")
lp <- predict(wb, type = "lp", se.fit = TRUE)
E <- list(fits = list(
  weibull = ft(wb), exponential = ft(ex1), lognormal = ft(ln), loglogistic = ft(ll), rayleigh = ft(m(f, dist = "rayleigh")), fixed = ft(m(f, dist = "lognormal", scale = 0.8)),
  intercept = ft(m(Surv(time, status) ~ 1)), weighted = ft(m(f, weights = l$w)), offset = ft(m(Surv(time, status) ~ sex + ph.ecog + offset(o), dist = "loglogistic")),
  robust = ft(m(f, robust = TRUE)), 
  # survreg forgets the weights in the sandwich; its own residuals give it with them.
  cluster = { a <- m(f, dist = "lognormal", cluster = l$cl, weights = l$w); b <- ft(a); b$se <- v(sqrt(diag(crossprod(rowsum(residuals(a, "dfbeta", weighted = TRUE), l$cl))))); b },
 
  strata = ft(m(Surv(time, status) ~ age + ph.ecog + strata(sex))), strata_lognormal = ft(m(Surv(time, status) ~ age + strata(sex), dist = "lognormal", robust = TRUE)),
  ovarian = ft(m(Surv(futime, fustat) ~ age + rx, ovarian, "loglogistic")), rats = ft(m(Surv(time, status) ~ rx, r[r$female == 1, ], cluster = r$litter[r$female == 1])),
  interval_weibull = ft(m(S2 ~ age + sex + ph.ecog)), interval_lognormal = ft(m(S2 ~ age + sex + ph.ecog, dist = "lognormal")), interval_loglogistic = ft(m(S2 ~ age + sex + ph.ecog, dist = "loglogistic", weights = l$w))),
  quantiles = list(weibull = pr(wb, nd), lognormal = pr(ln, nd), fixed = pr(ex1, nd), strata = pr(m(Surv(time, status) ~ age + ph.ecog + strata(sex)), data.frame(age = 50, sex = 2, ph.ecog = 1))),
  lp = list(fit = v(lp$fit), se = v(lp$se.fit)), residuals = list(weibull = rs(wb), lognormal = rs(ln), loglogistic = rs(ll)),
  # Hazard ratios of the Weibull model by the delta method.
  hr = { b <- coef(wb)[-1]; s <- wb$scale; V <- wb$var; list(log = v(-b / s), se = v(sapply(2:4, function(j) { g <- rep(0, 5); g[j] <- -1 / s; g[5] <- b[j - 1] / s; sqrt(t(g) %*% V %*% g) }))) },
  lo = v(l$lo), hi = v(l$hi))
save_json(E, "aft.json")
