# Writes traits.csv and provinces.csv beside this file and what R makes of them: correlations and
# the reliability of scales, scales.json. Run in this folder: Rscript scales.R. README.md says
# what it needs.
suppressMessages({
  library(stats)
  library(psych)
})
source("keeping.R")

# -- correlations: every two of some variables ---------------------------------------------
bonett <- function(r, n, level) {
  tanh(atanh(r) + c(-1, 1) * qnorm(1 - (1 - level) / 2) * sqrt((1 + r^2 / 2) / (n - 3)))
}
fieller <- function(r, n, level) {
  tanh(atanh(r) + c(-1, 1) * qnorm(1 - (1 - level) / 2) * sqrt(0.437 / (n - 4)))
}
correlations <- function(id, data) {
  names <- names(data)
  for (i in seq_along(names)) for (j in seq_len(i - 1)) {
    both <- data[complete.cases(data[, c(i, j)]), c(j, i)]
    n <- nrow(both)
    pair <- sprintf("%s.%s.%s", id, names[j], names[i])
    r <- cor.test(both[, 1], both[, 2])
    keep(paste0(pair, ".pearson"), r$estimate)
    keep(paste0(pair, ".pearson.p"), r$p.value)
    keep_interval(paste0(pair, ".pearson"), r$conf.int)
    test <- t.test(both[, 1], both[, 2], paired = TRUE)
    keep(paste0(pair, ".paired"), test$estimate)
    keep(paste0(pair, ".paired.se"), test$stderr)
    keep(paste0(pair, ".paired.t"), test$statistic)
    keep(paste0(pair, ".paired.p"), test$p.value)
    keep_interval(paste0(pair, ".paired"), test$conf.int)
    r <- cor.test(both[, 1], both[, 2], method = "spearman", exact = FALSE)
    keep(paste0(pair, ".spearman"), r$estimate)
    keep(paste0(pair, ".spearman.p"), r$p.value)
    keep_interval(paste0(pair, ".spearman"), bonett(r$estimate, n, 0.95))
    r <- cor.test(both[, 1], both[, 2], method = "kendall", exact = FALSE)
    keep(paste0(pair, ".kendall"), r$estimate)
    keep(paste0(pair, ".kendall.p"), r$p.value)
    keep_interval(paste0(pair, ".kendall"), fieller(r$estimate, n, 0.95))
  }
}
answers <- bfi[seq(1, nrow(bfi), by = 9), 1:25]
extract(answers, "traits")
correlations("traits", answers[c("A1", "A2", "C4", "E1", "N3", "O5")])
provinces <- swiss
names(provinces) <- tolower(sub("[.].*", "", names(provinces)))
extract(provinces, "provinces")
correlations("provinces", provinces)

# -- scales: the five of the questionnaire, turned where they point the other way ----------
omega_total <- function(data) {
  fit <- factanal(data, factors = 1, control = list(opt = list(factr = 1), nstart = 1))
  load <- fit$loadings[, 1] * sapply(data, sd)
  rest <- fit$uniquenesses * sapply(data, var)
  sum(load)^2 / (sum(load)^2 + sum(rest))
}
turned <- list(A = 1, C = c(4, 5), E = c(1, 2), N = integer(), O = c(2, 5))
for (name in names(turned)) for (few in c(FALSE, TRUE)) {
  items <- answers[grep(paste0("^", name), names(answers))]
  items[turned[[name]]] <- 7 - items[turned[[name]]]
  if (few) items <- items[1:4]
  id <- sprintf("scale.%s.%d", name, ncol(items))
  whole <- items[complete.cases(items), ]
  known <- suppressMessages(suppressWarnings(psych::alpha(whole)))
  keep(paste0(id, ".alpha"), known$total$raw_alpha)
  keep(paste0(id, ".standardized"), known$total$std.alpha)
  for (item in seq_along(items)) {
    keep(sprintf("%s.rest.%d", id, item), cor(whole[, item], rowSums(whole[, -item])))
  }
  loose <- suppressMessages(suppressWarnings(psych::alpha(items, use = "pairwise")))
  keep(paste0(id, ".pairwise"), loose$total$raw_alpha)
  keep(paste0(id, ".omega"), omega_total(whole))
}

write_values("scales.json")
