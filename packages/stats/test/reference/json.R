# A minimal JSON writer with 17 significant digits, so that the reference scripts need base R only.
json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x)) {
    parts <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(parts, collapse = ", "), "]"))
    return(paste0("{", paste0('"', names(x), '": ', parts, collapse = ",\n"), "}"))
  }
  if (is.matrix(x)) return(json(lapply(seq_len(nrow(x)), function(i) as.vector(x[i, ]))))
  one <- function(v) {
    if (is.character(v)) return(paste0('"', v, '"'))
    if (is.logical(v) && !is.na(v)) return(if (v) "true" else "false")
    if (is.na(v)) return("null")
    if (is.infinite(v)) return(if (v > 0) '"Infinity"' else '"-Infinity"')
    sprintf("%.17g", v)
  }
  parts <- vapply(unname(as.vector(x)), one, "")
  if (length(parts) == 1 && !inherits(x, "AsIs")) return(parts)
  paste0("[", paste(parts, collapse = ", "), "]")
}
save_json <- function(x, file) writeLines(json(x), file)
