# Writes crossed.csv, grouped.csv and pupils.csv beside this file and what R makes of them,
# further.json. Run in this folder: Rscript further.R. README.md says what it needs.
suppressMessages({
  library(stats)
  library(survey)
  library(psych)
  library(vcd)
  library(MASS)
  library(effectsize)
  library(rstatix)
})
source("keeping.R")
near <- function(one, other, tolerance) {
  stopifnot(all(abs(one - other) <= tolerance * pmax(abs(one), abs(other))))
}
# A root to the last digits; R's own functions stop at four.
root <- function(f, low, high) uniroot(f, c(low, high), tol = 1e-15, maxiter = 10000)$root

# -- cross tables -------------------------------------------------------------------------
tables <- list(
  titanic = apply(Titanic, c(1, 4), sum),
  caith = as.matrix(MASS::caith),
  occupation = matrix(as.vector(occupationalStatus), 8),
  alcohol = xtabs(Freq ~ Income + Alcohol, DanishWelfare),
  status = xtabs(Freq ~ Status + Urban, DanishWelfare),
  punishment = xtabs(Freq ~ attitude + education, Punishment),
  memory = xtabs(Freq ~ attitude + memory, Punishment),
  smoke = table(MASS::survey$Smoke, MASS::survey$Exer),
  clap = table(MASS::survey$Clap, MASS::survey$W.Hnd),
  fold = table(MASS::survey$Fold, MASS::survey$Sex),
  absence = table(MASS::quine$Age, MASS::quine$Lrn),
  birthwt = table(MASS::birthwt$race, MASS::birthwt$low),
  smoker = table(MASS::birthwt$smoke, MASS::birthwt$low),
  infert = table(infert$education, infert$case),
  induced = table(infert$induced, infert$spontaneous),
  hand = table(MASS::survey$Sex, MASS::survey$W.Hnd)
)
crossed <- do.call(rbind, lapply(names(tables), function(name) {
  table <- unclass(tables[[name]])
  data.frame(table = name, row = as.vector(row(table)), column = as.vector(col(table)),
             count = as.vector(table))
}))
extract(crossed, "crossed")
exact_odds <- function(table, level) {
  m <- sum(table[, 1]); n <- sum(table[, 2]); k <- sum(table[1, ]); x <- table[1, 1]
  support <- max(0, k - n):min(k, m)
  logs <- dhyper(support, m, n, k, log = TRUE)
  tail <- function(log, keeps) {
    d <- logs + log * support
    d <- exp(d - max(d))
    sum(d[keeps]) / sum(d)
  }
  a <- (1 - level) / 2
  exp(c(root(function(log) tail(log, support >= x) - a, -20, 20),
        root(function(log) tail(log, support <= x) - a, -20, 20)))
}
for (name in names(tables)) {
  table <- unclass(tables[[name]])
  id <- paste0("crossed.", name)
  test <- chisq.test(table, correct = FALSE)
  keep(paste0(id, ".statistic"), test$statistic)
  keep(paste0(id, ".p"), test$p.value)
  for (i in seq_len(nrow(table))) for (j in seq_len(ncol(table))) {
    keep(sprintf("%s.expected.%d.%d", id, i, j), test$expected[i, j])
    keep(sprintf("%s.residual.%d.%d", id, i, j), test$stdres[i, j])
  }
  known <- assocstats(table)
  keep(paste0(id, ".ratio"), known$chisq_tests[1, 1])
  keep(paste0(id, ".ratio-df"), known$chisq_tests[1, 2])
  # vcd takes the p-value from 1, which leaves few digits of a small one.
  keep(paste0(id, ".ratio-p"),
       pchisq(known$chisq_tests[1, 1], known$chisq_tests[1, 2], lower.tail = FALSE))
  keep(paste0(id, ".v"), known$cramer)
  keep(paste0(id, ".contingency"), known$contingency)
  # Bergsma 2013; effectsize gives the same.
  n <- sum(table)
  r <- nrow(table)
  c <- ncol(table)
  phi <- max(0, test$statistic / n - (r - 1) * (c - 1) / (n - 1))
  corrected <- sqrt(phi / min(r - (r - 1)^2 / (n - 1) - 1, c - (c - 1)^2 / (n - 1) - 1))
  near(corrected, effectsize::cramers_v(table, adjust = TRUE)[[1]], 1e-9)
  keep(paste0(id, ".corrected-v"), corrected)
  if (all(dim(table) == 2)) {
    test <- chisq.test(table)
    keep(paste0(id, ".yates"), test$statistic)
    keep(paste0(id, ".yates-p"), test$p.value)
    keep(paste0(id, ".fisher"), fisher.test(table)$p.value)
    keep(paste0(id, ".odds"), table[1, 1] * table[2, 2] / table[1, 2] / table[2, 1])
    for (level in c(0.9, 0.95, 0.99)) {
      ends <- exact_odds(table, level)
      near(ends, fisher.test(table, conf.level = level)$conf.int, 1e-3)
      keep_interval(sprintf("%s.odds.%g", id, level), ends)
      p <- table[, 1] / rowSums(table)
      h <- 2 * asin(sqrt(p[1])) - 2 * asin(sqrt(p[2]))
      half <- qnorm(1 - (1 - level) / 2) * sqrt(sum(1 / rowSums(table)))
      keep_interval(sprintf("%s.h.%g", id, level), c(h - half, h + half))
    }
  } else if (sum(table) < 400 && min(dim(table)) < 4) {
    keep(paste0(id, ".fisher"), fisher.test(table, workspace = 2e8)$p.value)
  }
}

