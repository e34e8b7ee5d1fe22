# Tipping tables by prop.test and fisher.test, survival after loss by survfit, and delta-adjusted logistic imputation written
# out in R. Usage, in this folder: Rscript --vanilla make-tipping.R
suppressMessages({library(survival); library(mice)}); source("json.R"); v <- function(x) I(as.vector(unname(x)))
cell <- function(f) outer(0:3, 0:2, Vectorize(function(i, j) suppressWarnings(f(matrix(c(4 + i, 23 - 4 - i, 11 + j, 22 - 11 - j), 2)))))
tab <- list(score = cell(function(m) prop.test(t(m), correct = FALSE)$p.value), fisher = cell(function(m) fisher.test(m)$p.value))
# a person lost at day 200 in lung, planned end 500: probability of an event by then with hazards times delta
sf <- survfit(Surv(time, status) ~ 1, lung); s <- summary(sf, c(200, 500))$surv
after <- sapply(c(0.5, 1, 2), function(d) 1 - (s[2] / s[1])^d)
# 60 and 60 people, 12 and 9 missing; covariate x. Delta 1 on the log odds of the treated
set.seed(3); n <- 120; tr <- rep(1:0, each = 60); x <- round(rnorm(n), 2); y <- rbinom(n, 1, plogis(-0.3 - 0.8 * tr + 0.7 * x)); y[c(3, 9, 11, 17, 20, 24, 31, 36, 41, 44, 50, 57, 62, 68, 71, 80, 84, 93, 99, 110, 118)] <- NA
one <- function(d) { ok <- !is.na(y); X <- cbind(tr, x); a <- mice:::augment(y, ok, X, !ok); f <- suppressWarnings(glm.fit(cbind(1, as.matrix(a$x))[a$ry, ], a$y[a$ry], family = binomial(), weights = a$w[a$ry]))
  V <- chol2inv(qr.R(f$qr)); b <- coef(f) + drop(t(chol(V)) %*% rnorm(3)); z <- y; z[!ok] <- rbinom(sum(!ok), 1, plogis(drop(cbind(1, X[!ok, ]) %*% b) + d * tr[!ok]))
  p <- tapply(z, tr, mean); c(p[["1"]] - p[["0"]], sum(p * (1 - p) / 60)) }
run <- function(d) { r <- replicate(4000, one(d)); list(estimate = mean(r[1, ]), within = mean(r[2, ]), between = var(r[1, ])) }
save_json(list(table = tab, after = v(after), trial = list(treated = v(tr), x = v(x), y = v(y)), none = run(0), one = run(1)), "tipping.json")
