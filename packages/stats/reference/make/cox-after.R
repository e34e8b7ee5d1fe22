# What follows a Cox fit: residuals, proportionality, predicted curves, concordance. See lib.R.
source("make/lib.R")
lung <- get_data("lung"); rott <- get_data("rotterdam"); gbsg <- get_data("gbsg"); fl <- get_data("flchain"); heart <- get_data("heart"); kidney <- get_data("kidney"); pbc <- get_data("pbc"); vet <- get_data("veteran"); col <- get_data("colon"); rats <- get_data("rats")
l3 <- complete(lung, "ph.ecog", "wt.loss", "inst"); p3 <- complete(pbc, "protime"); f3 <- complete(subset(fl, futime > 0), "creatinine"); colon <- complete(col, "nodes")
lungf <- coxph(Surv(time, status) ~ age + sex + ph.ecog + wt.loss, l3, control = CC)
lungb <- coxph(Surv(time, status) ~ age + sex + ph.ecog + wt.loss, l3, ties = "breslow", control = CC)
lungw <- coxph(Surv(time, status) ~ age + wt.loss + offset(ph.ecog / 3) + strata(sex), l3, weights = 1 + inst %% 3, control = CC)
heartf <- coxph(Surv(start, stop, event) ~ age + year + surgery + transplant, heart, control = CC)
kidneyf <- coxph(Surv(time, status) ~ age + sex + factor(disease), kidney, cluster = id, control = CC)
gbsgf <- coxph(Surv(rfstime, status) ~ hormon + age + size + nodes + factor(grade), gbsg, control = CC)
rottf <- coxph(Surv(dtime, death) ~ age + meno + log1p(nodes) + log1p(pgr) + log1p(er) + hormon + chemo + I(grade == 3), rott, control = CC)
pbcf <- coxph(Surv(time, status == 2) ~ age + edema + log(bili) + log(protime) + log(albumin), p3, control = CC)
res <- function(m, most = 25) {
  k <- rows_of(length(m$residuals), most) + 1; cols <- function(type) { x <- as.matrix(residuals(m, type)); lapply(seq_len(ncol(x)), function(j) v(x[k, j])) }
  s <- as.matrix(residuals(m, "schoenfeld")); e <- rows_of(nrow(s), most) + 1; sc <- as.matrix(residuals(m, "scaledsch"))
  list(rows = v(k - 1), martingale = v(residuals(m, "martingale")[k]), deviance = v(residuals(m, "deviance")[k]), score = cols("score"), dfbeta = cols("dfbeta"), dfbetas = cols("dfbetas"),
    events = v(e - 1), schoenfeld = lapply(seq_len(ncol(s)), function(j) v(s[e, j])), scaled = lapply(seq_len(ncol(s)), function(j) v(sc[e, j])))
}
case("residuals-lung-efron", lungf, res)
case("residuals-lung-breslow", lungb, res)
case("residuals-lung-weights-strata-offset", lungw, res)
case("residuals-heart", heartf, res)
case("residuals-kidney-cluster", kidneyf, res)
case("residuals-gbsg", gbsgf, res)
case("residuals-rotterdam", rottf, res)
zph <- function(m, scale) { t <- cox.zph(m, transform = scale, terms = FALSE)$table; list(chiSquared = v(t[, 1]), p = v(t[, 3])) }
for (s in c("km", "log", "rank", "identity")) {
  case(paste0("zph-lung-", s), lungf, function(m) zph(m, s), 1e-7)
  case(paste0("zph-rotterdam-", s), rottf, function(m) zph(m, s), 1e-7)
  case(paste0("zph-pbc-", s), pbcf, function(m) zph(m, s), 1e-7)
}
case("zph-lung-breslow", lungb, function(m) zph(m, "km"), 1e-7)
case("zph-lung-weights-strata", lungw, function(m) zph(m, "km"), 1e-7)
case("zph-lung-weights-strata-rank", lungw, function(m) zph(m, "rank"), 1e-7)
case("zph-heart", heartf, function(m) zph(m, "identity"), 1e-7)
case("zph-kidney", kidneyf, function(m) zph(m, "log"), 1e-7)
case("zph-gbsg", gbsgf, function(m) zph(m, "km"), 1e-7)
pred <- function(s, most = 15) { sizes <- if (is.null(s$strata)) length(s$time) else as.vector(s$strata); ends <- cumsum(sizes)
  lapply(seq_along(sizes), function(g) { at <- seq(ends[g] - sizes[g] + 1, ends[g]); at <- at[s$n.event[at] > 0]; k <- rows_of(length(at), most); at <- at[k + 1]
    list(rows = v(k), time = v(s$time[at]), cumulativeHazard = v(s$cumhaz[at]), standardError = v(s$std.err[at]), survival = v(s$surv[at]), lower = v(s$lower[at]), upper = v(s$upper[at])) }) }
