# Shared by the scripts that make values/*.json. Each is run in packages/stats/reference:
#   Rscript --vanilla make/survival.R
# The data come from data/*.csv, so that both sides read the same numbers.
suppressMessages(library(survival))
options(warn = 1)
source("../test/reference/json.R")
v <- function(x) I(as.vector(unname(x)))
get_data <- function(name) read.csv(sprintf("data/%s.csv", name))
# Fits run to full convergence, tighter than R's default.
CC <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 80)
GC <- list(epsilon = 1e-15, maxit = 100)
.cases <- list()
# One case: the R call as written, and the numbers that are compared.
case <- function(id, call, read, tolerance = 1e-8) {
  text <- paste(trimws(deparse(substitute(call), width.cutoff = 500)), collapse = " ")
  .cases[[length(.cases) + 1]] <<- list(id = id, tolerance = tolerance, call = gsub('"', "'", gsub("\\", "/", text, fixed = TRUE), fixed = TRUE), values = read(call))
}
write_cases <- function(file) {
  ids <- vapply(.cases, function(x) x$id, ""); stopifnot(!anyDuplicated(ids))
  save_json(list(made = paste("R", getRversion(), "survival", packageVersion("survival")), cases = .cases), file.path("values", file))
  cat(file, length(.cases), "\n")
}
# Up to `most` rows spread over n, zero-based.
rows_of <- function(n, most = 20) unique(round(seq(0, n - 1, length.out = min(n, most))))
# Curves of a survfit, one per stratum, at some rows.
curves <- function(s, most = 20) {
  sizes <- if (is.null(s$strata)) length(s$time) else as.vector(s$strata)
  ends <- cumsum(sizes)
  lapply(seq_along(sizes), function(g) {
    k <- rows_of(sizes[g], most); at <- ends[g] - sizes[g] + k + 1
    list(rows = v(k), time = v(s$time[at]), atRisk = v(s$n.risk[at]), event = v(s$n.event[at]), censored = v(s$n.censor[at]), survival = v(s$surv[at]),
      standardError = v(s$std.err[at] * if (s$logse) s$surv[at] else 1), lower = v(s$lower[at]), upper = v(s$upper[at]), cumulativeHazard = v(s$cumhaz[at]), cumulativeHazardError = v(s$std.chaz[at]))
  })
}
# A matrix as its rows, also where it is 1 × 1.
mat <- function(m) lapply(seq_len(nrow(m)), function(i) v(m[i, ]))
# Some coefficients' table and the three tests of a coxph.
cox <- function(m) {
  model <- if (is.null(m$naive.var)) m$var else m$naive.var
  out <- list(estimate = v(coef(m)), standardError = v(sqrt(diag(m$var))), modelError = v(sqrt(diag(model))), ll = v(m$loglik), events = m$nevent,
    score = m$score, wald = unname(m$wald.test), hazardRatio = v(exp(coef(m))), lower = v(exp(confint(m)[, 1])), upper = v(exp(confint(m)[, 2])))
  if (!is.null(m$naive.var)) out$covariance <- mat(m$var)
  out
}
complete <- function(d, ...) d[stats::complete.cases(d[, c(...), drop = FALSE]), ]
