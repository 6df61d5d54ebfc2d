# Writes what R makes of those who answered all of several questions, and of each two of them,
# from traits.csv and from weather.csv, which it writes: complete.json. Run in this folder: Rscript complete.R.
# README.md says what it needs.
source("keeping.R")

of <- function(id, data) {
  names <- names(data)
  whole <- data[complete.cases(data), ]
  keep(paste0(id, ".n"), nrow(whole))
  keep(paste0(id, ".missing"), nrow(data) - nrow(whole))
  for (name in names) {
    keep(sprintf("%s.%s.mean", id, name), mean(whole[[name]]))
    keep(sprintf("%s.%s.sd", id, name), sd(whole[[name]]))
    keep(sprintf("%s.%s.median", id, name), median(whole[[name]]))
    ends <- t.test(whole[[name]])$conf.int
    keep_interval(sprintf("%s.%s.mean", id, name), ends)
  }
  for (i in seq_along(names)) for (j in seq_len(i - 1)) {
    pair <- sprintf("%s.%s.%s", id, names[j], names[i])
    both <- complete.cases(data[, c(i, j)])
    keep(paste0(pair, ".n"), sum(both))
    keep(paste0(pair, ".missing"), sum(!both))
    keep(paste0(pair, ".pairwise"),
         cor(data[[j]], data[[i]], use = "pairwise.complete.obs"))
    for (method in c("pearson", "spearman", "kendall")) {
      r <- cor(data[, names], use = "complete.obs", method = method)
      keep(sprintf("%s.%s", pair, method), r[j, i])
    }
  }
}
of("traits", read.csv("traits.csv")[c("A1", "A2", "A3", "A4", "A5", "C4", "N3", "O5")])
weather <- airquality[c("Ozone", "Solar.R", "Wind", "Temp")]
names(weather) <- c("ozone", "solar", "wind", "temp")
extract(weather, "weather")
of("weather", weather)

write_values("complete.json")
