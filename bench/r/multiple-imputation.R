source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))), "common.R"))
# The same gaps: x1, x3 and x5 are missing in shares of the rows, a draw for each of them row by row.
suppressMessages(library(mice))
data <- read_data("s1000.bin", 1000, 5)
data <- data.frame(time = log(data$time), status = data$status, data[paste0("x", 1:5)])
state <- 31415
u <- matrix(draw(3000), ncol = 3, byrow = TRUE)
for (j in 1:3) data[[c("x1", "x3", "x5")[j]]][u[, j] < c(0.1, 0.2, 0.3)[j]] <- NA
data$x1 <- factor(data$x1)
data$x3 <- factor(data$x3)
measure(
  function() mice(data, m = 20, maxit = 10, method = c("", "", "logreg", "", "logreg", "", "pmm"), seed = 1, printFlag = FALSE),
  function(result) {
    pooled <- pool(with(result, lm(time ~ status + as.integer(x1) + x2 + as.integer(x3) + x4 + x5)))$pooled
    list("missing values" = sum(is.na(data)), "coefficient of x5" = tail(pooled$estimate, 1))
  }
)
