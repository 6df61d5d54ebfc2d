# Writes the extracts of public data beside this file and what R makes of them, values.json.
# Run in this folder: Rscript values.R. README.md says what it needs.
suppressMessages({
  library(stats)
  library(survey)
  library(psych)
  library(vcd)
})
source("keeping.R")

# -- shares: applicants and admitted at Berkeley, by department and sex -------------------
admitted <- as.vector(UCBAdmissions["Admitted", , ])
applied <- admitted + as.vector(UCBAdmissions["Rejected", , ])
extract(data.frame(admitted, applied), "berkeley")
pairs <- rbind(cbind(admitted, applied), c(0, 20), c(20, 20), c(1, 11),
               c(500, 100003), c(1234567, 10000000))
agresti_coull <- function(x, n, level) {
  z <- qnorm(1 - (1 - level) / 2)
  p <- (x + z^2 / 2) / (n + z^2)
  half <- z * sqrt(p * (1 - p) / (n + z^2))
  c(max(0, p - half), min(1, p + half))
}
jeffreys <- function(x, n, level) {
  tail <- (1 - level) / 2
  c(if (x == 0) 0 else qbeta(tail, x + 0.5, n - x + 0.5),
    if (x == n) 1 else qbeta(tail, x + 0.5, n - x + 0.5, lower.tail = FALSE))
}
wilson <- function(x, n, level) {
  prop.test(x, n, conf.level = level, correct = FALSE)$conf.int
}
for (row in seq_len(nrow(pairs))) for (level in c(0.95, 0.99)) {
  x <- pairs[row, 1]
  n <- pairs[row, 2]
  id <- sprintf("share.%.0f.%.0f.%g", x, n, level)
  keep_interval(paste0(id, ".wilson"), wilson(x, n, level))
  keep_interval(paste0(id, ".wilson-corrected"),
                prop.test(x, n, conf.level = level)$conf.int)
  keep_interval(paste0(id, ".clopper-pearson"), binom.test(x, n, conf.level = level)$conf.int)
  keep_interval(paste0(id, ".jeffreys"), jeffreys(x, n, level))
  keep_interval(paste0(id, ".agresti-coull"), agresti_coull(x, n, level))
}

# The exact interval from a population: all numbers are tried.
for (sample in list(c(3, 20, 60), c(0, 20, 60), c(15, 15, 400), c(81, 263, 5000))) {
  x <- sample[1]
  n <- sample[2]
  having <- x:(sample[3] - (n - x))
  seen <- phyper(x, having, sample[3] - having, n) > 0.025 &
    phyper(x - 1, having, sample[3] - having, n, lower.tail = FALSE) > 0.025
  keep_interval(paste(c("finite", sample), collapse = "."), range(having[seen]) / sample[3])
}

# -- two shares: men and women in each department -----------------------------------------
newcombe <- function(x, n) {
  a <- wilson(x[1], n[1], 0.95)
  b <- wilson(x[2], n[2], 0.95)
  p <- x / n
  c(p[1] - p[2] - sqrt((p[1] - a[1])^2 + (b[2] - p[2])^2),
    p[1] - p[2] + sqrt((a[2] - p[1])^2 + (p[2] - b[1])^2))
}
p_values <- c()
for (department in 1:6) {
  rows <- c(2 * department - 1, 2 * department)
  x <- admitted[rows]
  n <- applied[rows]
  id <- sprintf("department.%d", department)
  keep_interval(paste0(id, ".newcombe"), newcombe(x, n))
  test <- prop.test(x, n, correct = FALSE)
  keep(paste0(id, ".z-squared"), test$statistic)
  keep(paste0(id, ".z-p"), test$p.value)
  keep(paste0(id, ".h"), 2 * asin(sqrt(x[1] / n[1])) - 2 * asin(sqrt(x[2] / n[2])))
  table <- cbind(x, n - x)
  for (correct in c(TRUE, FALSE)) {
    test <- chisq.test(table, correct = correct)
    name <- if (correct) ".yates" else ".pearson"
    keep(paste0(id, name, ".statistic"), test$statistic)
    keep(paste0(id, name, ".p"), test$p.value)
  }
  keep(paste0(id, ".v"), assocstats(table)$cramer)
  keep(paste0(id, ".fisher"), fisher.test(table)$p.value)
  p_values <- c(p_values, test$p.value)
}
for (method in c("bonferroni", "holm", "BH")) {
  adjusted <- p.adjust(p_values, method)
  for (i in seq_along(adjusted)) keep(sprintf("adjust.%s.%d", method, i), adjusted[i])
}

