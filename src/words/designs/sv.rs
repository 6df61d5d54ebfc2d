//! Swedish.

use crate::words::sv::Swedish;
use crate::words::words;

words! { Designs for Swedish:
    estimated_number: "Skattat antal";
    estimated_sum: "Skattad summa";
    estimated_total: "skattad total";
    estimated_ratio: "kvot";
    design_effect: "Designeffekt";
    design_t: "t-test efter urvalets utformning";
    design_wald: "Walds test efter urvalets utformning";
    rao_scott_second: "Rao–Scotts test av andra ordningen";
    weights_compared(WeightedCompared { design, shares, tests }): "Vägda andelar och medelvärden är skattningar för populationen; antalen är ovägda. Osäkerheten är beräknad efter {design} med Taylorlinjärisering, för andelar {shares}, och grupper är jämförda med {tests}.";
    rao_scott_first: "Rao–Scotts test av första ordningen";
    errors_note: "Medelfelen är i procentenheter.";
    totals_note: "Skattat antal är hur många i populationen som de som svarade står för.";
    effects_note: "Designeffekten är variansen delad med variansen i ett lika stort obundet slumpmässigt urval.";
    design_degrees(count): "Urvalets utformning ger {count} frihetsgrader.";
    weighted_quantiles: "Vägda medianer och andra kvantiler är de värden som en så stor del av vikterna ligger under, med Woodruffs intervall.";
    weighted_variances: "Vägda varianser har n − 1 i nämnaren, och medelfel genom linjärisering.";
    weighted_totals: "Totaler är summor av vikter eller av vägda värden, och kvoter är totaler delade med varandra; deras intervall är t-fördelningens.";
    weighted_effects: "Designeffekter jämför med ett lika stort obundet slumpmässigt urval med återläggning.";
}
