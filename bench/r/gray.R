source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))), "common.R"))
suppressMessages(library(cmprsk))
data <- read_data("s1e6.bin", 1e6, 10)
measure(
  function() cuminc(data$time, data$cause, data$x1),
  function(fit) list("chi-squared" = fit$Tests[1, "stat"])
)
