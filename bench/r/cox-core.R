source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))), "common.R"))
# The compiled core alone: no formula, no data frame, no model object.
data <- read_data("s1e6.bin", 1e6, 10)
x <- as.matrix(data[, paste0("x", 1:10)])
y <- Surv(data$time, data$status)
rm(data)
measure(
  function() coxph.fit(x, y, NULL, NULL, NULL, coxph.control(), NULL, "efron", NULL),
  function(fit) list("b1" = unname(fit$coefficients[1]), "log-likelihood" = fit$loglik[2])
)
