# Reference values of interactions (delta method by symbolic derivatives) and of Poisson regression with Firth's
# penalty (the modified score solved by Newton's method, profiles by uniroot). Needs MASS and sandwich.
# Usage, in this folder: Rscript --vanilla make-interaction.R
suppressMessages({library(MASS); library(sandwich)}); source("json.R"); v <- function(x) I(as.vector(unname(x)))
CT <- glm.control(epsilon = 1e-15, maxit = 100)
w <- birthwt; w$first <- as.integer(w$ptl > 0)
measures <- function(m, V) { b <- coef(m)[2:4]; names(b) <- c("a", "b", "g"); V <- V[2:4, 2:4]
  e <- list(reri = quote(exp(a + b + g) - exp(a) - exp(b) + 1), ap = quote((exp(a + b + g) - exp(a) - exp(b) + 1) / exp(a + b + g)), synergy = quote(log((exp(a + b + g) - 1) / (exp(a) + exp(b) - 2))), both = quote(a + b + g), within = quote(a + g), product = quote(g))
  lapply(e, function(x) { d <- eval(deriv(x, c("a", "b", "g")), as.list(b)); g <- attr(d, "gradient"); list(est = as.numeric(d), se = sqrt(drop(g %*% V %*% t(g)))) }) }
f <- low ~ smoke + first + I(smoke * first) + lwt
lo <- glm(f, binomial, w, control = CT); po <- glm(f, poisson, w, control = CT)
# Firth's penalty with log link
y <- c(0, 0, 0, 0, 3, 1, 4, 2, 0, 5); X <- cbind(1, rep(0:1, c(4, 6)), c(1, 3, 2, 5, 4, 1, 2, 6, 3, 5)); off <- log(c(1, 2, 1, 3, 2, 1, 2, 1, 1, 2))
pl <- function(b) { mu <- exp(drop(X %*% b) + off); sum(y * log(mu) - mu) + determinant(crossprod(X, X * mu))$modulus[1] / 2 }
sc <- function(b) { mu <- exp(drop(X %*% b) + off); h <- mu * rowSums((X %*% solve(crossprod(X, X * mu))) * X); drop(crossprod(X, y - mu + h / 2)) }
top <- function(b, free) { for (i in 1:500) { mu <- exp(drop(X %*% b) + off); I <- crossprod(X, X * mu)[free, free, drop = FALSE]; s <- drop(solve(I, sc(b)[free])); k <- 1; while (k > 1e-8) { t <- b; t[free] <- b[free] + k * s; if (pl(t) >= pl(b) - 1e-13) break; k <- k / 2 }; b <- t; if (max(abs(k * s)) < 1e-14) break }; b }
b <- top(c(log(sum(y) / sum(exp(off))), 0, 0), 1:3); mu <- exp(drop(X %*% b) + off); se <- sqrt(diag(solve(crossprod(X, X * mu))))
drop1 <- function(j, val) { s <- b; s[j] <- val; 2 * (pl(b) - pl(top(s, setdiff(1:3, j)))) }
lim <- function(j, dir) { hi <- b[j]; repeat { hi <- hi + dir * se[j]; if (drop1(j, hi) > qchisq(0.95, 1)) break }; uniroot(function(t) drop1(j, t) - qchisq(0.95, 1), sort(c(hi, b[j])), tol = 1e-13)$root }
E <- list(first = v(w$first), logistic = measures(lo, vcov(lo)), poisson = measures(po, sandwich(po)), firth = list(y = v(y), group = v(X[, 2]), x = v(X[, 3]), offset = v(off), coef = v(b), se = v(se), pll = pl(b) + 0, chisq = v(sapply(1:3, drop1, 0)), lower = v(sapply(1:3, lim, -1)), upper = v(sapply(1:3, lim, 1))))
save_json(E, "interaction.json")
