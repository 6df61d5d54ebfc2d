//! The maps of blocks whose tables are made of named numbers.

use crate::format::{
    Decimal, Either, Entries, Flag, Label, MapKey, NamedNumber, Several, Text, Variable,
    View, WaveName, WholeNumber, Word, map,
};
use crate::manuscript::quality::{Outcome, ShownFlowPart, TestFamily};
use crate::manuscript::scales::CorrelationMethod;

use super::{Below, Captioned, Where};

/// A count of a response flow: typed, a named number, or answers in the register.
pub(crate) type CountSource = Either<WholeNumber, Several<Label>>;

map! {
    /// How the sample ended.
    pub(crate) ResponseFlow = "response-flow", "a response flow" [Captioned .. Below] {
        OF "of": View, Depends("with `variable`")
            => "a register with a row for each unit";
        VARIABLE "variable": Variable, Depends("with `of`") => "how each unit ended";
        WHERE "where": Where, Default("all rows")
            => "[which rows](#views-and-where) of the register";
        SENT "sent": CountSource, Default("the sum, or the rows of the register")
            => "how many were sent to";
        RETURNED "returned": CountSource, Default("the sum")
            => "how many came back: `complete`, `partial` and `unusable`";
        OVER_COVERAGE "over-coverage": CountSource, Optional
            => "in the frame, but not in the population";
        INELIGIBLE "ineligible": CountSource, Optional
            => "found not to be eligible for another reason";
        COMPLETE "complete": CountSource, Required => "complete answers";
        PARTIAL "partial": CountSource, Optional => "partial answers";
        UNUSABLE "unusable": CountSource, Optional
            => "returned without an answer that can be used";
        REFUSED "refused": CountSource, Optional
            => "known to be eligible, and refused";
        NON_CONTACT "non-contact": CountSource, Optional
            => "known to be eligible, and never reached";
        OTHER "other": CountSource, Optional
            => "known to be eligible, and without an answer for another reason";
        UNKNOWN "unknown": CountSource, Optional
            => "nobody knows whether they are eligible";
        ELIGIBLE_SHARE "eligible-share": Decimal,
            Default("the eligible share of those with a known outcome")
            => "which share of `unknown`, from 0 to 1, RR3 and RR4 count as eligible";
        SHOW "show": Several<Word<ShownFlowPart>>, Default("both") => "what is shown";
    }
}

impl Outcome {
    /// The key under which an author writes how many ended so.
    pub(in crate::manuscript) fn key(self) -> MapKey<ResponseFlow, CountSource> {
        match self {
            Self::OverCoverage => ResponseFlow::OVER_COVERAGE,
            Self::Ineligible => ResponseFlow::INELIGIBLE,
            Self::Complete => ResponseFlow::COMPLETE,
            Self::Partial => ResponseFlow::PARTIAL,
            Self::Unusable => ResponseFlow::UNUSABLE,
            Self::Refused => ResponseFlow::REFUSED,
            Self::NonContact => ResponseFlow::NON_CONTACT,
            Self::Other => ResponseFlow::OTHER,
            Self::Unknown => ResponseFlow::UNKNOWN,
        }
    }

    /// The word an author writes.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.key().name
    }
}

map! {
    /// Who responded, by what is known of all.
    pub(crate) Nonresponse = "nonresponse", "a non-response analysis" [Captioned .. Below] {
        OF "of": View, Required
            => "the frame, with a row for each unit that was sent to";
        WHERE "where": Where, Default("all rows")
            => "[which rows](#views-and-where): the net sample, say";
        VARIABLE "variable": Variable, Required => "what tells that a unit responded";
        IN "in": Several<Label>, Required => "the answers that mean so";
        BY "by": Several<Variable>, Required => "the background variables";
        ADJUST "adjust": Word<TestFamily>, Default("`holm`")
            => "whether p-values are adjusted for there being several variables";
    }
}

map! {
    /// The items of an index.
    pub(crate) Reliability = "reliability", "a table of items" [Captioned .. Below] {
        NUMBER "number": NamedNumber, Required
            => "a [named number](#named-numbers) with `statistic: alpha`";
        DECIMALS "decimals": WholeNumber<0, 6>, Default("2")
            => "decimals of the items; of alpha those of the number. Where answers are protected it is 2";
    }
}

map! {
    /// How variables go together.
    pub(crate) Correlations = "correlations", "a table of correlations" [Captioned .. Below] {
        OF "of": View, Required => "which rows";
        WHERE "where": Where, Default("all rows of the view") => "which of them";
        VARIABLES "variables": Several<Variable>, Required
            => "two or more, numeric or ordinal";
        METHOD "method": Word<CorrelationMethod>, Default("`pearson`")
            => "which correlation";
        COMPLETE "complete": Flag, Default("`false`")
            => "count only those who answered [all of them](#complete), and not for each two \
                those who answered both";
        INTERVALS "intervals": Flag, Default("`true`")
            => "whether intervals stand beside them";
        DECIMALS "decimals": WholeNumber<0, 6>, Default("2") => "decimals";
    }
}

map! {
    /// How named numbers have changed.
    pub(crate) ChangeTable = "change-table", "a change table" [Captioned .. Below] {
        NUMBERS "numbers": Entries<NamedNumber, Text>, Required
            => "the rows, all shares or all means, each with its label";
        WAVE "wave": WaveName, Default("the last earlier one") => "since when";
    }
}
