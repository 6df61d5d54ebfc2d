//! The maps of `report.yaml`.

use crate::format::{
    Anything, Day, Decimal, Either, Entries, Flag, Id, Inner, List, Name, NamedNumber,
    Path, Phrase, Several, Switch, Text, View, WaveName, WholeNumber, Word, map,
};
use crate::manuscript::claim::ComparedPart;
use crate::manuscript::inference::{ShareInterval, WeightedInterval};
use crate::manuscript::policy::{MethodWord, NoRules, Protects, RoundingBase};
use crate::manuscript::request::BaseRule;
use crate::manuscript::rounding::{Differences, Rule};
use crate::manuscript::status::ReportStatus;
use crate::manuscript::waves::OwnAnswers;
use crate::number::LARGEST;
use crate::words::Language;

use super::publication::{Author, Facts};
use super::request::{Number, ViewMap};

map! {
    /// `report.yaml`.
    pub(crate) Report = "report", "the report" [.. Facts] {
        TITLE "title": Text, Required => "the title";
        SUBTITLE "subtitle": Text, Optional => "under the title";
        TEMPLATE "template": Name, Required => "a folder of `report-templates`";
        PROFILE "profile": Path, Optional
            => "[the unit's look](#profiles), a file from the project's folder";
        TEMPLATE_OPTIONS "template-options": Entries<Name, Anything>,
            Default("as the template says")
            => "what is chosen of what the [template offers](#templates)";
        LANGUAGE "language": Word<Language>, Required
            => "the tool's own words, hyphenation, decimal sign";
        DATE "date": Day, Required => "the only date a build knows";
        STATUS "status": Word<ReportStatus>, Default("`published`")
            => "whether it is finished, or a [draft](#drafts)";
        UPDATED "updated": Day, Optional
            => "the day it was changed after it was published, not before `date`";
        FOLLOWS "follows": Name, Optional
            => "the report of the measurement that this one \
                [repeats](#what-waits-to-be-confirmed); `manifest.json` records it";
        PUBLISHER "publisher": Text, Required => "who publishes it";
        ORGANISATION "organisation": Text, Optional => "what the publisher belongs to";
        SERIES "series": Inner<ReportSeries>, Optional
            => "the series it belongs to";
        AUTHORS "authors": Several<Either<Text, Inner<Author>>>, Optional
            => "who wrote it, by name, or [with role and more](#publication-facts)";
        CONTACT "contact": Text, Optional => "a line of the imprint";
        NOTICE "notice": Text, Optional
            => "a line readers must see, on the cover, in the imprint and on the web page";
        IMPRINT "imprint": Several<Text>, Optional => "further lines of the imprint";
        BACK_COVER "back-cover": Text, Optional
            => "text on the back cover; without it there is none";
        CONTENTS "contents": Inner<Contents>, Default("see below")
            => "which lists stand in the report";
        BIBLIOGRAPHY "bibliography": Path, Optional
            => "the works cited, in Hayagriva YAML or BibTeX (`.bib`), from the report's \
                folder";
        CITATION_STYLE "citation-style": Name, Default("`apa`")
            => "a citation style that Typst knows";
        BASE "base": Word<BaseRule>, Default("`valid`")
            => "[whom shares are shares of](#base)";
        PERCENT_DECIMALS "percent-decimals": WholeNumber<0, 6>, Default("0")
            => "decimals of percentages";
        ROUNDING "rounding": Inner<RoundingRules>, Default("see below")
            => "[how all numbers are rounded](#rounding)";
        INTERVALS "intervals": Inner<Intervals>, Default("see below")
            => "[how intervals are made](#intervals)";
        WEIGHTS "weights": Word<Switch>, Default("`off`")
            => "whether shares and means are [weighted](#weights)";
        NUMBER_WORDS "number-words": WholeNumber<0, LARGEST>, Optional
            => "counts up to this stand [in words](#digits-and-words) in running text";
        SURVEYS "surveys": Entries<Name, Path>, Optional
            => "a codebook each, from the project's folder";
        WAVES "waves": Entries<WaveName, Either<Word<OwnAnswers>, Inner<Wave>>>, Optional
            => "[earlier measurements](#waves) that the report is compared with";
        CHANGE "change": Inner<Change>, Optional
            => "[from what size on a change matters](#change)";
        VIEWS "views": Entries<View, Inner<ViewMap>>, Optional
            => "[named row sets](#views-and-where)";
        DISCLOSURE "disclosure": Inner<Disclosure>, Depends("required with surveys")
            => "how respondents are protected";
        CONSENT "consent": Text, Optional
            => "for all [quotes](#quote): who agreed to what, and when; not printed";
        NUMBERS "numbers": Entries<NamedNumber, Inner<Number>>, Optional
            => "[named numbers](#named-numbers)";
        ABBREVIATIONS "abbreviations": Entries<Text, Text>, Optional
            => "[abbreviations](#what-is-checked) that need not be spelt out in the text, \
                each with what it stands for";
        CLAIMS "claims": List<Inner<Claim>>, Optional
            => "[statements that must hold](#claims)";
        ACCEPT "accept": List<Inner<Acceptance>>, Optional
            => "[findings that are accepted](#what-is-checked)";
        OUTPUT "output": Inner<Output>, Default("see below") => "what is made";
    }
}

