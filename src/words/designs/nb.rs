//! Norwegian bokmål.

use crate::words::nb::Bokmal;
use crate::words::words;

words! { Designs for Bokmal:
    estimated_number: "Estimert antall";
    estimated_sum: "Estimert sum";
    estimated_total: "estimert total";
    estimated_ratio: "forholdstall";
    design_effect: "Designeffekt";
    design_t: "t-test etter utvalgsplanen";
    design_wald: "Walds test etter utvalgsplanen";
    rao_scott_second: "Rao–Scotts test av andre orden";
    weights_compared(WeightedCompared { design, shares, tests }): "Vektede andeler og gjennomsnitt er anslag for populasjonen; antallene er uvektede. Usikkerheten er beregnet etter {design} med Taylorlinearisering, for andeler {shares}, og grupper er sammenlignet med {tests}.";
    rao_scott_first: "Rao–Scotts test av første orden";
    errors_note: "Standardfeilene er i prosentpoeng.";
    totals_note: "Estimert antall er hvor mange i populasjonen de som svarte, står for.";
    effects_note: "Designeffekten er variansen delt på variansen i et like stort enkelt tilfeldig utvalg.";
    design_degrees(count): "Utvalgsplanen gir {count} frihetsgrader.";
    weighted_quantiles: "Vektede medianer og andre kvantiler er de verdiene som en så stor del av vektene ligger under, med Woodruffs intervall.";
    weighted_variances: "Vektede varianser har n − 1 i nevneren, og standardfeil ved linearisering.";
    weighted_totals: "Totaler er summer av vekter eller av vektede verdier, og forholdstall er totaler delt på hverandre; intervallene deres er t-fordelingens.";
    weighted_effects: "Designeffekter sammenligner med et like stort enkelt tilfeldig utvalg med tilbakelegging.";
}
