source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))), "common.R"))
small <- startsWith(option, "1e5")
data <- if (small) read_data("s1e5.bin", 1e5, 10) else read_data("s1e6.bin", 1e6, 10)
if (option == "1e5 robust, first 2e4") data <- data[1:20000, ]
formula <- on_covariates("Surv(time, status)", 10)
fit <- switch(sub("^1e. ?", "", option),
  "breslow" = function() coxph(formula, data, ties = "breslow"),
  "strata" = function() coxph(update(formula, . ~ . + strata(centre)), data),
  "robust" = , "robust, first 2e4" = function() coxph(formula, data, robust = TRUE),
  function() coxph(formula, data)
)
robust <- grepl("robust", option)
measure(fit, function(fit) c(
  list("b1" = unname(fit$coefficients[1]), "log-likelihood" = fit$loglik[2]),
  setNames(list(fit$var[1, 1]), if (robust) "robust variance of b1" else "variance of b1")
))