map! {
    /// The series of a report.
    pub(crate) ReportSeries = "series", "a series" {
        NAME "name": Text, Required => "its name";
        NUMBER "number": Text, Optional => "the report's number in it";
        ISSN "issn": Text, Optional => "its ISSN";
    }
}

map! {
    /// Which lists stand in the report.
    pub(crate) Contents = "contents", "the contents" {
        DEPTH "depth": WholeNumber<1, 4>, Default("2") => "levels of headings";
        DIAGRAMS "diagrams": Flag, Default("`true`") => "whether charts are listed";
        TABLES "tables": Flag, Default("`true`") => "whether tables are listed";
        FIGURES "figures": Flag, Default("`false`") => "whether figures are listed";
    }
}

map! {
    /// The rounding contract.
    pub(crate) RoundingRules = "rounding", "the rounding" {
        RULE "rule": Word<Rule>, Default("`half-up`")
            => "what happens to the digits not shown";
        SUM_TO_100 "sum-to-100": Flag, Default("`false`")
            => "whether the shares of a distribution are made to add up to 100";
        DIFFERENCES "differences": Word<Differences>, Default("`before`")
            => "whether a difference of shares is made of the exact ones, or `after` they \
                are rounded";
    }
}

map! {
    /// How intervals are made.
    pub(crate) Intervals = "intervals", "the intervals" {
        SHARES "shares": Word<ShareInterval>, Default("`wilson`")
            => "the method for shares";
        WEIGHTED_SHARES "weighted-shares": Word<WeightedInterval>, Default("`logit`")
            => "the method for [weighted](#weights) shares";
        LEVEL "level": Decimal, Default("`0.95`")
            => "the confidence level, above 0.5 and below 1";
        FPC "fpc": Word<Switch>, Default("`off`")
            => "whether they are those of a sample without replacement from the population \
                that the codebook states";
    }
}

map! {
    /// A measurement that the report is compared with.
    pub(crate) Wave = "wave", "a wave" {
        REPORT "report": Name, Depends("one of the three")
            => "the answers are those of the `surveys` of another report of the project";
        ARCHIVE "archive": Path, Depends("one of the three")
            => "those in the archive of a report, by its path from the project's folder, \
                such as `arkiv/rapport-2017.zip`; if it holds none, [what was published of \
                them](#when-the-answers-are-gone)";
        SURVEYS "surveys": Entries<Name, Path>, Depends("one of the three")
            => "those of these codebooks";
    }
}

map! {
    /// From what size on a change matters.
    pub(crate) Change = "change", "the changes" {
        POINTS "points": Decimal, Optional => "of shares, in percentage points";
        MEAN "mean": Decimal, Optional => "of means, in their unit";
    }
}

map! {
    /// How respondents are protected.
    pub(crate) Disclosure = "disclosure", "the disclosure policy" {
        METHOD "method": Word<MethodWord>, Required
            => "what is done to counts: nothing, small ones are [hidden](#what-is-hidden), \
                or all are [changed](#counts-that-are-changed)";
        REASON "reason": Text, Depends("required with `none`")
            => "why nothing needs protection";
        MINIMUM_COUNT "minimum-count": WholeNumber, Depends("required with `suppress`")
            => "counts from 1 to below this are hidden";
        PROTECT "protect": Word<Protects>, Default("`answers`, with `suppress`")
            => "[which small counts](#what-was-answered) those are";
        BASE "base": Word<RoundingBase>, Depends("required with `round`")
            => "what counts are multiples of";
        KEY "key": Path, Depends("required with `round` and `cell-key`")
            => "a file with a secret of at least 32 characters, from the project's folder";
        SMALL_BASES "small-bases": Either<Word<NoRules>, Inner<SmallBases>>,
            Default("see below")
            => "what is shown of [groups with few in them](#small-bases)";
        P_PERCENT "p-percent": WholeNumber<1, 100>, Default("10, without `nk`")
            => "the p% rule for [sums of amounts](#sums-of-amounts)";
        NK "nk": Inner<DominanceRule>, Optional => "the dominance rule for them";
        LEDGER "ledger": Path, Optional
            => "with `none` and `suppress`: [what earlier reports have \
                published](#a-ledger-of-what-was-published), a file from the project's folder";
    }
}

