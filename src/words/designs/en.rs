//! English.

use crate::words::en::English;
use crate::words::words;

words! { Designs for English:
    estimated_number: "Estimated number";
    estimated_sum: "Estimated sum";
    estimated_total: "estimated total";
    estimated_ratio: "ratio";
    design_effect: "Design effect";
    design_t: "t test by the design of the sample";
    design_wald: "Wald’s test by the design of the sample";
    rao_scott_second: "the second-order Rao–Scott test";
    weights_compared(WeightedCompared { design, shares, tests }): "Weighted shares and means are estimates for the population; counts are unweighted. Uncertainty follows {design} by Taylor linearisation, of shares {shares}, and groups are compared by {tests}.";
    rao_scott_first: "Rao–Scott test of the first order";
    errors_note: "Standard errors are in percentage points.";
    totals_note: "The estimated number is how many in the population those who answered stand for.";
    effects_note: "The design effect is the variance over that of a simple random sample as large.";
    design_degrees(count): "The design of the sample leaves {count} degrees of freedom.";
    weighted_quantiles: "Weighted medians and other quantiles are the values that such a part of the weights lies below, with Woodruff’s interval.";
    weighted_variances: "Weighted variances have n − 1 below, and standard errors by linearisation.";
    weighted_totals: "Totals are sums of weights or of weighted values, and ratios are totals divided by each other; their intervals are by the t distribution.";
    weighted_effects: "Design effects compare with a simple random sample as large, drawn with replacement.";
}
