//! What an author can write in a codebook: every map with its keys.

use crate::format::{
    Code, Decimal, Either, Entries, Flag, Inner, Label, Name, Path, Several, Text, TwoOf,
    Variable, WaveName, WholeNumber, Word, map,
};
use crate::manuscript::keys::{Unit, Where};
use crate::words::Language;

use super::calendar::PeriodUnit;
use super::codebook::{
    AnswerOrder, DerivedScale, Encoding, HeaderRows, Percent, RegisterKind, Scale,
    Separator, Sign,
};
use super::earlier::Comparability;
use super::index::IndexStatistic;
use super::written_design::{Lonely, MarginUnit};

/// The answers of a variable: a label for each code, or the name of a list of them.
pub(crate) type AnswerList = Either<Entries<Code, Text>, Name>;

/// A wave by name, and what a codebook says of it.
pub(crate) type ByWave<M> = Entries<WaveName, Inner<M>>;

map! {
    /// A codebook.
    pub(crate) Codebook = "codebook", "a codebook" {
        TITLE "title": Text, Required => "the survey's name in messages";
        DESCRIPTION "description": Text, Optional => "for readers of the file";
        SYNTHETIC "synthetic": Flag, Default("`false`")
            => "whether the answers were made up; recorded in `numbers.json`, and a warning \
                if the report has no `notice`";
        PUBLIC "public": Flag, Default("`false`")
            => "whether everybody may read the answers, as where they are published \
                elsewhere; they are then no [secret](#what-is-told-of-data-files)";
        REGISTER "register": Word<RegisterKind>, Optional
            => "what the rows are, if they may be [shown one by one](#registers): only with \
                `public: true`, and never persons";
        LANGUAGE "language": Word<Language>, Optional
            => "the language that labels of [periods](#dates) are made in; without it they \
                are `2019-05`, `2019-Q2`, `2019`";
        FILE "file": Path, Required => "the data file, from the codebook's folder";
        CSV "csv": Inner<Csv>, Default("see below") => "how a CSV is written";
        EXCEL "excel": Inner<Excel>, Default("see below")
            => "where the answers stand in a workbook";
        POPULATION "population": Inner<Population>, Optional
            => "the size of the frame, no less than the rows, recorded in `numbers.json`; \
                who they are, [compared between waves](#what-is-compared)";
        PANEL_ID "panel-id": Variable, Optional
            => "a variable with `scale: id`: who each row is, where the [same \
                persons](#change) are asked in several waves";
        MODE "mode": Text, Optional
            => "how they were asked, such as `webbenkät`; compared between waves";
        EARLIER "earlier": ByWave<Judgement>, Optional
            => "[whether the survey as a whole can be compared](#what-is-compared)";
        DESIGN "design": Inner<Design>, Optional
            => "[how the sample was drawn](#sample-design)";
        WEIGHTING "weighting": Inner<Weighting>, Optional
            => "[margins that weights are made to meet](#weighting)";
        UNIT "unit": Inner<Unit>, Default("`svar`, `svar`")
            => "what a row is, in captions, notes and descriptions";
        VARIABLES "variables": Entries<Name, Inner<VariableMap>>,
            Depends("required, but for SPSS files")
            => "the columns";
        VALUE_SETS "value-sets": Entries<Name, Entries<Code, Text>>, Optional
            => "lists of answers that several variables share";
        DERIVE "derive": Entries<Name, Inner<Derived>>, Optional
            => "variables made of others";
        IGNORE "ignore": Several<Name>, Optional => "columns that are not read";
    }
}

map! {
    /// How numbers are written in texts.
    pub(crate) Numerals = "numerals", "the numbers" {
        DECIMAL "decimal": Word<Sign>, Default("`,`") => "the sign before decimals";
        THOUSANDS "thousands": Text, Optional
            => "what stands between thousands: `.` `,` `\" \"` (or `space`) `'`";
    }
}

map! {
    /// How many rows the header has.
    pub(crate) Header = "header", "the header" {
        HEADER_ROWS "header-rows": Word<HeaderRows>, Default("`1`")
            => "how many rows stand [above the answers](#headers-of-several-rows)";
    }
}

