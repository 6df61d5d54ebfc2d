//! Norwegian bokmål.

use crate::words::nb::Bokmal;
use crate::words::words;

words! { ScaleWords for Bokmal:
    standardized_alpha: "standardisert alfa";
    pairwise_alpha: "alfa av parvise kovarianser";
    omega: "McDonalds omega";
    pearson: "Pearsons r";
    spearman: "Spearmans rho";
    kendall: "Kendalls tau-b";
    paired_difference: "gjennomsnittlig forskjell mellom spørsmålene";
    correlated: "Variabel";
    correlations(method): "Korrelasjoner: {method}.";
    correlated_answers(n): "Hver korrelasjon er av dem som svarte på begge spørsmålene, n = {n}.";
    correlated_both(BothOf { few, all, missing }): "Hver korrelasjon er av dem som svarte på begge spørsmålene, n = {few} av {all}; {missing} mangler svar på minst ett av dem.";
    complete_cases(FewOf { few, all }): "Bare de som besvarte alle spørsmålene, regnes med her: {few} av {all}.";
}
