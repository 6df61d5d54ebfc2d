//! Names of things, units and the heads of rows and columns; templates get them as `words`.

use std::collections::BTreeMap;

/// Names of things, units and the heads of rows and columns; templates get them as `words`.
pub trait Labels {
    /// A chart, before its number.
    fn diagram(&self) -> &'static str;
    /// A table, before its number.
    fn table(&self) -> &'static str;
    /// A figure, before its number.
    fn figure(&self) -> &'static str;
    /// An appendix, before its number.
    fn appendix(&self) -> &'static str;
    /// A section, before its number in a reference.
    fn section(&self) -> &'static str;
    /// A page, before its number in a reference.
    fn page_short(&self) -> &'static str;
    /// Over the list of contents.
    fn contents(&self) -> &'static str;
    /// Over the list of charts.
    fn list_of_diagrams(&self) -> &'static str;
    /// Over the list of tables.
    fn list_of_tables(&self) -> &'static str;
    /// Over the list of figures.
    fn list_of_figures(&self) -> &'static str;
    /// Over the footnotes of the web page.
    fn footnotes(&self) -> &'static str;
    /// What unfolds the numbers under a chart of the web page.
    fn show_numbers(&self) -> &'static str;
    /// What opens a drawing in words.
    fn show_as_text(&self) -> &'static str;
    /// Before the boxes of a drawing in words.
    fn boxes(&self) -> &'static str;
    /// Before its arrows.
    fn arrows(&self) -> &'static str;
    /// The first link of the web page, for those who use a keyboard.
    fn skip_to_content(&self) -> &'static str;
    /// Search in the report, before the field for it.
    fn search(&self) -> &'static str;
    /// What is told where a search finds nothing.
    fn no_hits(&self) -> &'static str;
    /// What is told where a search finds one place.
    fn one_hit(&self) -> &'static str;
    /// What is told where it finds several, with `{count}` in place of how many.
    fn several_hits(&self) -> &'static str;
    /// What a button is called that keeps a chart, with `{what}` and `{kind}` in place of which one and of the format.
    fn keep_as(&self) -> &'static str;
    /// What a fact box without a title is called, for those who do not see it.
    fn fact_box(&self) -> &'static str;
    /// What stands where a register says nothing.
    fn not_stated(&self) -> &'static str;
    /// What a timeline without a title is called, for those who do not see it.
    fn timeline(&self) -> &'static str;
    /// What leads from the web page to the same document as PDF.
    fn as_pdf(&self) -> &'static str;
    /// Before the day that something was published.
    fn published(&self) -> &'static str;
    /// Before the day that it was changed afterwards.
    fn updated(&self) -> &'static str;
    /// Before the number of a series.
    fn issn(&self) -> &'static str;
    /// Over the report in some sentences.
    fn report_abstract(&self) -> &'static str;
    /// Before what a report is about, a word each.
    fn keywords(&self) -> &'static str;
    /// Before the terms of use.
    fn licence(&self) -> &'static str;
    /// Before the number of a book.
    fn isbn(&self) -> &'static str;
    /// Before the address that stays.
    fn doi(&self) -> &'static str;
    /// Before the number under which a case is registered.
    fn case_number(&self) -> &'static str;
    /// Before a publisher's number in the register of organisations.
    fn organisation_number(&self) -> &'static str;
    /// Before who has paid for a report.
    fn funding(&self) -> &'static str;
    /// Before how a report is cited.
    fn how_to_cite(&self) -> &'static str;
    /// Before an advantage in a drawing.
    fn advantage(&self) -> &'static str;
    /// Before a drawback in a drawing.
    fn drawback(&self) -> &'static str;
    /// That a report is not finished.
    fn draft(&self) -> &'static str;
    /// What a number counts, and the head of a column of counts.
    fn count(&self) -> &'static str;
    /// The unit per cent, with a capital.
    fn percent(&self) -> &'static str;
    /// The unit per cent after a number.
    fn percent_word(&self) -> &'static str;
    /// The unit of a difference of 1 between shares.
    fn percentage_point(&self) -> &'static str;
    /// The unit of any other difference between shares.
    fn percentage_points(&self) -> &'static str;
    /// The same, as the head of a column.
    fn points_short(&self) -> &'static str;
    /// The unit where both are shown.
    fn count_and_percent(&self) -> &'static str;
    /// The unit and head of means.
    fn mean(&self) -> &'static str;
    /// The unit of weighted shares.
    fn weighted_percent(&self) -> &'static str;
    /// The unit of counts with weighted shares.
    fn count_and_weighted_percent(&self) -> &'static str;
    /// The unit of weighted means.
    fn weighted_mean(&self) -> &'static str;
    /// The head of medians.
    fn median(&self) -> &'static str;
    /// The head of standard deviations.
    fn sd(&self) -> &'static str;
    /// The head of 10th percentiles.
    fn percentile_10(&self) -> &'static str;
    /// The head of lower quartiles.
    fn lower_quartile(&self) -> &'static str;
    /// The head of upper quartiles.
    fn upper_quartile(&self) -> &'static str;
    /// The head of 90th percentiles.
    fn percentile_90(&self) -> &'static str;
    /// A statistic.
    fn percentile(&self, at: &str) -> String;
    /// A statistic.
    fn minimum(&self) -> &'static str;
    /// A statistic.
    fn maximum(&self) -> &'static str;
    /// A statistic.
    fn variance(&self) -> &'static str;
    /// A statistic.
    fn skewness(&self) -> &'static str;
    /// A statistic.
    fn kurtosis(&self) -> &'static str;
    /// A statistic.
    fn lower_hinge(&self) -> &'static str;
    /// A statistic.
    fn upper_hinge(&self) -> &'static str;
    /// The header over the questions of a summary.
    fn question_header(&self) -> &'static str;
    /// What stands beside a count.
    fn expected(&self) -> &'static str;
    /// What stands beside a count.
    fn residual(&self) -> &'static str;
    /// The unit of box plots.
    fn box_unit(&self) -> &'static str;
    /// The head of standard errors.
    fn se(&self) -> &'static str;
    /// The head of intervals; `level` is a number in per cent.
    fn interval_short(&self, level: &str) -> String;
    /// The lower end, after the head of intervals.
    fn interval_low(&self) -> &'static str;
    /// The upper end, after the head of intervals.
    fn interval_high(&self) -> &'static str;
    /// The head of p-values.
    fn p_value(&self) -> &'static str;
    /// The head of adjusted p-values.
    fn p_adjusted(&self) -> &'static str;
    /// The head of letters that tell which groups differ.
    fn letters(&self) -> &'static str;
    /// The row or column of totals.
    fn total(&self) -> &'static str;
    /// Those who left a question unanswered.
    fn no_answer(&self) -> &'static str;
    /// One row of answers where nobody says what it is.
    fn row(&self) -> &'static str;
    /// Several of them.
    fn rows(&self) -> &'static str;
    /// Answers given, where several can be.
    fn mentions(&self) -> &'static str;
    /// The same, where rows are called answers already.
    fn ticks(&self) -> &'static str;
    /// One row where answers are something else.
    fn data_row(&self) -> &'static str;
    /// Several of them.
    fn data_rows(&self) -> &'static str;
    /// Before the last of a list.
    fn and(&self) -> &'static str;
    /// Before the last of a choice.
    fn or(&self) -> &'static str;
    /// Between a part and its whole.
    fn of(&self) -> &'static str;
    /// Between the ends of a range.
    fn to(&self) -> &'static str;
    /// Before two numbers.
    fn between(&self) -> &'static str;
    /// The columns that tell a change.
    fn change(&self) -> &'static str;
    /// The column that tells the difference of means.
    fn difference(&self) -> &'static str;
    /// The column that says what can be said of a change.
    fn verdict(&self) -> &'static str;
    /// The measurements as a breakdown.
    fn wave(&self) -> &'static str;
    /// The rows that are named numbers.
    fn indicator(&self) -> &'static str;
    /// The column of counts with their bases.
    fn count_of_base(&self) -> &'static str;
    /// What the description of a chart of shares measures.
    fn share_in_percent(&self) -> &'static str;

