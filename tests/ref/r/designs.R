# Writes tumours.csv, districts.csv, rooms.csv and units.csv beside this file and what R makes
# of them as samples by design, designs.json. Run in this folder: Rscript designs.R. README.md
# says what it needs.
suppressMessages({
  library(stats)
  library(survey)
})
source("keeping.R")

# A total that the strata fix has no error but for the last digits.
estimate <- function(id, result) {
  keep(id, coef(result))
  if (SE(result) > 1e-9) keep(paste0(id, ".se"), SE(result))
}
# The rule "school" of svyquantile, which in 4.1-1 passes over the first value and, of weights
# that are no whole numbers, over ties.
school <- function(x, w, p) {
  x <- x[w > 0]; w <- w[w > 0]
  w <- w[order(x)]; x <- sort(x)
  over <- cumsum(w) / sum(w) - p
  at <- which(over > -1e-12)[1]
  if (abs(over[at]) <= 1e-12) (x[at] + x[min(at + 1, length(x))]) / 2 else x[at]
}
shares <- c(0.1, 0.25, 0.5, 0.75, 0.9)
# What a number has: mean, total, variance, quantiles, with what can be said of their errors.
of_number <- function(id, formula, design, deff = TRUE) {
  mean <- svymean(formula, design)
  estimate(paste0(id, ".mean"), mean)
  keep_interval(paste0(id, ".mean"), confint(mean, df = degf(design)))
  keep(paste0(id, ".df"), degf(design))
  total <- svytotal(formula, design)
  estimate(paste0(id, ".total"), total)
  keep_interval(paste0(id, ".total"), confint(total, df = degf(design)))
  if (deff) keep(paste0(id, ".deff"), deff(svymean(formula, design, deff = TRUE)))
  keep(paste0(id, ".deff-replace"), deff(svymean(formula, design, deff = "replace")))
  estimate(paste0(id, ".variance"), svyvar(formula, design))
  found <- svyquantile(formula, design, shares, qrule = school, ci = TRUE)[[1]]
  for (row in seq_along(shares)) {
    at <- sprintf("%s.quantile.%g", id, shares[row])
    keep(at, found[row, "quantile"])
    if (is.finite(found[row, "se"])) {
      keep_interval(at, found[row, 2:3])
      keep(paste0(at, ".se"), found[row, "se"])
    }
  }
}
# The means of groups: each two, and all of them.
of_groups <- function(id, formula, design) {
  model <- svyglm(formula, design)
  coefs <- coef(model)
  k <- length(coefs)
  keep(paste0(id, ".df"), model$df.residual)
  names <- names(coefs)
  for (one in 1:(k - 1)) for (other in (one + 1):k) {
    contrast <- rep(0, k)
    if (one > 1) contrast[one] <- 1
    contrast[other] <- -1
    made <- svycontrast(model, setNames(contrast, names))
    pair <- sprintf("%s.%d.%d", id, one, other)
    estimate(pair, made)
    t <- coef(made) / SE(made)
    keep(paste0(pair, ".t"), t)
    keep(paste0(pair, ".p"), 2 * pt(-abs(t), model$df.residual))
    keep_interval(pair, coef(made) + c(-1, 1) * qt(0.975, model$df.residual) * SE(made))
  }
  if (k == 2) {
    test <- svyttest(formula, design)
    stopifnot(abs(test$statistic + coef(made) / SE(made)) < 1e-9)
  }
  wald <- regTermTest(model, attr(terms(formula), "term.labels"))
  keep(paste0(id, ".f"), wald$Ftest)
  keep(paste0(id, ".f.p"), wald$p)
}
of_table <- function(id, formula, design) {
  test <- svychisq(formula, design, statistic = "F")
  keep(paste0(id, ".f"), test$statistic)
  keep(paste0(id, ".df1"), test$parameter[[1]])
  keep(paste0(id, ".df2"), test$parameter[[2]])
  keep(paste0(id, ".p"), test$p.value)
  first <- svychisq(formula, design, statistic = "Chisq")
  keep(paste0(id, ".pearson"), first$statistic)
  keep(paste0(id, ".first-order-p"), first$p.value)
}
# The shares and numbers of those with each value.
of_categories <- function(id, name, design) {
  for (value in sort(unique(design$variables[[name]]))) {
    has <- as.numeric(design$variables[[name]] == value)
    one <- update(design, has = has)
    share <- svymean(~has, one)
    if (coef(share) <= 0 || coef(share) >= 1) next
    own <- sprintf("%s.%s.%s", id, name, value)
    estimate(paste0(own, ".share"), share)
    keep(paste0(own, ".deff-replace"), deff(svymean(~has, one, deff = "replace")))
    estimate(paste0(own, ".total"), svytotal(~has, one))
  }
}

