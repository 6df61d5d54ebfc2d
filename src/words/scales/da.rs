//! Danish.

use crate::words::da::Danish;
use crate::words::words;

words! { ScaleWords for Danish:
    standardized_alpha: "standardiseret alfa";
    pairwise_alpha: "alfa af parvise kovarianser";
    omega: "McDonalds omega";
    pearson: "Pearsons r";
    spearman: "Spearmans rho";
    kendall: "Kendalls tau-b";
    paired_difference: "gennemsnitlig forskel mellem spørgsmålene";
    correlated: "Variabel";
    correlations(method): "Korrelationer: {method}.";
    correlated_answers(n): "Hver korrelation er af dem, der svarede på begge spørgsmål, n = {n}.";
}
