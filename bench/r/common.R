# What every peer script uses. Call: Rscript --vanilla <script>.R <data folder> <runs> [arguments]
suppressMessages(library(survival))
arguments <- commandArgs(TRUE)
folder <- arguments[1]
runs <- as.integer(arguments[2])
option <- if (length(arguments) > 2) arguments[3] else ""

# The columns of one generated file, as a data frame.
read_data <- function(file, n, p) {
  connection <- file(file.path(folder, file), "rb")
  on.exit(close(connection))
  columns <- lapply(seq_len(4 + p), function(i) readBin(connection, "double", n))
  names(columns) <- c("time", "status", "cause", "centre", paste0("x", seq_len(p)))
  as.data.frame(columns)
}

# A formula with x1 to xp on its right side.
on_covariates <- function(left, p) as.formula(paste(left, "~", paste0("x", seq_len(p), collapse = " + ")))

# The next numbers of the minimal standard generator.
state <- 1
draw <- function(count) {
  u <- numeric(count)
  for (i in seq_len(count)) {
    state <<- (48271 * state) %% 2147483647
    u[i] <- state / 2147483647
  }
  u
}

# Times the work, data in memory, and prints what the caller reads: seconds by the clock and of the processor, values, peak memory in kB.
measure <- function(work, values) {
  for (run in seq_len(runs)) {
    took <- system.time(result <- work(), gcFirst = TRUE)
    cat(sprintf("seconds %.6f\nprocessor %.6f\n", took[["elapsed"]], took[["user.self"]] + took[["sys.self"]]))
  }
  found <- values(result)
  for (name in names(found)) cat(sprintf("value %.17g %s\n", found[[name]], name))
  status <- tryCatch(readLines("/proc/self/status"), error = function(e) "", warning = function(w) "")
  peak <- grep("^VmHWM:", status, value = TRUE)
  if (length(peak) > 0) cat(sprintf("peak %s\n", gsub("[^0-9]", "", peak)))
}
