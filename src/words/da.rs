//! Danish.

use std::cmp::Ordering::{Equal, Greater, Less};

use super::Modifier as M;
use super::Quantity as Q;
use super::{Grammar, Phrases, References, words};

/// Danish.
pub(super) struct Danish;

words! {
    Labels for Danish:
    diagram: "Diagram";
    table: "Tabel";
    figure: "Figur";
    appendix: "Bilag";
    section: "afsnit";
    page_short: "s.";
    contents: "Indhold";
    list_of_diagrams: "Diagrammer";
    list_of_tables: "Tabeller";
    list_of_figures: "Figurer";
    footnotes: "Fodnoter";
    show_numbers: "Vis tallene";
    show_as_text: "Vis som tekst";
    boxes: "Bokse";
    arrows: "Pile";
    skip_to_content: "Gå til indholdet";
    search: "Søg i rapporten";
    no_hits: "Ingen træf";
    one_hit: "1 træf";
    several_hits: "{count} træf";
    keep_as: "Hent {what} som {kind}";
    not_stated: "ikke oplyst";
    timeline: "Tidslinje";
    as_pdf: "Læs som PDF";
    fact_box: "Faktaboks";
    published: "Udgivet";
    updated: "Opdateret";
    issn: "ISSN";
    report_abstract: "Resumé";
    keywords: "Nøgleord";
    licence: "Licens";
    isbn: "ISBN";
    doi: "DOI";
    case_number: "Sagsnummer";
    organisation_number: "CVR-nummer";
    funding: "Finansiering";
    how_to_cite: "Sådan citerer du";
    advantage: "Fordel";
    drawback: "Ulempe";
    draft: "Udkast.";
    count: "Antal";
    percent: "Procent";
    percent_word: "procent";
    percentage_point: "procentpoint";
    percentage_points: "procentpoint";
    points_short: "pp";
    count_and_percent: "Antal og procent";
    mean: "Gennemsnit";
    weighted_percent: "Vægtede andele i procent, uvægtet n";
    count_and_weighted_percent: "Uvægtet antal og vægtede andele i procent";
    weighted_mean: "Vægtet gennemsnit, uvægtet n";
    median: "Median";
    percentile_10: "10-percentil";
    lower_quartile: "Nedre kvartil";
    upper_quartile: "Øvre kvartil";
    percentile_90: "90-percentil";
    percentile(at): "{at}-percentil";
    minimum: "Mindste værdi";
    maximum: "Største værdi";
    variance: "Varians";
    skewness: "Skævhed";
    kurtosis: "Kurtosis";
    lower_hinge: "Nedre hængsel";
    upper_hinge: "Øvre hængsel";
    question_header: "Spørgsmål";
    expected: "Forventet";
    residual: "Residual";
    box_unit: "Median, kvartiler og percentiler";
    sd: "Standardafvigelse";
    se: "Standardfejl";
    interval_short(level): "{level}\u{a0}% KI";
    interval_low: "nedre";
    interval_high: "øvre";
    p_value: "p-værdi";
    p_adjusted: "p (Holm)";
    letters: "Bogstaver";
    total: "I alt";
    no_answer: "Ubesvaret";
    row: "svar";
    rows: "svar";
    mentions: "svar";
    ticks: "afkrydsninger";
    data_row: "række";
    data_rows: "rækker";
    and: "og";
    or: "eller";
    of: "af";
    to: "til";
    between: "mellem";
    change: "Ændring";
    difference: "Forskel";
    verdict: "Vurdering";
    wave: "Måling";
    indicator: "Indikator";
    count_of_base: "Antal/n";
    share_in_percent: "Andel i procent";
}

words! {
    Notes for Danish:
    rows_from(RowsFrom { rows, people }): "{rows} fra {people}";
    not_comparable_with(Break { wave, reason }): "Ikke sammenlignelig med {wave}: {reason}.";
    not_comparable: "ikke sammenlignelig";
    few_of(FewOf { few, all }): "{few} af {all}";
    no_answer_from(parts): "Ubesvaret: {parts}.";
    only(ConditionWords { variable, answers }): "Kun {variable}: {answers}.";
    one_ungrouped(Ungrouped { rows, breakdown }): "{rows} uden oplysning om {breakdown} er ikke medregnet her.";
    several_ungrouped(Ungrouped { rows, breakdown }): "{rows} uden oplysning om {breakdown} er ikke medregnet her.";
    one_in_no_group(rows): "{rows} uden for alle grupperne er ikke medregnet her.";
    several_in_no_group(rows): "{rows} uden for alle grupperne er ikke medregnet her.";
    in_several_groups(unit): "Samme {unit} kan tælle med i flere grupper.";
    note_share_of_all: "Andel af alle, også dem, der ikke har svaret.";
    note_hidden_last: "Sorteret efter det, der vises; det, der er skjult, står sidst.";
    class_up_to(ClassLimits { from, to }): "{from} til under {to}";
    class_below(limit): "under {limit}";
    class_above(limit): "over {limit}";
    class_from(limit): "{limit} eller mere";
    note_area: "Klasserne er ikke lige brede: søjlernes areal viser andelen, ikke højden.";
    note_box: "Boksen går fra nedre til øvre kvartil, og stregen i den er medianen. De smalle linjer når fra 10- til 90-percentilen, hvor gruppen er stor nok.";
    note_share_of_valid: "Andel af dem, der har svaret.";
    note_share_of_category: "Andelene viser, hvordan hvert svar fordeler sig på grupperne.";
    note_share_of_table: "Andelene er andele af hele tabellen.";
    note_several: "Der kunne gives flere svar.";
    note_several_shares: "Der kunne gives flere svar, og andelene kan tilsammen blive mere end 100.";
    note_rounding: "På grund af afrunding summer andelene ikke altid til 100.";
    note_sums: "Antallene er ændret for at beskytte dem, der har svaret, og summer ikke altid til totalerne.";
    uncertain_shares(fewest): "Andele af færre end {fewest} er usikre.";
    uncertain_groups(Uncertain { fewest, groups }): "Andele af færre end {fewest} er usikre: {groups}.";
    sign_suppressed: "skjult, så ingen kan genkendes eller regnes ud.";
    sign_too_few: "bygger på for få svar til at blive vist.";
    sign_undefined: "kan ikke beregnes.";
    all_hidden: "Her kan intet vises, uden at nogen kunne genkendes eller regnes ud.";
    all_too_few: "For få har svaret til, at noget kan vises.";
    nothing_to_show: "Der er ingen svar at vise.";
    mostly_hidden(MostlyHidden { shown, all, values }): "Kun {shown} af {all} værdier kan vises, uden at nogen kunne genkendes eller regnes ud: {values}.";
    chart_part(ChartPart { part, parts }): "fortsættelse, del {part} af {parts}";
    no_answers_for(value): "Der er ingen svar for ”{value}”.";
    numbers_in(caption): "Tallene i ”{caption}”";
}

