# The exact log-rank test: coin 1.4-2 (split-up algorithm) and enumeration by combn. Usage: Rscript --vanilla make-log-rank-exact.R
suppressMessages({library(survival); library(coin)}); source("json.R"); v <- function(x) I(as.vector(unname(x)))
scores <- function(t, d) { u <- sort(unique(t)); h <- cumsum(sapply(u, function(x) sum(d[t == x]) / sum(t >= x))); d - h[match(t, u)] }
d <- ovarian[1:20, ]; d$g <- factor(d$rx)
ex <- function(d) { t <- logrank_test(Surv(futime, fustat) ~ g, d, distribution = "exact", ties.method = "mid-ranks"); pvalue(t)[1] }
# two strata: every pair of subsets
two <- function(d) { parts <- lapply(split(d, d$s), function(x) { s <- scores(x$t, x$e); m <- sum(x$g == 2); list(obs = sum(s[x$g == 2]), all = colSums(matrix(s[combn(nrow(x), m)], m)), mean = m * mean(s)) })
  a <- outer(parts[[1]]$all, parts[[2]]$all, "+"); o <- parts[[1]]$obs + parts[[2]]$obs; m <- parts[[1]]$mean + parts[[2]]$mean; e <- 1e-9
  list(statistic = o, mean = m, variance = mean((a - m)^2), p = mean(abs(a - m) >= abs(o - m) - e), less = mean(a <= o + e), greater = mean(a >= o - e), allocations = length(a)) }
k <- data.frame(t = c(5, 8, 8, 12, 15, 20, 3, 6, 6, 9, 11, 14, 18), e = c(1, 1, 0, 1, 0, 1, 1, 1, 1, 0, 1, 1, 0), g = c(1, 2, 1, 2, 2, 1, 1, 1, 2, 2, 1, 2, 2), s = rep(1:2, c(6, 7)))
save_json(list(ovarian = ex(d), all26 = ex(transform(ovarian, g = factor(rx))), strata = two(k), data = lapply(k, v)), "log-rank-exact.json")