# -- larger tables: hair and eyes, cars ----------------------------------------------------
hair_eye <- apply(HairEyeColor, c(1, 2), sum)
extract(as.data.frame(unclass(hair_eye)), "hair-eye")
extract(mtcars[, c("cyl", "gear", "carb", "am", "vs", "mpg")], "cars")
cells <- function(id, table) {
  test <- chisq.test(table, correct = FALSE)
  keep(paste0(id, ".statistic"), test$statistic)
  keep(paste0(id, ".df"), test$parameter)
  keep(paste0(id, ".p"), test$p.value)
  keep(paste0(id, ".v"), assocstats(table)$cramer)
  keep(paste0(id, ".least-expected"), min(test$expected))
}
cells("hair-eye", hair_eye)
for (pair in list(c("cyl", "gear"), c("carb", "gear"), c("am", "vs"), c("cyl", "am"))) {
  table <- table(mtcars[[pair[1]]], mtcars[[pair[2]]])
  id <- paste(c("cars", pair), collapse = ".")
  cells(id, table)
  keep(paste0(id, ".fisher"), fisher.test(table)$p.value)
}

# -- ranks, quantiles, means, trends: air in New York, insects, chickens, sleep ------------
extract(airquality[, c("Ozone", "Wind", "Month")], "air")
extract(InsectSprays, "insects")
extract(chickwts, "chickens")
extract(sleep, "sleep")
extract(aggregate(cbind(ncases, ncontrols) ~ alcgp, esoph, sum), "oesophagus")
ozone <- airquality$Ozone[!is.na(airquality$Ozone)]
for (type in 1:9) for (probability in c(0, 0.1, 0.25, 0.5, 0.77, 1)) {
  keep(sprintf("quantile.ozone.%d.%g", type, probability),
       quantile(ozone, probability, type = type))
  keep(sprintf("quantile.mpg.%d.%g", type, probability),
       quantile(mtcars$mpg, probability, type = type))
}
for (month in 5:9) for (level in c(0.9, 0.95)) {
  values_of_month <- ozone[airquality$Month[!is.na(airquality$Ozone)] == month]
  test <- t.test(values_of_month, conf.level = level)
  id <- sprintf("mean.ozone.%d.%g", month, level)
  keep(paste0(id, ".mean"), test$estimate)
  keep(paste0(id, ".se"), test$stderr)
  keep_interval(id, test$conf.int)
}
rank_sum <- function(id, x, y) {
  test <- wilcox.test(x, y)
  keep(paste0(id, ".u"), test$statistic)
  keep(paste0(id, ".p"), test$p.value)
}
wind <- split(airquality$Wind, airquality$Month)
by_month <- split(airquality$Ozone[!is.na(airquality$Ozone)],
                  airquality$Month[!is.na(airquality$Ozone)])
for (month in c("6", "7", "8", "9")) {
  rank_sum(paste0("mann-whitney.ozone.5.", month), by_month[["5"]], by_month[[month]])
}
feed <- split(chickwts$weight, chickwts$feed)
for (other in c("linseed", "meatmeal", "soybean", "sunflower")) {
  rank_sum(paste0("mann-whitney.chickens.horsebean.", other), feed$horsebean, feed[[other]])
}
several <- function(id, groups) {
  test <- kruskal.test(groups)
  keep(paste0(id, ".statistic"), test$statistic)
  keep(paste0(id, ".df"), test$parameter)
  keep(paste0(id, ".p"), test$p.value)
}
several("kruskal.ozone", by_month)
several("kruskal.wind", wind)
several("kruskal.chickens", feed)
spray <- split(InsectSprays$count, InsectSprays$spray)
several("kruskal.insects", spray)
signed <- function(id, d) {
  test <- wilcox.test(d)
  keep(paste0(id, ".v"), test$statistic)
  keep(paste0(id, ".p"), test$p.value)
}
signed("signed-rank.sleep", sleep$extra[1:10] - sleep$extra[11:20])
signed("signed-rank.linseed", feed$linseed - 200.3)
signed("signed-rank.casein", feed$casein - 299.7)
signed("signed-rank.wind", airquality$Wind - 9.7)
# The z of Jonckheere and Terpstra is that of Kendall's tau between value and group.
trend <- function(id, groups) {
  order <- rep(seq_along(groups), lengths(groups))
  test <- cor.test(unlist(groups), order, method = "kendall", exact = FALSE)
  keep(paste0(id, ".z"), test$statistic)
  keep(paste0(id, ".p"), test$p.value)
}
trend("jonckheere.ozone", by_month)
trend("jonckheere.wind", wind)
trend("jonckheere.insects", spray)
trend("jonckheere.chickens", feed)
drinkers <- aggregate(cbind(ncases, ncontrols) ~ alcgp, esoph, sum)
for (scores in list(c(1, 2, 3, 4), c(20, 60, 100, 150))) {
  test <- prop.trend.test(drinkers$ncases, drinkers$ncases + drinkers$ncontrols, scores)
  id <- sprintf("armitage.%g", scores[1])
  keep(paste0(id, ".statistic"), test$statistic)
  keep(paste0(id, ".p"), test$p.value)
}