# -- means of groups ----------------------------------------------------------------------
students <- MASS::survey
sets <- list(
  plants = split(PlantGrowth$weight, PlantGrowth$group),
  warp = split(warpbreaks$breaks, warpbreaks$tension),
  wool = split(warpbreaks$breaks, warpbreaks$wool),
  teeth = split(ToothGrowth$len, ToothGrowth$dose),
  supplement = split(ToothGrowth$len, ToothGrowth$supp),
  sepal = split(iris$Sepal.Width, iris$Species),
  petal = split(iris$Petal.Length, iris$Species),
  days = split(MASS::quine$Days, MASS::quine$Age),
  pulse = split(students$Pulse, students$Exer),
  height = split(students$Height, students$Sex),
  weight = split(MASS::birthwt$bwt, MASS::birthwt$race),
  smoking = split(MASS::birthwt$bwt, MASS::birthwt$smoke),
  act = split(psych::sat.act$ACT, psych::sat.act$education),
  verbal = split(psych::sat.act$SATV, psych::sat.act$gender)
)
sets <- lapply(sets, function(set) lapply(set, function(group) group[!is.na(group)]))
grouped <- do.call(rbind, lapply(names(sets), function(name) {
  set <- sets[[name]]
  data.frame(set = name, group = rep(seq_along(set), lengths(set)), value = unlist(set))
}))
extract(grouped, "grouped")
keep_t <- function(id, test) {
  keep(paste0(id, ".t"), test$statistic)
  keep(paste0(id, ".df"), test$parameter)
  keep(paste0(id, ".p"), test$p.value)
  keep(paste0(id, ".se"), test$stderr)
}
for (name in names(sets)) {
  set <- sets[[name]]
  id <- paste0("means.", name)
  y <- unlist(set)
  g <- factor(rep(seq_along(set), lengths(set)))
  k <- length(set)
  for (equal in c(TRUE, FALSE)) {
    test <- oneway.test(y ~ g, var.equal = equal)
    of <- if (equal) ".anova" else ".welch"
    keep(paste0(id, of, ".f"), test$statistic)
    keep(paste0(id, of, ".df1"), test$parameter[[1]])
    keep(paste0(id, of, ".df2"), test$parameter[[2]])
    keep(paste0(id, of, ".p"), test$p.value)
    if (k == 2) keep_t(paste0(id, of, ".two"), t.test(set[[1]], set[[2]], var.equal = equal))
  }
  parts <- summary(aov(y ~ g))[[1]]
  eta <- parts[1, 2] / sum(parts[, 2])
  keep(paste0(id, ".eta"), eta)
  f <- parts[1, 4]
  for (level in c(0.9, 0.95)) {
    end <- function(tail) {
      below <- function(l) pf(f, k - 1, length(y) - k, ncp = l) - tail
      if (below(0) <= 0) 0 else root(below, 0, 3000)
    }
    lambda <- c(end(1 - (1 - level) / 2), end((1 - level) / 2))
    # effectsize divides by the degrees of freedom within, Steiger by n.
    ends <- lambda / (lambda + length(y) - k)
    sizes <- effectsize::eta_squared(aov(y ~ g), ci = level, alternative = "two.sided")
    stopifnot(max(abs(ends - c(sizes$CI_low, sizes$CI_high))) < 2e-3)
    keep_interval(sprintf("%s.eta.%g", id, level), lambda / (lambda + length(y)))
  }
  if (k == 2) {
    d <- effectsize::cohens_d(set[[1]], set[[2]])
    keep(paste0(id, ".d"), d$Cohens_d)
    unit <- sqrt(sum(1 / lengths(set)))
    t <- d$Cohens_d / unit
    ends <- sapply(c(0.975, 0.025), function(tail) {
      root(function(l) pt(t, length(y) - 2, ncp = l) - tail, t - 8, t + 8) * unit
    })
    stopifnot(max(abs(ends - c(d$CI_low, d$CI_high))) < 1e-4)
    keep_interval(paste0(id, ".d.0.95"), ends)
    for (correct in c(TRUE, FALSE)) {
      test <- wilcox.test(set[[1]], set[[2]], exact = FALSE, correct = correct)
      of <- if (correct) ".mann-whitney-corrected" else ".mann-whitney"
      keep(paste0(id, of, ".u"), test$statistic)
      keep(paste0(id, of, ".p"), test$p.value)
      sign <- sign(test$statistic - prod(lengths(set)) / 2)
      keep(paste0(id, of, ".z"), -sign * qnorm(test$p.value / 2))
    }
  }
  for (group in seq_along(set)) {
    keep(sprintf("%s.rank.%d", id, group), mean(rank(y)[g == group]))
  }
  pooled <- pairwise.t.test(y, g, p.adjust.method = "none", pool.sd = TRUE)$p.value
  apart <- pairwise.t.test(y, g, p.adjust.method = "none", pool.sd = FALSE)$p.value
  tukey <- TukeyHSD(aov(y ~ g))$g
  games <- rstatix::games_howell_test(data.frame(y, g), y ~ g, detailed = TRUE)
  for (i in seq_len(k - 1)) for (j in (i + 1):k) {
    pair <- sprintf("%s.pair.%d.%d", id, i, j)
    keep(paste0(pair, ".pooled"), pooled[j - 1, i])
    keep(paste0(pair, ".apart"), apart[j - 1, i])
    row <- tukey[paste0(j, "-", i), ]
    keep(paste0(pair, ".difference"), -row[["diff"]])
    if (row[["p adj"]] > 1e-6) keep(paste0(pair, ".tukey"), row[["p adj"]])
    welch <- t.test(set[[i]], set[[j]])
    p <- ptukey(abs(welch$statistic) * sqrt(2), k, welch$parameter, lower.tail = FALSE)
    given <- games$p.adj[games$group1 == i & games$group2 == j]
    # rstatix gives three digits.
    stopifnot(abs(given - p) < 1e-3 * p + 1e-3)
    if (p > 1e-6) keep(paste0(pair, ".games-howell"), p)
  }
  p_values <- pooled[!is.na(pooled)]
  for (method in c("hochberg", "bonferroni", "holm", "BH")) {
    adjusted <- p.adjust(p_values, method)
    for (i in seq_along(adjusted)) keep(sprintf("%s.%s.%d", id, method, i), adjusted[i])
  }
}