map! {
    /// How a CSV is written.
    pub(crate) Csv = "csv", "the CSV format" [.. Numerals, Header] {
        SEPARATOR "separator": Word<Separator>, Default("`;`")
            => "what stands between cells";
        ENCODING "encoding": Word<Encoding>, Default("`utf-8`")
            => "how characters are stored";
    }
}

map! {
    /// Where the answers stand in a workbook.
    pub(crate) Excel = "excel", "the Excel format" [.. Numerals, Header] {
        SHEET "sheet": Text, Default("the only sheet with anything in it")
            => "the sheet with the answers";
        HEADER_ROW "header-row": WholeNumber<1>, Default("1")
            => "the row with the names of the columns, or the first of them";
        PERCENT "percent": Word<Percent>, Default("none: an error if it matters")
            => "whether a cell that shows 7,5 % is 7,5 or, as it is stored, 0,075";
    }
}

map! {
    /// The frame.
    pub(crate) Population = "population", "the population" {
        SIZE "size": WholeNumber, Depends("required without `description`")
            => "how many there are in the frame";
        DESCRIPTION "description": Text, Optional => "who they are";
    }
}

map! {
    /// Whether an earlier wave can be compared.
    pub(crate) Judgement = "judgement", "an earlier wave" {
        COMPARABLE "comparable": Word<Comparability>, Depends("with `because`")
            => "whether both can be compared";
        BECAUSE "because": Text, Depends("with `comparable`")
            => "why; if they cannot, it is printed";
    }
}

map! {
    /// What a variable was in an earlier wave.
    pub(crate) EarlierVariable = "earlier", "an earlier wave" [.. Judgement] {
        VARIABLE "variable": Variable, Default("the same") => "what it was called then";
        MAP "map": Entries<Label, Label>, Optional
            => "what answers are now that were called otherwise or have been put together: \
                the earlier answer, and that of now";
    }
}

map! {
    /// How the sample was drawn.
    pub(crate) Design = "design", "a design" {
        WEIGHT "weight": Variable, Default("see below") => "how many a row stands for";
        STRATA "strata": Variable, Default("one stratum")
            => "what each stratum was drawn from by itself";
        CLUSTER "cluster": Several<Variable>, Default("each row")
            => "what was drawn: schools, households; the first stage, where there are \
                several; of units that are numbered within their strata both variables, \
                `[stratum, psu]`";
        POPULATION "population": Either<WholeNumber, Entries<Label, WholeNumber>>, Default("see below")
            => "how many could have been drawn, in all or in each stratum: clusters, or \
                rows without `cluster`";
        LONELY "lonely": Word<Lonely>, Default("`refuse`")
            => "what a stratum with a single cluster (or row) adds to the variance";
    }
}

map! {
    /// Margins that weights are made to meet.
    pub(crate) Weighting = "weighting", "the weighting" {
        MARGINS "margins": Entries<Variable, Entries<Label, Decimal>>, Required
            => "how many of the population have each answer";
        UNIT "unit": Word<MarginUnit>, Default("`counts`") => "what the numbers are";
        WHERE "where": Where, Default("all rows")
            => "which rows are weighted, as in a [view](#views-and-where): those who \
                answered; the others get the weight 0";
        LIMITS "limits": Inner<WeightLimits>, Optional
            => "how far weights may go";
    }
}

map! {
    /// How far weights may go.
    pub(crate) WeightLimits = "limits", "the limits" {
        LOWEST "lowest": Decimal, Optional
            => "the smallest weight, in multiples of the mean";
        HIGHEST "highest": Decimal, Optional
            => "the largest weight, in multiples of the mean";
    }
}

