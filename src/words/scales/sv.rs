//! Swedish.

use crate::words::sv::Swedish;
use crate::words::words;

words! { ScaleWords for Swedish:
    standardized_alpha: "standardiserad alfa";
    pairwise_alpha: "alfa av parvisa kovarianser";
    omega: "McDonalds omega";
    pearson: "Pearsons r";
    spearman: "Spearmans rho";
    kendall: "Kendalls tau-b";
    paired_difference: "genomsnittlig skillnad mellan frågorna";
    correlated: "Variabel";
    correlations(method): "Korrelationer: {method}.";
    correlated_answers(n): "Varje korrelation är av dem som svarade på båda frågorna, n = {n}.";
    correlated_both(BothOf { few, all, missing }): "Varje korrelation är av dem som svarade på båda frågorna, n = {few} av {all}; {missing} saknar svar på minst en av dem.";
    complete_cases(FewOf { few, all }): "Endast de som besvarade alla frågorna räknas här: {few} av {all}.";
}
