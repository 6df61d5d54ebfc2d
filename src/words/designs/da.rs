//! Danish.

use crate::words::da::Danish;
use crate::words::words;

words! { Designs for Danish:
    estimated_number: "Estimeret antal";
    estimated_sum: "Estimeret sum";
    estimated_total: "estimeret total";
    estimated_ratio: "forholdstal";
    design_effect: "Designeffekt";
    design_t: "t-test efter stikprøvens design";
    design_wald: "Walds test efter stikprøvens design";
    rao_scott_second: "Rao–Scotts test af anden orden";
    weights_compared(WeightedCompared { design, shares, tests }): "Vægtede andele og gennemsnit er skøn for populationen; antallene er uvægtede. Usikkerheden er beregnet efter {design} med Taylor-linearisering, for andele {shares}, og grupper er sammenlignet med {tests}.";
    rao_scott_first: "Rao–Scotts test af første orden";
    errors_note: "Standardfejlene er i procentpoint.";
    totals_note: "Estimeret antal er, hvor mange i populationen de, der svarede, står for.";
    effects_note: "Designeffekten er variansen divideret med variansen i en lige så stor simpel tilfældig stikprøve.";
    design_degrees(count): "Stikprøvens design giver {count} frihedsgrader.";
    weighted_quantiles: "Vægtede medianer og andre fraktiler er de værdier, som en så stor del af vægtene ligger under, med Woodruffs interval.";
    weighted_variances: "Vægtede varianser har n − 1 i nævneren, og standardfejl ved linearisering.";
    weighted_totals: "Totaler er summer af vægte eller af vægtede værdier, og forholdstal er totaler divideret med hinanden; deres intervaller er t-fordelingens.";
    weighted_effects: "Designeffekter sammenligner med en lige så stor simpel tilfældig stikprøve med tilbagelægning.";
}