words! {
    Descriptions for Danish:
    bar_chart: "Søjlediagram";
    lollipop_chart: "Lollipopdiagram";
    grouped_bar_chart: "Grupperet søjlediagram";
    stacked_bar_chart: "Stablet søjlediagram";
    diverging_bar_chart: "Søjlediagram omkring en midterlinje";
    pie_chart: "Cirkeldiagram";
    slope_chart: "Hældningsdiagram";
    dot_chart: "Punktdiagram";
    line_chart: "Linjediagram";
    histogram: "Histogram";
    box_plot: "Boksdiagram";
    divided(Divided { chart, breakdown }): "{chart}, fordelt på {breakdown}";
    number_of(rows): "Antal {rows}";
    with_intervals(WithIntervals { measure, level }): "{measure} med {level}-procents konfidensintervaller";
    rises(Course { label, first, last }): "{label} stiger fra {first} til {last}";
    falls(Course { label, first, last }): "{label} falder fra {first} til {last}";
    stays(Course { label, first, last }): "{label} går fra {first} til {last}";
    passing(Passing { first, between }): "{first} via {between}";
    not_shown: "vises ikke";
    too_few: "for få til at blive vist";
    cannot_be_computed: "kan ikke beregnes";
    several_answers: "Der kunne gives flere svar.";
    largest_are(values): "størst er {values}";
    values_range(Extremes { least, most }): "værdierne går fra {least} til {most}";
    some_not_shown: "nogle værdier vises ikke";
    all_values_in_table: "Alle værdierne står i tabellen.";
    drawing_scale: "Skala";
    drawing_across: "Vandret";
    drawing_up: "Lodret";
    drawing_advantages: "Fordele";
    drawing_drawbacks: "Ulemper";
    scale_from(ScaleEnds { name, label, low, high }): "{name}: {label}, fra {low} til {high}.";
    arrow_from_to(FromTo { from, to }): "fra {from} til {to}";
    arrow_between(FromTo { from, to }): "mellem {from} og {to}, begge veje";
    arrow_dashed: "stiplet";
    flow_less(losses): "heraf bort: {losses}";
}

words! {
    Accounts for Danish:
    sent: "Udsendt";
    over_coverage: "Overdækning";
    ineligible: "Uden for målgruppen";
    net_sample: "Nettostikprøve";
    returned: "Indkomne";
    answered: "Besvarelser";
    complete: "Fuldt besvaret";
    partial: "Delvist besvaret";
    unusable: "Ubrugelige svar";
    refused: "Afslag";
    non_contact: "Ikke truffet";
    other: "Andet kendt bortfald";
    unknown: "Ukendt udfald";
    known_nonresponse: "Kendt bortfald";
    unknown_nonresponse: "Ukendt bortfald";
    outcome: "Udfald";
    share_of_net: "Af nettostikprøven (%)";
    response_rate: "Svarprocent";
    note_aapor: "Svarprocenter efter AAPOR (2023): RR1, RR3 og RR5 tæller fuldt besvarede med, RR2, RR4 og RR6 også delvist besvarede.";
    note_aapor_partial: "RR1, RR3 og RR5 kan ikke beregnes, da delvist besvarede ikke er skilt ud.";
    note_aapor_e(e): "RR1 og RR2 regner alle med ukendt udfald med til målgruppen, RR3 og RR4 andelen {e}, som er målgruppens andel af dem med kendt udfald.";
    note_aapor_e_given(e): "RR1 og RR2 regner alle med ukendt udfald med til målgruppen, RR3 og RR4 andelen {e}.";
    note_aapor_unknown: "RR5 og RR6 forudsætter, at ingen med ukendt udfald hører til målgruppen, og er derfor ikke vist.";
    note_aapor_certain: "Uden ukendte udfald er RR3 og RR5 lig med RR1, RR4 og RR6 lig med RR2.";
    in_frame: "I rammen";
    responded: "Har svaret";
    response_rate_percent: "Svarprocent";
    interval_95: "95\u{a0}% KI";
    background: "Baggrund";
    note_wilson: "KI = konfidensinterval for svarprocenten (Wilson), uvægtet.";
    note_p_chi_square: "p-værdier: chi-i-anden-test af, om svarprocenten er forskellig mellem grupperne.";
    note_p_fisher: "p-værdier: Fishers eksakte test af, om svarprocenten er forskellig mellem grupperne.";
    note_p_both: "p-værdier: chi-i-anden-test af, om svarprocenten er forskellig mellem grupperne, Fishers eksakte test hvor forventede antal er små.";
    note_p_drawn(error): "Hvor tabellen er for stor til Fishers eksakte test, er p-værdien anslået ud fra tilfældigt trukne tabeller med standardfejlen {error} eller mindre.";
    note_p_holm: "De er justeret, fordi der er flere test (Holm).";
    note_p_none: ". = kan ikke testes, fordi antal er skjult, eller intet varierer.";
    item: "Spørgsmål";
    turned: "vendt";
    alpha: "Cronbachs alfa";
    standard_deviation: "Standardafvigelse";
    rest_correlation: "Korrelation med øvrige";
    alpha_without: "Alfa uden spørgsmålet";
    note_alpha: "De, der har besvaret alle spørgsmål.";
    note_turned: "Et vendt spørgsmål tælles fra den anden ende, så høje værdier betyder det samme som for de øvrige.";
}

words! {
    Changes for Danish:
    up: "er steget";
    up_slightly: "er steget lidt";
    up_clearly: "er steget tydeligt";
    down: "er faldet";
    down_slightly: "er faldet lidt";
    down_clearly: "er faldet tydeligt";
    unchanged: "uændret";
    no_certain_change: "ingen sikker ændring";
    could_not_be_answered: "svaret kunne ikke gives dengang";
    note_points: "pp = procentpoint.";
    note_change_newcombe: "KI = konfidensinterval for forskellen mellem to uafhængige stikprøver (Newcombe, metode 10); p-værdier: z-test af to andele.";
    note_change_newcombe_finite: "KI = konfidensinterval for forskellen mellem to uafhængige stikprøver (Newcombe, metode 10); p-værdier: z-test af to andele. Begge er korrigeret for endelige populationer.";
    note_change_weighted: "Vægtet efter stikprøvernes design; antallene er uvægtede. KI = konfidensinterval for forskellen, p-værdier: t-test, begge efter stikprøvernes design.";
    note_change_welch: "KI = konfidensinterval for forskellen mellem to uafhængige stikprøver, p-værdier: Welchs t-test.";
    note_change_welch_finite: "KI = konfidensinterval for forskellen mellem to uafhængige stikprøver, p-værdier: Welchs t-test. Begge er korrigeret for endelige populationer.";
    note_change_panel: "KI = konfidensinterval for forskellen blandt de samme personer (Newcombe, metode 10 for par); p-værdier: McNemars test.";
    note_change_panel_means: "KI = konfidensinterval for forskellen blandt de samme personer, p-værdier: parret t-test.";
    note_change_persons(persons): "Ændringen gælder dem, der har svaret begge gange (n\u{a0}=\u{a0}{persons}).";
    note_change_published(PublishedOnly { wave, lack }): "Af målingen {wave} findes kun det, der dengang blev offentliggjort, og {lack}";
    lack_weighted: "stikprøvens design er ikke kendt. Derfor er kun forskellen vist.";
    lack_mean: "spredningen er ikke kendt. Derfor er kun forskellen vist.";
    lack_panel: "hvem der var hvem, er ikke kendt. Derfor er kun forskellen vist.";
    lack_finite: "hvor mange i hele populationen der svarede, er ikke kendt. Derfor er kun forskellen vist.";
    lack_changed: "antallene er ændret for at beskytte dem, der svarede. Derfor er kun forskellen vist.";
    note_change_fisher: "Hvor forventede antal er små: Fishers eksakte test.";
    note_p_holm_table: "p-værdierne er justeret, fordi tabellen tester flere ændringer (Holm).";
    note_verdict_elsewhere: "Vurderingen tager højde for, at en ændring testes i flere tabeller: I en anden er p-værdien større.";
    note_change_threshold(size): "En ændring regnes for betydelig fra {size}: ”tydeligt”, hvis hele intervallet ligger udenfor, ”lidt” eller ”uændret”, hvis det hele ligger indenfor.";
}

