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
    correlated_both(BothOf { few, all, missing }): "Hver korrelation er af dem, der svarede på begge spørgsmål, n = {few} af {all}; {missing} mangler svar på mindst et af dem.";
    complete_cases(FewOf { few, all }): "Kun de, der besvarede alle spørgsmål, er medregnet her: {few} af {all}.";
}