# -- pairs: the prime minister's approval of ?mcnemar.test, and small tables ---------------
paired <- function(both, first, second, neither) {
  n <- both + first + second + neither
  p <- c(both + first, both + second) / n
  a <- wilson(both + first, n, 0.95)
  b <- wilson(both + second, n, 0.95)
  cross <- both * neither - first * second
  if (cross > 0) cross <- max(cross - n / 2, 0)
  phi <- cross / sqrt(prod(p * n) * prod((1 - p) * n))
  l <- c(p[1] - a[1], b[2] - p[2])
  u <- c(a[2] - p[1], p[2] - b[1])
  c(p[1] - p[2] - sqrt(sum(l^2) - 2 * phi * prod(l)),
    p[1] - p[2] + sqrt(sum(u^2) - 2 * phi * prod(u)))
}
for (four in list(c(794, 150, 86, 570), c(12, 9, 2, 7), c(3, 5, 6, 1))) {
  id <- paste(c("pairs", four), collapse = ".")
  table <- matrix(four[c(1, 3, 2, 4)], 2)
  keep(paste0(id, ".corrected.statistic"), mcnemar.test(table)$statistic)
  keep(paste0(id, ".corrected.p"), mcnemar.test(table)$p.value)
  keep(paste0(id, ".statistic"), mcnemar.test(table, correct = FALSE)$statistic)
  keep(paste0(id, ".p"), mcnemar.test(table, correct = FALSE)$p.value)
  keep(paste0(id, ".exact"), binom.test(four[2], four[2] + four[3])$p.value)
  keep_interval(paste0(id, ".newcombe"), do.call(paired, as.list(four)))
}

# -- change: the departments as two measurements, from populations of these sizes ----------
newcombe_of <- function(x, n, limits) {
  a <- limits(x[1], n[1], 1)
  b <- limits(x[2], n[2], 2)
  p <- x / n
  c(p[1] - p[2] - sqrt((p[1] - a[1])^2 + (b[2] - p[2])^2),
    p[1] - p[2] + sqrt((a[2] - p[1])^2 + (p[2] - b[1])^2))
}
for (department in 1:6) {
  rows <- c(2 * department - 1, 2 * department)
  x <- admitted[rows]
  n <- applied[rows]
  N <- c(1200, 900)
  # Wilson's limits with n(N - 1)/(N - n) in the place of n.
  limits <- function(x, n, sample) {
    worth <- n * (N[sample] - 1) / (N[sample] - n)
    prop.test(x * worth / n, worth, correct = FALSE)$conf.int
  }
  id <- sprintf("change.%d", department)
  keep_interval(paste0(id, ".newcombe"), newcombe_of(x, n, limits))
  both <- sum(x) / sum(n)
  variance <- both * (1 - both) * sum((N - n) / (N - 1) / n)
  z <- (x[1] / n[1] - x[2] / n[2]) / sqrt(variance)
  keep(paste0(id, ".z"), z)
  keep(paste0(id, ".p"), 2 * pnorm(-abs(z)))
}
keep_change <- function(id, test) {
  keep(paste0(id, ".difference"), if (length(test$estimate) == 2)
    test$estimate[[1]] - test$estimate[[2]] else test$estimate)
  keep(paste0(id, ".se"), test$stderr)
  keep(paste0(id, ".df"), test$parameter)
  keep(paste0(id, ".p"), test$p.value)
  keep_interval(id, test$conf.int)
}
feeds <- split(chickwts$weight, chickwts$feed)
keep_change("change.welch.sunflower", t.test(feeds$sunflower, feeds$casein))
keep_change("change.welch.horsebean", t.test(feeds$horsebean, feeds$casein))
keep_change("change.paired.sleep",
            t.test(sleep$extra[sleep$group == 2], sleep$extra[sleep$group == 1], paired = TRUE))