words! {
    Inference for Danish:
    t_weighted: "t-fordelingen, vægtet";
    logit_weighted: "logit, vægtet";
    t_distribution: "t-fordelingen";
    corrected(method): "{method}, korrigeret for endelig population";
    interval_lines(Intervals { level, method }): "Stregerne viser {level}-procents konfidensintervaller ({method}).";
    interval_band(Intervals { level, method }): "Feltet omkring linjen viser {level}-procents konfidensintervaller ({method}).";
    interval_column(method): "KI = konfidensinterval ({method}).";
    interval_brackets(Intervals { level, method }): "I parentes {level}-procents konfidensintervaller ({method}).";
    chi_square: "Pearsons chi-i-anden-test";
    fisher: "Fishers eksakte test";
    mann_whitney: "Mann–Whitneys test";
    kruskal_wallis: "Kruskal–Wallis’ test";
    cochran_armitage: "Cochran–Armitages trendtest";
    jonckheere_terpstra: "Jonckheere–Terpstras trendtest";
    rao_scott: "Rao–Scotts test";
    degree_of_freedom(count): "{count}\u{a0}frihedsgrad";
    degrees_of_freedom(count): "{count}\u{a0}frihedsgrader";
    cramers_v: "Cramérs V";
    rank_biserial: "rangbiserial korrelation";
    drawn_tables(error): "anslået ud fra tilfældigt trukne tabeller, standardfejl {error}";
    holm: "Holms justering";
    benjamini_hochberg: "Benjamini–Hochbergs justering";
    not_adjusted: "uden justering";
    adjusted(Adjusted { test, adjustment }): "{test}, {adjustment}";
    at_level(level): "på {level}-procentsniveauet";
    no_pairs_differ(NoPairs { level, how }): "Ingen to grupper er forskellige {level} ({how}).";
    some_pairs_differ(SomePairs { all, differ, level, how }): "Af {all} par af grupper er {differ} forskellige {level} ({how}).";
    letters_differ(NoPairs { level, how }): "Grupper uden fælles bogstav er forskellige {level} ({how}).";
    no_test_too_few_groups: "Grupperne er ikke sammenlignet med en test, fordi der er svar fra færre end to af dem.";
    no_test_no_variation: "Grupperne er ikke sammenlignet med en test, fordi alle har svaret det samme.";
    no_test_no_variance: "Grupperne er ikke sammenlignet med en test, fordi stikprøven har for få klynger eller strata.";
    no_test_too_large: "Grupperne er ikke sammenlignet med en test, fordi tabellen er for stor til den.";
    weighted_by_designs: "Vægtet efter stikprøvernes design.";
    weighted_by_design(effective): "Vægtet efter stikprøvens design; effektivt n er {effective} (Kish).";
    test_hidden: "Sammenligningen af grupperne vises ikke, fordi tal, som den bygger på, er skjult.";
    kish_wilson: "Wilson med Kishs effektive n, vægtet";
    korn_graubard: "Korn–Graubard, vægtet";
    wald_weighted: "Wald, vægtet";
    wilson_corrected: "Wilson med kontinuitetskorrektion";
    chi_square_corrected: "Pearsons chi-i-anden-test med Yates’ korrektion";
    likelihood_ratio: "likelihoodkvotienttest";
    mann_whitney_uncorrected: "Mann–Whitneys test uden kontinuitetskorrektion";
    student_t: "Students t-test";
    welch_t: "Welchs t-test";
    anova: "variansanalyse";
    welch_anova: "Welchs variansanalyse";
    bias_corrected_v: "biaskorrigeret Cramérs V";
    contingency: "kontingenskoefficienten C";
    odds_ratio: "oddsratio";
    cohens_h: "Cohens h";
    cohens_d: "Cohens d";
    tukey: "Tukey–Kramers justering";
    games_howell: "Games–Howells justering";
    bonferroni: "Bonferronis justering";
    hochberg: "Hochbergs justering";
    no_test_no_spread: "Grupperne er ikke sammenlignet med en test, fordi svarene ikke varierer inden for dem.";
    no_test_too_few_answers: "Grupperne er ikke sammenlignet med en test, fordi en af dem har for få svar til det.";
    describe_counts: "Antal, i parentes procent af dem, der har svaret.";
    describe_weighted_counts: "Uvægtet antal, i parentes vægtede andele i procent af dem, der har svaret.";
    describe_tests(tests): "p-værdier: {tests}.";
    family_adjusted(FamilyAdjusted { p, tests, how }): "Sammen med de andre test i familien ({tests} test, {how}): {p}.";
    expected_note: "Forventet er det antal, der ville have svaret sådan, hvis grupperne ikke var forskellige.";
    residual_note(level): "Residual er afstanden mellem antal og forventet antal i standardfejl (justeret residual); * adskiller sig fra tilfældighed {level}.";
    trend_found(result): "Tendens hen over grupperne: {result}.";
    difference_found(result): "Forskel mellem grupperne: {result}.";
    left_out(groups): "Indgår ikke i sammenligningen, fordi ingen har svaret: {groups}.";
}

