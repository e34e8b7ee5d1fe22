source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))), "common.R"))
data <- read_data("s1e6.bin", 1e6, 10)[, c("time", "status", "x1")]
data$time <- data$time + (seq_len(1e6) * 0.6180339887498949) %% 1
measure(
  function() survfit(Surv(time, status) ~ x1, data),
  function(fit) list("S(365), arm 0" = summary(fit, times = 365)$surv[1])
)
