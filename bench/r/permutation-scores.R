source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))), "common.R"))
# Fixed scores, the smaller arm drawn in compiled code.
suppressMessages(library(coin))
data <- read_data("s500.bin", 500, 1)
data$arm <- factor(data$x1)
set.seed(1)
test <- survdiff(Surv(time, status) ~ x1, data)
measure(
  function() logrank_test(Surv(time, status) ~ arm, data, distribution = approximate(nresample = 10000)),
  function(result) list("observed less expected, arm 1" = unname(test$obs[2] - test$exp[2]))
)
