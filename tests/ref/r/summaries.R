# Writes what R makes of the numbers in a summary of several questions, overall and by group, in
# the way that tbl_summary() and add_p() of gtsummary 2 document as theirs: summaries.json, of
# tumours.csv and cars.csv. Run in this folder: Rscript summaries.R. README.md says what it
# needs.
source("keeping.R")

of_group <- function(id, data, numbers, answers) {
  keep(paste0(id, ".n"), nrow(data))
  for (name in numbers) {
    keep(sprintf("%s.%s.median", id, name), median(data[[name]]))
    # Ours are of the seventh definition; those of gtsummary are of the second.
    for (type in c(7, 2)) {
      found <- quantile(data[[name]], c(0.25, 0.75), type = type)
      keep_interval(sprintf("%s.%s.quartiles.%d", id, name, type), found)
    }
  }
  for (name in names(answers)) for (value in answers[[name]]) {
    own <- sprintf("%s.%s.%s", id, name, value)
    keep(paste0(own, ".count"), sum(data[[name]] == value))
    keep(paste0(own, ".percent"), 100 * mean(data[[name]] == value))
  }
}
summary_of <- function(id, data, by, numbers, answers) {
  of_group(sprintf("%s.all", id), data, numbers, answers)
  for (value in sort(unique(data[[by]]))) {
    of_group(sprintf("%s.%s", id, value), data[data[[by]] == value, ], numbers, answers)
  }
  for (name in numbers) {
    test <- wilcox.test(data[[name]] ~ data[[by]], exact = FALSE)
    keep(sprintf("%s.%s.p", id, name), test$p.value)
  }
  for (name in names(answers)) {
    counts <- table(data[[name]], data[[by]])
    plain <- chisq.test(counts, correct = FALSE)
    test <- if (all(plain$expected >= 5)) plain else fisher.test(counts)
    keep(sprintf("%s.%s.p", id, name), test$p.value)
  }
}
tumours <- read.csv("tumours.csv")
summary_of("tumours", tumours, "rel", c("age", "edrel"),
           list(stage = 1:4, histol = 1:2))
cars <- read.csv("cars.csv")
summary_of("cars", cars, "am", "mpg",
           list(cyl = c(4, 6, 8), gear = 3:5, vs = 0:1))

write_values("summaries.json")
