//! What every statistic is called in R: takes the words that are declared, gives a table of
//! them with their calls.

use crate::format::{Map, ValueKind};

use super::marker_error::MarkerError;

/// What the table stands between.
const BEGINS: &str = "<!-- in R -->\n";
const ENDS: &str = "<!-- end -->";

/// The words of a key of a map, and for each the call in R that gives the same.
struct CallsInR {
    map: &'static str,
    key: &'static str,
    /// In the order of the words; what is no statistic has none.
    calls: &'static [(&'static str, &'static str)],
}

const CALLS: [CallsInR; 9] = [
    CallsInR {
        map: "number",
        key: "statistic",
        calls: &[
            ("share", "`mean(x %in% in)`; weighted `svymean`"),
            ("count", "`sum(x %in% in)`; `with` another `sum(complete.cases(x, y))`"),
            ("mean", "`mean`; weighted `svymean`"),
            ("median", "`median`; weighted `svyquantile(qrule = \"school\")`"),
            (
                "quantile",
                "`quantile(type = definition)`; weighted `svyquantile(qrule = \"school\")`",
            ),
            ("sd", "`sd`; weighted `sqrt(svyvar)`"),
            ("variance", "`var`; weighted `svyvar`"),
            ("skewness", "`psych::skew(type = 2)`"),
            ("kurtosis", "`psych::kurtosi(type = 2)`"),
            ("min", "`min`"),
            ("max", "`max`"),
            ("sum", "`sum`"),
            ("total", "`svytotal`"),
            ("ratio", "`svyratio`"),
            ("mentions", "`sum` over the columns of a set"),
            ("alpha", "`psych::alpha(x)$total$raw_alpha`"),
            ("standardized-alpha", "`psych::alpha(x)$total$std.alpha`"),
            ("pairwise-alpha", "`psych::alpha(x, use = \"pairwise\")$total$raw_alpha`"),
            ("omega", "by the loadings of `factanal(factors = 1)`"),
            ("pearson", "`cor.test`"),
            ("spearman", "`cor.test(method = \"spearman\", exact = FALSE)`"),
            ("kendall", "`cor.test(method = \"kendall\", exact = FALSE)`"),
            ("paired-difference", "`t.test(paired = TRUE)`"),
            ("months", "–"),
        ],
    },
    CallsInR {
        map: "table",
        key: "show",
        calls: &[
            ("n", "`table`"),
            ("percent", "`prop.table`; weighted `svymean`"),
            ("expected", "`chisq.test(…)$expected`"),
            ("residual", "`chisq.test(…)$stdres`"),
            (
                "ci",
                "see `shares` and `weighted-shares`; of means `t.test`, of weighted medians \
                 `svyquantile(ci = TRUE)`",
            ),
            ("mean", "`mean`; weighted `svymean`"),
            ("sd", "`sd`; weighted `sqrt(svyvar)`"),
            ("median", "`median`; weighted `svyquantile(qrule = \"school\")`"),
            ("se", "`sd(x)/sqrt(n)`; weighted `SE(svymean)`"),
            ("total", "`svytotal`"),
            ("deff", "`deff(svymean(deff = \"replace\"))`"),
            ("variance", "`var`; weighted `svyvar`"),
            ("skewness", "`psych::skew(type = 2)`"),
            ("kurtosis", "`psych::kurtosi(type = 2)`"),
            ("min", "`min`"),
            ("max", "`max`"),
            ("lower-hinge", "`fivenum(x)[2]`"),
            ("upper-hinge", "`fivenum(x)[4]`"),
            ("p10", "`quantile(x, 0.1)`; weighted `svyquantile`"),
            ("q1", "`quantile(x, 0.25)`; weighted `svyquantile`"),
            ("q3", "`quantile(x, 0.75)`; weighted `svyquantile`"),
            ("p90", "`quantile(x, 0.9)`; weighted `svyquantile`"),
            ("test", "see `test`"),
        ],
    },
    CallsInR {
        map: "compare",
        key: "test",
        calls: &[
            ("auto", "one of the others"),
            (
                "chi-square",
                "`chisq.test(correct = FALSE)`; weighted `svychisq(statistic = \"F\")`",
            ),
            ("likelihood-ratio", "`vcd::assocstats`"),
            ("fisher", "`fisher.test`"),
            ("mann-whitney", "`wilcox.test`"),
            ("kruskal-wallis", "`kruskal.test`"),
            ("student", "`t.test(var.equal = TRUE)`"),
            ("welch", "`t.test`, `oneway.test`"),
            ("anova", "`oneway.test(var.equal = TRUE)`"),
            ("trend", "`prop.trend.test`; Jonckheere–Terpstra's z is Kendall's"),
            ("rao-scott-first", "`svychisq(statistic = \"Chisq\")`"),
            ("none", "–"),
        ],
    },
    CallsInR {
        map: "compare",
        key: "effect",
        calls: &[
            ("cramers-v", "`vcd::assocstats(…)$cramer`"),
            ("bias-corrected-v", "`effectsize::cramers_v(adjust = TRUE)`"),
            ("contingency", "`vcd::assocstats(…)$contingency`"),
            ("odds-ratio", "the sample's; its interval `fisher.test(…)$conf.int`"),
            ("cohens-h", "`effectsize::cohens_h`"),
            ("rank-biserial", "`effectsize::rank_biserial`"),
            ("epsilon-squared", "`effectsize::rank_epsilon_squared`"),
            ("cohens-d", "`effectsize::cohens_d`"),
            ("eta-squared", "`effectsize::eta_squared`"),
        ],
    },
    CallsInR {
        map: "compare",
        key: "adjust",
        calls: &[
            ("holm", "`p.adjust(method = \"holm\")`"),
            ("hochberg", "`p.adjust(method = \"hochberg\")`"),
            ("bonferroni", "`p.adjust(method = \"bonferroni\")`"),
            ("bh", "`p.adjust(method = \"BH\")`"),
            ("tukey", "`TukeyHSD`; after `welch` by `ptukey`"),
            ("none", "`p.adjust(method = \"none\")`"),
        ],
    },
    CallsInR {
        map: "intervals",
        key: "shares",
        calls: &[
            ("wilson", "`prop.test(correct = FALSE)`"),
            ("wilson-corrected", "`prop.test`"),
            ("agresti-coull", "from its formula"),
            ("clopper-pearson", "`binom.test`"),
            ("jeffreys", "by `qbeta`"),
            ("wald", "from its formula"),
        ],
    },
    CallsInR {
        map: "intervals",
        key: "weighted-shares",
        calls: &[
            ("logit", "`svyciprop(method = \"logit\")`"),
            ("kish-wilson", "from its formula"),
            ("beta", "`svyciprop(method = \"beta\")`"),
            ("wald", "`svyciprop(method = \"mean\")`"),
        ],
    },
    CallsInR {
        map: "correlations",
        key: "method",
        calls: &[
            ("pearson", "`cor.test`"),
            ("spearman", "`cor.test(method = \"spearman\", exact = FALSE)`"),
            ("kendall", "`cor.test(method = \"kendall\", exact = FALSE)`"),
        ],
    },
    CallsInR {
        map: "design",
        key: "lonely",
        calls: &[
            ("refuse", "`options(survey.lonely.psu = \"fail\")`"),
            ("certainty", "`options(survey.lonely.psu = \"certainty\")`"),
            ("adjust", "`options(survey.lonely.psu = \"adjust\")`"),
            ("average", "`options(survey.lonely.psu = \"average\")`"),
        ],
    },
];

