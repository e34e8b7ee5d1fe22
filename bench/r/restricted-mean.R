source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))), "common.R"))
data <- read_data("s1e6.bin", 1e6, 10)[, c("time", "status", "x1")]
measure(
  function() summary(survfit(Surv(time, status) ~ x1, data), rmean = 730)$table,
  function(table) list("mean to 730, arm 0" = table[1, "rmean"], "its standard error" = table[1, "se(rmean)"])
)
