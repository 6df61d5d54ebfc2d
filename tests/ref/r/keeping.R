# What values.R, further.R and others share: the values that are kept, and how they are
# written.
options(warn = -1)

values <- list()
keep <- function(id, value) {
  stopifnot(length(value) == 1, is.finite(value), !(id %in% names(values)))
  values[[id]] <<- sprintf("%.17g", as.numeric(value))
}
keep_interval <- function(id, ends) {
  keep(paste0(id, ".lower"), ends[[1]])
  keep(paste0(id, ".upper"), ends[[2]])
}
extract <- function(data, name) {
  write.csv(data, paste0(name, ".csv"), row.names = FALSE, quote = FALSE, na = "")
}
write_values <- function(name) {
  lines <- sprintf("  \"%s\": %s", names(values), unlist(values))
  writeLines(c("{", paste(lines, collapse = ",\n"), "}"), name)
  cat(length(values), "values\n")
}
