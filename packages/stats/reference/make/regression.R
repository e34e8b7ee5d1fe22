# Linear and generalised linear models with model, heteroscedasticity-consistent and cluster errors. See lib.R.
source("make/lib.R"); suppressMessages({library(sandwich); library(lmtest); library(MASS)})
bw <- get_data("birthwt"); quine <- get_data("quine"); ins <- get_data("Insurance"); pima <- get_data("Pima"); epil <- get_data("epil"); inf <- get_data("infert"); cars <- get_data("mtcars"); wb <- get_data("warpbreaks"); lung <- get_data("lung"); pbc <- get_data("pbc"); colon <- get_data("colon")
errors <- function(m, cluster = NULL) { e <- lapply(c(HC0 = "HC0", HC1 = "HC1", HC2 = "HC2", HC3 = "HC3"), function(k) v(sqrt(diag(vcovHC(m, type = k))))); if (!is.null(cluster)) e$cluster <- v(sqrt(diag(vcovCL(m, cluster = cluster, type = "HC1")))); e }
lin <- function(cluster = NULL) function(m) { s <- summary(m); list(estimate = v(coef(m)), standardError = v(s$coefficients[, 2]), t = v(s$coefficients[, 3]), p = v(s$coefficients[, 4]), lower = v(confint(m)[, 1]), upper = v(confint(m)[, 2]), sigma = s$sigma, rSquared = s$r.squared, df = m$df.residual, covariance = mat(vcov(m)), robust = errors(m, cluster)) }
case("lm-birthwt", lm(bwt ~ age + lwt + factor(race) + smoke + ht + ui, bw), lin(bw$ftv))
case("lm-mtcars", lm(mpg ~ wt + hp + qsec, cars), lin(cars$cyl))
case("lm-weights", lm(mpg ~ wt + hp, cars, weights = carb), lin(cars$gear))
case("lm-no-intercept", lm(mpg ~ 0 + wt + qsec, cars), lin())
case("lm-hard-scales", lm(bwt ~ I(1e6 * age) + I(lwt / 1e6) + I(age^2), bw), lin())
case("lm-risk-difference", lm(low ~ smoke, bw), lin(bw$race))
case("lm-pbc", lm(log(bili) ~ albumin + protime + platelet + age, complete(pbc, "albumin", "protime", "platelet")), lin())
# R takes the covariance at the step before the last: a further step from the estimate makes it that of the maximum.
gen <- function(cluster = NULL) function(m) { m <- update(m, start = coef(m)); s <- coef(summary(m))
  list(estimate = v(coef(m)), standardError = v(s[, 2]), z = v(s[, 3]), p = v(s[, 4]), ll = as.numeric(logLik(m)), deviance = m$deviance, likelihoodRatio = m$null.deviance - m$deviance, covariance = mat(vcov(m)), fitted = v(fitted(m)[rows_of(length(fitted(m))) + 1]), rows = v(rows_of(length(fitted(m)))), robust = errors(m, cluster)) }
case("logistic-birthwt", glm(low ~ age + lwt + factor(race) + smoke + ptl + ht + ui, binomial, bw, control = GC), gen(bw$ftv))
case("logistic-pima", glm(I(type - 1) ~ npreg + glu + bp + skin + bmi + ped + age, binomial, pima, control = GC), gen(pima$npreg))
case("logistic-infert", glm(case ~ age + parity + education + spontaneous + induced, binomial, inf, control = GC), gen(inf$stratum))
case("logistic-offset", glm(low ~ age + offset(lwt / 100) + smoke, binomial, bw, control = GC), gen())
case("logistic-one-covariate", glm(low ~ smoke, binomial, bw, control = GC), gen())
case("logistic-colon-site", glm(status ~ factor(rx) + nodes + extent + surg, binomial, subset(complete(colon, "nodes"), etype == 2), control = GC), gen(subset(complete(colon, "nodes"), etype == 2)$id))
case("poisson-quine", glm(Days ~ Eth + Sex + factor(Age) + Lrn, poisson, quine, control = GC), gen(quine$Age))
case("poisson-insurance-offset", glm(Claims ~ factor(District) + Group + Age + offset(log(Holders)), poisson, ins, control = GC), gen(ins$District))
case("poisson-epil", glm(y ~ lbase + trt + lage + V4, poisson, epil, control = GC), gen(epil$subject))
case("poisson-warpbreaks", glm(breaks ~ wool * tension, poisson, wb, control = GC), gen(NULL))
case("poisson-modified-risk-ratio", glm(low ~ smoke + ht + lwt, poisson, bw, control = GC), gen(bw$ftv))
write_cases("regression.json")
