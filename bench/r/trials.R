source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))), "common.R"))
# 48 and 49 people, 33 in 100 of the controls event-free at 730 days, hazard ratio 0.5, followed 365 to 1094 days.
rate <- -log(0.33) / 730
arm <- rep(0:1, c(48, 49))
critical <- qchisq(0.95, 1)
measure(
  function() {
    state <<- 4242
    mean(vapply(seq_len(10000), function(trial) {
      u <- draw(194)
      event <- ceiling(-log(u[1:97]) / (rate * ifelse(arm == 1, 0.5, 1)))
      end <- floor(365 + 730 * u[98:194])
      survdiff(Surv(pmin(event, end), event <= end) ~ arm)$chisq > critical
    }, TRUE))
  },
  function(power) list("power" = power)
)