words! {
    Methods for Danish:
    half_up: "hvor en halv enhed rundes op";
    half_even: "hvor en halv enhed rundes til nærmeste lige ciffer";
    truncated: "hvor overskydende decimaler er udeladt";
    whole_per_cent: "i hele procent";
    one_decimal(number): "med {number} decimal";
    several_decimals(number): "med {number} decimaler";
    shares_rounded(SharesRounded { decimals, rule }): "Andelene er beregnet ud fra de nøjagtige antal og vises {decimals}, {rule}.";
    sum_to_100: "Andelene i en fordeling er afrundet, så de tilsammen giver 100: De enheder, der mangler, er lagt til de andele, der har tabt mest ved afrundingen (største rests metode).";
    rounded_by_itself: "Hver andel er afrundet for sig, og derfor summer andelene ikke altid til 100.";
    differences_before: "Forskelle mellem andele er beregnet før afrundingen.";
    differences_after: "Forskelle mellem andele er beregnet ud fra de afrundede andele.";
    otherwise_rounded: "Enkelte tal er afrundet på en anden måde for at kunne sammenlignes med en tidligere publikation.";
    base_valid: "Hvor andet ikke er anført, er andelene andele af dem, der har besvaret spørgsmålet.";
    base_all: "Hvor andet ikke er anført, er andelene andele af alle, også af dem, der ikke har besvaret spørgsmålet.";
    missing_left_out: "De, der ikke har besvaret et spørgsmål, er ikke med i andelene; hvor mange de er, står ved diagrammet eller tabellen.";
    missing_counted: "De, der ikke har besvaret et spørgsmål, er med i andelene; hvor mange de er, står ved diagrammet eller tabellen.";
    registers_not_hidden: "Antal fra registre, som alle må læse række for række, vises, som de er.";
    nothing_hidden: "Ingen oplysninger er skjult.";
    rounded_to(base): "Alle antal er rundet op eller ned til nærmeste multiplum af {base}, tilfældigt og ens overalt; 0 og multipla af {base} er uændrede. Andele er beregnet ud fra de afrundede antal. Gennemsnit og summer er beregnet før afrundingen.";
    moved_by(most): "Alle antal undtagen 0 kan være ændret tilfældigt med højst {most}, ens overalt; de summer derfor ikke altid til totalerne. Andele er beregnet ud fra de ændrede antal. Gennemsnit og summer er beregnet uden ændringer.";
    suppressed_below(fewest): "Antal fra 1 til under {fewest} vises ikke, og heller ikke oplysninger, som de kan regnes ud af.";
    dominance: "Summer og gennemsnit af beløb er skjult, hvor nogle få står for det meste.";
    answers_protected: "Det gælder ikke antallet af dem, der ikke har svaret på et spørgsmål.";
    with_other_reports: "Det gælder også sammen med andre arkiverede rapporter om de samme svar.";
    without_other_reports: "Der er ikke taget højde for, hvad andre rapporter om de samme svar har vist.";
    only_size_below(fewest): "Af grupper med færre end {fewest} vises kun, hvor mange de er.";
    no_shares_below(fewest): "Andele af færre end {fewest} vises ikke.";
    unanimous_below(fewest): "At alle i en gruppe med færre end {fewest} har svaret ens, vises ikke.";
    zero_or_few: "at der ingen er eller kun nogle få";
    zero: "at der ingen er";
    symbols(Symbols { suppressed, few, undefined, zero }): "I tabeller og diagrammer betyder ”{suppressed}”, at en oplysning er skjult, så ingen kan genkendes eller regnes ud, ”{few}”, at den bygger på for få svar, ”{undefined}”, at den ikke kan beregnes, og ”0”, {zero}.";
    agresti_coull: "Agresti og Coull";
    wilson_with_continuity: "Wilson med kontinuitetskorrektion";
    clopper_pearson: "Clopper og Pearson";
    uncertainty(Uncertainty { level, shares }): "Usikkerheden angives med {level}-procents konfidensintervaller: for andele efter {shares}, for gennemsnit efter t-fordelingen.";
    for_finite: "De er korrigeret for, at populationen er endelig, og den del af den, der har besvaret spørgsmålet, antages at være lige stor i alle grupper.";
    for_large: "De gælder, som om de, der har svaret, udgjorde en tilfældig stikprøve fra en stor population.";
    tested_by(Tested { tests, level }): "Forskelle mellem grupper er testet med {tests} {level}.";
    without_continuity: "Chi-i-anden-testen er uden kontinuitetskorrektion.";
    equal_variances: "Students t-test og variansanalyse forudsætter, at svarene varierer lige meget i alle grupper.";
    fisher_where_small: "Fishers test bruges, hvor forventede antal er for små til chi-i-anden-testen: et af dem under 1 eller mere end en femtedel under 5.";
    pairs_compared(how): "Par af grupper er sammenlignet for hvert diagram og hver tabel for sig ({how}).";
    pairs_in_families(how): "Par af grupper er sammenlignet ({how}); p-værdier for tabeller og diagrammer i samme familie er justeret sammen.";
    tests_hidden: "Hvor tal i en tabel er skjult, vises testen heller ikke.";
    strata: "strata";
    clusters: "klynger";
    finite_population: "endelig population";
    design: "stikprøvens design";
    design_with(parts): "stikprøvens design ({parts})";
    weights(WeightedBy { design, shares }): "Vægtede andele og gennemsnit er skøn for populationen; antallene er uvægtede. Usikkerheden er beregnet efter {design} med Taylor-linearisering, for andele {shares}.";
    weighted_logit: "på logitskalaen";
    weighted_kish_wilson: "med Wilsons metode og Kishs effektive n";
    weighted_beta: "med Korn og Graubards metode";
    weighted_wald: "med Walds metode";
    changes_given(level): "Ændringer mellem målingerne angives med {level}-procents konfidensintervaller.";
    changes_two_shares: "For andele i uafhængige stikprøver er intervallerne Newcombes (metode 10), og ændringen er testet med en z-test af to andele.";
    changes_fisher: "Hvor forventede antal er små, er andele i uafhængige stikprøver sammenlignet med Fishers eksakte test; intervallerne er Newcombes (metode 10).";
    changes_welch: "Gennemsnit i uafhængige stikprøver er sammenlignet med Welchs t-test og dens interval.";
    changes_mcnemar: "Andele blandt de samme personer er sammenlignet med McNemars test og Newcombes interval for par; de gælder dem, der har svaret begge gange.";
    changes_paired: "Gennemsnit blandt de samme personer er sammenlignet med en parret t-test; den gælder dem, der har svaret begge gange.";
    changes_design: "Vægtede andele og gennemsnit er sammenlignet med en t-test, hvor usikkerheden i hver måling følger stikprøvens design.";
    changes_finite: "Intervaller og test er korrigeret for, at populationerne er endelige.";
    changes_adjusted: "I hver tabel over ændringer er p-værdierne justeret, fordi flere ændringer testes (Holm).";
    changes_said(level): "At noget er steget eller faldet, siges kun, hvor ændringen er statistisk sikker på {level}-procentsniveauet.";
    changes_unchanged(size): "En andel kaldes kun uændret, hvor hele intervallet for ændringen ligger inden for {size} procentpoint i begge retninger.";
}

words! {
    Makings for Danish:
    counted_answers(AnswersOf { variable, answers }): "{variable}: {answers}";
    counted_share(CountedShare { few, all, share }): "{few} af {all}, {share}";
    named_value(NamedValue { name, value, of }): "{name} {value}, n = {of}";
    quantile: "Fraktil";
    sum: "Sum";
    months_counted: "Måneder";
    survey_told(survey): "Kilde: {survey}.";
    measurement_told(SurveyWave { survey, wave }): "Kilde: {survey}, {wave}.";
    is_weighted: "Vægtet.";
    is_made_up: "Svarene er opdigtede.";
}

