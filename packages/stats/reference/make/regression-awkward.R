# Generalised linear models with weights, offsets, other links and clusters; negative binomial; standardised effects;
# instruments. See lib.R. clubSandwich for CR0–CR3 with Satterthwaite's degrees of freedom, AER for two-stage least squares.
source("make/lib.R"); suppressMessages({library(sandwich); library(clubSandwich); library(MASS); library(AER)})
bw <- get_data("birthwt"); pima <- get_data("Pima"); quine <- get_data("quine"); ins <- get_data("Insurance"); epil <- get_data("epil"); cars <- get_data("mtcars"); inf <- get_data("infert"); colon <- subset(complete(get_data("colon"), "nodes"), etype == 2); ret <- get_data("retinopathy"); pbc <- get_data("pbc"); lung <- complete(get_data("lung"), "ph.ecog", "inst"); cgd <- get_data("cgd")
hc <- function(m) lapply(c(HC0 = "HC0", HC1 = "HC1", HC2 = "HC2", HC3 = "HC3"), function(k) v(sqrt(diag(vcovHC(m, type = k)))))
# With other links than the canonical R's steps are not Newton's, and it stops early: many more follow.
gen <- function(m, robust = TRUE) { for (i in 1:40) m <- update(m, start = coef(m)); s <- coef(summary(m, dispersion = 1)); out <- list(estimate = v(coef(m)), standardError = v(s[, 2]), deviance = m$deviance); if (robust) out$robust <- hc(m); out }
case("logistic-shares-weights", glm(cases ~ age + site, quasibinomial, data = data.frame(cases = c(2, 7, 5, 11, 14, 9, 3, 20) / c(10, 22, 13, 19, 31, 12, 7, 24), age = c(3, 5, 4, 6, 7, 8, 2, 6.5), site = c(0, 0, 0, 0, 1, 1, 1, 1), n = c(10, 22, 13, 19, 31, 12, 7, 24)), weights = n, control = GC), function(m) gen(m, FALSE))
case("logistic-quadratic", glm(I(type - 1) ~ glu + I(glu^2) + bmi * age, binomial, pima, control = GC), gen)
case("logistic-no-intercept", glm(low ~ 0 + smoke + lwt, binomial, bw, control = GC), gen)
case("poisson-offset-years", glm(event ~ rx + size + offset(log(stop + 0.5)), poisson, get_data("bladder2"), control = GC), gen)
case("poisson-weights", glm(Days ~ Sex + factor(Age), quasipoisson, quine, weights = 1 + (Days %% 3), control = GC), function(m) gen(m, FALSE))
case("probit-birthwt", glm(low ~ age + lwt + smoke + ht, binomial(probit), bw, control = GC), function(m) gen(m, FALSE))
case("cloglog-offset", glm(status ~ trt + age + offset(log(futime)), binomial(cloglog), ret, start = c(-4, 0, 0), control = GC), function(m) gen(m, FALSE))
case("log-binomial", glm(low ~ smoke + ht + I(lwt / 100), binomial(log), bw, start = c(-1, 0, 0, -0.5), control = GC), function(m) gen(m, FALSE))
# Near the edge: fitted risks up to 0.998.
edge <- data.frame(x = rep(0:9, each = 40), y = unlist(lapply(0:9, function(k) rep(1:0, c(16 + 2 * k + (k == 9) * 5 + (k == 8) * 4, 24 - 2 * k - (k == 9) * 5 - (k == 8) * 4)))))
case("log-binomial-near-the-edge", glm(y ~ x, binomial(log), edge, start = c(-1, 0.05), control = GC), function(m) c(list(x = v(edge$x), y = v(edge$y), most = max(fitted(m))), gen(m, FALSE)))
case("identity-binomial", glm(low ~ smoke + ht, binomial(make.link("identity")), bw, start = c(0.3, 0, 0), control = GC), function(m) gen(m, FALSE))
# MASS has the error of theta from the step before the last: here it is at the estimate.
nb <- function(m) { m <- update(m, start = coef(m), init.theta = m$theta, control = glm.control(epsilon = 1e-14, maxit = 200)); s <- coef(summary(m)); list(estimate = v(coef(m)), standardError = v(s[, 2]), theta = m$theta, thetaError = { y <- m$y; u <- fitted(m); t <- m$theta; 1 / sqrt(-sum(trigamma(t + y) - trigamma(t) + 1 / t - 2 / (u + t) + (y + t) / (u + t)^2)) }, ll = as.numeric(logLik(m)), aic = m$aic) }
NC <- glm.control(epsilon = 1e-14, maxit = 200)
case("negative-binomial-quine", glm.nb(Days ~ Eth * Sex + factor(Age), quine, control = NC), nb)
case("negative-binomial-offset", glm.nb(Claims ~ factor(District) + Age + offset(log(Holders)), ins, control = NC), function(m) nb(m), 1e-5)
case("negative-binomial-epil", glm.nb(y ~ lbase * trt + lage + V4, epil, control = NC), nb)
cr <- function(cl) function(m) { one <- function(k) { V <- vcovCR(m, cluster = cl, type = k); t <- coef_test(m, vcov = V, test = "Satterthwaite"); list(se = v(sqrt(diag(V))), df = v(t[["df_Satt"]]), p = v(t[["p_Satt"]])) }; z <- lapply(c(CR0 = "CR0", CR1 = "CR1", CR2 = "CR2", CR3 = "CR3"), one); list(estimate = v(coef(m)), CR0 = z$CR0$se, CR1 = z$CR1$se, CR2 = z$CR2$se, CR3 = z$CR3$se, df = z$CR2$df, p = z$CR2$p) }
case("clusters-lm", lm(y ~ trt + lbase + V4, epil), cr(epil$subject))
case("clusters-few", lm(mpg ~ wt + am, cars), cr(cars$carb))
case("clusters-logistic", glm(low ~ smoke + lwt, binomial, bw, control = GC), cr(bw$ftv))
case("clusters-poisson", glm(y ~ trt + lbase, poisson, epil, control = GC), cr(epil$subject))
lin <- function(m) { s <- summary(m); list(estimate = v(coef(m)), standardError = v(s$coefficients[, 2]), p = v(s$coefficients[, 4]), lower = v(confint(m, level = 0.9)[, 1]), upper = v(confint(m, level = 0.9)[, 2]), sigma = s$sigma, rSquared = s$r.squared, robust = hc(m)) }
case("lm-weights-interaction", lm(log(bili) ~ age * sex + albumin, pbc, weights = 1 + stage %% 2, subset = !is.na(stage)), lin)
case("lm-nearly-collinear", lm(mpg ~ wt + I(wt + disp / 1e4) + hp, cars), lin)
# Standardised risks: logistic working model with separate slopes, delta method with HC errors, covariates as fixed.
gcomp <- function(m, arm, hcs) { d1 <- transform(m$data, arm_ = 1); X <- function(a) { d <- m$data; d[[arm]] <- a; model.matrix(delete.response(terms(m)), d) }; b <- coef(m); r <- function(a) mean(plogis(X(a) %*% b)); g <- function(a) { p <- drop(plogis(X(a) %*% b)); colMeans(p * (1 - p) * X(a)) }; G <- rbind(g(0), g(1))
  V <- G %*% vcovHC(m, hcs) %*% t(G); list(risk = v(c(r(0), r(1))), riskError = v(sqrt(diag(V))), difference = r(1) - r(0), differenceError = sqrt(drop(c(-1, 1) %*% V %*% c(-1, 1))), logRatioError = sqrt(drop(c(-1 / r(0), 1 / r(1)) %*% V %*% c(-1 / r(0), 1 / r(1))))) }
