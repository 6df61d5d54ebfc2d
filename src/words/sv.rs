//! Swedish.

use std::cmp::Ordering::{Equal, Greater, Less};

use super::Modifier as M;
use super::Quantity as Q;
use super::{Grammar, Phrases, References, words};

/// Swedish.
pub(super) struct Swedish;

words! {
    Labels for Swedish:
    diagram: "Diagram";
    table: "Tabell";
    figure: "Figur";
    appendix: "Bilaga";
    section: "avsnitt";
    page_short: "s.";
    contents: "Innehåll";
    list_of_diagrams: "Diagram";
    list_of_tables: "Tabeller";
    list_of_figures: "Figurer";
    footnotes: "Fotnoter";
    show_numbers: "Visa siffror";
    show_as_text: "Visa som text";
    boxes: "Rutor";
    arrows: "Pilar";
    skip_to_content: "Hoppa till innehållet";
    search: "Sök i rapporten";
    no_hits: "Inga träffar";
    one_hit: "1 träff";
    several_hits: "{count} träffar";
    keep_as: "Hämta {what} som {kind}";
    not_stated: "uppgift saknas";
    timeline: "Tidslinje";
    as_pdf: "Läs som PDF";
    fact_box: "Faktaruta";
    published: "Publicerad";
    updated: "Uppdaterad";
    issn: "ISSN";
    report_abstract: "Sammandrag";
    keywords: "Nyckelord";
    licence: "Licens";
    isbn: "ISBN";
    doi: "DOI";
    case_number: "Diarienummer";
    organisation_number: "Organisationsnummer";
    funding: "Finansiering";
    how_to_cite: "Så här citerar du";
    advantage: "Fördel";
    drawback: "Nackdel";
    draft: "Utkast.";
    count: "Antal";
    percent: "Procent";
    percent_word: "procent";
    percentage_point: "procentenhet";
    percentage_points: "procentenheter";
    points_short: "pe";
    count_and_percent: "Antal och procent";
    mean: "Medelvärde";
    weighted_percent: "Vägda andelar i procent, ovägt n";
    count_and_weighted_percent: "Ovägt antal och vägda andelar i procent";
    weighted_mean: "Vägt medelvärde, ovägt n";
    median: "Median";
    percentile_10: "10:e percentilen";
    lower_quartile: "Nedre kvartil";
    upper_quartile: "Övre kvartil";
    percentile_90: "90:e percentilen";
    percentile(at): "Percentil {at}";
    minimum: "Minsta värde";
    maximum: "Största värde";
    variance: "Varians";
    skewness: "Skevhet";
    kurtosis: "Kurtosis";
    lower_hinge: "Nedre gångjärn";
    upper_hinge: "Övre gångjärn";
    question_header: "Fråga";
    expected: "Väntat";
    residual: "Residual";
    box_unit: "Median, kvartiler och percentiler";
    sd: "Standardavvikelse";
    se: "Medelfel";
    interval_short(level): "{level}\u{a0}% KI";
    interval_low: "nedre";
    interval_high: "övre";
    p_value: "p-värde";
    p_adjusted: "p (Holm)";
    letters: "Bokstäver";
    total: "Totalt";
    no_answer: "Svar saknas";
    row: "svar";
    rows: "svar";
    mentions: "svar";
    ticks: "markeringar";
    data_row: "rad";
    data_rows: "rader";
    and: "och";
    or: "eller";
    of: "av";
    to: "till";
    between: "mellan";
    change: "Förändring";
    difference: "Skillnad";
    verdict: "Bedömning";
    wave: "Mätning";
    indicator: "Indikator";
    count_of_base: "Antal/n";
    share_in_percent: "Andel i procent";
}

words! {
    Notes for Swedish:
    rows_from(RowsFrom { rows, people }): "{rows} från {people}";
    not_comparable_with(Break { wave, reason }): "Ej jämförbar med {wave}: {reason}.";
    not_comparable: "ej jämförbar";
    few_of(FewOf { few, all }): "{few} av {all}";
    no_answer_from(parts): "Svar saknas: {parts}.";
    only(ConditionWords { variable, answers }): "Endast {variable}: {answers}.";
    one_ungrouped(Ungrouped { rows, breakdown }): "{rows} utan uppgift om {breakdown} räknas inte här.";
    several_ungrouped(Ungrouped { rows, breakdown }): "{rows} utan uppgift om {breakdown} räknas inte här.";
    one_in_no_group(rows): "{rows} i ingen av grupperna räknas inte här.";
    several_in_no_group(rows): "{rows} i ingen av grupperna räknas inte här.";
    in_several_groups(unit): "Samma {unit} kan räknas i flera grupper.";
    note_share_of_all: "Andel av alla, även dem som inte svarat.";
    note_hidden_last: "Sorterat efter det som visas; det som är dolt står sist.";
    class_up_to(ClassLimits { from, to }): "{from} till under {to}";
    class_below(limit): "under {limit}";
    class_above(limit): "över {limit}";
    class_from(limit): "{limit} eller mer";
    note_area: "Klasserna är olika breda: staplarnas yta visar andelen, inte höjden.";
    note_box: "Lådan går från nedre till övre kvartilen, och strecket i den är medianen. De smala linjerna når från 10:e till 90:e percentilen, där gruppen är stor nog.";
    note_share_of_valid: "Andel av dem som har svarat.";
    note_share_of_category: "Andelarna visar hur varje svar fördelas på grupperna.";
    note_share_of_table: "Andelarna är andelar av hela tabellen.";
    note_several: "Flera svar kunde lämnas.";
    note_several_shares: "Flera svar kunde lämnas, och andelarna kan tillsammans bli mer än 100.";
    note_rounding: "På grund av avrundning summerar andelarna inte alltid till 100.";
    note_sums: "Antalen är ändrade för att skydda dem som har svarat, och summerar inte alltid till totalerna.";
    uncertain_shares(fewest): "Andelar av färre än {fewest} är osäkra.";
    uncertain_groups(Uncertain { fewest, groups }): "Andelar av färre än {fewest} är osäkra: {groups}.";
    sign_suppressed: "dolt, så att ingen ska kunna kännas igen eller räknas ut.";
    sign_too_few: "bygger på för få svar för att redovisas.";
    sign_undefined: "kan inte beräknas.";
    all_hidden: "Här kan inget visas utan att någon skulle kunna kännas igen eller räknas ut.";
    all_too_few: "För få har svarat för att något ska kunna redovisas.";
    nothing_to_show: "Det finns inga svar att visa.";
    mostly_hidden(MostlyHidden { shown, all, values }): "Bara {shown} av {all} värden kan visas utan att någon skulle kunna kännas igen eller räknas ut: {values}.";
    chart_part(ChartPart { part, parts }): "fortsättning, del {part} av {parts}";
    no_answers_for(value): "Inga svar finns för ”{value}”.";
    numbers_in(caption): "Siffrorna i ”{caption}”";
}

