source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))), "common.R"))
data <- read_data("s1e6.bin", 1e6, 10)
measure(
  function() glm(on_covariates("status", 10), binomial, data),
  function(fit) list("b1" = unname(fit$coefficients[2]), "deviance" = fit$deviance)
)
