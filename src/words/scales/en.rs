//! English.

use crate::words::en::English;
use crate::words::words;

words! { ScaleWords for English:
    standardized_alpha: "standardised alpha";
    pairwise_alpha: "alpha of pairwise covariances";
    omega: "McDonald’s omega";
    pearson: "Pearson’s r";
    spearman: "Spearman’s rho";
    kendall: "Kendall’s tau-b";
    paired_difference: "mean difference between the questions";
    correlated: "Variable";
    correlations(method): "Correlations: {method}.";
    correlated_answers(n): "Each correlation is of those who answered both questions, n = {n}.";
    correlated_both(BothOf { few, all, missing }): "Each correlation is of those who answered both questions, n = {few} of {all}; an answer to at least one of them is missing from {missing}.";
    complete_cases(FewOf { few, all }): "Only those who answered all the questions are counted here: {few} of {all}.";
}