words! {
    Descriptions for Swedish:
    bar_chart: "Stapeldiagram";
    lollipop_chart: "Lollipopdiagram";
    grouped_bar_chart: "Grupperat stapeldiagram";
    stacked_bar_chart: "Staplat stapeldiagram";
    diverging_bar_chart: "Stapeldiagram kring en mittlinje";
    pie_chart: "Cirkeldiagram";
    slope_chart: "Lutningsdiagram";
    dot_chart: "Punktdiagram";
    line_chart: "Linjediagram";
    histogram: "Histogram";
    box_plot: "Lådagram";
    divided(Divided { chart, breakdown }): "{chart}, per {breakdown}";
    number_of(rows): "Antal {rows}";
    with_intervals(WithIntervals { measure, level }): "{measure} med {level}-procentiga konfidensintervall";
    rises(Course { label, first, last }): "{label} stiger från {first} till {last}";
    falls(Course { label, first, last }): "{label} sjunker från {first} till {last}";
    stays(Course { label, first, last }): "{label} går från {first} till {last}";
    passing(Passing { first, between }): "{first} över {between}";
    not_shown: "visas inte";
    too_few: "för få för att redovisas";
    cannot_be_computed: "kan inte beräknas";
    several_answers: "Flera svar kunde anges.";
    largest_are(values): "störst är {values}";
    values_range(Extremes { least, most }): "värdena går från {least} till {most}";
    some_not_shown: "några värden visas inte";
    all_values_in_table: "Alla värden finns i tabellen.";
    drawing_scale: "Skala";
    drawing_across: "Vågrätt";
    drawing_up: "Lodrätt";
    drawing_advantages: "Fördelar";
    drawing_drawbacks: "Nackdelar";
    scale_from(ScaleEnds { name, label, low, high }): "{name}: {label}, från {low} till {high}.";
    arrow_from_to(FromTo { from, to }): "från {from} till {to}";
    arrow_between(FromTo { from, to }): "mellan {from} och {to}, åt båda hållen";
    arrow_dashed: "streckad";
    flow_less(losses): "därav bort: {losses}";
}

words! {
    Accounts for Swedish:
    sent: "Utskickade";
    over_coverage: "Övertäckning";
    ineligible: "Utanför målgruppen";
    net_sample: "Nettourval";
    returned: "Inkomna";
    answered: "Svarande";
    complete: "Helt besvarade";
    partial: "Delvis besvarade";
    unusable: "Oanvändbara svar";
    refused: "Avböjt";
    non_contact: "Inte nådda";
    other: "Annat känt bortfall";
    unknown: "Okänt utfall";
    known_nonresponse: "Känt bortfall";
    unknown_nonresponse: "Okänt bortfall";
    outcome: "Utfall";
    share_of_net: "Av nettourvalet (%)";
    response_rate: "Svarsandel";
    note_aapor: "Svarsandelar enligt AAPOR (2023): RR1, RR3 och RR5 räknar helt besvarade, RR2, RR4 och RR6 även delvis besvarade.";
    note_aapor_partial: "RR1, RR3 och RR5 kan inte beräknas, eftersom delvis besvarade inte är åtskilda.";
    note_aapor_e(e): "RR1 och RR2 räknar alla med okänt utfall till målgruppen, RR3 och RR4 andelen {e}, som är målgruppens andel av dem med känt utfall.";
    note_aapor_e_given(e): "RR1 och RR2 räknar alla med okänt utfall till målgruppen, RR3 och RR4 andelen {e}.";
    note_aapor_unknown: "RR5 och RR6 förutsätter att ingen med okänt utfall hör till målgruppen och redovisas därför inte.";
    note_aapor_certain: "Utan okända utfall är RR3 och RR5 lika med RR1, RR4 och RR6 lika med RR2.";
    in_frame: "I ramen";
    responded: "Svarande";
    response_rate_percent: "Svarsandel (%)";
    interval_95: "95\u{a0}% KI";
    background: "Bakgrund";
    note_wilson: "KI = konfidensintervall för svarsandelen (Wilson), ovägt.";
    note_p_chi_square: "p-värden: chi-tvåtest av om svarsandelen skiljer sig mellan grupperna.";
    note_p_fisher: "p-värden: Fishers exakta test av om svarsandelen skiljer sig mellan grupperna.";
    note_p_both: "p-värden: chi-tvåtest av om svarsandelen skiljer sig mellan grupperna, Fishers exakta test där förväntade antal är små.";
    note_p_drawn(error): "Där tabellen är för stor för Fishers exakta test är p-värdet skattat med slumpade tabeller, med standardfelet {error} eller mindre.";
    note_p_holm: "De är justerade för att testen är flera (Holm).";
    note_p_none: ". = kan inte testas, eftersom antal är dolda eller ingenting varierar.";
    item: "Fråga";
    turned: "vänd";
    alpha: "Cronbachs alfa";
    standard_deviation: "Standardavvikelse";
    rest_correlation: "Korrelation med övriga";
    alpha_without: "Alfa utan frågan";
    note_alpha: "De som har besvarat alla frågor.";
    note_turned: "En vänd fråga räknas från andra hållet, så att höga värden betyder detsamma som för de övriga.";
}

words! {
    Changes for Swedish:
    up: "har ökat";
    up_slightly: "har ökat något";
    up_clearly: "har ökat tydligt";
    down: "har minskat";
    down_slightly: "har minskat något";
    down_clearly: "har minskat tydligt";
    unchanged: "oförändrad";
    no_certain_change: "ingen säker förändring";
    could_not_be_answered: "svaret kunde inte lämnas då";
    note_points: "pe = procentenheter.";
    note_change_newcombe: "KI = konfidensintervall för skillnaden mellan två oberoende urval (Newcombe, metod 10); p-värden: z-test av två andelar.";
    note_change_newcombe_finite: "KI = konfidensintervall för skillnaden mellan två oberoende urval (Newcombe, metod 10); p-värden: z-test av två andelar. Båda är korrigerade för ändliga populationer.";
    note_change_weighted: "Vägt efter urvalens utformning; antalen är ovägda. KI = konfidensintervall för skillnaden, p-värden: t-test, båda efter urvalens utformning.";
    note_change_welch: "KI = konfidensintervall för skillnaden mellan två oberoende urval, p-värden: Welchs t-test.";
    note_change_welch_finite: "KI = konfidensintervall för skillnaden mellan två oberoende urval, p-värden: Welchs t-test. Båda är korrigerade för ändliga populationer.";
    note_change_panel: "KI = konfidensintervall för skillnaden bland samma personer (Newcombe, metod 10 för par); p-värden: McNemars test.";
    note_change_panel_means: "KI = konfidensintervall för skillnaden bland samma personer, p-värden: parat t-test.";
    note_change_persons(persons): "Förändringen gäller dem som har svarat båda gångerna (n\u{a0}=\u{a0}{persons}).";
    note_change_published(PublishedOnly { wave, lack }): "Av mätningen {wave} finns bara det som då publicerades, och {lack}";
    lack_weighted: "urvalens design är inte känd. Därför anges bara skillnaden.";
    lack_mean: "spridningen är inte känd. Därför anges bara skillnaden.";
    lack_panel: "vem som var vem är inte känt. Därför anges bara skillnaden.";
    lack_finite: "hur många som svarade i hela populationen är inte känt. Därför anges bara skillnaden.";
    lack_changed: "antalen är ändrade för att skydda dem som svarade. Därför anges bara skillnaden.";
    note_change_fisher: "Där väntade antal är små: Fishers exakta test.";
    note_p_holm_table: "p-värdena är justerade för att tabellen prövar flera förändringar (Holm).";
    note_verdict_elsewhere: "Bedömningen tar hänsyn till att en förändring prövas i flera tabeller: i en annan är p-värdet större.";
    note_change_threshold(size): "En förändring räknas som betydande från {size}: »tydligt« om hela intervallet ligger utanför, »något« eller »oförändrad« om hela ligger innanför.";
}