# -- reliability: clerks on their supervisors ----------------------------------------------
extract(attitude, "attitude")
scale <- psych::alpha(attitude, warnings = FALSE, check.keys = FALSE)
keep("alpha.raw", scale$total$raw_alpha)
keep("alpha.standardized", scale$total$std.alpha)
keep("alpha.mean-correlation", scale$total$average_r)
for (item in names(attitude)) {
  keep(sprintf("alpha.%s.mean", item), scale$item.stats[item, "mean"])
  keep(sprintf("alpha.%s.sd", item), scale$item.stats[item, "sd"])
  keep(sprintf("alpha.%s.total", item), scale$item.stats[item, "raw.r"])
  keep(sprintf("alpha.%s.rest", item),
       cor(attitude[[item]], rowSums(attitude[names(attitude) != item])))
  keep(sprintf("alpha.%s.without", item), scale$alpha.drop[item, "raw_alpha"])
}

# -- designs: schools of California in strata and clusters, Americans in both --------------
data(api)
data(nhanes)
schools <- c("stype", "dnum", "api00", "api99", "enroll", "sch.wide", "awards", "pw", "fpc")
extract(apistrat[, schools], "schools-strata")
extract(apiclus1[, schools], "schools-clusters")
americans <- nhanes[seq(1, nrow(nhanes), by = 6), ]
americans$agecat <- as.integer(americans$agecat)
extract(americans, "americans")

estimate <- function(id, result) {
  keep(id, coef(result))
  keep(paste0(id, ".se"), SE(result))
}
school_values <- function(id, design) {
  keep(paste0(id, ".df"), degf(design))
  for (variable in c("api00", "api99", "enroll")) {
    formula <- as.formula(paste0("~", variable))
    estimate(sprintf("%s.mean.%s", id, variable), svymean(formula, design))
    estimate(sprintf("%s.total.%s", id, variable), svytotal(formula, design))
    keep(sprintf("%s.deff.%s", id, variable), deff(svymean(formula, design, deff = TRUE)))
    keep(sprintf("%s.deff-replace.%s", id, variable),
         deff(svymean(formula, design, deff = "replace")))
    keep_interval(sprintf("%s.mean.%s", id, variable),
                  confint(svymean(formula, design), df = degf(design)))
    for (type in c("E", "M", "H")) {
      domain <- subset(design, stype == type)
      estimate(sprintf("%s.domain.%s.%s", id, type, variable), svymean(formula, domain))
      estimate(sprintf("%s.domain-total.%s.%s", id, type, variable),
               svytotal(formula, domain))
      keep(sprintf("%s.domain.%s.%s.df", id, type, variable), degf(domain))
    }
  }
  estimate(paste0(id, ".ratio"), svyratio(~api00, ~api99, design))
  estimate(paste0(id, ".ratio.E"), svyratio(~api00, ~api99, subset(design, stype == "E")))
  share <- svymean(~I(as.numeric(awards == "Yes")), design)
  estimate(paste0(id, ".share"), share)
  keep_interval(paste0(id, ".share.wald"), confint(share, df = degf(design)))
  keep_interval(paste0(id, ".share.logit"),
                confint(svyciprop(~I(awards == "Yes"), design, method = "logit")))
  rao_scott(paste0(id, ".rao-scott"), ~stype + sch.wide, design)
  rao_scott(paste0(id, ".rao-scott-two"), ~awards + sch.wide, design)
  rao_scott(paste0(id, ".rao-scott-domain"), ~awards + sch.wide,
            subset(design, api00 > 500))
}
rao_scott <- function(id, formula, design) {
  test <- svychisq(formula, design, statistic = "F")
  keep(paste0(id, ".f"), test$statistic)
  keep(paste0(id, ".df1"), test$parameter[[1]])
  keep(paste0(id, ".df2"), test$parameter[[2]])
  keep(paste0(id, ".p"), test$p.value)
  keep(paste0(id, ".first-order-p"), svychisq(formula, design, statistic = "Chisq")$p.value)
}
strata <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat)
clusters <- svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = apiclus1)
school_values("strata", strata)
school_values("clusters", clusters)
keep("strata.kish", sum(apistrat$pw)^2 / sum(apistrat$pw^2))
people <- svydesign(id = ~SDMVPSU, strata = ~SDMVSTRA, weights = ~WTMEC2YR, nest = TRUE,
                    data = americans)
