source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))), "common.R"))
data <- read_data("s1e6.bin", 1e6, 10)[, c("time", "cause", "x1")]
data$event <- factor(data$cause, 0:2, c("censored", "first", "second"))
measure(
  function() survfit(Surv(time, event) ~ x1, data),
  function(fit) {
    at <- summary(fit, times = 730)
    list("P1(730), arm 0" = at$pstate[1, 2], "its standard error" = at$std.err[1, 2])
  }
)
