# Writes what gtsummary makes of two data sets, students.csv and liver.csv, which it makes too:
# the numbers behind its cells and the names of its tests in gtsummary.json, the tables as it
# prints them in gtsummary.txt. Run in this folder: Rscript gtsummary.R. README.md says what it
# needs.
source("keeping.R")
suppressPackageStartupMessages(library(gtsummary))

keep_word <- function(id, word) values[[id]] <<- sprintf("\"%s\"", word)
# Quartiles of definition 2, which gtsummary takes from version 2 on; before it takes the seventh.
lower2 <- function(x) quantile(x, 0.25, type = 2)
upper2 <- function(x) quantile(x, 0.75, type = 2)

keep_cells <- function(id, made) {
  for (of in made$meta_data$df_stats) for (at in seq_len(nrow(of))) {
    group <- if (is.na(of$by[at])) "all" else as.character(of$by[at])
    own <- sprintf("%s.%s.%s", id, group, of$variable[at])
    level <- if ("variable_levels" %in% names(of)) paste0(own, ".", of$variable_levels[at])
    if (is.null(level) || of$variable_levels[at] == levels(factor(of$variable_levels))[1]) {
      keep(paste0(own, ".missing"), of$N_miss[at])
      keep(paste0(own, ".answered"), of$N_nonmiss[at])
    }
    if (is.null(level)) {
      for (what in intersect(c("median", "p25", "p75", "lower2", "upper2"), names(of))) {
        keep(paste0(own, ".", what), of[[what]][at])
      }
    } else {
      keep(paste0(level, ".count"), of$n[at])
      keep(paste0(level, ".percent"), 100 * of$p[at])
    }
  }
}
summary_of <- function(id, data, by, numbers) {
  questions <- setdiff(names(data), c(by, numbers))
  made <- tbl_summary(
    data,
    by = all_of(by),
    type = list(all_of(numbers) ~ "continuous", all_of(questions) ~ "categorical"),
    statistic = all_continuous() ~ "{median} ({p25}, {p75}), {lower2}, {upper2}"
  )
  made <- add_overall(add_p(made))
  keep_cells(id, made)
  tests <- made$table_body[made$table_body$row_type == "label", ]
  for (at in seq_len(nrow(tests))) {
    own <- sprintf("%s.%s", id, tests$variable[at])
    keep(paste0(own, ".p"), tests$p.value[at])
    keep_word(paste0(own, ".test"), tests$test_name[at])
  }
  # As it comes, without any choice of ours.
  plain <- add_n(add_p(add_overall(tbl_summary(data, by = all_of(by)))))
  table <- as.data.frame(as_tibble(plain))
  table[is.na(table)] <- ""
  names(table) <- gsub("\\*\\*|\\n", "", names(table))
  foot <- unique(plain$table_styling$footnote$footnote)
  sheet <- c(paste(names(table), collapse = " | "), apply(table, 1, paste, collapse = " | "))
  c(paste0("# ", id, ".csv"), "", sheet, "", foot, "")
}

# Statistics students of Adelaide: three groups, eight questions, answers missing in five.
students <- MASS::survey[, c("Exer", "Age", "Height", "Pulse", "Wr.Hnd", "Sex", "Smoke",
                             "W.Hnd", "Clap")]
names(students) <- c("exercise", "age", "height", "pulse", "span", "sex", "smoke", "hand",
                     "clap")
for (name in c("exercise", "sex", "smoke", "hand", "clap")) {
  students[[name]] <- as.integer(students[[name]])
}
extract(students, "students")
# Patients of the Mayo Clinic: two groups of a trial, eleven questions.
liver <- survival::pbc[!is.na(survival::pbc$trt), ]
liver <- liver[, c("trt", "age", "bili", "chol", "albumin", "platelet", "sex", "ascites",
                   "spiders", "edema", "stage")]
names(liver)[1] <- "group"
liver$sex <- as.integer(liver$sex)
liver$edema <- as.integer(2 * liver$edema)
liver$age <- round(liver$age, 2)
extract(liver, "liver")

students <- read.csv("students.csv")
liver <- read.csv("liver.csv")
tables <- c(
  summary_of("students", students, "exercise", c("age", "height", "pulse", "span")),
  summary_of("liver", liver, "group", c("age", "bili", "chol", "albumin", "platelet"))
)
# A question with an order has a test of ranks here, where gtsummary has one without order.
keep("students.smoke.ranks.p", kruskal.test(smoke ~ exercise, students)$p.value)
keep("liver.edema.ranks.p", wilcox.test(edema ~ group, liver, exact = FALSE)$p.value)
keep("liver.stage.ranks.p", wilcox.test(stage ~ group, liver, exact = FALSE)$p.value)
# Gtsummary takes Fisher's test in place of Pearson's where a count below five is expected.
for (name in c("hand", "clap", "smoke")) {
  found <- chisq.test(table(students[[name]], students$exercise), correct = FALSE)
  keep(sprintf("students.%s.pearson.p", name), found$p.value)
}
writeLines(tables, "gtsummary.txt")
write_values("gtsummary.json")
