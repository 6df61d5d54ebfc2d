# Writes what R makes of the medians and other quantiles of groups, with their intervals, in the
# samples of tumours.csv and districts.csv: medians.json. Run in this folder: Rscript medians.R.
# README.md says what it needs.
suppressMessages({
  library(stats)
  library(survey)
})
source("keeping.R")

# The rule of designs.R.
school <- function(x, w, p) {
  x <- x[w > 0]; w <- w[w > 0]
  w <- w[order(x)]; x <- sort(x)
  over <- cumsum(w) / sum(w) - p
  at <- which(over > -1e-12)[1]
  if (abs(over[at]) <= 1e-12) (x[at] + x[min(at + 1, length(x))]) / 2 else x[at]
}
shares <- c(0.1, 0.25, 0.5, 0.75, 0.9, 0.333)
quantiles <- function(id, formula, design) {
  found <- svyquantile(formula, design, shares, qrule = school, ci = TRUE)[[1]]
  for (row in seq_along(shares)) {
    at <- sprintf("%s.%g", id, shares[row])
    keep(at, found[row, "quantile"])
    if (is.finite(found[row, "se"])) {
      keep_interval(at, found[row, 2:3])
      keep(paste0(at, ".se"), found[row, "se"])
    }
  }
  total <- svytotal(formula, design)
  keep(paste0(id, ".total"), coef(total))
  keep_interval(paste0(id, ".total"), confint(total, df = degf(design)))
  mean <- svymean(formula, design)
  keep(paste0(id, ".mean"), coef(mean))
  keep_interval(paste0(id, ".mean"), confint(mean, df = degf(design)))
}
of_groups <- function(id, formula, by, design) {
  for (value in sort(unique(design$variables[[by]]))) {
    one <- subset(design, design$variables[[by]] == value)
    quantiles(sprintf("%s.%s.%s", id, by, value), formula, one)
  }
}
tumours <- read.csv("tumours.csv")
children <- svydesign(id = ~1, strata = ~stratum, weights = ~weight, fpc = ~size,
                      data = tumours)
for (by in c("stage", "histol", "rel")) {
  of_groups("tumours.age", ~age, by, children)
  of_groups("tumours.edrel", ~edrel, by, children)
}
plain <- svydesign(id = ~1, weights = ~weight, data = tumours)
for (by in c("stage", "histol", "rel")) of_groups("plain.age", ~age, by, plain)
districts <- read.csv("districts.csv")
schools <- svydesign(id = ~dnum, weights = ~pw, data = districts)
for (by in c("stype", "awards")) of_groups("districts.api00", ~api00, by, schools)
for (by in c("stype", "awards")) of_groups("districts.ell", ~ell, by, schools)

write_values("medians.json")