map! {
    /// A variable.
    pub(crate) VariableMap = "variable", "a variable" {
        COLUMN "column": Text, Default("the variable's name")
            => "the name of the column in the data file, where the variable has a name of \
                its own; not with `columns`";
        LABEL "label": Text, Depends("required, but for SPSS files")
            => "a short text for tables and descriptions";
        QUESTION "question": Text, Optional => "the full wording; not shown yet";
        INDICATOR "indicator": Text, Default("the variable's name")
            => "what it measures: questions of two surveys with the same indicator are \
                [compared](#what-is-checked)";
        SCALE "scale": Word<Scale>, Depends("required, but for SPSS files")
            => "what kind of answers it holds";
        VALUES "values": AnswerList, Depends("required for nominal, ordinal and multiple")
            => "the answers, in order, or the name of a value set";
        MISSING "missing": AnswerList, Optional
            => "answers that are none, such as \"vet ej\"; not of text and id";
        SENSITIVE "sensitive": Flag, Default("`false`")
            => "whether [not to answer tells something](#what-was-answered), so that those \
                who did not are protected too";
        ORDER "order": Word<AnswerOrder>,
            Default("`ascending`, unless the [words say otherwise](#from-most-to-least)")
            => "whether the answers of an ordinal one are listed from the least to the most, \
                or from the most to the least: charts colour by it";
        SCORES "scores": Entries<Label, Decimal>, Default("the codes, if all are numbers")
            => "what each ordinal answer counts as in a mean";
        GROUPS "groups": Entries<Label, Several<Label>>, Optional
            => "sets of answers, for `in` and `where`";
        RANGE "range": TwoOf<Decimal>, Optional
            => "of numeric ones the smallest and largest valid number";
        BETWEEN "between": TwoOf<Text>, Depends("of dates, for `period`")
            => "of dates the first and the last there may be, each a day or a month, both \
                included";
        ANCHORS "anchors": Entries<Code, Text>, Optional
            => "what some numbers of a numeric one stand for, such as the ends of a scale: \
                `{0: Inte alls, 10: Helt}`; they are written into codebooks, and count as \
                the numbers they are";
        SEPARATOR "separator": Text, Default("`,`")
            => "of multiple ones the character that stands between codes in a cell";
        COLUMNS "columns": Either<Entries<Name, Text>, Several<Name>>, Optional
            => "of multiple ones one column for each answer, with its label, or a list of \
                columns that hold an answer each";
        EARLIER "earlier": ByWave<EarlierVariable>, Optional
            => "[what it was in earlier waves](#what-is-compared)";
        SELECTED "selected": Several<Code>, Default("`1`")
            => "with a map of `columns` the codes that mean \"chosen\": of a scale the \
                answers that count, `[4, 5]`";
        UNSELECTED "unselected": Several<Code>, Default("`0`")
            => "with a map of `columns` the codes that mean \"not chosen\"";
    }
}

map! {
    /// A variable made of others.
    pub(crate) Derived = "derived", "a derived variable" {
        LABEL "label": Text, Required => "a short text for tables and descriptions";
        FROM "from": Variable, Depends("this or `index`")
            => "a variable above, or derived before this one";
        MAP "map": Entries<Label, Several<Label>>,
            Depends("with `from`: this, `cut` or `period`")
            => "put answers together: the new label, and the old ones";
        CUT "cut": Entries<Label, TwoOf<Decimal>>,
            Depends("with `from`: this, `map` or `period`")
            => "cut numbers into intervals, both ends included";
        PERIOD "period": Word<PeriodUnit>, Depends("with `from`: this, `map` or `cut`")
            => "put [dates](#dates) together by month, quarter or year, also those without \
                any date";
        INDEX "index": Inner<Index>, Depends("this or `from`")
            => "[a mean or sum](#indexes) of several variables";
        SCALE "scale": Word<DerivedScale>, Default("`nominal` for `map`, else `ordinal`")
            => "the scale";
        ORDER "order": Word<AnswerOrder>,
            Default("`ascending`, unless the [words say otherwise](#from-most-to-least)")
            => "whether ordinal answers are listed from the least to the most, or from the \
                most to the least";
        GROUPS "groups": Entries<Label, Several<Label>>, Optional
            => "sets of answers, for `in` and `where`";
        SCORES "scores": Entries<Label, Decimal>, Optional
            => "what an answer counts as in a mean; without it there is none, since what is \
                put together has no codes";
    }
}

map! {
    /// A mean or sum of several variables.
    pub(crate) Index = "index", "an index" {
        OF "of": Several<Variable>, Required
            => "the items: ordinal, which count as their scores, or numeric";
        STATISTIC "statistic": Word<IndexStatistic>, Default("`mean`")
            => "what is made of them";
        AT_LEAST "at-least": WholeNumber<1>, Default("all")
            => "how many items a row must have answered";
        REVERSED "reversed": Several<Variable>, Optional
            => "items that point the other way";
    }
}
