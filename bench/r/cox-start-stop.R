source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))), "common.R"))
# Every subject followed beyond day 365 has two rows.
data <- read_data("s1e6.bin", 1e6, 10)
late <- data$time > 365
first <- data
first$start <- 0
first$stop <- pmin(data$time, 365)
first$status <- ifelse(late, 0, data$status)
second <- data[late, ]
second$start <- 365
second$stop <- second$time
both <- rbind(first, second)
rm(data, first, second)
measure(
  function() coxph(on_covariates("Surv(start, stop, status)", 10), both),
  function(fit) list("b1" = unname(fit$coefficients[1]), "log-likelihood" = fit$loglik[2])
)
