source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))), "common.R"))
# Recurrent events: every subject's follow-up in thirds, an event at the end of each third where there was one at all.
data <- read_data("s1e5.bin", 1e5, 10)
n <- nrow(data)
third <- rep(1:3, n)
rows <- data.frame(id = rep(seq_len(n), each = 3), x1 = rep(data$x1, each = 3), event = rep(data$status, each = 3))
rows$start <- rep(data$time, each = 3) * (third - 1) / 3
rows$stop <- rep(data$time, each = 3) * third / 3
measure(
  function() coxph(Surv(start, stop, event) ~ x1, rows, cluster = id),
  function(fit) list("b1" = unname(fit$coefficients[1]), "its robust standard error" = sqrt(fit$var[1, 1]))
)
