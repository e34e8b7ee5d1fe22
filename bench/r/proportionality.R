source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))), "common.R"))
data <- read_data("s1e5.bin", 1e5, 10)
fit <- coxph(on_covariates("Surv(time, status)", 10), data)
measure(function() cox.zph(fit), function(test) list("global chi-squared" = test$table["GLOBAL", 1]))