words! {
    Inference for Swedish:
    t_weighted: "t-fördelningen, vägt";
    logit_weighted: "logit, vägt";
    t_distribution: "t-fördelningen";
    corrected(method): "{method}, korrigerat för ändlig population";
    interval_lines(Intervals { level, method }): "Strecken visar {level}-procentiga konfidensintervall ({method}).";
    interval_band(Intervals { level, method }): "Fältet kring linjen visar {level}-procentiga konfidensintervall ({method}).";
    interval_column(method): "KI = konfidensintervall ({method}).";
    interval_brackets(Intervals { level, method }): "Inom parentes {level}-procentiga konfidensintervall ({method}).";
    chi_square: "Pearsons chi-två-test";
    fisher: "Fishers exakta test";
    mann_whitney: "Mann–Whitneys test";
    kruskal_wallis: "Kruskal–Wallis test";
    cochran_armitage: "Cochran–Armitages trendtest";
    jonckheere_terpstra: "Jonckheere–Terpstras trendtest";
    rao_scott: "Rao–Scotts test";
    degree_of_freedom(count): "{count}\u{a0}frihetsgrad";
    degrees_of_freedom(count): "{count}\u{a0}frihetsgrader";
    cramers_v: "Cramérs V";
    rank_biserial: "rangbiserial korrelation";
    drawn_tables(error): "skattat med slumpade tabeller, standardfel {error}";
    holm: "Holms justering";
    benjamini_hochberg: "Benjamini–Hochbergs justering";
    not_adjusted: "utan justering";
    adjusted(Adjusted { test, adjustment }): "{test}, {adjustment}";
    at_level(level): "på {level}-procentsnivån";
    no_pairs_differ(NoPairs { level, how }): "Inga två grupper skiljer sig åt {level} ({how}).";
    some_pairs_differ(SomePairs { all, differ, level, how }): "Av {all} par av grupper skiljer sig {differ} åt {level} ({how}).";
    letters_differ(NoPairs { level, how }): "Grupper utan gemensam bokstav skiljer sig åt {level} ({how}).";
    no_test_too_few_groups: "Grupperna är inte jämförda med ett test, eftersom det finns svar från färre än två av dem.";
    no_test_no_variation: "Grupperna är inte jämförda med ett test, eftersom alla har svarat lika.";
    no_test_no_variance: "Grupperna är inte jämförda med ett test, eftersom urvalet har för få kluster eller strata.";
    no_test_too_large: "Grupperna är inte jämförda med ett test, eftersom tabellen är för stor för det.";
    weighted_by_designs: "Vägt efter urvalens utformning.";
    weighted_by_design(effective): "Vägt efter urvalets utformning; effektivt n är {effective} (Kish).";
    test_hidden: "Jämförelsen av grupperna visas inte, eftersom tal som den bygger på är dolda.";
    kish_wilson: "Wilson med Kish effektiva n, vägt";
    korn_graubard: "Korn–Graubard, vägt";
    wald_weighted: "Wald, vägt";
    wilson_corrected: "Wilson med kontinuitetskorrektion";
    chi_square_corrected: "Pearsons chi-två-test med Yates korrektion";
    likelihood_ratio: "likelihoodkvottest";
    mann_whitney_uncorrected: "Mann–Whitneys test utan kontinuitetskorrektion";
    student_t: "Students t-test";
    welch_t: "Welchs t-test";
    anova: "variansanalys";
    welch_anova: "Welchs variansanalys";
    bias_corrected_v: "biaskorrigerat Cramérs V";
    contingency: "kontingenskoefficienten C";
    odds_ratio: "oddskvot";
    cohens_h: "Cohens h";
    cohens_d: "Cohens d";
    tukey: "Tukey–Kramers justering";
    games_howell: "Games–Howells justering";
    bonferroni: "Bonferronis justering";
    hochberg: "Hochbergs justering";
    no_test_no_spread: "Grupperna är inte jämförda med ett test, eftersom svaren inte varierar inom dem.";
    no_test_too_few_answers: "Grupperna är inte jämförda med ett test, eftersom någon av dem har för få svar för det.";
    describe_counts: "Antal, inom parentes procent av dem som har svarat.";
    describe_weighted_counts: "Ovägt antal, inom parentes vägda andelar i procent av dem som har svarat.";
    describe_tests(tests): "p-värden: {tests}.";
    family_adjusted(FamilyAdjusted { p, tests, how }): "Tillsammans med de andra testen i familjen ({tests} test, {how}): {p}.";
    expected_note: "Väntat är det antal som skulle ha svarat så om grupperna inte skilde sig åt.";
    residual_note(level): "Residual är avståndet mellan antal och väntat antal i standardfel (justerad residual); * skiljer sig från slumpen {level}.";
    trend_found(result): "Trend över grupperna: {result}.";
    difference_found(result): "Skillnad mellan grupperna: {result}.";
    left_out(groups): "Ingår inte i jämförelsen, eftersom ingen har svarat: {groups}.";
}

