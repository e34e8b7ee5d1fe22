source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))), "common.R"))
data <- read_data("s1e6.bin", 1e6, 10)
measure(
  function() survdiff(Surv(time, status) ~ x1, data),
  function(test) list("chi-squared" = test$chisq)
)