case("curve-lung", survfit(lungf, data.frame(age = 60, sex = 2, ph.ecog = 1, wt.loss = 10)), pred)
case("curve-lung-breslow", survfit(lungb, data.frame(age = 75, sex = 1, ph.ecog = 2, wt.loss = 0)), pred)
case("curve-lung-strata-weights", survfit(coxph(Surv(time, status) ~ age + wt.loss + strata(sex), l3, weights = 1 + inst %% 3, control = CC), data.frame(age = 60, wt.loss = 5)), function(s) pred(s))
case("curve-heart", survfit(heartf, data.frame(age = 3, year = 2, surgery = 0, transplant = 1)), pred)
case("curve-rotterdam", survfit(coxph(Surv(dtime, death) ~ age + nodes + hormon, rott, control = CC), data.frame(age = 50, nodes = 3, hormon = 1)), pred)
case("curve-at-means", survfit(coxph(Surv(rfstime, status) ~ age + nodes, gbsg, control = CC), data.frame(age = mean(gbsg$age), nodes = mean(gbsg$nodes))), pred)
hz <- function(h) { k <- rows_of(nrow(h)); list(time = v(h$time[k + 1]), hazard = v(h$hazard[k + 1])) }
case("basehaz-uncentred", basehaz(lungf, centered = FALSE), hz)
case("basehaz-breslow-uncentred", basehaz(lungb, centered = FALSE), hz)
con <- function(x) { c <- if (is.matrix(x$count)) colSums(x$count) else x$count; list(estimate = unname(x$concordance), standardError = sqrt(unname(x$var)), counts = v(c[1:3])) }
for (w in c("n", "S", "S/G", "n/G2", "I")) {
  case(paste0("concordance-lung-", w), concordance(Surv(time, status) ~ age, l3, timewt = w, reverse = TRUE), con)
  case(paste0("concordance-flchain-", w), concordance(Surv(futime / 365.25, death) ~ age, f3, timewt = w, reverse = TRUE), con)
}
case("concordance-weights", concordance(Surv(time, status) ~ ph.ecog, l3, weights = 1 + inst %% 3, reverse = TRUE), con)
case("concordance-weights-S", concordance(Surv(time, status) ~ ph.ecog, l3, weights = 1 + inst %% 3, timewt = "S", reverse = TRUE), con)
case("concordance-strata", concordance(Surv(time, status) ~ age + strata(sex), l3, reverse = TRUE), con)
case("concordance-many-strata", concordance(Surv(time, status) ~ rx + strata(litter), rats, reverse = TRUE), con)
case("concordance-entry", concordance(Surv(start, stop, event) ~ age, heart, reverse = TRUE), con)
# By its definition: R 3.5-3 crashes on start–stop data with these time weights.
pairs_by_definition <- function(entry, time, event, score) { C <- D <- T <- 0
  for (i in which(event == 1)) { r <- entry < time[i] & (time > time[i] | (time == time[i] & event == 0)); w <- 1 / sum(entry < time[i] & time >= time[i])
    C <- C + w * sum(score[r] < score[i]); D <- D + w * sum(score[r] > score[i]); T <- T + w * sum(score[r] == score[i]) }
  list(estimate = (C + T / 2) / (C + D + T), counts = v(c(C, D, T))) }
case("concordance-entry-I", pairs_by_definition(heart$start, heart$stop, heart$event, heart$year), function(x) x)
case("concordance-cluster", concordance(Surv(time, status) ~ nodes, colon, cluster = id, reverse = TRUE), con)
case("concordance-horizon", concordance(Surv(time, status) ~ karno, vet, ymax = 200), con)
case("concordance-of-fit", concordance(gbsgf), con)
write_cases("cox-after.json")