words! {
    Methods for Swedish:
    half_up: "där en halv enhet avrundas uppåt";
    half_even: "där en halv enhet avrundas till närmaste jämna siffra";
    truncated: "där överskjutande decimaler är borttagna";
    whole_per_cent: "i hela procent";
    one_decimal(number): "med {number} decimal";
    several_decimals(number): "med {number} decimaler";
    shares_rounded(SharesRounded { decimals, rule }): "Andelarna är beräknade på de exakta antalen och redovisas {decimals}, {rule}.";
    sum_to_100: "Andelarna i en fördelning är avrundade så att de tillsammans blir 100: de enheter som fattas har gått till de andelar som förlorat mest på avrundningen (största restens metod).";
    rounded_by_itself: "Varje andel är avrundad för sig, och därför summerar andelarna inte alltid till 100.";
    differences_before: "Skillnader mellan andelar är beräknade före avrundningen.";
    differences_after: "Skillnader mellan andelar är beräknade på de avrundade andelarna.";
    otherwise_rounded: "Enstaka tal är avrundade på annat sätt, för att kunna jämföras med en tidigare publikation.";
    base_valid: "Om inget annat anges är andelarna andelar av dem som har besvarat frågan.";
    base_all: "Om inget annat anges är andelarna andelar av alla, även av dem som inte har besvarat frågan.";
    missing_left_out: "De som inte har besvarat en fråga är inte med i andelarna; hur många de är står vid diagrammet eller tabellen.";
    missing_counted: "De som inte har besvarat en fråga är med i andelarna; hur många de är står vid diagrammet eller tabellen.";
    registers_not_hidden: "Antal ur register som alla får läsa rad för rad visas som de är.";
    nothing_hidden: "Inga uppgifter är dolda.";
    rounded_to(base): "Alla antal är avrundade uppåt eller nedåt till nästa multipel av {base}, slumpmässigt och överallt lika; 0 och multiplar av {base} är oförändrade. Andelar är beräknade av de avrundade antalen. Medelvärden och summor är beräknade före avrundningen.";
    moved_by(most): "Alla antal utom 0 kan vara ändrade slumpmässigt med högst {most}, överallt lika; de summerar därför inte alltid till totalerna. Andelar är beräknade av de ändrade antalen. Medelvärden och summor är beräknade utan ändringar.";
    suppressed_below(fewest): "Antal från 1 till under {fewest} redovisas inte, och inte heller uppgifter som de kan räknas ut från.";
    dominance: "Summor och medelvärden av belopp är dolda där någon enstaka står för det mesta.";
    answers_protected: "Det gäller inte antal som inte har svarat på en fråga.";
    with_other_reports: "Det gäller även tillsammans med andra rapporter om samma svar som har arkiverats.";
    without_other_reports: "Vad andra rapporter om samma svar har redovisat är inte beaktat.";
    only_size_below(fewest): "Av grupper med färre än {fewest} redovisas bara hur många de är.";
    no_shares_below(fewest): "Andelar av färre än {fewest} redovisas inte.";
    unanimous_below(fewest): "Att alla i en grupp med färre än {fewest} har svarat likadant redovisas inte.";
    zero_or_few: "att ingen eller bara ett fåtal finns";
    zero: "att ingen finns";
    symbols(Symbols { suppressed, few, undefined, zero }): "I tabeller och diagram betyder ”{suppressed}” att en uppgift är dold för att ingen ska kunna kännas igen eller räknas ut, ”{few}” att den bygger på för få svar, ”{undefined}” att den inte kan beräknas och ”0” {zero}.";
    agresti_coull: "Agresti och Coull";
    wilson_with_continuity: "Wilson med kontinuitetskorrektion";
    clopper_pearson: "Clopper och Pearson";
    uncertainty(Uncertainty { level, shares }): "Osäkerheten anges med {level}-procentiga konfidensintervall: för andelar enligt {shares}, för medelvärden enligt t-fördelningen.";
    for_finite: "De är korrigerade för att populationen är ändlig, och den del av den som har besvarat frågan antas vara lika stor i alla grupper.";
    for_large: "De gäller som om de svarande var ett slumpmässigt urval ur en stor population.";
    tested_by(Tested { tests, level }): "Skillnader mellan grupper är prövade med {tests}, {level}.";
    without_continuity: "Chi-två-testet är utan kontinuitetskorrektion.";
    equal_variances: "t-test enligt Student och variansanalys förutsätter att svaren varierar lika mycket i alla grupper.";
    fisher_where_small: "Fishers test används där väntade antal är för små för chi-två-testet: något under 1 eller mer än en femtedel under 5.";
    pairs_compared(how): "Par av grupper är jämförda för varje diagram och tabell för sig ({how}).";
    pairs_in_families(how): "Par av grupper är jämförda ({how}); p-värden för tabeller och diagram i samma familj är justerade tillsammans.";
    tests_hidden: "Där tal i en tabell är dolda visas inte heller testet.";
    strata: "strata";
    clusters: "kluster";
    finite_population: "ändlig population";
    design: "urvalets utformning";
    design_with(parts): "urvalets utformning ({parts})";
    weights(WeightedBy { design, shares }): "Vägda andelar och medelvärden är skattningar för populationen; antalen är ovägda. Osäkerheten är beräknad efter {design} med Taylorlinjärisering, för andelar {shares}.";
    weighted_logit: "på logitskalan";
    weighted_kish_wilson: "med Wilsons metod och Kish effektiva n";
    weighted_beta: "med Korn och Graubards metod";
    weighted_wald: "med Walds metod";
    changes_given(level): "Förändringar mellan mätningarna anges med {level}-procentiga konfidensintervall.";
    changes_two_shares: "För andelar i oberoende urval är intervallen Newcombes (metod 10), och förändringen är prövad med ett z-test av två andelar.";
    changes_fisher: "Där väntade antal är små är andelar i oberoende urval jämförda med Fishers exakta test; intervallen är Newcombes (metod 10).";
    changes_welch: "Medelvärden i oberoende urval är jämförda med Welchs t-test och dess intervall.";
    changes_mcnemar: "Andelar bland samma personer är jämförda med McNemars test och Newcombes intervall för par; de gäller dem som har svarat båda gångerna.";
    changes_paired: "Medelvärden bland samma personer är jämförda med ett parat t-test; det gäller dem som har svarat båda gångerna.";
    changes_design: "Vägda andelar och medelvärden är jämförda med ett t-test, där osäkerheten i varje mätning följer urvalets utformning.";
    changes_finite: "Intervall och test är korrigerade för att populationerna är ändliga.";
    changes_adjusted: "I varje tabell över förändringar är p-värdena justerade för att flera förändringar prövas (Holm).";
    changes_said(level): "Att något har ökat eller minskat sägs bara där förändringen är säkerställd på {level}-procentsnivån.";
    changes_unchanged(size): "En andel kallas oförändrad bara där hela intervallet för förändringen ligger inom {size} procentenheter åt båda hållen.";
}

words! {
    Makings for Swedish:
    counted_answers(AnswersOf { variable, answers }): "{variable}: {answers}";
    counted_share(CountedShare { few, all, share }): "{few} av {all}, {share}";
    named_value(NamedValue { name, value, of }): "{name} {value}, n = {of}";
    quantile: "Kvantil";
    sum: "Summa";
    months_counted: "Månader";
    survey_told(survey): "Källa: {survey}.";
    measurement_told(SurveyWave { survey, wave }): "Källa: {survey}, {wave}.";
    is_weighted: "Vägt.";
    is_made_up: "Svaren är påhittade.";
}

words! {
    Shelves for Swedish:
    shelf: "Rapporter";
    search_shelf: "Sök bland rapporterna";
    words_to_find: "Sök";
    year: "År";
    all_years: "Alla år";
    found_reports(FoundReports { shown, all }): "{shown} av {all} rapporter";
    found_none: "Ingen rapport stämmer med sökningen.";
    shelf_is_empty: "Här finns inga rapporter än.";
    web_page: "Webbsida";
    pdf_of_size(size): "PDF, {size}";
    feed: "Nya rapporter som flöde (Atom)";
    own_name: "svenska";
}

