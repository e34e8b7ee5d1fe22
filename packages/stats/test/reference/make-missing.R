# Rubin's rules by mice 3.15.0 and mitml 0.4-4, multinomial fits by nnet, and estimates after 400 imputations by mice.
# Usage, in this folder: Rscript --vanilla make-missing.R
suppressMessages({library(mice); library(nnet)}); source("json.R"); v <- function(x) I(as.vector(unname(x)))
q <- c(1.2, 0.9, 1.5, 1.1, 1.35); u <- c(0.20, 0.22, 0.18, 0.21, 0.25)
sc <- function(n, k) { p <- pool.scalar(q, u, n = n, k = k); list(qbar = p$qbar, t = p$t, b = p$b, ubar = p$ubar, df = p$df, r = p$r, fmi = p$fmi) }
nh <- nhanes; imp <- mice(nh, m = 10, maxit = 10, seed = 1, printFlag = FALSE, method = "norm")
fits <- with(imp, lm(chl ~ age + bmi)); s <- summary(pool(fits), conf.int = TRUE)
est <- t(sapply(fits$analyses, coef)); cov <- lapply(fits$analyses, function(f) unname(vcov(f)))
d1 <- function(df) { r <- mitml:::.D1(t(est[, 2:3]), array(unlist(lapply(cov, function(x) x[2:3, 2:3])), c(2, 2, 10)), df); list(f = c(r$F), df2 = r$v, r = r$r) }
D <- D1(fits, with(imp, lm(chl ~ 1)))$result
# multinomial regression on iris with mice's added rows: without them setosa is separated
x <- as.matrix(iris[, c("Sepal.Width", "Petal.Length")]); y <- as.integer(iris$Species); a <- mice:::augment(y, rep(TRUE, 150), x, rep(FALSE, 150))
mn <- multinom(factor(a$y) ~ Sepal.Width + Petal.Length, data.frame(a$x), weights = a$w, reltol = 1e-16, abstol = 1e-16, maxit = 5000, trace = FALSE)
lg <- glm(I(mtcars$vs) ~ scale(mpg, scale = FALSE) + scale(wt, scale = FALSE), binomial, mtcars, control = glm.control(epsilon = 1e-15))
# many imputations of nhanes2: the pooled estimate has the Monte Carlo error sqrt(b / m)
many <- function(method, seed) { i <- mice(nh, m = 400, maxit = 10, seed = seed, printFlag = FALSE, method = method); p <- pool(with(i, lm(chl ~ age + bmi)))$pooled
  list(estimate = v(p$estimate), within = v(p$ubar), between = v(p$b)) }
nb <- transform(nh, hyp = hyp - 1); i <- mice(transform(nb, hyp = factor(hyp)), m = 400, maxit = 10, seed = 5, printFlag = FALSE, method = c("", "norm", "logreg", "norm"))
pl <- pool(with(i, lm(I(as.integer(hyp) - 1) ~ age)))$pooled
save_json(list(q = v(q), u = v(u), infinite = sc(Inf, 1), finite = sc(30, 3), nhanes = lapply(nh, v), estimates = est, covariances = lapply(cov, function(m) m),
  pooled = list(estimate = v(s$estimate), se = v(s$std.error), df = v(s$df), p = v(s$p.value), lower = v(s[, "2.5 %"]), upper = v(s[, "97.5 %"]), fmi = v(pool(fits)$pooled$fmi)),
  d1 = d1(NULL), d1_reiter = d1(22), d1_mice = list(f = D[1], df2 = D[3], p = D[4]),
  iris = list(width = v(iris$Sepal.Width), length = v(iris$Petal.Length), species = v(y), coef = unname(coef(mn)), se = unname(summary(mn)$standard.errors)), logistic = list(coef = v(coef(lg)), mpg = v(mtcars$mpg), wt = v(mtcars$wt), vs = v(mtcars$vs)),
  norm = many("norm", 2), pmm = many("pmm", 3), logreg = list(estimate = v(pl$estimate), within = v(pl$ubar), between = v(pl$b))), "missing.json")