map! {
    /// What is shown of a group by how many are in it.
    pub(crate) SmallBases = "small-bases", "the small bases" {
        SUPPRESS "suppress": WholeNumber, Default("`minimum-count`")
            => "a group of fewer is hidden, also how many they are, and that cannot be \
                worked out either";
        ONLY_N "only-n": WholeNumber, Default("10")
            => "one of fewer is told by its size only: no counts, shares or means";
        HIDE_PERCENT "hide-percent": WholeNumber, Default("`only-n`")
            => "one of fewer has counts but no percentages";
        MARK_PERCENT "mark-percent": WholeNumber, Default("30")
            => "one of fewer has percentages, and a note says that they are uncertain";
        UNANIMOUS "unanimous": WholeNumber, Default("`mark-percent`")
            => "one of fewer does not tell that all in it gave the same answer";
    }
}

map! {
    /// The dominance rule.
    pub(crate) DominanceRule = "nk", "the dominance rule" {
        N "n": WholeNumber, Required => "how many of the largest amounts are looked at";
        K "k": WholeNumber<1, 100>, Required
            => "a sum is hidden if they are more than so many per cent of it";
    }
}

map! {
    /// A statement that must hold.
    pub(crate) Claim = "claim", "a claim" {
        ID "id": Id, Required => "what `accept` calls it";
        ORDER "order": Several<NamedNumber>, Depends("one of four")
            => "each number is larger than the next";
        NUMBER "number": NamedNumber, Depends("one of four, with `is`")
            => "what the phrase is about";
        IS "is": Phrase, Depends("with `number`")
            => "the phrase holds for the number's share";
        HIGHEST "highest": NamedNumber, Depends("one of four, with `among`")
            => "this number is larger than all the others";
        LOWEST "lowest": NamedNumber, Depends("one of four, with `among`")
            => "this number is smaller than all the others";
        AMONG "among": Several<NamedNumber>, Depends("with `highest` or `lowest`")
            => "the others";
        COMPARE "compare": Word<ComparedPart>, Default("what the numbers are about")
            => "which part of the numbers, as above";
        WAVE "wave": WaveName, Optional
            => "with `number` and `is`: the phrase is about the change since then";
        TEXT "text": Text, Optional => "the statement in your words, for messages";
    }
}

map! {
    /// A finding that the author accepts.
    pub(crate) Acceptance = "acceptance", "an acceptance" {
        CHECK "check": Name, Required => "the code of the check";
        OF "of": Text, Default("everything it finds")
            => "what the finding is about, as the hint says";
        REASON "reason": Text, Required => "why";
    }
}

map! {
    /// What is made.
    pub(crate) Output = "output", "the output" {
        PDF "pdf": Inner<Pdf>, Optional => "what the PDF conforms to";
        HTML "html": Either<Flag, Inner<Html>>, Default("`true`")
            => "whether a web page is made, or how";
        DOCX "docx": Flag, Default("`false`")
            => "whether a [document for word processors](#word) is made";
    }
}

map! {
    /// What the web page is like.
    pub(crate) Html = "html", "the web page" {
        SCRIPT "script": Flag, Default("`true`")
            => "whether the page has a [script for readers](#the-web-page); it is whole without";
    }
}

map! {
    /// What the PDF conforms to.
    pub(crate) Pdf = "pdf", "the PDF output" {
        STANDARDS "standards": Several<Name>, Optional
            => "PDF standards as Typst names them, such as `a-2b`, `a-3a`, `a-4`, `ua-1` or \
                `1.7`";
        ARCHIVE_COPY "archive-copy": Flag, Default("`false`")
            => "whether a second PDF, `NAME.arkiv.pdf`, is made for archives that take no \
                enclosed files";
    }
}