words! {
    Comparisons for Swedish:
    what_differs: "Vad som skiljer";
    nothing_differs: "Inget skiljer.";
    inputs: "Underlag";
    numbers: "Tal";
    charts: "Diagram";
    sentences: "Meningar";
    pages: "Sidor";
    data: "data";
    codebook: "kodbok";
    template: "mall";
    font: "typsnitt";
    text: "text";
    added: "ny";
    gone: "borta";
    renamed: "omdöpt";
    changed: "ändrad";
    kind: "Slag";
    how: "Hur";
    file: "Fil";
    number: "Tal";
    then: "Då";
    now: "Nu";
    cause: "Orsak";
    new_numbers: "Nya tal";
    gone_numbers: "Tal som är borta";
    value: "Värde";
    all_of_it: "hela";
    survey: "undersökning";
    statistic: "mått";
    variable: "variabel";
    answers: "svar";
    breakdown: "uppdelning";
    filter: "urval";
    base: "bas";
    weights_used: "vikter";
    question: "fråga";
    method: "metod";
    moved: "flyttad";
    rounding: "avrundning";
    protection: "skydd";
    other_numbers: "tal";
    program: "programversion";
    unknown_cause: "okänd";
    drawn_otherwise: "Ritade på annat sätt, med samma tal:";
    moved_from(section): "från {section}";
    number_of_pages: "Antal sidor";
    page(number): "sida {number}";
}

words! {
    Codebooks for Swedish:
    guess(note): "gissning: {note}";
    begun: "Påbörjad kodbok.";
    begun_with(guesses): "Påbörjad kodbok. Antal gissningar att gå igenom: {guesses}, varje rad som börjar med `gissning:`.";
    set_of_file(columns): "flervalsfråga i filen: {columns}";
    scale_from_sheet(sheet): "skalan; koder och etiketter står i bladet `{sheet}`";
    known_scale(measure): "svarsskala ({measure}), från lägst till högst; vänd den om den går åt andra hållet";
    scale_by_labels(measure): "svarsskala ({measure}) efter etiketterna, i kodernas ordning";
    note_from_file: "skalan är gissad efter filens mätnivå och etiketter";
    note_no_answers: "kolumnen är tom";
    note_all_different: "varje rad har ett eget värde";
    note_nearly_all_different: "nästan varje rad har ett eget värde, men några står två gånger: fritext, inte id";
    note_personal: "ser ut som person- eller telefonnummer eller adress; visas aldrig";
    note_personal_heading: "rubriken tyder på att kolumnen pekar ut personer; visas aldrig";
    note_dates: "datum eller klockslag";
    note_days: "dagar eller månader; räknas per period, med gränser som är avrundade utåt";
    in_months(date): "{date}, per månad";
    in_quarters(date): "{date}, per kvartal";
    in_years(date): "{date}, per år";
    name_month: "manad";
    name_quarter: "kvartal";
    name_year: "ar";
    note_codes_as_text: "koder för platser eller annat, inte tal; inledande nollor behålls";
    note_many_words: "fritext, eftersom svaren är fler än 25 eller långa; är det kategorier, ange scale: nominal och values";
    note_rare_words: "fritext, eftersom något svar finns på färre än fem rader; är det kategorier, ange scale: nominal och values";
    note_steps: "en skala; ge svaren etiketter, eller skriv numeric om det är ett antal";
    note_ends_from_heading: "stegens namn är tagna ur rubriken";
    note_numbered: "en skala i den ordning som talen före svaren har";
    note_number_intervals: "intervall, från lägst till högst";
    note_usual_missing: "koder som brukar betyda att svar saknas står under missing";
    note_rounded: "gränserna i range är avrundade utåt";
    note_plain_numbers: "tal";
    note_yes_or_no: "ja eller nej";
    note_gender: "kön";
    note_rare_answer: "något svar finns på färre än fem rader; det är frågans eget och står kvar, och rapportens disclosure skyddar det";
    note_spelt_in_two_ways: "samma svar är skrivet på två sätt i filen; lägg ihop dem med map under derive";
    note_constant: "alla som har svarat har svarat samma sak";
    note_ticks_in_columns: "flervalsfråga med en kolumn för varje svar";
    note_answers_in_columns: "flervalsfråga där varje kolumn är tom eller håller sitt svar";
    note_grid: "delar svar med raderna bredvid, också sådana som ingen har valt här";
    note_missing_words: "svar som betyder att svar saknas står under missing";
    note_unlabelled: "koder som saknar etikett i filen är sina egna etiketter";
    note_few_answers: "få olika svar, vart och ett från minst fem rader; ordningen är alfabetisk";
    several_in_a_cell(sign): "flera svar i varje cell, med `{sign}` emellan";
    several_rare(sign): "flera svar i varje cell, med `{sign}` emellan: fritext, eftersom något svar finns på färre än fem rader; är det en flervalsfråga, ange scale: multiple, separator: \"{sign}\" och values";
    measures_agreement: "instämmande";
    measures_amount: "mängd";
    measures_change: "förändring";
    measures_education: "utbildning";
    measures_extent: "utsträckning";
    measures_frequency: "hur ofta";
    measures_health: "hälsa";
    measures_importance: "vikt";
    measures_probability: "sannolikhet";
    measures_quality: "kvalitet";
    measures_satisfaction: "nöjdhet";
    measures_yes: "nej till ja";
    measures_degrees: "grader";
    set_scale: "skala";
    set_agreement: "instammer";
    set_amount: "hur_mycket";
    set_change: "forandring";
    set_education: "utbildning";
    set_extent: "utstrackning";
    set_frequency: "hur_ofta";
    set_health: "halsa";
    set_importance: "vikt";
    set_probability: "sannolikhet";
    set_quality: "kvalitet";
    set_satisfaction: "nojdhet";
    set_yes: "ja_till_nej";
    set_degrees: "grader";
    set_missing: "bortfall";
    made_up: "Svaren är påhittade.";
    percent_as_shown: "gissning: celler som Excel visar i procent läses som de visas (7,5 % är 7,5)";
}

