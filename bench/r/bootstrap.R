source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))), "common.R"))
data <- read_data("s1000.bin", 1000, 5)
state <- 12345
samples <- matrix(as.integer(draw(2000 * 1000) * 1000) + 1L, 1000)
x <- as.matrix(data[, paste0("x", 1:5)])
y <- Surv(data$time, data$status)
formula <- on_covariates("Surv(time, status)", 5)
core <- function(rows) {
  coxph.fit(x[rows, ], y[rows], NULL, NULL, NULL, coxph.control(), NULL, "efron", NULL, resid = FALSE)$coefficients[1]
}
public <- function(rows) coef(coxph(formula, data[rows, ]))[1]
measure(
  function() apply(samples, 2, if (option == "core") core else public),
  function(b1) list("standard deviation of b1" = sd(b1))
)