# -- shape of distributions ---------------------------------------------------------------
for (name in names(sets)) for (group in seq_along(sets[[name]])) {
  x <- sets[[name]][[group]]
  id <- sprintf("shape.%s.%d", name, group)
  five <- fivenum(x)
  keep(paste0(id, ".min"), five[1])
  keep(paste0(id, ".lower-hinge"), five[2])
  keep(paste0(id, ".median"), five[3])
  keep(paste0(id, ".upper-hinge"), five[4])
  keep(paste0(id, ".max"), five[5])
  keep(paste0(id, ".variance"), var(x))
  keep(paste0(id, ".skewness"), psych::skew(x, type = 2))
  keep(paste0(id, ".kurtosis"), psych::kurtosi(x, type = 2))
  for (at in c(2.5, 33.3, 97.5)) {
    keep(sprintf("%s.percentile.%g", id, at), quantile(x, at / 100))
  }
}

# -- intervals of shares: Danish and Swiss counts -----------------------------------------
shares <- rbind(c(0, 12), c(1, 12), c(12, 12), c(3, 41), c(27, 88), c(99, 306), c(118, 711),
                c(203, 2201), c(1490, 2201), c(8, 5144), c(4100, 5144))
for (row in seq_len(nrow(shares))) for (level in c(0.9, 0.95, 0.99)) {
  x <- shares[row, 1]
  n <- shares[row, 2]
  id <- sprintf("interval.%d.%d.%g", x, n, level)
  z <- qnorm(1 - (1 - level) / 2)
  wald <- function(left) {
    half <- z * sqrt(x / n * (1 - x / n) / n * left)
    c(max(0, x / n - half), min(1, x / n + half))
  }
  keep_interval(paste0(id, ".wald"), wald(1))
  keep_interval(paste0(id, ".wilson-corrected"), prop.test(x, n, conf.level = level)$conf.int)
  for (all in c(2 * n, 20 * n)) {
    keep_interval(sprintf("%s.wald.%g", id, all), wald((all - n) / (all - 1)))
    worth <- n * (all - 1) / (all - n)
    ends <- prop.test(x * worth / n, worth, conf.level = level, correct = FALSE)$conf.int
    keep_interval(sprintf("%s.wilson.%g", id, all), ends)
  }
}