words! {
    Drafts for Swedish:
    drafted: "Utkast. Kör samma kommando igen när kodboken är rättad: filer som ingen har ändrat skrivs om, de andra rörs inte.";
    guessed_breakdown(variable): "gissning: `{variable}` är en bakgrund som svaren kan delas upp efter; ta bort kapitlet om den inte är det";
    guessed_outcomes: "gissning: vad utfallen betyder; flytta dem som hamnat fel";
    tell_of_collection: "Berätta här när, hur och bland vilka svaren samlades in, och hur många som inte svarade.";
    in_no_chapter: "Variabler som inget kapitel använder:";
    unused_text: "öppna svar, visas aldrig";
    unused_id: "skiljer raderna åt, visas aldrig";
    unused_range: "tal utan `range`; ange den i kodboken";
    unused_single_answer: "bara ett svar finns";
    unused_dates: "datum utan `period`; härled en i kodboken";
    unused_source: "visas genom en variabel som är härledd ur den";
    unused_codes: "koder utan etiketter; ange dem under `values` i kodboken";
    unused_plan: "står inte i planen";
    some_publisher: "Organisationens namn";
    chapter_summary: "Sammanfattning";
    summary_ids: "kort";
    chapter_method: "Metod";
    chapter_respondents: "De som har svarat";
    chapter_results: "Resultat";
    of_survey(DividedBy { what, by }): "{what}: {by}";
    chapter_breakdown(by): "Svaren efter {by}";
    and_more(first): "{first} med mera";
    caption_by(DividedBy { what, by }): "{what}, efter {by}";
    asked_by(DividedBy { what, by }): "{what} Efter {by}";
    collection: "Datainsamling";
    presentation: "Redovisning";
    how_protected: "Skydd av dem som har svarat";
    open_answers: "Öppna svar";
    responses(n): "Resultaten bygger på {n} svar.";
    responses_of(DividedBy { what, by }): "{by}: {what} svar.";
    dated_between(Between { first, last }): "Svaren är daterade från {first} till {last}.";
    dated_in(month): "Svaren är daterade {month}.";
    open_questions: "Svar med egna ord redovisas inte. De kunde lämnas här:";
    wording(question): "Frågan löd: {question}";
    see(what): ", se {what}";
    said(ShareSaid { share, answer }): "{share} svarat {answer}";
    chose(ShareSaid { share, answer }): "{share} valt {answer}";
    of_those_who_answered(SharesOfAnswers { base, shares, see }): "Av de {base} som har svarat på frågan har {shares}{see}.";
    shares_compared(SharesCompared { answers, shares, see }): "Andelen som har svarat {answers} är {shares}{see}.";
    share_for(ShareOf { share, of, base }): "{share} för {of} (n = {base})";
    share_in(ShareOf { share, of, base }): "{share} i gruppen {of} (n = {base})";
    mean_and_median(MeanAndMedian { n, mean, median, see }): "Medelvärdet för de {n} som har svarat på frågan är {mean}, och medianen är {median}{see}.";
    shows_answers(chart): "Svaren visas i {chart}.";
    shows_time(chart): "Hur svaren fördelar sig över tid visas i {chart}.";
    as_far_as_shown(chart): "Svaren visas i {chart}, så långt det går utan att någon kan kännas igen.";
    of_sample_responded(SampleResponse { base, n, share, see }): "Av de {base} i nettourvalet har {n} svarat, {share}{see}.";
    response_rates(table): "Svarsandelen i olika grupper visas i {table}.";
    sample_flow: "Från utskick till svar";
    background_words: "kön ålder åldersgrupp åldersklass roll befattning yrke yrkesgrupp yrkesroll tjänst titel kommun region län landsting ort tätort stadsdel distrikt organisation arbetsplats arbetsgivare enhet avdelning verksamhet förvaltning sektor bransch huvudman skola utbildning utbildningsnivå anställning anställningsform sysselsättning civilstånd födelseland födelseår inkomst gammal=ålder kvinna=kön kommunkod=kommun";
    asking_words: "vilken vilket vilka vad i på inom hur är";
    answer_date_words: "svarsdatum datum svarad inskickad inkom inkommen besvarad";
    outcomes_complete: "svarat,besvarad,svar inkommet,fullständig,ifylld";
    outcomes_partial: "delvis,ofullständig,svarat delvis";
    outcomes_refused: "vägra,tackat nej,avböj,vill inte";
    outcomes_non_contact: "ej nådd,ej anträffad,ej anträffbar,retur,ingen kontakt,postretur";
    outcomes_over_coverage: "övertäckning,avliden,avlidna,utflyttad,tillhör inte";
}

words! {
    ArchiveLetters for Swedish:
    letter_heading: "LÄS MIG\n\
         =======";
    letter_confidential: "VARNING: arkivet innehåller enskilda personers svar. De får inte publiceras.\n\
         Vilka filer det gäller står i ro-crate-metadata.json (conditionsOfAccess).";
    letter_public_keyed: "Arkivet kan publiceras: enskilda personers svar ingår inte. I stället ingår\n\
         protected.json med rapportens tal, så som de får visas. Vilka filer som saknas står i\n\
         provenance.json, med en kontrollsumma (HMAC-SHA256) som bara den kan räkna ut som har\n\
         svaren och deras hemliga nyckel.";
    letter_public: "Arkivet kan publiceras: enskilda personers svar ingår inte. I stället ingår\n\
         protected.json med rapportens tal, så som de får visas. Vilka filer som saknas, och\n\
         deras sha256, står i provenance.json.";
    letter_bag: "Detta är en BagIt-påse (RFC 8493) med en rapport och allt den är gjord av.";
    letter_bag_without_answers: "Detta är en BagIt-påse (RFC 8493) med en rapport och det den är gjord av utom svaren.";
    letter_report(path): "{path}.pdf och .html   rapporten";
    letter_project(folder): "{folder}            rapportens texter, data, mall och typsnitt";
    letter_project_without_answers(folder): "{folder}            rapportens texter, tal, mall och typsnitt";
    letter_program: "program/             programmet som byggde rapporten, med sha256";
    letter_codebooks: "codebooks/           kodböckerna enligt DDI-Codebook 2.5";
    letter_data_package: "datapackage.json     kodböckerna som Data Package 2.0";
    letter_codebooks_alone: "codebooks/           kodböckerna: DDI-Codebook 2.5 och Table Schema 2.0";
    letter_lock: "Cargo.lock           de exakta versionerna av programmets delar";
    letter_provenance: "provenance.json      vad som gjordes av vad (in-toto, SLSA)";
    letter_description: "ro-crate-metadata.json   beskrivning för maskiner (RO-Crate)";
    letter_check: "Kontrollera att inget har ändrats: `sha256sum -c manifest-sha256.txt` i påsens\n\
         översta mapp, eller `bagit.py --validate MAPP`. Den som ändrar något kan skriva om\n\
         kontrollsummorna också. Jämför därför arkivets egen sha256 med den som noterades på\n\
         annat håll när det gjordes: `baslinje verify ARKIV.zip --sha256 SUMMA`.";
    letter_rebuild(version): "Bygg om rapporten med Baslinje {version}: `baslinje reproduce ARKIV.zip`. Det talar om\n\
         ifall varje fil blev densamma, och annars var den första skillnaden uppstod.";
    letter_rebuild_without(WithoutProgram { typst, folder }): "Bygg om rapporten utan Baslinje: installera Typst {typst} (typst.app) och kör, i\n\
         mappen {folder}";
    letter_pages_same: "Sidorna och texten blir desamma; filens bytes kan skilja sig.";
}