words! {
    Shelves for Danish:
    shelf: "Rapporter";
    search_shelf: "Søg i rapporterne";
    words_to_find: "Søg";
    year: "År";
    all_years: "Alle år";
    found_reports(FoundReports { shown, all }): "{shown} af {all} rapporter";
    found_none: "Ingen rapport passer til søgningen.";
    shelf_is_empty: "Her er endnu ingen rapporter.";
    web_page: "Webside";
    pdf_of_size(size): "PDF, {size}";
    feed: "Nye rapporter som feed (Atom)";
    own_name: "dansk";
}

words! {
    Comparisons for Danish:
    what_differs: "Hvad der er anderledes";
    nothing_differs: "Intet er anderledes.";
    inputs: "Grundlag";
    numbers: "Tal";
    charts: "Diagrammer";
    sentences: "Sætninger";
    pages: "Sider";
    data: "data";
    codebook: "kodebog";
    template: "skabelon";
    font: "skrifttype";
    text: "tekst";
    added: "ny";
    gone: "væk";
    renamed: "omdøbt";
    changed: "ændret";
    kind: "Slags";
    how: "Hvordan";
    file: "Fil";
    number: "Tal";
    then: "Før";
    now: "Nu";
    cause: "Årsag";
    new_numbers: "Nye tal";
    gone_numbers: "Tal, der er væk";
    value: "Værdi";
    all_of_it: "hele";
    survey: "undersøgelse";
    statistic: "mål";
    variable: "variabel";
    answers: "svar";
    breakdown: "opdeling";
    filter: "udvalg";
    base: "base";
    weights_used: "vægte";
    question: "spørgsmål";
    method: "metode";
    moved: "flyttet";
    rounding: "afrunding";
    protection: "beskyttelse";
    other_numbers: "tal";
    program: "programversion";
    unknown_cause: "ukendt";
    drawn_otherwise: "Tegnet på en anden måde med de samme tal:";
    moved_from(section): "fra {section}";
    number_of_pages: "Antal sider";
    page(number): "side {number}";
}

words! {
    Codebooks for Danish:
    guess(note): "gæt: {note}";
    begun: "Påbegyndt kodebog.";
    begun_with(guesses): "Påbegyndt kodebog. Antal gæt at gennemgå: {guesses}, hver linje, der begynder med `gæt:`.";
    set_of_file(columns): "flersvarsspørgsmål i filen: {columns}";
    scale_from_sheet(sheet): "skalaen; koder og etiketter står i arket `{sheet}`";
    known_scale(measure): "svarskala ({measure}), fra lavest til højest; vend den, hvis den går den anden vej";
    scale_by_labels(measure): "svarskala ({measure}) efter etiketterne, i kodernes rækkefølge";
    note_from_file: "skalaen er gættet ud fra filens måleniveau og etiketter";
    note_no_answers: "kolonnen er tom";
    note_all_different: "hver række har sin egen værdi";
    note_nearly_all_different: "næsten hver række har sin egen værdi, men nogle står to gange: fritekst, ikke id";
    note_personal: "ligner person- eller telefonnumre eller adresser; vises aldrig";
    note_personal_heading: "overskriften tyder på, at kolonnen udpeger personer; vises aldrig";
    note_dates: "datoer eller klokkeslæt";
    note_days: "dage eller måneder; tælles pr. periode, med grænser der er rundet udad";
    in_months(date): "{date}, pr. måned";
    in_quarters(date): "{date}, pr. kvartal";
    in_years(date): "{date}, pr. år";
    name_month: "maned";
    name_quarter: "kvartal";
    name_year: "ar";
    note_codes_as_text: "koder for steder eller andet, ikke tal; foranstillede nuller beholdes";
    note_many_words: "fritekst, fordi svarene er flere end 25 eller lange; er det kategorier, så skriv scale: nominal og values";
    note_rare_words: "fritekst, fordi et svar findes i færre end fem rækker; er det kategorier, så skriv scale: nominal og values";
    note_steps: "en skala; giv svarene etiketter, eller skriv numeric, hvis det er et antal";
    note_ends_from_heading: "navnene på trinnene er taget fra overskriften";
    note_numbered: "en skala i den rækkefølge, som tallene foran svarene har";
    note_number_intervals: "intervaller, fra lavest til højest";
    note_usual_missing: "koder, der plejer at betyde, at svar mangler, står under missing";
    note_rounded: "grænserne i range er rundet udad";
    note_plain_numbers: "tal";
    note_yes_or_no: "ja eller nej";
    note_gender: "køn";
    note_rare_answer: "et svar findes i færre end fem rækker; det er spørgsmålets eget og bliver stående, og rapportens disclosure beskytter det";
    note_spelt_in_two_ways: "det samme svar er skrevet på to måder i filen; slå dem sammen med map under derive";
    note_constant: "alle, der har svaret, har svaret det samme";
    note_ticks_in_columns: "flersvarsspørgsmål med en kolonne for hvert svar";
    note_answers_in_columns: "flersvarsspørgsmål, hvor hver kolonne er tom eller indeholder sit svar";
    note_grid: "deler svar med rækkerne ved siden af, også nogle, som ingen har valgt her";
    note_missing_words: "svar, der betyder, at svar mangler, står under missing";
    note_unlabelled: "koder uden etiket i filen er deres egne etiketter";
    note_few_answers: "få forskellige svar, hvert fra mindst fem rækker; rækkefølgen er alfabetisk";
    several_in_a_cell(sign): "flere svar i hver celle med `{sign}` imellem";
    several_rare(sign): "flere svar i hver celle med `{sign}` imellem: fritekst, fordi et svar findes i færre end fem rækker; er det et flersvarsspørgsmål, så skriv scale: multiple, separator: \"{sign}\" og values";
    measures_agreement: "enighed";
    measures_amount: "mængde";
    measures_change: "ændring";
    measures_education: "uddannelse";
    measures_extent: "grad";
    measures_frequency: "hvor ofte";
    measures_health: "helbred";
    measures_importance: "vigtighed";
    measures_probability: "sandsynlighed";
    measures_quality: "kvalitet";
    measures_satisfaction: "tilfredshed";
    measures_yes: "nej til ja";
    measures_degrees: "grader";
    set_scale: "skala";
    set_agreement: "enig";
    set_amount: "hvor_meget";
    set_change: "aendring";
    set_education: "uddannelse";
    set_extent: "grad";
    set_frequency: "hvor_ofte";
    set_health: "helbred";
    set_importance: "vigtighed";
    set_probability: "sandsynlighed";
    set_quality: "kvalitet";
    set_satisfaction: "tilfredshed";
    set_yes: "ja_til_nej";
    set_degrees: "grader";
    set_missing: "bortfald";
    made_up: "Svarene er opdigtede.";
    percent_as_shown: "gæt: celler, som Excel viser i procent, læses, som de vises (7,5 % er 7,5)";
}

