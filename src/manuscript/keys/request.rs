//! The maps of what is asked of the data: views, named numbers, charts and tables.

use crate::format::{
    Decimal, Either, Entries, Flag, Inner, Label, List, Name, NamedNumber, Several,
    Switch, Text, Variable, View, WholeNumber, Word, map,
};
use crate::manuscript::chart::ChartKind;
use crate::manuscript::inference::{Adjust, EffectChoice, Tests};
use crate::manuscript::order::{Order, SortDirection, SortWord};
use crate::manuscript::request::{BaseRule, MissingShown, NumbersAs, Statistic};
use crate::manuscript::rounding::Rule;
use crate::manuscript::show::{ChartMeasures, ShowItem, TableMeasures};
use crate::manuscript::table::{Direction, TotalsShown};

use super::{Below, Captioned, Description, Unit, Where};

map! {
    /// A named set of rows.
    pub(crate) ViewMap = "view", "a view" {
        SURVEY "survey": View, Required => "the survey the rows come from";
        WHERE "where": Where, Default("all rows") => "which rows";
        ONE_ROW_PER "one-row-per": Variable, Optional
            => "one row for each answer to a question with several answers (`scale: \
                multiple`)";
        UNIT "unit": Inner<Unit>, Default("the codebook's") => "what a row of the view is";
    }
}

map! {
    /// A named number.
    pub(crate) Number = "number", "a number" {
        OF "of": View, Required => "which rows";
        VARIABLE "variable": Variable, Optional => "the question";
        IN "in": Several<Label>, Optional
            => "the answers that are counted, with the same words as in `where`";
        WHERE "where": Where, Default("all rows of the view") => "which of them";
        STATISTIC "statistic": Word<Statistic>, Default("`share` with `in`, else `count`")
            => "what is computed";
        BASE "base": Word<BaseRule>, Default("the report's")
            => "whom a share is a share of";
        AT "at": Decimal, Depends("required for `quantile`")
            => "which quantile, in per cent: 25 for the lower quartile";
        PER "per": Variable, Depends("required for `ratio`")
            => "by the sum of what a ratio divides";
        WITH "with": Variable, Depends("required for correlations and `paired-difference`")
            => "the other variable of `pearson`, `spearman`, `kendall` and \
                `paired-difference`; of `count`, which then counts those who answered both";
        DEFINITION "definition": WholeNumber<1, 9>, Default("7") => "how a quantile is found";
        DECIMALS "decimals": WholeNumber<0, 6>,
            Default("the report's for percentages, 1 for mean, quantiles, sd and sum, 2 for \
                     alpha, omega, correlations and ratios, 0 for totals")
            => "decimals";
        ROUNDING "rounding": Word<Rule>, Default("the report's")
            => "what happens to the digits not shown";
        WEIGHTS "weights": Word<Switch>, Default("the report's")
            => "whether it is [weighted](#weights); totals and ratios always are";
        PUBLISHED "published": Inner<Published>, Optional
            => "what an earlier publication printed";
    }
}

map! {
    /// What an earlier publication printed of a number.
    pub(crate) Published = "published", "published figures" {
        N "n": Decimal, Optional => "the count";
        BASE "base": Decimal, Optional => "what it is a share of";
        PERCENT "percent": Decimal, Optional => "the share";
        MEAN "mean": Decimal, Optional => "the mean or another statistic";
        VALUE "value": Decimal, Optional => "the same as `mean`";
        ERRATUM "erratum": Either<Text, Inner<Erratum>>, Optional
            => "why the data cannot give what was printed: of every figure, or of those \
                that are named";
    }
}

map! {
    /// Why the data cannot give what was printed.
    pub(crate) Erratum = "erratum", "an erratum" {
        N "n": Text, Optional => "about the count";
        BASE "base": Text, Optional => "about what it is a share of";
        PERCENT "percent": Text, Optional => "about the share";
        MEAN "mean": Text, Optional => "about the mean or another statistic";
        VALUE "value": Text, Optional => "the same as `mean`";
    }
}

map! {
    /// A named row set of a chart or table.
    pub(crate) RowSet = "row-set", "a series" {
        LABEL "label": Text, Required => "what it is called there";
        OF "of": View, Default("that of the chart or table") => "which rows";
        WHERE "where": Where, Default("all rows of the view") => "which of them";
    }
}

map! {
    /// The rows of data of a chart or table.
    pub(crate) Rows = "rows", "rows" {
        OF "of": View, Depends("required, unless every series has one or `numbers` say it")
            => "which rows of data";
        WHERE "where": Where, Default("all rows of the view") => "which of them";
    }
}

map! {
    /// What charts and tables ask of the data alike.
    pub(crate) Asked = "asked", "a request" {
        VARIABLES "variables": Several<Variable>, Optional
            => "several questions with the same answers, one bar, group or row each";
        COMPLETE "complete": Flag, Default("`false`")
            => "with `variables`: count only those who answered [all of them](#complete), so \
                that all rows have the same base";
        SHOW "show": Several<Word<ShowItem>>, Optional
            => "[what is shown](#show), with intervals and tests";
        PERCENTILES "percentiles": Several<Decimal>, Optional
            => "percentiles that are shown after what `show` lists, in per cent with at most \
                one decimal: `[2.5, 97.5]`";
        COMPARE "compare": Inner<Comparison>, Optional
            => "[how groups are compared](#compare)";
        WEIGHTS "weights": Word<Switch>, Default("the report's")
            => "whether shares and means are [weighted](#weights)";
        BASE "base": Word<BaseRule>, Default("the report's")
            => "[whom shares are shares of](#base)";
        MISSING "missing": Word<MissingShown>,
            Default("`show` in tables and for bars and lollipops of counts without a breakdown, else \
                     `hide`")
            => "whether [ways of not answering](#not-answered) are shown";
        DECIMALS "decimals": WholeNumber<0, 6>, Default("the report's; 1 for means")
            => "decimals";
        ORDER "order": Either<Word<Order>, Inner<OrderMap>>, Default("`codebook`")
            => "[the order](#order) of answers or means, or by what rows are sorted";
    }
}