#[rustfmt::skip]
impl Grammar for Swedish {
    fn name(&self) -> &'static str { "Swedish" }
    fn region(&self) -> &'static str { "SE" }
    fn decimal_sign(&self) -> char { ',' }
    fn thousands_sign(&self) -> char { crate::number::NO_BREAK_SPACE }
    fn quotation_marks(&self) -> [&'static str; 4] { ["’", "’", "”", "”"] }
    fn percent_sign(&self) -> &'static str { "\u{a0}%" }
    fn spells_out_percent(&self) -> bool { true }
    fn suppressed_sign(&self) -> &'static str { "x" }
    fn months(&self) -> [&'static str; 12] {
        [
            "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti",
            "september", "oktober", "november", "december",
        ]
    }
    fn month_of(&self, month: &str, year: i32) -> String {
        format!("{month} {year}")
    }

    fn day_of(&self, day: u8, month: &str) -> String {
        format!("{day} {month}")
    }

    fn quarter_of(&self, quarter: u8, year: i32) -> String {
        format!("kvartal {quarter} {year}")
    }

    fn persons_as_rows(&self) -> &'static [&'static str] {
        &[
            "person", "personer", "individ", "individer", "svarande", "respondent",
            "respondenter", "deltagare", "medarbetare", "anställd", "anställda",
            "patient", "patienter", "brukare", "elev", "elever", "invånare", "boende",
        ]
    }

    fn last_letters(&self) -> &'static str {
        "åäö"
    }

    fn of_persons(&self) -> &'static [&'static str] {
        &[
            "personnummer", "samordningsnummer", "födelsedatum", "födelseår", "förnamn",
            "efternamn", "kön", "ålder", "civilstånd", "hemadress", "bostadsadress",
            "mobilnummer", "mobil", "telefon", "telefonnummer", "e-post", "epost",
            "e-postadress", "mejl", "mejladress", "respondent", 
            "kontaktperson", "person",
        ]
    }

    fn long_date(&self, day: u8, month: &str, year: i32) -> String {
        format!("{day} {month} {year}")
    }
    fn number_words(&self) -> [&'static str; 21] {
        [
            "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio",
            "tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton",
            "arton", "nitton", "tjugo",
        ]
    }
    fn one_neuter(&self) -> &'static str { "ett" }
    fn neuter_nouns(&self) -> &'static [&'static str] {
        &[
            "svar", "uppdrag", "mandat", "fall", "bortfall", "samtal", "möte", "län",
            "förbund", "tillfälle", "område", "år", "barn", "hushåll", "företag",
            "beslut",
        ]
    }
    fn abbreviations(&self) -> &'static [&'static str] {
        &[
            "t.ex", "bl.a", "dvs", "d.v.s", "m.m", "m.fl", "o.s.v", "osv", "etc", "ca",
            "s", "sid", "kap", "nr", "jfr", "st", "kl", "resp", "f.d", "s.k", "p.g.a",
            "f.n", "fr.o.m", "t.o.m", "inkl", "exkl", "max", "min", "tel", "tab", "fig",
            "bil", "avs", "red", "dr", "prof", "ung", "milj", "o.d", "i.o.m", "m.a.o",
            "e.d", "et al",
        ]
    }
    fn numbered(&self) -> &'static [&'static str] {
        &[
            "s", "sid", "sida", "sidan", "sidorna", "diagram", "tabell", "figur",
            "bilaga", "avsnitt", "kapitel", "kap", "nr", "nummer", "kl", "klockan",
            "fråga", "frågorna", "punkt", "punkterna", "steg", "del", "dnr",
            "diarienummer", "tel", "telefon", "prop", "sou", "ds", "sfs", "lag", "rad",
            "kolumn", "grupp", "nivå", "klass", "årskurs", "rum", "org.nr",
            "postnummer", "skala",
        ]
    }
    fn units(&self) -> &'static [&'static str] {
        &[
            "år", "års", "åringar", "åring", "månader", "veckor", "dagar", "timmar",
            "minuter", "kronor", "kr", "tkr", "mkr", "miljoner", "miljarder", "mil",
            "km", "m", "meter", "kvm", "kap", "kapitel", "st", "kl",
        ]
    }
    fn references(&self) -> References {
        References {
            diagram: &["diagram", "diagrams", "diagrammet", "diagrammen"],
            table: &[
                "tabell", "tabells", "tabellen", "tabeller", "tabellerna",
            ],
            figure: &["figur", "figurs", "figuren", "figurer", "figurerna"],
            section: &[
                "avsnitt", "avsnitts", "avsnittet", "avsnitten", "bilaga", "bilagan",
                "bilagor", "bilagorna",
            ],
            page: &["s", "sid", "sida", "sidan"],
        }
    }
    fn between_authors(&self) -> &'static [&'static str] { &["och", "m.fl.", "m.fl"] }
    fn before_authors(&self) -> &'static [&'static str] {
        &[
            "Se", "Jfr", "Enligt", "Hos", "I", "Av", "Som", "Liksom", "Även", "Också",
            "Både", "Men", "Och",
        ]
    }
    fn of_authorities(&self) -> &'static [&'static str] {
        &[
            "region", "regionen", "landstinget", "kommun", "kommunen", "stad", "myndigheten",
            "rådet", "nämnden", "stiftelsen", "föreningen", "institutet", "universitet",
            "högskola", "högskolan", "statens", "sveriges", "svenska", "sverige", "centrum",
            "nätverket", "utredningen", "riksdagen", "regeringen", "-styrelsen", "-verket",
            "-byrån", "-rådet", "-nämnden", "-myndigheten", "-institutet", "-förbundet",
            "-förbund", "-inspektionen", "-departementet", "-kommittén", "-delegationen",
            "-fonden", "-kansliet", "-beredningen",
        ]
    }
    fn before_sources(&self) -> &'static [&'static str] {
        &["enligt", "efter", "från", "hos", "se", "jfr", "källa:", "källor:"]
    }
    fn phrases(&self) -> &'static Phrases { &PHRASES }
}

