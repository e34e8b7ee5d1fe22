# The data of the tests of cmprsk 2.2 (its tests/test.R), made by R's old generator; the package itself is not needed.
# Usage, in this folder: Rscript --vanilla make-cmprsk-data.R
suppressWarnings(RNGversion("1.6.2")); set.seed(2)
ss <- rexp(100); gg <- sample(1:3, 100, replace = TRUE); cc <- sample(0:2, 100, replace = TRUE); strt <- sample(1:2, 100, replace = TRUE)
dd <- abs(rnorm(100)); cv <- matrix(sample(0:1, 3 * 100, replace = TRUE), ncol = 3)
write.csv(data.frame(time = sprintf("%.17g", ss), time2 = sprintf("%.17g", dd), cause = cc, group = gg, stratum = strt, x1 = cv[, 1], x2 = cv[, 2], x3 = cv[, 3]), "cmprsk.csv", row.names = FALSE, quote = FALSE)
