# What has changed between the example reports rapport-2017 and rapport-2020, as R has it:
# writes rapport-2020.json. Run in this folder: Rscript rapport-2020.R. README.md says what it
# needs.
answers <- function(year, survey) {
  file <- sprintf("../../../data/rapport-%d/%s/responses.csv", year, survey)
  read.csv(file, sep = ";", colClasses = "character", fileEncoding = "UTF-8")
}
# Those with one of the answers, of those who answered; of everybody where `all`.
share <- function(rows, variable, answers, all = FALSE) {
  given <- strsplit(rows[[variable]], "|", fixed = TRUE)
  if (!all) given <- given[rows[[variable]] != ""]
  c(sum(sapply(given, function(one) any(one %in% answers))), length(given))
}
# Newcombe's interval from Wilson's limits, and the test of two shares without a continuity
# correction, adjusted by Holm over the rows of a table.
wilson <- function(x, n) prop.test(x, n, correct = FALSE)$conf.int
change <- function(then, now) {
  p <- c(then[1] / then[2], now[1] / now[2])
  w <- list(wilson(then[1], then[2]), wilson(now[1], now[2]))
  difference <- p[2] - p[1]
  below <- sqrt((p[2] - w[[2]][1])^2 + (w[[1]][2] - p[1])^2)
  above <- sqrt((w[[2]][2] - p[2])^2 + (p[1] - w[[1]][1])^2)
  test <- prop.test(c(then[1], now[1]), c(then[2], now[2]), correct = FALSE)
  list(then = then, now = now, difference = difference,
       low = difference - below, high = difference + above, p = test$p.value)
}
staff <- list(answers(2017, "personal"), answers(2020, "personal"))
chiefs <- list(answers(2017, "mysam"), answers(2020, "mysam"))
groups <- list(answers(2017, "mysam-svar"), answers(2020, "mysam-svar"))
row <- function(rows, variable, answers, all = FALSE) {
  change(share(rows[[1]], variable, answers, all), share(rows[[2]], variable, answers, all))
}
upper <- c("4", "5", "6")
# Ockelbo (7) and Sandviken (9) are one municipality (9) in the second wave, of the same part.
parts <- list(norra = c("1", "2", "3"), sodra = c("4", "5", "6"), vastra = c("7", "8", "9"),
              gavle = "10")
by_part <- function(prefix, variable, answers) {
  within <- function(rows, part) {
    places <- strsplit(rows$upptagningsomrade, "|", fixed = TRUE)
    rows[sapply(places, function(one) any(one %in% part)), ]
  }
  table <- lapply(parts, function(part) row(lapply(staff, within, part), variable, answers))
  names(table) <- paste0(prefix, "-", names(parts))
  table
}
form <- function(kind, code) row(staff, kind, code, all = TRUE)
with_client <- "samverkansform_med_brukare"
without_client <- "samverkansform_utan_brukare"
other <- "ovriga_samverkansformer"
tables <- list(
  "forandring-omfattning" = list(
    "en-part" = row(staff, "samverkan_en_part", upper),
    "tva-parter" = row(staff, "samverkan_tva_parter", upper),
    "tre-parter" = row(staff, "samverkan_tre_eller_fler", upper),
    "strukturerad" = row(staff, "strukturerad_samverkan", "1"),
    "nytta-individ" = row(staff, "nytta_individ", "4"),
    "nytta-organisation" = row(staff, "nytta_organisation", "4")),
  "forandring-klimat" = list(
    "lyssnar" = row(staff, "lyssnar", upper),
    "vet" = row(staff, "vet_tillfora", upper),
    "brukare" = row(staff, "brukarsynpunkter", upper),
    "rutiner-myndigheter" = row(staff, "rutiner_samarbete_myndigheter", upper),
    "rutiner-aktorer" = row(staff, "rutiner_samarbete_aktorer", upper),
    "strukturer-myndigheter" = row(staff, "strukturer_relationer_myndigheter", upper),
    "strukturer-aktorer" = row(staff, "strukturer_relationer_aktorer", upper),
    "synsatt" = row(staff, "gemensamt_synsatt", upper),
    "arbetssatt" = row(staff, "arbetssatt_fungerar", upper)),
  "forandring-strukturerad" = by_part("strukturerad", "strukturerad_samverkan", "1"),
  "forandring-vet" = by_part("vet", "vet_tillfora", upper),
  "forandring-brukare" = by_part("brukare", "brukarsynpunkter", upper),
  "forandring-former" = list(
    "form-flerpart" = form(with_client, "1"),
    "form-sip" = form(with_client, "2"),
    "form-video" = form(with_client, "8"),
    "form-digitala" = form(with_client, "9"),
    "form-team" = form(without_client, "1"),
    "form-digital-avstamning" = form(without_client, "7"),
    "form-projekt" = form(other, "1"),
    "form-konferens" = form(other, "2"),
    "form-handledning" = form(other, "3")),
  # The question about structures is not compared: it was asked in other words.
  "forandring-mysam" = list(
    "mandat" = row(chiefs, "chefsmandat", "1"),
    "delta" = row(chiefs, "viktigt_delta", c("4", "5")),
    "chef-lyssnar" = row(groups, "lyssnar", upper),
    "chef-vet" = row(groups, "vet_tillfora", upper),
    "chef-forebyggande" = row(groups, "forebyggande_insatser", upper),
    "chef-brukare" = row(groups, "brukarsynpunkter", upper)))
written <- function(number) sprintf("%.17g", number)
lines <- c()
for (id in names(tables)) {
  table <- tables[[id]]
  adjusted <- p.adjust(sapply(table, `[[`, "p"), "holm")
  for (name in names(table)) {
    one <- table[[name]]
    values <- c(one$then, one$now, one$difference, one$low, one$high, one$p, adjusted[[name]])
    lines <- c(lines, sprintf('  "%s %s": [%s]', id, name,
                              paste(sapply(values, written), collapse = ", ")))
  }
}
writeLines(c("{", paste(lines, collapse = ",\n"), "}"), "rapport-2020.json")