keep("americans.df", degf(people))
estimate("americans.cholesterol", svymean(~HI_CHOL, people, na.rm = TRUE))
for (age in 1:4) {
  domain <- subset(people, agecat == age & !is.na(HI_CHOL))
  estimate(sprintf("americans.cholesterol.%d", age), svymean(~HI_CHOL, domain))
  keep(sprintf("americans.cholesterol.%d.deff", age),
       deff(svymean(~HI_CHOL, domain, deff = "replace")))
}
rao_scott("americans.rao-scott", ~RIAGENDR + race, people)
rao_scott("americans.rao-scott-domain", ~HI_CHOL + race, subset(people, !is.na(HI_CHOL)))
keep("americans.kish", sum(americans$WTMEC2YR)^2 / sum(americans$WTMEC2YR^2))

# -- a stratum with a single school ---------------------------------------------------------
few <- apistrat[apistrat$stype != "H" | cumsum(apistrat$stype == "H") == 1, ]
lonely <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = few)
for (policy in c("certainty", "adjust", "average")) {
  options(survey.lonely.psu = policy)
  estimate(paste0("lonely.", policy, ".mean"), svymean(~api00, lonely))
  estimate(paste0("lonely.", policy, ".total"), svytotal(~enroll, lonely))
  estimate(paste0("lonely.", policy, ".ratio"), svyratio(~api00, ~enroll, lonely))
}
options(survey.lonely.psu = "fail")

# -- weights that meet the state's totals ----------------------------------------------------
state <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1)
types <- data.frame(stype = c("E", "H", "M"), Freq = c(4421, 755, 1018))
wide <- data.frame(sch.wide = c("No", "Yes"), Freq = c(1072, 5122))
post_stratified <- postStratify(state, ~stype, types)
raked_state <- rake(state, list(~stype, ~sch.wide), list(types, wide),
                    control = list(maxit = 500, epsilon = 1e-11))
post <- weights(post_stratified)
raked <- weights(raked_state)
for (row in seq(1, nrow(apiclus1), by = 15)) {
  keep(sprintf("weights.post.%d", row), post[row])
  keep(sprintf("weights.raked.%d", row), raked[row])
}
calibrated <- list("weights.post" = post_stratified, "weights.raked" = raked_state)
for (id in names(calibrated)) {
  design <- calibrated[[id]]
  estimate(paste0(id, ".mean"), svymean(~api00, design))
  estimate(paste0(id, ".total"), svytotal(~enroll, design))
  estimate(paste0(id, ".ratio"), svyratio(~api00, ~api99, design))
  estimate(paste0(id, ".domain"), svymean(~api00, subset(design, awards == "Yes")))
}
keep("weights.raked.kish", sum(raked)^2 / sum(raked^2))


# -- change by design: two samples drawn independently are two strata of one design ---------
columns <- c("stype", "pw", "fpc", "api00", "awards")
both <- rbind(
  data.frame(wave = 1, apistrat[columns], psu = seq_len(nrow(apistrat)), stratum = apistrat$stype),
  data.frame(wave = 2, apiclus1[columns], psu = 1000 + apiclus1$dnum, stratum = "all"))
stacked <- svydesign(id = ~psu, strata = ~interaction(wave, stratum, drop = TRUE),
                     weights = ~pw, fpc = ~fpc, data = both)
keep_design_change <- function(id, means) {
  change <- svycontrast(means, c(-1, 1))
  df <- degf(stacked)
  keep(paste0(id, ".difference"), coef(change))
  keep(paste0(id, ".se"), SE(change))
  keep(paste0(id, ".df"), df)
  keep_interval(id, confint(change, df = df))
  keep(paste0(id, ".p"), 2 * pt(-abs(coef(change) / SE(change)), df))
}
keep_design_change("change.design.mean", svyby(~api00, ~wave, stacked, svymean, covmat = TRUE))
both$award <- as.numeric(both$awards == "Yes")
stacked <- update(stacked, award = both$award)
keep_design_change("change.design.share", svyby(~award, ~wave, stacked, svymean, covmat = TRUE))

write_values("values.json")