# -- intervals of weighted shares: bicycle helmets of American pupils ---------------------
data(yrbs)
pupils <- yrbs[seq(1, nrow(yrbs), by = 6), ]
pupils <- pupils[!is.na(pupils$qn8), ]
pupils$helmet <- as.numeric(pupils$qn8 == 1)
pupils$part <- match(pupils$stratum %% 10, sort(unique(pupils$stratum %% 10)))
saved <- pupils[c("weight", "stratum", "psu", "helmet", "part")]
extract(saved, "pupils")
design <- svydesign(id = ~psu, strata = ~stratum, weights = ~weight, data = saved, nest = TRUE)
for (wanted in 0:max(saved$part)) {
  domain <- if (wanted == 0) design else subset(design, part == wanted)
  if (degf(domain) < 1) next
  share <- svymean(~helmet, domain)
  if (coef(share) <= 0 || coef(share) >= 1) next
  for (level in c(0.9, 0.95, 0.99)) {
    id <- sprintf("pupils.%d.%g", wanted, level)
    keep(paste0(id, ".share"), coef(share))
    keep(paste0(id, ".se"), SE(share))
    keep_interval(paste0(id, ".wald"), confint(share, df = degf(domain), level = level))
    beta <- svyciprop(~helmet, domain, method = "beta", level = level)
    keep_interval(paste0(id, ".beta"), confint(beta))
    # Wilson's limits with the effective n and t: prop.test takes z, so by its formula.
    n <- coef(share) * (1 - coef(share)) / SE(share)^2
    t <- qt(1 - (1 - level) / 2, degf(domain))
    middle <- (coef(share) + t^2 / 2 / n) / (1 + t^2 / n)
    half <- t / (1 + t^2 / n) *
      sqrt(coef(share) * (1 - coef(share)) / n + t^2 / 4 / n^2)
    keep_interval(paste0(id, ".kish-wilson"), c(middle - half, middle + half))
  }
}

write_values("further.json")