/// A reference with the table filled in, where it has a place for it.
pub(super) fn fill(reference: &str, maps: &[&Map]) -> Result<String, MarkerError> {
    let Some((before, after)) = reference.split_once(BEGINS) else {
        return Ok(reference.to_owned());
    };
    let unended = || MarkerError::Unended("in R".to_owned());
    let (_, after) = after.split_once(ENDS).ok_or_else(unended)?;
    let mut table = "| key | word | in R |\n| --- | --- | --- |\n".to_owned();
    for CallsInR { map, key, calls } in &CALLS {
        let words = words_of(maps, map, key);
        for word in &words {
            let call = calls.iter().find(|(known, _)| known == word);
            let none = || MarkerError::WithoutCall(format!("{key}: {word}"));
            let (_, call) = call.ok_or_else(none)?;
            table += &format!("| `{key}` | `{word}` | {call} |\n");
        }
        if let Some((gone, _)) = calls.iter().find(|(word, _)| !words.contains(word)) {
            return Err(MarkerError::WithoutCall(format!("{key}: {gone}")));
        }
    }
    Ok(format!("{before}{BEGINS}{table}{ENDS}{after}"))
}

/// The words that may stand under a key of a map.
fn words_of(maps: &[&Map], map: &str, key: &str) -> Vec<&'static str> {
    let map = maps.iter().find(|one| one.name == map);
    let key = map.and_then(|map| map.declared().find(|one| one.name == key));
    let kind = match key.map(|key| &key.kind) {
        Some(ValueKind::Several(kind) | ValueKind::List(kind)) => Some(*kind),
        other => other,
    };
    match kind {
        Some(ValueKind::Word(words)) => {
            words().into_iter().filter(|word| !word.contains('\t')).collect()
        }
        _ => Vec::new(),
    }
}