words! {
    Drafts for Danish:
    drafted: "Udkast. Kør den samme kommando igen, når kodebogen er rettet: filer, ingen har ændret, skrives om, de andre røres ikke.";
    guessed_breakdown(variable): "gæt: `{variable}` er en baggrund, svarene kan opdeles efter; fjern kapitlet, hvis den ikke er det";
    guessed_outcomes: "gæt: hvad udfaldene betyder; flyt dem, der står forkert";
    tell_of_collection: "Fortæl her, hvornår, hvordan og blandt hvem svarene blev indsamlet, og hvor mange der ikke svarede.";
    in_no_chapter: "Variabler, som intet kapitel bruger:";
    unused_text: "åbne svar, vises aldrig";
    unused_id: "skiller rækkerne ad, vises aldrig";
    unused_range: "tal uden `range`; angiv den i kodebogen";
    unused_single_answer: "der er kun ét svar";
    unused_dates: "datoer uden `period`; udled en i kodebogen";
    unused_source: "vises gennem en variabel, der er udledt af den";
    unused_codes: "koder uden etiketter; angiv dem under `values` i kodebogen";
    unused_plan: "står ikke i planen";
    some_publisher: "Organisationens navn";
    chapter_summary: "Sammenfatning";
    summary_ids: "kort";
    chapter_method: "Metode";
    chapter_respondents: "De, der har svaret";
    chapter_results: "Resultater";
    of_survey(DividedBy { what, by }): "{what}: {by}";
    chapter_breakdown(by): "Svarene efter {by}";
    and_more(first): "{first} med mere";
    caption_by(DividedBy { what, by }): "{what}, efter {by}";
    asked_by(DividedBy { what, by }): "{what} Efter {by}";
    collection: "Dataindsamling";
    presentation: "Fremstilling";
    how_protected: "Beskyttelse af dem, der har svaret";
    open_answers: "Åbne svar";
    responses(n): "Resultaterne bygger på {n} svar.";
    responses_of(DividedBy { what, by }): "{by}: {what} svar.";
    dated_between(Between { first, last }): "Svarene er dateret fra {first} til {last}.";
    dated_in(month): "Svarene er dateret {month}.";
    open_questions: "Svar med egne ord er ikke gengivet. De kunne gives her:";
    wording(question): "Spørgsmålet lød: {question}";
    see(what): ", se {what}";
    said(ShareSaid { share, answer }): "{share} svaret {answer}";
    chose(ShareSaid { share, answer }): "{share} valgt {answer}";
    of_those_who_answered(SharesOfAnswers { base, shares, see }): "Af de {base}, der har besvaret spørgsmålet, har {shares}{see}.";
    shares_compared(SharesCompared { answers, shares, see }): "Andelen, der har svaret {answers}, er {shares}{see}.";
    share_for(ShareOf { share, of, base }): "{share} for {of} (n = {base})";
    share_in(ShareOf { share, of, base }): "{share} i gruppen {of} (n = {base})";
    mean_and_median(MeanAndMedian { n, mean, median, see }): "Gennemsnittet for de {n}, der har besvaret spørgsmålet, er {mean}, og medianen er {median}{see}.";
    shows_answers(chart): "Svarene vises i {chart}.";
    shows_time(chart): "Hvordan svarene fordeler sig over tid, vises i {chart}.";
    as_far_as_shown(chart): "Svarene vises i {chart}, så vidt det kan ske, uden at nogen kan genkendes.";
    of_sample_responded(SampleResponse { base, n, share, see }): "Af de {base} i nettostikprøven har {n} svaret, {share}{see}.";
    response_rates(table): "Svarandelen i forskellige grupper vises i {table}.";
    sample_flow: "Fra udsendelse til svar";
    background_words: "køn alder aldersgruppe rolle stilling erhverv faggruppe kommune region bydel sted by organisation arbejdsplads arbejdsgiver enhed afdeling virksomhed forvaltning sektor branche skole uddannelse uddannelsesniveau ansættelse ansættelsesforhold civilstand fødeland fødselsår indkomst gammel=alder kvinde=køn";
    asking_words: "hvilken hvilket hvilke hvad i på inden hvor er";
    answer_date_words: "svardato dato besvaret indsendt afleveret";
    outcomes_complete: "svaret,besvaret,gennemført,fuldstændig,udfyldt";
    outcomes_partial: "delvis,ufuldstændig,svaret delvis";
    outcomes_refused: "nægt,takket nej,afslog,vil ikke";
    outcomes_non_contact: "ikke nået,ikke truffet,retur,ingen kontakt";
    outcomes_over_coverage: "overdækning,død,fraflyttet,tilhører ikke";
}

words! {
    ArchiveLetters for Danish:
    letter_heading: "LÆS MIG\n\
         =======";
    letter_confidential: "ADVARSEL: arkivet indeholder enkeltpersoners svar. De må ikke offentliggøres.\n\
         Hvilke filer det gælder, står i ro-crate-metadata.json (conditionsOfAccess).";
    letter_public_keyed: "Arkivet kan offentliggøres: enkeltpersoners svar er ikke med. I stedet ligger\n\
         protected.json her med rapportens tal, som de må vises. Hvilke filer der mangler, står i\n\
         provenance.json med en kontrolsum (HMAC-SHA256), som kun den kan beregne, der har\n\
         svarene og deres hemmelige nøgle.";
    letter_public: "Arkivet kan offentliggøres: enkeltpersoners svar er ikke med. I stedet ligger\n\
         protected.json her med rapportens tal, som de må vises. Hvilke filer der mangler, og\n\
         deres sha256, står i provenance.json.";
    letter_bag: "Dette er en BagIt-pose (RFC 8493) med en rapport og alt, hvad den er lavet af.";
    letter_bag_without_answers: "Dette er en BagIt-pose (RFC 8493) med en rapport og det, den er lavet af, undtagen svarene.";
    letter_report(path): "{path}.pdf og .html   rapporten";
    letter_project(folder): "{folder}            rapportens tekster, data, skabelon og skrifttyper";
    letter_project_without_answers(folder): "{folder}            rapportens tekster, tal, skabelon og skrifttyper";
    letter_program: "program/             programmet, der byggede rapporten, med sha256";
    letter_codebooks: "codebooks/           kodebøgerne efter DDI-Codebook 2.5";
    letter_data_package: "datapackage.json     kodebøgerne som Data Package 2.0";
    letter_codebooks_alone: "codebooks/           kodebøgerne: DDI-Codebook 2.5 og Table Schema 2.0";
    letter_lock: "Cargo.lock           de nøjagtige versioner af programmets dele";
    letter_provenance: "provenance.json      hvad der blev lavet af hvad (in-toto, SLSA)";
    letter_description: "ro-crate-metadata.json   beskrivelse til maskiner (RO-Crate)";
    letter_check: "Kontrollér, at intet er ændret: `sha256sum -c manifest-sha256.txt` i posens\n\
         øverste mappe, eller `bagit.py --validate MAPPE`. Den, der ændrer noget, kan også skrive\n\
         kontrolsummerne om. Sammenlign derfor arkivets egen sha256 med den, der blev noteret et\n\
         andet sted, da det blev lavet: `baslinje verify ARKIV.zip --sha256 SUM`.";
    letter_rebuild(version): "Byg rapporten igen med Baslinje {version}: `baslinje reproduce ARKIV.zip`. Det fortæller,\n\
         om hver fil blev den samme, og ellers hvor den første forskel opstod.";
    letter_rebuild_without(WithoutProgram { typst, folder }): "Byg rapporten igen uden Baslinje: installér Typst {typst} (typst.app), og kør i\n\
         mappen {folder}";
    letter_pages_same: "Siderne og teksten bliver de samme; filens bytes kan være forskellige.";
}

