# Exact ties, Firth, bootstrap intervals, power, group-sequential bounds. Usage, in this folder, with mvtnorm and boot:
# Rscript --vanilla make-design.R
suppressMessages({library(survival); library(boot); library(mvtnorm)}); source("json.R"); v <- function(x) I(as.vector(unname(x)))
CC <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 60)
ex <- function(m) list(coef = v(coef(m)), se = v(sqrt(diag(vcov(m)))), ll0 = m$loglik[1], ll = m$loglik[2])
vt <- veteran; vt$week <- ceiling(vt$time / 7)
# Firth: penalised log-likelihood maximised by its modified score (Newton on the score with numerical slope)
firth <- function(X, y) {
  info <- function(b) { p <- drop(plogis(X %*% b)); crossprod(X, X * (p * (1 - p))) }
  ll <- function(b) { e <- drop(X %*% b); sum(y * e - log1p(exp(e))) + 0.5 * as.numeric(determinant(info(b))$modulus) }
  U <- function(b) { p <- drop(plogis(X %*% b)); w <- p * (1 - p); h <- w * rowSums((X %*% solve(info(b))) * X); drop(crossprod(X, y - p + h * (0.5 - p))) }
  solve_free <- function(b, fr) { for (it in 1:400) { s <- solve(info(b)[fr, fr, drop = FALSE], U(b)[fr]); s <- s * min(1, 0.5 / max(abs(X[, fr, drop = FALSE] %*% s))); b[fr] <- b[fr] + s; if (max(abs(s)) < 1e-14) break }; b }
  k <- ncol(X); b <- solve_free(rep(0, k), 1:k); l <- ll(b); se <- sqrt(diag(solve(info(b))))
  prof <- function(j, x) { g <- b; g[j] <- x; ll(solve_free(g, setdiff(1:k, j))) }
  lim <- t(sapply(1:k, function(j) { f <- function(x) 2 * (l - prof(j, x)) - qchisq(0.95, 1); sapply(c(-1, 1), function(d) { r <- se[j]; while (f(b[j] + d * r) < 0) r <- r * 1.3; uniroot(f, sort(c(b[j], b[j] + d * r)), tol = 1e-13)$root }) }))
  list(coef = v(b), se = v(se), pll = l, chisq = v(sapply(1:k, function(j) 2 * (l - prof(j, 0)))), lower = v(lim[, 1]), upper = v(lim[, 2]))
}
sx <- c(1, 2, 3, 4, 5, 6, 7, 8); sy <- c(0, 0, 0, 0, 1, 1, 1, 1)
set.seed(1); x <- round(rexp(25), 3); b <- boot(x, function(d, i) c(mean(d[i]), var(d[i]) / 25), 999); ci <- boot.ci(b, type = c("norm", "basic", "stud", "perc", "bca"), L = x - mean(x), var.t0 = var(x) / 25, var.t = b$t[, 2])
# bounds: first-crossing probabilities of joint normal statistics by Miwa's algorithm
cross <- function(info, z, two) { k <- length(info); S <- outer(info, info, function(a, b) sqrt(pmin(a, b) / pmax(a, b)))
  sapply(1:k, function(i) { lo <- c(if (two) -z[seq_len(i - 1)] else rep(-Inf, i - 1), z[i]); up <- c(z[seq_len(i - 1)], Inf); if (i == 1) pnorm(z[1], lower.tail = FALSE) else pmvnorm(lo, up, corr = S[1:i, 1:i], algorithm = Miwa(steps = 4096))[1] }) }
z3 <- c(3.2, 2.5, 2.1); z4 <- c(2.4, 2.35, 2.3, 2.1)
E <- list(exact_veteran = ex(coxph(Surv(week, status) ~ trt + karno, vt, ties = "exact", control = CC)), exact_strata = ex(coxph(Surv(week, status) ~ trt + karno + strata(celltype), vt, ties = "exact", control = CC)),
  clogit = ex(clogit(case ~ spontaneous + induced + strata(stratum), infert, control = CC)), infert = list(case = v(infert$case), spontaneous = v(infert$spontaneous), induced = v(infert$induced), stratum = v(infert$stratum)),
  firth_separated = firth(cbind(1, sx), sy), firth_mtcars = firth(cbind(1, mtcars$mpg, mtcars$disp / 100), mtcars$vs), mpg = v(mtcars$mpg), disp = v(mtcars$disp / 100), vs = v(mtcars$vs),
  boot = list(x = v(x), t = v(b$t[, 1]), v = v(b$t[, 2]), normal = v(boot.ci(b, type = "norm")$normal[2:3]), basic = v(ci$basic[4:5]), stud = v(ci$student[4:5]), perc = v(ci$percent[4:5]), bca = v(ci$bca[4:5])),
  power_t = power.t.test(n = 20, delta = 0.7, sd = 1.1, strict = TRUE)$power, power_p = power.prop.test(n = 50, p1 = 0.5, p2 = 0.71, strict = TRUE)$power,
  size_t = power.t.test(power = 0.9, delta = 0.7, sd = 1.1, strict = TRUE, tol = 1e-12)$n, size_p = power.prop.test(power = 0.8, p1 = 0.67, p2 = 0.29, strict = TRUE, tol = 1e-12)$n,
  cross3 = v(cross(c(0.3, 0.6, 1), z3, TRUE)), cross4 = v(cross(c(0.2, 0.5, 0.7, 1), z4, FALSE)))
save_json(E, "design.json")