bw$arm <- bw$smoke
for (h in c("HC0", "HC3")) case(paste0("standardised-", h), glm(low ~ arm * (lwt + age + ht), binomial, bw, control = GC), function(m) gcomp(m, "arm", h))
case("standardised-common-slopes", glm(low ~ arm + lwt + age, binomial, bw, control = GC), function(m) gcomp(m, "arm", "HC1"))
# AER takes the leverages of HC2 and HC3 from the regressors as they are, not as projected.
iv <- function(m) { s <- summary(m, diagnostics = TRUE); e <- lapply(c(HC0 = "HC0", HC1 = "HC1"), function(k) v(sqrt(diag(vcovHC(m, type = k))))); list(estimate = v(coef(m)), standardError = v(s$coefficients[, 2]), p = v(s$coefficients[, 4]), sigma = s$sigma, firstStage = v(s$diagnostics[grep("Weak", rownames(s$diagnostics)), "statistic"]), wuHausman = s$diagnostics["Wu-Hausman", "statistic"], robust = e) }
case("instruments-one", ivreg(mpg ~ hp + wt | disp + wt, data = cars), iv)
case("instruments-over", ivreg(log(bili) ~ albumin + age | protime + platelet + edema + age, data = complete(pbc, "protime", "platelet")), function(m) c(iv(m), sargan = summary(m, diagnostics = TRUE)$diagnostics["Sargan", "statistic"]))
case("instruments-weights", ivreg(mpg ~ hp | disp + qsec, data = cars, weights = carb), function(m) { s <- summary(m); list(estimate = v(coef(m)), standardError = v(s$coefficients[, 2]), sigma = s$sigma) })
# Anderson and Rubin's test at an effect, by regression of y − θ d; its set's ends by roots.
ar <- function(theta, d) { full <- lm(I(mpg - theta * hp) ~ disp + qsec + wt, d); small <- lm(I(mpg - theta * hp) ~ wt, d); anova(small, full) }
case("anderson-rubin", cars, function(d) { a <- ar(-0.02, d); f <- function(x) ar(x, d)$F[2] - qf(0.95, 2, nrow(d) - 4); g <- seq(-1, 1, length.out = 4001); s <- sapply(g, f); k <- which(diff(sign(s)) != 0); list(f = a$F[2], p = a$`Pr(>F)`[2], ends = v(sapply(k, function(i) uniroot(f, g[i + 0:1], tol = 1e-16)$root))) })
write_cases("regression-awkward.json")
