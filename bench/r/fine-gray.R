source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))), "common.R"))
# All rows need about 16 GB.
data <- read_data("s1e5.bin", 1e5, 10)
if (option == "1e4") data <- data[1:10000, ]
data$event <- factor(data$cause, 0:2, c("censored", "first", "second"))
data <- data[, c("time", "event", paste0("x", 1:10))]
measure(
  function() {
    expanded <- finegray(Surv(time, event) ~ ., data, etype = "first")
    coxph(on_covariates("Surv(fgstart, fgstop, fgstatus)", 10), expanded, weights = fgwt)
  },
  function(fit) list("b1" = unname(fit$coefficients[1]))
)