# -- tumours of children: a part of each stratum ------------------------------------------
data(nwtco)
nwtco$stratum <- nwtco$instit * 10 + nwtco$stage
part <- c(30, 12, 9, 7, 5, 3, 3, 2)
drawn <- do.call(rbind, Map(function(rows, every) {
  kept <- rows[seq(1, nrow(rows), by = every), ]
  kept$size <- nrow(rows)
  kept$weight <- nrow(rows) / nrow(kept)
  kept
}, split(nwtco, nwtco$stratum), part))
tumours <- drawn[c("stratum", "stage", "histol", "rel", "age", "edrel", "size", "weight")]
extract(tumours, "tumours")
children <- svydesign(id = ~1, strata = ~stratum, weights = ~weight, fpc = ~size,
                      data = tumours)
for (variable in c("age", "edrel")) {
  formula <- as.formula(paste0("~", variable))
  of_number(paste0("tumours.all.", variable), formula, children)
  for (wanted in 1:4) {
    id <- sprintf("tumours.stage%d.%s", wanted, variable)
    of_number(id, formula, subset(children, stage == wanted))
  }
  for (wanted in 1:2) {
    id <- sprintf("tumours.histol%d.%s", wanted, variable)
    of_number(id, formula, subset(children, histol == wanted))
  }
}
estimate("tumours.ratio", svyratio(~age, ~edrel, children))
for (wanted in 1:4) {
  estimate(sprintf("tumours.ratio.%d", wanted),
           svyratio(~age, ~edrel, subset(children, stage == wanted)))
}
of_groups("tumours.groups.stage", age ~ factor(stage), children)
of_groups("tumours.groups.histol", age ~ factor(histol), children)
of_groups("tumours.groups.rel", age ~ factor(rel), subset(children, stage > 1))
of_table("tumours.table.stage", ~stage + rel, children)
of_table("tumours.table.histol", ~histol + rel, children)
of_table("tumours.table.both", ~histol + stage, children)
of_categories("tumours", "stage", children)
of_categories("tumours", "rel", children)

# -- schools in districts -----------------------------------------------------------------
data(api)
districts <- apiclus2[c("dnum", "stype", "awards", "sch.wide", "api00", "meals", "ell",
                        "pw", "fpc1")]
districts$stype <- as.integer(districts$stype)
districts$awards <- as.integer(districts$awards)
districts$sch.wide <- as.integer(districts$sch.wide)
extract(districts, "districts")
schools <- svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc1, data = districts)
for (variable in c("api00", "meals", "ell")) {
  formula <- as.formula(paste0("~", variable))
  of_number(paste0("districts.all.", variable), formula, schools)
  for (wanted in 1:3) {
    id <- sprintf("districts.stype%d.%s", wanted, variable)
    of_number(id, formula, subset(schools, stype == wanted))
  }
}
estimate("districts.ratio", svyratio(~ell, ~meals, schools))
of_groups("districts.groups.stype", api00 ~ factor(stype), schools)
of_groups("districts.groups.awards", meals ~ factor(awards), schools)
of_groups("districts.groups.wide", ell ~ factor(sch.wide), subset(schools, stype == 1))
of_table("districts.table.awards", ~stype + awards, schools)
of_table("districts.table.wide", ~sch.wide + awards, schools)
of_categories("districts", "stype", schools)
of_categories("districts", "awards", schools)

# -- rooms of households, and units numbered within strata -------------------------------
data(crowd)
extract(crowd, "rooms")
homes <- svydesign(id = ~cluster, strata = ~stratum, weights = ~weight, data = crowd)
for (variable in c("rooms", "person")) {
  of_number(paste0("rooms.all.", variable), as.formula(paste0("~", variable)), homes,
            deff = FALSE)
}
estimate("rooms.ratio", svyratio(~person, ~rooms, homes))
data(fpc)
extract(fpc, "units")
units <- svydesign(id = ~psuid, strata = ~stratid, weights = ~weight, fpc = ~Nh, data = fpc,
                   nest = TRUE)
of_number("units.all.x", ~x, units)
of_groups("units.groups", x ~ factor(stratid), units)

write_values("designs.json")