map! {
    /// By what the rows of a chart or table are sorted.
    pub(crate) OrderMap = "order", "an order" {
        BY "by": Either<Word<SortWord>, Several<Label>>, Required
            => "the answers that decide, by their labels or groups; or `mean`, or `size` \
                for how many each row is of";
        DIRECTION "direction": Word<SortDirection>, Default("`descending`")
            => "which end comes first: the largest or the smallest";
    }
}

map! {
    /// A chart.
    pub(crate) Chart = "chart", "a chart" [Captioned, Rows .. Asked, Below] {
        VARIABLE "variable": Variable, Depends("this, `variables` or `numbers`")
            => "the question";
        BY "by": Variable, Optional
            => "break the answers down by its categories, or with `wave` by \
                [measurement](#waves)";
        SERIES "series": List<Inner<RowSet>>, Optional
            => "break them down by named row sets";
        PANELS "panels": Variable, Optional
            => "the same chart for each of its categories, [beside and below each \
                other](#panels)";
        NUMBERS "numbers": Entries<NamedNumber, Text>, Optional
            => "named shares in each [wave](#waves), each with its label, in place of `of`, \
                `variable`, `by` and `where`";
        TYPE "type": Word<ChartKind>,
            Default("`stacked-bar` for `variables`, `grouped-bar` with `by` or `series`, \
                     `dot` with `numbers`, else `bar`")
            => "the kind of chart";
        MEASURE "measure": Word<ChartMeasures>,
            Default("`percent` for `stacked-bar`, `diverging`, `pie`, `slope`, `dot` and \
                     `line`, else `count`; `box` has its own")
            => "what is drawn";
        BREAKS "breaks": List<Decimal>, Default("[a rule](#histograms)")
            => "of a `histogram` the limits between its classes";
        ALT "alt": Description, Default("made from the numbers")
            => "the description for those who cannot see it";
    }
}

map! {
    /// A table.
    pub(crate) Table = "table", "a table" [Captioned, Rows .. Asked, Below] {
        ROWS "rows": Either<Variable, List<Inner<RowSet>>>, Default("see below")
            => "what the rows are; with `wave` measurements";
        COLUMNS "columns": Either<Variable, List<Inner<RowSet>>>, Optional
            => "what the columns are; with `wave` measurements";
        MEASURE "measure": Word<TableMeasures>,
            Default("`mean` for `variables`, else `count`")
            => "what the cells hold";
        PERCENT_OF "percent-of": Word<Direction>,
            Default("`row`; `column` where the groups are columns")
            => "what a percentage is a share of";
        TOTALS "totals": Word<TotalsShown>, Default("`none`")
            => "`rows`: a row of totals at the bottom; `columns`: a column at the right";
    }
}

map! {
    /// A summary of several questions.
    pub(crate) Describe = "describe", "a summary" [Captioned, Rows .. Below] {
        VARIABLES "variables": Several<Variable>, Required
            => "the questions, in the order of the rows: numbers and answers as they come";
        BY "by": Variable, Optional => "the columns: the categories of a variable";
        NUMBERS "numbers": Word<NumbersAs>, Default("`median`")
            => "by what numbers are summed up: median and quartiles, or mean and standard \
                deviation";
        OVERALL "overall": Flag, Default("`true`")
            => "whether a column for everybody stands beside those of `by`";
        COMPLETE "complete": Flag, Default("`false`")
            => "count only those who answered [all questions](#complete), that of `by` too";
        TEST "test": Flag, Default("`false`")
            => "whether a p-value tells of each question if those of `by` differ, by \
                [`test: auto`](#compare)";
        MISSING "missing": Word<MissingShown>, Default("`show`")
            => "whether a row tells how many did not answer, if anybody";
        WEIGHTS "weights": Word<Switch>, Default("the report's")
            => "whether shares and means are [weighted](#weights)";
        DECIMALS "decimals": WholeNumber<0, 6>, Default("the report's; 1 for numbers")
            => "decimals";
    }
}

map! {
    /// How the groups of a chart or table are compared.
    pub(crate) Comparison = "compare", "a comparison" {
        BY "by": Variable, Default("the one that makes the groups")
            => "says again what is compared; another one is an error";
        TEST "test": Word<Tests>, Default("`auto`") => "the test";
        EFFECT "effect": Several<Word<EffectChoice>>, Default("that of the test")
            => "[how large the difference is](#effect-sizes), by which measures";
        CONTINUITY "continuity": Word<Switch>,
            Default("`off` for `chi-square`, `on` for `mann-whitney`")
            => "whether the test is corrected for continuity: Yates's correction of a table \
                of two by two, half a rank of Mann and Whitney's";
        ADJUST "adjust": Word<Adjust>, Default("`holm`")
            => "how the p-values of pairs are adjusted";
        FAMILY "family": Name, Optional
            => "a name; the p-values of all charts and tables with the same one are [adjusted \
                together](#families)";
        PAIRS "pairs": Flag, Default("`true`, `false` with `adjust: none`")
            => "whether each pair of groups is compared too, where there are more than two";
    }
}
