source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))), "common.R"))
state <- 99
tables <- matrix(as.integer(draw(40000) * 60), 4)
measure(
  function() apply(tables, 2, function(cells) fisher.test(matrix(cells, 2), conf.int = FALSE)$p.value),
  function(p) list("sum of p" = sum(p))
)
