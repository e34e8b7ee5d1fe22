# Reference values of instrumental variables. Needs AER, sandwich and clubSandwich. Usage, in this folder:
# Rscript --vanilla make-instruments.R
suppressMessages({library(AER); library(sandwich); library(clubSandwich)}); source("json.R"); v <- function(x) I(as.vector(unname(x)))
mt <- mtcars; mt$w <- rep(c(1, 2, 0.5), length.out = 32)
# leverages of the second stage, as the package ivreg has them (AER's own mix the projected and the actual columns)
stage2 <- function(m, t) { X <- model.matrix(m, component = "projected"); w <- if (is.null(m$weights)) rep(1, nrow(X)) else m$weights; B <- solve(crossprod(X, X * w)); h <- w * rowSums((X %*% B) * X); k <- if (t == "HC2") 1 / (1 - h) else 1 / (1 - h)^2; v(sqrt(diag(B %*% crossprod(X * (w * residuals(m) * sqrt(k))) %*% B))) }
fit <- function(m, d, cl) { s <- summary(m, diagnostics = TRUE); se <- function(V) v(sqrt(diag(V))); k <- c("HC0", "HC1", "HC2", "HC3")
  list(coef = v(coef(m)), se = v(s$coefficients[, 2]), p = v(s$coefficients[, 4]), sigma = s$sigma, diagnostics = unname(s$diagnostics), hc = setNames(lapply(k, function(t) if (t %in% k[1:2]) se(vcovHC(m, t)) else stage2(m, t)), k),
    CR0 = se(vcovCR(m, cl, "CR0")), CR2 = se(vcovCR(m, cl, "CR2")), df = v(coef_test(m, vcovCR(m, cl, "CR2"))$df_Satt)) }
over <- ivreg(mpg ~ hp + wt | cyl + gear + carb + wt, data = mt); just <- ivreg(mpg ~ hp + wt | cyl + wt, data = mt); weighted <- ivreg(mpg ~ hp + wt | cyl + gear + wt, data = mt, weights = w)
two <- ivreg(mpg ~ hp + disp + wt | cyl + gear + carb + wt, data = mt)
# robust first stage: Wald test of the instruments
fs <- lm(hp ~ cyl + gear + carb + wt, mt); rob <- function(V) { i <- 2:4; drop(coef(fs)[i] %*% solve(V[i, i]) %*% coef(fs)[i]) / 3 }
# Anderson and Rubin by inverting the F test point by point: roots of F - critical
arF <- function(th, z, x, vc = NULL) { u <- mt$mpg - th * mt$hp; Z <- as.matrix(mt[z]); a <- if (is.null(x)) lm(u ~ Z) else lm(u ~ Z + mt[[x]]); if (is.null(vc)) { b <- if (is.null(x)) lm(u ~ 1) else lm(u ~ mt[[x]]); anova(b, a)$F[2] } else coef(a)[2]^2 / vc(a)[2, 2] }
ar <- function(z, x, level, near, far, vc = NULL) { k <- length(z); df <- 32 - 1 - k - !is.null(x); g <- function(th) arF(th, z, x, vc) - qf(level, k, df); r <- function(a, b) uniroot(g, c(a, b), tol = 1e-14)$root; c(r(far[1], near), r(near, far[2])) }
cj <- coef(just)[["hp"]]; raw <- coef(ivreg(mpg ~ hp | cyl, data = mt))[["hp"]]
E <- list(over = fit(over, mt, mt$carb), just = fit(just, mt, mt$carb), weighted = fit(weighted, mt, mt$carb), two_coef = v(coef(two)), two_diagnostics = unname(summary(two, diagnostics = TRUE)$diagnostics), robust_f = list(HC0 = rob(vcovHC(fs, "HC0")), HC3 = rob(vcovHC(fs, "HC3"))),
  ar_rays = v(c(uniroot(function(t) arF(t, "gear", NULL) - qf(0.95, 1, 30), c(-0.5, -0.1), tol = 1e-14)$root, uniroot(function(t) arF(t, "gear", NULL) - qf(0.95, 1, 30), c(0.05, 0.1), tol = 1e-14)$root)),
  ar_raw = v(ar("cyl", NULL, 0.95, raw, raw + c(-1, 1))), ar_just = v(ar("cyl", "wt", 0.95, cj, cj + c(-1, 1))), ar_over = v(ar(c("cyl", "gear"), NULL, 0.999, -0.08, c(-0.2, 0.05))), ar_HC2 = v(ar("cyl", "wt", 0.9, cj, cj + c(-1, 1), function(a) vcovHC(a, "HC2"))), ar_zero = arF(0, c("cyl", "gear", "carb"), "wt"))
save_json(E, "instruments.json")
