# Copies of published data sets as CSV: numbers only, factors as codes 1, 2, … in the order of their levels, dates as
# days since 1970, missing values empty. Usage, in packages/stats/reference: Rscript --vanilla make/data.R
suppressMessages({library(survival); library(MASS); library(boot)})
save <- function(name, d, columns = names(d)) {
  d <- d[, columns]
  for (k in names(d)) {
    if (is.character(d[[k]])) d[[k]] <- factor(d[[k]])
    d[[k]] <- as.numeric(d[[k]])
  }
  write.csv(d, sprintf("data/%s.csv", name), row.names = FALSE, quote = FALSE, na = "")
}
for (name in c("lung", "ovarian", "kidney", "rats", "myeloid", "gbsg", "transplant", "diabetic", "rhDNase", "veteran", "bladder2", "mgus2", "pbc", "heart", "stanford2", "retinopathy")) save(name, get(name))
save("bladder", survival::bladder)
save("cgd", cgd, c("id", "treat", "sex", "age", "height", "weight", "inherit", "steroids", "propylac", "hos.cat", "tstart", "tstop", "enum", "status"))
save("rotterdam", rotterdam)
save("colon", colon)
save("flchain", flchain, c("age", "sex", "kappa", "lambda", "flc.grp", "creatinine", "mgus", "futime", "death"))
# Every third row: the whole has 17 549 rows.
save("nafld1", nafld1[seq(1, nrow(nafld1), by = 3), ], c("age", "male", "bmi", "futime", "status"))
save("birthwt", MASS::birthwt); save("quine", MASS::quine); save("Insurance", transform(MASS::Insurance, Group = unclass(Group), Age = unclass(Age)))
save("Pima", rbind(MASS::Pima.tr, MASS::Pima.te)); save("epil", MASS::epil)
save("infert", infert); save("mtcars", mtcars); save("warpbreaks", warpbreaks); save("sleep", sleep)
save("aircondit", boot::aircondit); save("city", boot::bigcity)
