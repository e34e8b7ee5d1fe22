source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))), "common.R"))
data <- read_data("s500.bin", 500, 1)
state <- 777
orders <- vapply(seq_len(10000), function(permutation) {
  order <- seq_len(500)
  u <- draw(499)
  for (i in 500:2) {
    j <- as.integer(u[501 - i] * i) + 1L
    order[c(i, j)] <- order[c(j, i)]
  }
  order
}, integer(500))
y <- Surv(data$time, data$status)
observed <- survdiff(y ~ x1, data)$chisq
measure(
  function() vapply(seq_len(10000), function(k) { arm <- data$x1[orders[, k]]; survdiff(y ~ arm)$chisq }, 0),
  function(statistics) list("observed chi-squared" = observed, "p" = (1 + sum(statistics >= observed - 1e-9)) / 10001)
)
