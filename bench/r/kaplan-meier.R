source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))), "common.R"))
n <- as.numeric(option)
data <- read_data(if (n == 1e7) "s1e7.bin" else "s1e6.bin", n, if (n == 1e7) 1 else 10)[, c("time", "status", "x1")]
measure(
  function() survfit(Surv(time, status) ~ x1, data),
  function(fit) list("S(365), arm 0" = summary(fit, times = 365)$surv[1])
)