#[rustfmt::skip]
const PHRASES: Phrases = Phrases {
    fillers: &[
        "endast", "bara", "enbart", "blott", "hela", "så många som", "så få som",
        "totalt", "sammantaget", "fortfarande",
    ],
    modifiers: &[
        ("ungefär", M::About), ("omkring", M::About), ("cirka", M::About),
        ("runt", M::About), ("kring", M::About), ("i stort sett", M::About),
        ("drygt", M::Over), ("något mer än", M::Over), ("något fler än", M::Over),
        ("lite mer än", M::Over), ("lite fler än", M::Over), ("strax över", M::Over),
        ("knappt", M::Almost), ("nästan", M::Almost), ("närmare", M::Almost),
        ("inte fullt", M::Almost), ("strax under", M::Almost),
        ("något mindre än", M::Almost), ("något färre än", M::Almost),
        ("uppemot", M::Almost), ("mer än", M::More), ("fler än", M::More),
        ("flera än", M::More), ("över", M::More), ("mindre än", M::Less),
        ("färre än", M::Less), ("under", M::Less), ("inte ens", M::Less),
        ("minst", M::AtLeast), ("åtminstone", M::AtLeast), ("högst", M::AtMost),
        ("som mest", M::AtMost), ("exakt", M::Exactly), ("precis", M::Exactly),
    ],
    fractions: &[
        ("hälften", 1, 2), ("en tredjedel", 1, 3), ("två tredjedelar", 2, 3),
        ("en fjärdedel", 1, 4), ("tre fjärdedelar", 3, 4), ("en femtedel", 1, 5),
        ("en tiondel", 1, 10), ("två femtedelar", 2, 5), ("tre femtedelar", 3, 5),
        ("fyra femtedelar", 4, 5), ("en sjättedel", 1, 6), ("fem sjättedelar", 5, 6),
        ("en sjundedel", 1, 7), ("två sjundedelar", 2, 7), ("tre sjundedelar", 3, 7),
        ("fyra sjundedelar", 4, 7), ("fem sjundedelar", 5, 7),
        ("sex sjundedelar", 6, 7), ("en åttondel", 1, 8), ("tre åttondelar", 3, 8),
        ("fem åttondelar", 5, 8), ("sju åttondelar", 7, 8), ("en niondel", 1, 9),
        ("två niondelar", 2, 9), ("fyra niondelar", 4, 9), ("fem niondelar", 5, 9),
        ("sju niondelar", 7, 9), ("åtta niondelar", 8, 9), ("tre tiondelar", 3, 10),
        ("sju tiondelar", 7, 10), ("nio tiondelar", 9, 10), ("en tjugondel", 1, 20),
        ("tre tjugondelar", 3, 20), ("sju tjugondelar", 7, 20),
        ("nio tjugondelar", 9, 20), ("halva", 1, 2), ("varannan", 1, 2),
        ("vartannat", 1, 2), ("var tredje", 1, 3), ("vart tredje", 1, 3),
        ("var fjärde", 1, 4), ("vart fjärde", 1, 4), ("var femte", 1, 5),
        ("vart femte", 1, 5), ("var sjätte", 1, 6), ("var sjunde", 1, 7),
        ("var åttonde", 1, 8), ("var nionde", 1, 9), ("var tionde", 1, 10),
        ("vart tionde", 1, 10), ("var tjugonde", 1, 20), ("tredjedelen", 1, 3),
        ("fjärdedelen", 1, 4), ("femtedelen", 1, 5), ("tiondelen", 1, 10),
    ],
    cardinals: &[
        ("noll", 0), ("en", 1), ("två", 2), ("tre", 3), ("fyra", 4), ("fem", 5),
        ("sex", 6), ("sju", 7), ("åtta", 8), ("nio", 9), ("tio", 10), ("elva", 11),
        ("tolv", 12), ("tretton", 13), ("fjorton", 14), ("femton", 15), ("sexton", 16),
        ("sjutton", 17), ("arton", 18), ("nitton", 19), ("tjugo", 20), ("trettio", 30),
        ("fyrtio", 40), ("femtio", 50), ("sextio", 60), ("sjuttio", 70), ("åttio", 80),
        ("nittio", 90), ("ett", 1),
    ],
    out_of: &["av"],
    percent: &["procent"],
    articles: &["de"],
    wholes: &[
        ("majoriteten", Q::Most), ("en majoritet", Q::Most), ("flertalet", Q::Most),
        ("ett flertal", Q::Most), ("de flesta", Q::Most), ("merparten", Q::Most),
        ("huvuddelen", Q::Most), ("en klar majoritet", Q::ClearlyMost),
        ("en tydlig majoritet", Q::ClearlyMost), ("en stor majoritet", Q::VeryMost),
        ("det stora flertalet", Q::VeryMost), ("de allra flesta", Q::VeryMost),
        ("den stora majoriteten", Q::VeryMost), ("nästan alla", Q::NearlyAll),
        ("så gott som alla", Q::NearlyAll), ("nästan samtliga", Q::NearlyAll),
        ("i stort sett alla", Q::NearlyAll), ("alla", Q::Everybody),
        ("samtliga", Q::Everybody), ("inte alla", Q::NotAll), ("ingen", Q::Nobody),
        ("inga", Q::Nobody), ("inget", Q::Nobody), ("inte någon", Q::Nobody),
        ("nästan ingen", Q::NearlyNobody), ("nästan inga", Q::NearlyNobody),
        ("knappt någon", Q::NearlyNobody), ("få", Q::Few), ("ett fåtal", Q::Few),
        ("endast ett fåtal", Q::Few), ("några få", Q::Few), ("mycket få", Q::VeryFew),
        ("ytterst få", Q::VeryFew), ("enstaka", Q::VeryFew),
        ("en minoritet", Q::Minority), ("minoriteten", Q::Minority),
        ("några", Q::Minority), ("vissa", Q::Minority), ("en del", Q::Minority),
        ("en liten andel", Q::Small), ("en mindre andel", Q::Small),
        ("en mindre del", Q::Small), ("en liten del", Q::Small),
    ],
    ordinary: &[
        "alla", "samtliga", "inga", "ingen", "inget", "få", "några", "vissa", "enstaka",
        "en del", "majoriteten", "halva", "minoriteten",
    ],
    comparisons: &[
        ("vanligare än", Greater), ("fler än", Greater), ("högre än", Greater),
        ("ökade", Greater), ("mer än", Greater), ("oftare än", Greater),
        ("större än", Greater), ("flera än", Greater), ("mer vanligt än", Greater),
        ("mer vanlig än", Greater), ("ökat", Greater), ("ökar", Greater),
        ("har ökat", Greater), ("en ökning", Greater), ("steg", Greater),
        ("stigit", Greater), ("har stigit", Greater), ("stiger", Greater),
        ("växte", Greater), ("vuxit", Greater), ("har vuxit", Greater),
        ("mindre vanligt än", Less), ("färre än", Less), ("lägre än", Less),
        ("minskade", Less), ("mindre än", Less), ("mindre vanlig än", Less),
        ("mindre vanliga än", Less), ("ovanligare än", Less), ("mer sällan än", Less),
        ("minskat", Less), ("minskar", Less), ("har minskat", Less),
        ("en minskning", Less), ("sjönk", Less), ("sjunkit", Less),
        ("har sjunkit", Less), ("sjunker", Less), ("lika", Equal),
        ("oförändrad", Equal), ("samma som", Equal), ("oförändrat", Equal),
        ("oförändrade", Equal), ("densamma", Equal), ("detsamma", Equal),
        ("desamma", Equal),
    ],
    than: "än",
    auxiliaries: &["är", "var", "förblir"],
    uncertain: &[
        "ingen säker förändring", "ingen säkerställd förändring",
        "ingen säker skillnad",
    ],
    clearly: "tydligt",
    slightly: "något",
};