    /// All of them that have no parts, by their names, for templates.
    fn labels(&self) -> BTreeMap<&'static str, &'static str> {
        let mut labels = BTreeMap::from([
            ("diagram", self.diagram()),
            ("table", self.table()),
            ("figure", self.figure()),
            ("appendix", self.appendix()),
            ("section", self.section()),
            ("page_short", self.page_short()),
            ("contents", self.contents()),
            ("list_of_diagrams", self.list_of_diagrams()),
            ("list_of_tables", self.list_of_tables()),
            ("list_of_figures", self.list_of_figures()),
            ("footnotes", self.footnotes()),
            ("show_numbers", self.show_numbers()),
            ("show_as_text", self.show_as_text()),
            ("boxes", self.boxes()),
            ("arrows", self.arrows()),
            ("skip_to_content", self.skip_to_content()),
            ("fact_box", self.fact_box()),
            ("not_stated", self.not_stated()),
            ("timeline", self.timeline()),
            ("as_pdf", self.as_pdf()),
            ("published", self.published()),
            ("updated", self.updated()),
            ("issn", self.issn()),
            ("abstract", self.report_abstract()),
            ("keywords", self.keywords()),
            ("licence", self.licence()),
            ("isbn", self.isbn()),
            ("doi", self.doi()),
            ("case_number", self.case_number()),
            ("organisation_number", self.organisation_number()),
            ("funding", self.funding()),
            ("how_to_cite", self.how_to_cite()),
            ("advantage", self.advantage()),
            ("drawback", self.drawback()),
            ("draft", self.draft()),
            ("count", self.count()),
            ("percent", self.percent()),
            ("percent_word", self.percent_word()),
            ("percentage_point", self.percentage_point()),
            ("percentage_points", self.percentage_points()),
            ("points_short", self.points_short()),
            ("count_and_percent", self.count_and_percent()),
            ("mean", self.mean()),
            ("weighted_percent", self.weighted_percent()),
            ("count_and_weighted_percent", self.count_and_weighted_percent()),
            ("weighted_mean", self.weighted_mean()),
            ("median", self.median()),
            ("sd", self.sd()),
            ("se", self.se()),
            ("interval_low", self.interval_low()),
            ("interval_high", self.interval_high()),
            ("p_value", self.p_value()),
            ("p_adjusted", self.p_adjusted()),
            ("letters", self.letters()),
            ("total", self.total()),
            ("no_answer", self.no_answer()),
            ("row", self.row()),
            ("rows", self.rows()),
            ("mentions", self.mentions()),
            ("ticks", self.ticks()),
            ("data_row", self.data_row()),
            ("data_rows", self.data_rows()),
            ("and", self.and()),
            ("or", self.or()),
            ("of", self.of()),
            ("to", self.to()),
            ("between", self.between()),
            ("change", self.change()),
            ("difference", self.difference()),
            ("verdict", self.verdict()),
            ("wave", self.wave()),
            ("indicator", self.indicator()),
            ("count_of_base", self.count_of_base()),
            ("share_in_percent", self.share_in_percent()),
        ]);
        labels.extend(self.reader_labels());
        labels
    }

    /// Those that the script of the web page is given.
    fn reader_labels(&self) -> [(&'static str, &'static str); 5] {
        [
            ("search", self.search()),
            ("no_hits", self.no_hits()),
            ("one_hit", self.one_hit()),
            ("several_hits", self.several_hits()),
            ("keep_as", self.keep_as()),
        ]
    }
}