#[rustfmt::skip]
impl Grammar for Danish {
    fn name(&self) -> &'static str { "Danish" }
    fn region(&self) -> &'static str { "DK" }
    fn decimal_sign(&self) -> char { ',' }
    fn thousands_sign(&self) -> char { '.' }
    fn quotation_marks(&self) -> [&'static str; 4] { ["‘", "’", "“", "”"] }
    fn percent_sign(&self) -> &'static str { "\u{a0}%" }
    fn spells_out_percent(&self) -> bool { true }
    fn suppressed_sign(&self) -> &'static str { ":" }
    fn months(&self) -> [&'static str; 12] {
        [
            "januar", "februar", "marts", "april", "maj", "juni", "juli", "august",
            "september", "oktober", "november", "december",
        ]
    }
    fn month_of(&self, month: &str, year: i32) -> String {
        format!("{month} {year}")
    }

    fn day_of(&self, day: u8, month: &str) -> String {
        format!("{day}. {month}")
    }

    fn quarter_of(&self, quarter: u8, year: i32) -> String {
        format!("{quarter}. kvartal {year}")
    }

    fn persons_as_rows(&self) -> &'static [&'static str] {
        &[
            "person", "personer", "individ", "individer", "svarende", "respondent",
            "respondenter", "deltager", "deltagere", "ansat", "ansatte", "patient",
            "patienter", "bruger", "brugere", "elev", "elever", "borger", "borgere",
        ]
    }

    fn last_letters(&self) -> &'static str {
        "æøå"
    }

    fn of_persons(&self) -> &'static [&'static str] {
        &[
            "cpr", "cpr-nummer", "personnummer", "fødselsdato", "fødselsår", "fornavn",
            "efternavn", "køn", "alder", "civilstand", "hjemmeadresse", "mobilnummer",
            "mobil", "telefon", "telefonnummer", "e-mail", "mailadresse", "respondent",
            "kontaktperson", "person",
        ]
    }

    fn long_date(&self, day: u8, month: &str, year: i32) -> String {
        format!("{day}. {month} {year}")
    }
    fn number_words(&self) -> [&'static str; 21] {
        [
            "nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti",
            "elleve", "tolv", "tretten", "fjorten", "femten", "seksten", "sytten",
            "atten", "nitten", "tyve",
        ]
    }
    fn one_neuter(&self) -> &'static str { "et" }
    fn neuter_nouns(&self) -> &'static [&'static str] {
        &[
            "svar", "mandat", "tilfælde", "bortfald", "møde", "år", "barn", "område",
            "forløb", "tilbud", "besøg", "interview", "spørgsmål", "skema", "hjem",
            "job", "sted", "projekt", "hold", "udsagn",
        ]
    }
    fn abbreviations(&self) -> &'static [&'static str] {
        &[
            "f.eks", "fx", "bl.a", "dvs", "d.v.s", "osv", "mv", "m.v", "m.m", "m.fl",
            "mfl", "ca", "s", "kap", "nr", "jf", "pct", "kl", "evt", "pga", "p.g.a",
            "mht", "inkl", "ekskl", "maks", "min", "tlf", "tab", "fig", "red", "dr",
            "prof", "mio", "mia", "o.l", "o.lign", "hhv", "fhv", "stk", "pkt", "vedr",
            "ift", "iht", "pr", "et al",
        ]
    }
    fn numbered(&self) -> &'static [&'static str] {
        &[
            "s", "side", "siden", "siderne", "diagram", "tabel", "figur", "bilag",
            "afsnit", "kapitel", "kap", "nr", "nummer", "kl", "klokken", "spørgsmål",
            "punkt", "pkt", "punkterne", "trin", "del", "tlf", "telefon", "lov",
            "lovbekendtgørelse", "bekendtgørelse", "række", "kolonne", "gruppe",
            "niveau", "klasse", "lokale", "cvr-nr", "j.nr", "postnummer", "skala",
        ]
    }
    fn units(&self) -> &'static [&'static str] {
        &[
            "år", "års", "årige", "årig", "måneder", "måned", "uger", "uge", "dage",
            "dag", "timer", "time", "minutter", "minut", "kroner", "kr", "tkr", "mio",
            "mia", "millioner", "milliarder", "km", "m", "meter", "kvm", "kap",
            "kapitel", "kl",
        ]
    }
    fn references(&self) -> References {
        References {
            diagram: &[
                "diagram", "diagrams", "diagrammet", "diagrammer", "diagrammerne",
            ],
            table: &[
                "tabel", "tabels", "tabellen", "tabeller", "tabellerne",
            ],
            figure: &["figur", "figurs", "figuren", "figurer", "figurerne"],
            section: &[
                "afsnit", "afsnits", "afsnittet", "afsnittene", "bilag", "bilaget",
                "bilagene",
            ],
            page: &["s", "side", "siden"],
        }
    }
    fn between_authors(&self) -> &'static [&'static str] { &["og", "m.fl.", "m.fl", "mfl."] }
    fn before_authors(&self) -> &'static [&'static str] {
        &[
            "Se", "Jf", "Ifølge", "Hos", "I", "Af", "Som", "Både", "Også", "Men", "Og",
        ]
    }
    fn of_authorities(&self) -> &'static [&'static str] {
        &[
            "kommune", "regionen", "styrelsen", "rådet", "stiftelsen", "foreningen",
            "instituttet", "universitet", "universitetet", "højskolen", "danmarks", "dansk",
            "statens", "center", "netværket", "folketinget", "regeringen", "-styrelsen",
            "-tilsynet", "-rådet", "-nævnet", "-instituttet", "-forbundet", "-ministeriet",
            "-udvalget", "-fonden",
        ]
    }
    fn before_sources(&self) -> &'static [&'static str] {
        &["ifølge", "efter", "fra", "hos", "se", "jf.", "kilde:", "kilder:"]
    }
    fn phrases(&self) -> &'static Phrases { &PHRASES }
}

#[rustfmt::skip]
const PHRASES: Phrases = Phrases {
    fillers: &[
        "kun", "bare", "blot", "hele", "så mange som", "så få som", "i alt", "stadig",
        "fortsat",
    ],
    modifiers: &[
        ("omtrent", M::About), ("omkring", M::About), ("cirka", M::About),
        ("ca", M::About), ("rundt regnet", M::About), ("lidt over", M::Over),
        ("lidt mere end", M::Over), ("lidt flere end", M::Over), ("godt", M::Over),
        ("godt og vel", M::Over), ("knap", M::Almost), ("næsten", M::Almost),
        ("tæt på", M::Almost), ("lidt under", M::Almost),
        ("lidt mindre end", M::Almost), ("lidt færre end", M::Almost),
        ("op mod", M::Almost), ("ikke helt", M::Almost), ("mere end", M::More),
        ("flere end", M::More), ("over", M::More), ("mindre end", M::Less),
        ("færre end", M::Less), ("under", M::Less), ("ikke engang", M::Less),
        ("mindst", M::AtLeast), ("højst", M::AtMost), ("maksimalt", M::AtMost),
        ("præcis", M::Exactly), ("præcist", M::Exactly), ("nøjagtig", M::Exactly),
        ("nøjagtigt", M::Exactly),
    ],
    fractions: &[
        ("halvdelen", 1, 2), ("en tredjedel", 1, 3), ("to tredjedele", 2, 3),
        ("en fjerdedel", 1, 4), ("tre fjerdedele", 3, 4), ("en femtedel", 1, 5),
        ("en tiendedel", 1, 10), ("to femtedele", 2, 5), ("tre femtedele", 3, 5),
        ("fire femtedele", 4, 5), ("en sjettedel", 1, 6), ("fem sjettedele", 5, 6),
        ("en syvendedel", 1, 7), ("to syvendedele", 2, 7), ("tre syvendedele", 3, 7),
        ("fire syvendedele", 4, 7), ("fem syvendedele", 5, 7),
        ("seks syvendedele", 6, 7), ("en ottendedel", 1, 8), ("tre ottendedele", 3, 8),
        ("fem ottendedele", 5, 8), ("syv ottendedele", 7, 8), ("en niendedel", 1, 9),
        ("to niendedele", 2, 9), ("fire niendedele", 4, 9), ("fem niendedele", 5, 9),
        ("syv niendedele", 7, 9), ("otte niendedele", 8, 9), ("tre tiendedele", 3, 10),
        ("syv tiendedele", 7, 10), ("ni tiendedele", 9, 10), ("en tyvendedel", 1, 20),
        ("tre tyvendedele", 3, 20), ("syv tyvendedele", 7, 20),
        ("ni tyvendedele", 9, 20), ("halve", 1, 2), ("hver anden", 1, 2),
        ("hvert andet", 1, 2), ("hver tredje", 1, 3), ("hvert tredje", 1, 3),
        ("hver fjerde", 1, 4), ("hvert fjerde", 1, 4), ("hver femte", 1, 5),
        ("hvert femte", 1, 5), ("hver sjette", 1, 6), ("hver syvende", 1, 7),
        ("hver ottende", 1, 8), ("hver niende", 1, 9), ("hver tiende", 1, 10),
        ("hvert tiende", 1, 10), ("hver tyvende", 1, 20), ("tredjedelen", 1, 3),
        ("fjerdedelen", 1, 4), ("femtedelen", 1, 5), ("tiendedelen", 1, 10),
        ("en kvart", 1, 4),
    ],
    cardinals: &[
        ("nul", 0), ("en", 1), ("to", 2), ("tre", 3), ("fire", 4), ("fem", 5),
        ("seks", 6), ("syv", 7), ("otte", 8), ("ni", 9), ("ti", 10), ("elleve", 11),
        ("tolv", 12), ("tretten", 13), ("fjorten", 14), ("femten", 15), ("seksten", 16),
        ("sytten", 17), ("atten", 18), ("nitten", 19), ("tyve", 20), ("tredive", 30),
        ("fyrre", 40), ("halvtreds", 50), ("tres", 60), ("halvfjerds", 70),
        ("firs", 80), ("halvfems", 90), ("et", 1),
    ],
    out_of: &["ud af", "af"],
    percent: &["procent", "pct"],
    articles: &["de"],
    wholes: &[
        ("flertallet", Q::Most), ("et flertal", Q::Most), ("majoriteten", Q::Most),
        ("de fleste", Q::Most), ("hovedparten", Q::Most), ("størstedelen", Q::Most),
        ("et klart flertal", Q::ClearlyMost), ("et tydeligt flertal", Q::ClearlyMost),
        ("et stort flertal", Q::VeryMost), ("langt de fleste", Q::VeryMost),
        ("de allerfleste", Q::VeryMost), ("langt størstedelen", Q::VeryMost),
        ("næsten alle", Q::NearlyAll), ("så godt som alle", Q::NearlyAll),
        ("stort set alle", Q::NearlyAll), ("næsten samtlige", Q::NearlyAll),
        ("alle", Q::Everybody), ("samtlige", Q::Everybody), ("ikke alle", Q::NotAll),
        ("ingen", Q::Nobody), ("intet", Q::Nobody), ("næsten ingen", Q::NearlyNobody),
        ("næsten intet", Q::NearlyNobody), ("få", Q::Few), ("et fåtal", Q::Few),
        ("nogle få", Q::Few), ("ganske få", Q::Few), ("meget få", Q::VeryFew),
        ("enkelte", Q::VeryFew), ("et mindretal", Q::Minority),
        ("mindretallet", Q::Minority), ("nogle", Q::Minority), ("visse", Q::Minority),
        ("en lille andel", Q::Small), ("en mindre andel", Q::Small),
        ("en mindre del", Q::Small), ("en lille del", Q::Small),
    ],
    ordinary: &[
        "alle", "samtlige", "ingen", "intet", "få", "nogle", "visse", "enkelte",
        "halve", "flertallet", "mindretallet",
    ],
    comparisons: &[
        ("mere almindeligt end", Greater), ("flere end", Greater),
        ("højere end", Greater), ("steg", Greater), ("mere end", Greater),
        ("oftere end", Greater), ("hyppigere end", Greater), ("større end", Greater),
        ("mere almindelig end", Greater), ("mere almindelige end", Greater),
        ("steget", Greater), ("er steget", Greater), ("stiger", Greater),
        ("øget", Greater), ("er øget", Greater), ("vokset", Greater),
        ("er vokset", Greater), ("voksede", Greater), ("en stigning", Greater),
        ("mindre almindeligt end", Less), ("færre end", Less), ("lavere end", Less),
        ("faldt", Less), ("mindre end", Less), ("mindre almindelig end", Less),
        ("mindre almindelige end", Less), ("sjældnere end", Less), ("faldet", Less),
        ("er faldet", Less), ("falder", Less), ("mindsket", Less),
        ("er mindsket", Less), ("reduceret", Less), ("et fald", Less), ("lige", Equal),
        ("lige så", Equal), ("uændret", Equal), ("samme som", Equal),
        ("uændrede", Equal), ("den samme", Equal), ("det samme", Equal),
        ("de samme", Equal),
    ],
    than: "end",
    auxiliaries: &["er", "var", "forbliver"],
    uncertain: &[
        "ingen sikker ændring", "ingen statistisk sikker ændring",
        "ingen sikker forskel",
    ],
    clearly: "tydeligt",
    slightly: "lidt",
};
