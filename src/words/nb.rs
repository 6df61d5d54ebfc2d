//! Norwegian bokmål.

use std::cmp::Ordering::{Equal, Greater, Less};

use super::Modifier as M;
use super::Quantity as Q;
use super::{Grammar, Phrases, References, words};

/// Norwegian bokmål.
pub(super) struct Bokmal;

words! {
    Labels for Bokmal:
    diagram: "Diagram";
    table: "Tabell";
    figure: "Figur";
    appendix: "Vedlegg";
    section: "avsnitt";
    page_short: "s.";
    contents: "Innhold";
    list_of_diagrams: "Diagrammer";
    list_of_tables: "Tabeller";
    list_of_figures: "Figurer";
    footnotes: "Fotnoter";
    show_numbers: "Vis tallene";
    show_as_text: "Vis som tekst";
    boxes: "Bokser";
    arrows: "Piler";
    skip_to_content: "Hopp til innholdet";
    search: "Søk i rapporten";
    no_hits: "Ingen treff";
    one_hit: "1 treff";
    several_hits: "{count} treff";
    keep_as: "Last ned {what} som {kind}";
    not_stated: "ikke oppgitt";
    timeline: "Tidslinje";
    as_pdf: "Les som PDF";
    fact_box: "Faktaboks";
    published: "Publisert";
    updated: "Oppdatert";
    issn: "ISSN";
    report_abstract: "Sammendrag";
    keywords: "Nøkkelord";
    licence: "Lisens";
    isbn: "ISBN";
    doi: "DOI";
    case_number: "Saksnummer";
    organisation_number: "Organisasjonsnummer";
    funding: "Finansiering";
    how_to_cite: "Slik siterer du";
    advantage: "Fordel";
    drawback: "Ulempe";
    draft: "Utkast.";
    count: "Antall";
    percent: "Prosent";
    percent_word: "prosent";
    percentage_point: "prosentpoeng";
    percentage_points: "prosentpoeng";
    points_short: "pp";
    count_and_percent: "Antall og prosent";
    mean: "Gjennomsnitt";
    weighted_percent: "Vektede andeler i prosent, uvektet n";
    count_and_weighted_percent: "Uvektet antall og vektede andeler i prosent";
    weighted_mean: "Vektet gjennomsnitt, uvektet n";
    median: "Median";
    percentile_10: "10-persentil";
    lower_quartile: "Nedre kvartil";
    upper_quartile: "Øvre kvartil";
    percentile_90: "90-persentil";
    percentile(at): "{at}-persentil";
    minimum: "Minste verdi";
    maximum: "Største verdi";
    variance: "Varians";
    skewness: "Skjevhet";
    kurtosis: "Kurtose";
    lower_hinge: "Nedre hengsel";
    upper_hinge: "Øvre hengsel";
    question_header: "Spørsmål";
    expected: "Forventet";
    residual: "Residual";
    box_unit: "Median, kvartiler og persentiler";
    sd: "Standardavvik";
    se: "Standardfeil";
    interval_short(level): "{level}\u{a0}% KI";
    interval_low: "nedre";
    interval_high: "øvre";
    p_value: "p-verdi";
    p_adjusted: "p (Holm)";
    letters: "Bokstaver";
    total: "Totalt";
    no_answer: "Ubesvart";
    row: "svar";
    rows: "svar";
    mentions: "svar";
    ticks: "avkrysninger";
    data_row: "rad";
    data_rows: "rader";
    and: "og";
    or: "eller";
    of: "av";
    to: "til";
    between: "mellom";
    change: "Endring";
    difference: "Forskjell";
    verdict: "Vurdering";
    wave: "Måling";
    indicator: "Indikator";
    count_of_base: "Antall/n";
    share_in_percent: "Andel i prosent";
}

words! {
    Notes for Bokmal:
    rows_from(RowsFrom { rows, people }): "{rows} fra {people}";
    not_comparable_with(Break { wave, reason }): "Ikke sammenlignbar med {wave}: {reason}.";
    not_comparable: "ikke sammenlignbar";
    few_of(FewOf { few, all }): "{few} av {all}";
    no_answer_from(parts): "Ubesvart: {parts}.";
    only(ConditionWords { variable, answers }): "Bare {variable}: {answers}.";
    one_ungrouped(Ungrouped { rows, breakdown }): "{rows} uten opplysning om {breakdown} regnes ikke med her.";
    several_ungrouped(Ungrouped { rows, breakdown }): "{rows} uten opplysning om {breakdown} regnes ikke med her.";
    one_in_no_group(rows): "{rows} i ingen av gruppene regnes ikke med her.";
    several_in_no_group(rows): "{rows} i ingen av gruppene regnes ikke med her.";
    in_several_groups(unit): "Samme {unit} kan telles i flere grupper.";
    note_share_of_all: "Andel av alle, også dem som ikke har svart.";
    note_hidden_last: "Sortert etter det som vises; det som er skjult, står sist.";
    class_up_to(ClassLimits { from, to }): "{from} til under {to}";
    class_below(limit): "under {limit}";
    class_above(limit): "over {limit}";
    class_from(limit): "{limit} eller mer";
    note_area: "Klassene er ulikt brede: arealet av søylene viser andelen, ikke høyden.";
    note_box: "Boksen går fra nedre til øvre kvartil, og streken i den er medianen. De smale linjene når fra 10- til 90-persentilen, der gruppen er stor nok.";
    note_share_of_valid: "Andel av dem som har svart.";
    note_share_of_category: "Andelene viser hvordan hvert svar fordeler seg på gruppene.";
    note_share_of_table: "Andelene er andeler av hele tabellen.";
    note_several: "Flere svar var mulig.";
    note_several_shares: "Flere svar var mulig, og andelene kan til sammen bli mer enn 100.";
    note_rounding: "På grunn av avrunding summerer andelene seg ikke alltid til 100.";
    note_sums: "Antallene er endret for å verne dem som har svart, og summerer ikke alltid til totalene.";
    uncertain_shares(fewest): "Andeler av færre enn {fewest} er usikre.";
    uncertain_groups(Uncertain { fewest, groups }): "Andeler av færre enn {fewest} er usikre: {groups}.";
    sign_suppressed: "skjult, slik at ingen skal kunne kjennes igjen eller regnes ut.";
    sign_too_few: "bygger på for få svar til å vises.";
    sign_undefined: "kan ikke beregnes.";
    all_hidden: "Her kan ingenting vises uten at noen kunne kjennes igjen eller regnes ut.";
    all_too_few: "For få har svart til at noe kan vises.";
    nothing_to_show: "Det finnes ingen svar å vise.";
    mostly_hidden(MostlyHidden { shown, all, values }): "Bare {shown} av {all} verdier kan vises uten at noen kunne kjennes igjen eller regnes ut: {values}.";
    chart_part(ChartPart { part, parts }): "fortsettelse, del {part} av {parts}";
    no_answers_for(value): "Det finnes ingen svar for «{value}».";
    numbers_in(caption): "Tallene i «{caption}»";
}

words! {
    Descriptions for Bokmal:
    bar_chart: "Stolpediagram";
    lollipop_chart: "Lollipop-diagram";
    grouped_bar_chart: "Gruppert stolpediagram";
    stacked_bar_chart: "Stablet stolpediagram";
    diverging_bar_chart: "Stolpediagram rundt en midtlinje";
    pie_chart: "Sektordiagram";
    slope_chart: "Hellingsdiagram";
    dot_chart: "Punktdiagram";
    line_chart: "Linjediagram";
    histogram: "Histogram";
    box_plot: "Boksdiagram";
    divided(Divided { chart, breakdown }): "{chart}, per {breakdown}";
    number_of(rows): "Antall {rows}";
    with_intervals(WithIntervals { measure, level }): "{measure} med {level} prosents konfidensintervaller";
    rises(Course { label, first, last }): "{label} stiger fra {first} til {last}";
    falls(Course { label, first, last }): "{label} synker fra {first} til {last}";
    stays(Course { label, first, last }): "{label} går fra {first} til {last}";
    passing(Passing { first, between }): "{first} via {between}";
    not_shown: "vises ikke";
    too_few: "for få til å vises";
    cannot_be_computed: "kan ikke beregnes";
    several_answers: "Det var mulig å gi flere svar.";
    largest_are(values): "størst er {values}";
    values_range(Extremes { least, most }): "verdiene går fra {least} til {most}";
    some_not_shown: "noen verdier vises ikke";
    all_values_in_table: "Alle verdiene står i tabellen.";
    drawing_scale: "Skala";
    drawing_across: "Vannrett";
    drawing_up: "Loddrett";
    drawing_advantages: "Fordeler";
    drawing_drawbacks: "Ulemper";
    scale_from(ScaleEnds { name, label, low, high }): "{name}: {label}, fra {low} til {high}.";
    arrow_from_to(FromTo { from, to }): "fra {from} til {to}";
    arrow_between(FromTo { from, to }): "mellom {from} og {to}, begge veier";
    arrow_dashed: "stiplet";
    flow_less(losses): "herav bort: {losses}";
}

words! {
    Accounts for Bokmal:
    sent: "Sendt ut";
    over_coverage: "Overdekning";
    ineligible: "Utenfor målgruppen";
    net_sample: "Nettoutvalg";
    returned: "Innkomne";
    answered: "Svarende";
    complete: "Fullstendig besvart";
    partial: "Delvis besvart";
    unusable: "Ubrukelige svar";
    refused: "Avslått";
    non_contact: "Ikke nådd";
    other: "Annet kjent frafall";
    unknown: "Ukjent utfall";
    known_nonresponse: "Kjent frafall";
    unknown_nonresponse: "Ukjent frafall";
    outcome: "Utfall";
    share_of_net: "Av nettoutvalget (%)";
    response_rate: "Svarandel";
    note_aapor: "Svarandeler etter AAPOR (2023): RR1, RR3 og RR5 teller fullstendig besvarte, RR2, RR4 og RR6 også delvis besvarte.";
    note_aapor_partial: "RR1, RR3 og RR5 kan ikke beregnes, siden delvis besvarte ikke er skilt ut.";
    note_aapor_e(e): "RR1 og RR2 regner alle med ukjent utfall til målgruppen, RR3 og RR4 andelen {e}, som er målgruppens andel av dem med kjent utfall.";
    note_aapor_e_given(e): "RR1 og RR2 regner alle med ukjent utfall til målgruppen, RR3 og RR4 andelen {e}.";
    note_aapor_unknown: "RR5 og RR6 forutsetter at ingen med ukjent utfall hører til målgruppen, og oppgis derfor ikke.";
    note_aapor_certain: "Uten ukjente utfall er RR3 og RR5 lik RR1, RR4 og RR6 lik RR2.";
    in_frame: "I rammen";
    responded: "Svarende";
    response_rate_percent: "Svarandel (%)";
    interval_95: "95\u{a0}% KI";
    background: "Bakgrunn";
    note_wilson: "KI = konfidensintervall for svarandelen (Wilson), uvektet.";
    note_p_chi_square: "p-verdier: kjikvadrattest av om svarandelen er ulik mellom gruppene.";
    note_p_fisher: "p-verdier: Fishers eksakte test av om svarandelen er ulik mellom gruppene.";
    note_p_both: "p-verdier: kjikvadrattest av om svarandelen er ulik mellom gruppene, Fishers eksakte test der forventede antall er små.";
    note_p_drawn(error): "Der tabellen er for stor for Fishers eksakte test, er p-verdien anslått med trukne tabeller, med standardfeilen {error} eller mindre.";
    note_p_holm: "De er justert for at testene er flere (Holm).";
    note_p_none: ". = kan ikke testes, siden antall er skjult eller ingenting varierer.";
    item: "Spørsmål";
    turned: "snudd";
    alpha: "Cronbachs alfa";
    standard_deviation: "Standardavvik";
    rest_correlation: "Korrelasjon med øvrige";
    alpha_without: "Alfa uten spørsmålet";
    note_alpha: "De som har besvart alle spørsmål.";
    note_turned: "Et snudd spørsmål telles fra den andre enden, slik at høye verdier betyr det samme som for de øvrige.";
}

words! {
    Changes for Bokmal:
    up: "har økt";
    up_slightly: "har økt noe";
    up_clearly: "har økt tydelig";
    down: "har minket";
    down_slightly: "har minket noe";
    down_clearly: "har minket tydelig";
    unchanged: "uendret";
    no_certain_change: "ingen sikker endring";
    could_not_be_answered: "svaret kunne ikke gis da";
    note_points: "pp = prosentpoeng.";
    note_change_newcombe: "KI = konfidensintervall for forskjellen mellom to uavhengige utvalg (Newcombe, metode 10); p-verdier: z-test av to andeler.";
    note_change_newcombe_finite: "KI = konfidensintervall for forskjellen mellom to uavhengige utvalg (Newcombe, metode 10); p-verdier: z-test av to andeler. Begge er korrigert for endelige populasjoner.";
    note_change_weighted: "Vektet etter utvalgsplanene; antallene er uvektede. KI = konfidensintervall for forskjellen, p-verdier: t-test, begge etter utvalgsplanene.";
    note_change_welch: "KI = konfidensintervall for forskjellen mellom to uavhengige utvalg, p-verdier: Welchs t-test.";
    note_change_welch_finite: "KI = konfidensintervall for forskjellen mellom to uavhengige utvalg, p-verdier: Welchs t-test. Begge er korrigert for endelige populasjoner.";
    note_change_panel: "KI = konfidensintervall for forskjellen blant de samme personene (Newcombe, metode 10 for par); p-verdier: McNemars test.";
    note_change_panel_means: "KI = konfidensintervall for forskjellen blant de samme personene, p-verdier: paret t-test.";
    note_change_persons(persons): "Endringen gjelder dem som har svart begge gangene (n\u{a0}=\u{a0}{persons}).";
    note_change_published(PublishedOnly { wave, lack }): "Av målingen {wave} finnes bare det som ble publisert da, og {lack}";
    lack_weighted: "utvalgenes design er ikke kjent. Derfor oppgis bare forskjellen.";
    lack_mean: "spredningen er ikke kjent. Derfor oppgis bare forskjellen.";
    lack_panel: "hvem som var hvem er ikke kjent. Derfor oppgis bare forskjellen.";
    lack_finite: "hvor mange som svarte i hele populasjonen er ikke kjent. Derfor oppgis bare forskjellen.";
    lack_changed: "antallene er endret for å verne dem som svarte. Derfor oppgis bare forskjellen.";
    note_change_fisher: "Der forventede antall er små: Fishers eksakte test.";
    note_p_holm_table: "p-verdiene er justert for at tabellen prøver flere endringer (Holm).";
    note_verdict_elsewhere: "Vurderingen tar hensyn til at en endring prøves i flere tabeller: i en annen er p-verdien større.";
    note_change_threshold(size): "En endring regnes som betydelig fra {size}: «tydelig» om hele intervallet ligger utenfor, «noe» eller «uendret» om hele ligger innenfor.";
}

words! {
    Inference for Bokmal:
    t_weighted: "t-fordelingen, vektet";
    logit_weighted: "logit, vektet";
    t_distribution: "t-fordelingen";
    corrected(method): "{method}, korrigert for endelig populasjon";
    interval_lines(Intervals { level, method }): "Strekene viser {level} prosents konfidensintervaller ({method}).";
    interval_band(Intervals { level, method }): "Feltet rundt linjen viser {level} prosents konfidensintervaller ({method}).";
    interval_column(method): "KI = konfidensintervall ({method}).";
    interval_brackets(Intervals { level, method }): "I parentes {level} prosents konfidensintervaller ({method}).";
    chi_square: "Pearsons kjikvadrattest";
    fisher: "Fishers eksakte test";
    mann_whitney: "Mann–Whitneys test";
    kruskal_wallis: "Kruskal–Wallis-testen";
    cochran_armitage: "Cochran–Armitages trendtest";
    jonckheere_terpstra: "Jonckheere–Terpstras trendtest";
    rao_scott: "Rao–Scotts test";
    degree_of_freedom(count): "{count}\u{a0}frihetsgrad";
    degrees_of_freedom(count): "{count}\u{a0}frihetsgrader";
    cramers_v: "Cramérs V";
    rank_biserial: "rangbiserial korrelasjon";
    drawn_tables(error): "anslått med trukne tabeller, standardfeil {error}";
    holm: "Holms justering";
    benjamini_hochberg: "Benjamini–Hochbergs justering";
    not_adjusted: "uten justering";
    adjusted(Adjusted { test, adjustment }): "{test}, {adjustment}";
    at_level(level): "på {level}-prosentnivået";
    no_pairs_differ(NoPairs { level, how }): "Ingen to grupper er forskjellige {level} ({how}).";
    some_pairs_differ(SomePairs { all, differ, level, how }): "Av {all} par av grupper er {differ} forskjellige {level} ({how}).";
    letters_differ(NoPairs { level, how }): "Grupper uten felles bokstav er forskjellige {level} ({how}).";
    no_test_too_few_groups: "Gruppene er ikke sammenlignet med en test, siden det er svar fra færre enn to av dem.";
    no_test_no_variation: "Gruppene er ikke sammenlignet med en test, siden alle har svart det samme.";
    no_test_no_variance: "Gruppene er ikke sammenlignet med en test, siden utvalget har for få klynger eller strata.";
    no_test_too_large: "Gruppene er ikke sammenlignet med en test, siden tabellen er for stor for den.";
    weighted_by_designs: "Vektet etter utvalgsplanene.";
    weighted_by_design(effective): "Vektet etter utvalgsplanen; effektivt n er {effective} (Kish).";
    test_hidden: "Sammenligningen av gruppene vises ikke, siden tall den bygger på, er skjult.";
    kish_wilson: "Wilson med Kishs effektive n, vektet";
    korn_graubard: "Korn–Graubard, vektet";
    wald_weighted: "Wald, vektet";
    wilson_corrected: "Wilson med kontinuitetskorreksjon";
    chi_square_corrected: "Pearsons kjikvadrattest med Yates’ korreksjon";
    likelihood_ratio: "sannsynlighetskvotetest";
    mann_whitney_uncorrected: "Mann–Whitneys test uten kontinuitetskorreksjon";
    student_t: "Students t-test";
    welch_t: "Welchs t-test";
    anova: "variansanalyse";
    welch_anova: "Welchs variansanalyse";
    bias_corrected_v: "skjevhetskorrigert Cramérs V";
    contingency: "kontingenskoeffisienten C";
    odds_ratio: "oddsforhold";
    cohens_h: "Cohens h";
    cohens_d: "Cohens d";
    tukey: "Tukey–Kramers justering";
    games_howell: "Games–Howells justering";
    bonferroni: "Bonferronis justering";
    hochberg: "Hochbergs justering";
    no_test_no_spread: "Gruppene er ikke sammenlignet med en test, siden svarene ikke varierer innenfor dem.";
    no_test_too_few_answers: "Gruppene er ikke sammenlignet med en test, siden en av dem har for få svar til det.";
    describe_counts: "Antall, i parentes prosent av dem som har svart.";
    describe_weighted_counts: "Uvektet antall, i parentes vektede andeler i prosent av dem som har svart.";
    describe_tests(tests): "p-verdier: {tests}.";
    family_adjusted(FamilyAdjusted { p, tests, how }): "Sammen med de andre testene i familien ({tests} tester, {how}): {p}.";
    expected_note: "Forventet er det antallet som ville ha svart slik om gruppene ikke var forskjellige.";
    residual_note(level): "Residual er avstanden mellom antall og forventet antall i standardfeil (justert residual); * skiller seg fra tilfeldighet {level}.";
    trend_found(result): "Trend over gruppene: {result}.";
    difference_found(result): "Forskjell mellom gruppene: {result}.";
    left_out(groups): "Inngår ikke i sammenligningen, siden ingen har svart: {groups}.";
}

words! {
    Methods for Bokmal:
    half_up: "der en halv enhet rundes opp";
    half_even: "der en halv enhet rundes til nærmeste like siffer";
    truncated: "der overskytende desimaler er strøket";
    whole_per_cent: "i hele prosent";
    one_decimal(number): "med {number} desimal";
    several_decimals(number): "med {number} desimaler";
    shares_rounded(SharesRounded { decimals, rule }): "Andelene er beregnet av de nøyaktige antallene og oppgis {decimals}, {rule}.";
    sum_to_100: "Andelene i en fordeling er avrundet slik at de til sammen blir 100: enhetene som mangler, har gått til andelene som har tapt mest på avrundingen (største rests metode).";
    rounded_by_itself: "Hver andel er avrundet for seg, og derfor summerer andelene seg ikke alltid til 100.";
    differences_before: "Forskjeller mellom andeler er beregnet før avrundingen.";
    differences_after: "Forskjeller mellom andeler er beregnet av de avrundede andelene.";
    otherwise_rounded: "Enkelte tall er avrundet på en annen måte, for å kunne sammenlignes med en tidligere publikasjon.";
    base_valid: "Der ikke annet er oppgitt, er andelene andeler av dem som har besvart spørsmålet.";
    base_all: "Der ikke annet er oppgitt, er andelene andeler av alle, også av dem som ikke har besvart spørsmålet.";
    missing_left_out: "De som ikke har besvart et spørsmål, er ikke med i andelene; hvor mange de er, står ved diagrammet eller tabellen.";
    missing_counted: "De som ikke har besvart et spørsmål, er med i andelene; hvor mange de er, står ved diagrammet eller tabellen.";
    registers_not_hidden: "Antall fra registre som alle kan lese rad for rad, vises som de er.";
    nothing_hidden: "Ingen opplysninger er skjult.";
    rounded_to(base): "Alle antall er rundet opp eller ned til neste multiplum av {base}, tilfeldig og likt overalt; 0 og multipler av {base} er uendret. Andeler er beregnet av de avrundede antallene. Gjennomsnitt og summer er beregnet før avrundingen.";
    moved_by(most): "Alle antall unntatt 0 kan være endret tilfeldig med høyst {most}, likt overalt; de summerer derfor ikke alltid til totalene. Andeler er beregnet av de endrede antallene. Gjennomsnitt og summer er beregnet uten endringer.";
    suppressed_below(fewest): "Antall fra 1 til under {fewest} vises ikke, og heller ikke det som de kunne regnes ut av.";
    dominance: "Summer og gjennomsnitt av beløp er skjult der noen få står for det meste.";
    answers_protected: "Det gjelder ikke antall som ikke har svart på et spørsmål.";
    with_other_reports: "Det gjelder også sammen med andre rapporter om de samme svarene som er arkivert.";
    without_other_reports: "Hva andre rapporter om de samme svarene har vist, er ikke tatt hensyn til.";
    only_size_below(fewest): "Av grupper med færre enn {fewest} vises bare hvor mange de er.";
    no_shares_below(fewest): "Andeler av færre enn {fewest} vises ikke.";
    unanimous_below(fewest): "At alle i en gruppe med færre enn {fewest} har svart likt, vises ikke.";
    zero_or_few: "at det ikke er noen, eller bare noen få";
    zero: "at det ikke er noen";
    symbols(Symbols { suppressed, few, undefined, zero }): "I tabeller og diagrammer betyr «{suppressed}» at en opplysning er skjult for at ingen skal kunne kjennes igjen eller regnes ut, «{few}» at den bygger på for få svar, «{undefined}» at den ikke kan beregnes, og «0» {zero}.";
    agresti_coull: "Agresti og Coull";
    wilson_with_continuity: "Wilson med kontinuitetskorreksjon";
    clopper_pearson: "Clopper og Pearson";
    uncertainty(Uncertainty { level, shares }): "Usikkerheten oppgis med {level} prosents konfidensintervaller: for andeler etter {shares}, for gjennomsnitt etter t-fordelingen.";
    for_finite: "De er korrigert for at populasjonen er endelig, og den delen av den som har besvart spørsmålet, antas å være like stor i alle grupper.";
    for_large: "De gjelder som om de som har svart, var et tilfeldig utvalg fra en stor populasjon.";
    tested_by(Tested { tests, level }): "Forskjeller mellom grupper er prøvd med {tests}, {level}.";
    without_continuity: "Kjikvadrattesten er uten kontinuitetskorreksjon.";
    equal_variances: "Students t-test og variansanalyse forutsetter at svarene varierer like mye i alle grupper.";
    fisher_where_small: "Fishers test brukes der forventede antall er for små for kjikvadrattesten: noe under 1 eller mer enn en femdel under 5.";
    pairs_compared(how): "Par av grupper er sammenlignet for hvert diagram og hver tabell for seg ({how}).";
    pairs_in_families(how): "Par av grupper er sammenlignet ({how}); p-verdier for tabeller og diagrammer i samme familie er justert sammen.";
    tests_hidden: "Der tall i en tabell er skjult, vises heller ikke testen.";
    strata: "strata";
    clusters: "klynger";
    finite_population: "endelig populasjon";
    design: "utvalgsplanen";
    design_with(parts): "utvalgsplanen ({parts})";
    weights(WeightedBy { design, shares }): "Vektede andeler og gjennomsnitt er anslag for populasjonen; antallene er uvektede. Usikkerheten er beregnet etter {design} med Taylorlinearisering, for andeler {shares}.";
    weighted_logit: "på logitskalaen";
    weighted_kish_wilson: "med Wilsons metode og Kishs effektive n";
    weighted_beta: "med Korn og Graubards metode";
    weighted_wald: "med Walds metode";
    changes_given(level): "Endringer mellom målingene oppgis med {level} prosents konfidensintervaller.";
    changes_two_shares: "For andeler i uavhengige utvalg er intervallene Newcombes (metode 10), og endringen er prøvd med en z-test av to andeler.";
    changes_fisher: "Der forventede antall er små, er andeler i uavhengige utvalg sammenlignet med Fishers eksakte test; intervallene er Newcombes (metode 10).";
    changes_welch: "Gjennomsnitt i uavhengige utvalg er sammenlignet med Welchs t-test og intervallet til den.";
    changes_mcnemar: "Andeler blant de samme personene er sammenlignet med McNemars test og Newcombes intervall for par; de gjelder dem som har svart begge gangene.";
    changes_paired: "Gjennomsnitt blant de samme personene er sammenlignet med en paret t-test; den gjelder dem som har svart begge gangene.";
    changes_design: "Vektede andeler og gjennomsnitt er sammenlignet med en t-test, der usikkerheten i hver måling følger utvalgsplanen.";
    changes_finite: "Intervaller og tester er korrigert for at populasjonene er endelige.";
    changes_adjusted: "I hver tabell over endringer er p-verdiene justert for at flere endringer prøves (Holm).";
    changes_said(level): "At noe har økt eller minket, sies bare der endringen er sikker på {level}-prosentnivået.";
    changes_unchanged(size): "En andel kalles uendret bare der hele intervallet for endringen ligger innenfor {size} prosentpoeng i begge retninger.";
}

words! {
    Makings for Bokmal:
    counted_answers(AnswersOf { variable, answers }): "{variable}: {answers}";
    counted_share(CountedShare { few, all, share }): "{few} av {all}, {share}";
    named_value(NamedValue { name, value, of }): "{name} {value}, n = {of}";
    quantile: "Kvantil";
    sum: "Sum";
    months_counted: "Måneder";
    survey_told(survey): "Kilde: {survey}.";
    measurement_told(SurveyWave { survey, wave }): "Kilde: {survey}, {wave}.";
    is_weighted: "Vektet.";
    is_made_up: "Svarene er oppdiktede.";
}

words! {
    Shelves for Bokmal:
    shelf: "Rapporter";
    search_shelf: "Søk i rapportene";
    words_to_find: "Søk";
    year: "År";
    all_years: "Alle år";
    found_reports(FoundReports { shown, all }): "{shown} av {all} rapporter";
    found_none: "Ingen rapport passer med søket.";
    shelf_is_empty: "Her er det ingen rapporter ennå.";
    web_page: "Nettside";
    pdf_of_size(size): "PDF, {size}";
    feed: "Nye rapporter som strøm (Atom)";
    own_name: "norsk bokmål";
}

words! {
    Comparisons for Bokmal:
    what_differs: "Hva som skiller";
    nothing_differs: "Ingenting skiller.";
    inputs: "Grunnlag";
    numbers: "Tall";
    charts: "Diagrammer";
    sentences: "Setninger";
    pages: "Sider";
    data: "data";
    codebook: "kodebok";
    template: "mal";
    font: "skrifttype";
    text: "tekst";
    added: "ny";
    gone: "borte";
    renamed: "omdøpt";
    changed: "endret";
    kind: "Slag";
    how: "Hvordan";
    file: "Fil";
    number: "Tall";
    then: "Da";
    now: "Nå";
    cause: "Årsak";
    new_numbers: "Nye tall";
    gone_numbers: "Tall som er borte";
    value: "Verdi";
    all_of_it: "hele";
    survey: "undersøkelse";
    statistic: "mål";
    variable: "variabel";
    answers: "svar";
    breakdown: "oppdeling";
    filter: "utvalg";
    base: "base";
    weights_used: "vekter";
    question: "spørsmål";
    method: "metode";
    moved: "flyttet";
    rounding: "avrunding";
    protection: "skjerming";
    other_numbers: "tall";
    program: "programversjon";
    unknown_cause: "ukjent";
    drawn_otherwise: "Tegnet på en annen måte, med de samme tallene:";
    moved_from(section): "fra {section}";
    number_of_pages: "Antall sider";
    page(number): "side {number}";
}

words! {
    Codebooks for Bokmal:
    guess(note): "gjetning: {note}";
    begun: "Påbegynt kodebok.";
    begun_with(guesses): "Påbegynt kodebok. Antall gjetninger å gå gjennom: {guesses}, hver linje som begynner med `gjetning:`.";
    set_of_file(columns): "flervalgsspørsmål i filen: {columns}";
    scale_from_sheet(sheet): "skalaen; koder og etiketter står i arket `{sheet}`";
    known_scale(measure): "svarskala ({measure}), fra lavest til høyest; snu den om den går andre veien";
    scale_by_labels(measure): "svarskala ({measure}) etter etikettene, i kodenes rekkefølge";
    note_from_file: "skalaen er gjettet etter filens målenivå og etiketter";
    note_no_answers: "kolonnen er tom";
    note_all_different: "hver rad har sin egen verdi";
    note_nearly_all_different: "nesten hver rad har sin egen verdi, men noen står to ganger: fritekst, ikke id";
    note_personal: "ligner person- eller telefonnummer eller adresse; vises aldri";
    note_personal_heading: "overskriften tyder på at kolonnen peker ut personer; vises aldri";
    note_dates: "dato eller klokkeslett";
    note_days: "dager eller måneder; telles per periode, med grenser som er rundet utover";
    in_months(date): "{date}, per måned";
    in_quarters(date): "{date}, per kvartal";
    in_years(date): "{date}, per år";
    name_month: "maned";
    name_quarter: "kvartal";
    name_year: "ar";
    note_codes_as_text: "koder for steder eller annet, ikke tall; nuller foran beholdes";
    note_many_words: "fritekst, siden svarene er flere enn 25 eller lange; er det kategorier, skriv scale: nominal og values";
    note_rare_words: "fritekst, siden noe svar står i færre enn fem rader; er det kategorier, skriv scale: nominal og values";
    note_steps: "en skala; gi svarene etiketter, eller skriv numeric om det er et antall";
    note_ends_from_heading: "navnene på trinnene er tatt fra overskriften";
    note_numbered: "en skala i den rekkefølgen som tallene foran svarene har";
    note_number_intervals: "intervaller, fra lavest til høyest";
    note_usual_missing: "koder som vanligvis betyr at svar mangler står under missing";
    note_rounded: "grensene i range er rundet av utover";
    note_plain_numbers: "tall";
    note_yes_or_no: "ja eller nei";
    note_gender: "kjønn";
    note_rare_answer: "noe svar står i færre enn fem rader; det er spørsmålets eget og blir stående, og rapportens disclosure beskytter det";
    note_spelt_in_two_ways: "samme svar er skrevet på to måter i filen; slå dem sammen med map under derive";
    note_constant: "alle som har svart har svart det samme";
    note_ticks_in_columns: "flervalgsspørsmål med en kolonne for hvert svar";
    note_answers_in_columns: "flervalgsspørsmål der hver kolonne er tom eller holder sitt svar";
    note_grid: "deler svar med radene ved siden av, også slike som ingen har valgt her";
    note_missing_words: "svar som betyr at svar mangler står under missing";
    note_unlabelled: "koder uten etikett i filen er sine egne etiketter";
    note_few_answers: "få ulike svar, hvert av dem fra minst fem rader; rekkefølgen er alfabetisk";
    several_in_a_cell(sign): "flere svar i hver celle, med `{sign}` imellom";
    several_rare(sign): "flere svar i hver celle, med `{sign}` imellom: fritekst, siden noe svar står i færre enn fem rader; er det et flervalgsspørsmål, skriv scale: multiple, separator: \"{sign}\" og values";
    measures_agreement: "enighet";
    measures_amount: "mengde";
    measures_change: "endring";
    measures_education: "utdanning";
    measures_extent: "grad";
    measures_frequency: "hvor ofte";
    measures_health: "helse";
    measures_importance: "viktighet";
    measures_probability: "sannsynlighet";
    measures_quality: "kvalitet";
    measures_satisfaction: "tilfredshet";
    measures_yes: "nei til ja";
    measures_degrees: "grader";
    set_scale: "skala";
    set_agreement: "enig";
    set_amount: "hvor_mye";
    set_change: "endring";
    set_education: "utdanning";
    set_extent: "grad";
    set_frequency: "hvor_ofte";
    set_health: "helse";
    set_importance: "viktighet";
    set_probability: "sannsynlighet";
    set_quality: "kvalitet";
    set_satisfaction: "tilfredshet";
    set_yes: "ja_til_nei";
    set_degrees: "grader";
    set_missing: "frafall";
    made_up: "Svarene er oppdiktede.";
    percent_as_shown: "gjetning: celler som Excel viser i prosent leses som de vises (7,5 % er 7,5)";
}

words! {
    Drafts for Bokmal:
    drafted: "Utkast. Kjør samme kommando på nytt når kodeboken er rettet: filer ingen har endret, skrives om, de andre røres ikke.";
    guessed_breakdown(variable): "gjetning: `{variable}` er en bakgrunn svarene kan deles etter; ta bort kapittelet hvis den ikke er det";
    guessed_outcomes: "gjetning: hva utfallene betyr; flytt dem som har havnet feil";
    tell_of_collection: "Fortell her når, hvordan og blant hvem svarene ble samlet inn, og hvor mange som ikke svarte.";
    in_no_chapter: "Variabler som ikke er i noe kapittel:";
    unused_text: "åpne svar, vises aldri";
    unused_id: "skiller radene fra hverandre, vises aldri";
    unused_range: "tall uten `range`; oppgi den i kodeboken";
    unused_single_answer: "det er bare ett svar";
    unused_dates: "datoer uten `period`; utled en i kodeboken";
    unused_source: "vises gjennom en variabel som er utledet av den";
    unused_codes: "koder uten etiketter; oppgi dem under `values` i kodeboken";
    unused_plan: "står ikke i planen";
    some_publisher: "Organisasjonens navn";
    chapter_summary: "Sammendrag";
    summary_ids: "kort";
    chapter_method: "Metode";
    chapter_respondents: "De som har svart";
    chapter_results: "Resultater";
    of_survey(DividedBy { what, by }): "{what}: {by}";
    chapter_breakdown(by): "Svarene etter {by}";
    and_more(first): "{first} med mer";
    caption_by(DividedBy { what, by }): "{what}, etter {by}";
    asked_by(DividedBy { what, by }): "{what} Etter {by}";
    collection: "Datainnsamling";
    presentation: "Framstilling";
    how_protected: "Vern av dem som har svart";
    open_answers: "Åpne svar";
    responses(n): "Resultatene bygger på {n} svar.";
    responses_of(DividedBy { what, by }): "{by}: {what} svar.";
    dated_between(Between { first, last }): "Svarene er datert fra {first} til {last}.";
    dated_in(month): "Svarene er datert {month}.";
    open_questions: "Svar med egne ord er ikke gjengitt. De kunne gis her:";
    wording(question): "Spørsmålet lød: {question}";
    see(what): ", se {what}";
    said(ShareSaid { share, answer }): "{share} svart {answer}";
    chose(ShareSaid { share, answer }): "{share} valgt {answer}";
    of_those_who_answered(SharesOfAnswers { base, shares, see }): "Av de {base} som har svart på spørsmålet, har {shares}{see}.";
    shares_compared(SharesCompared { answers, shares, see }): "Andelen som har svart {answers}, er {shares}{see}.";
    share_for(ShareOf { share, of, base }): "{share} for {of} (n = {base})";
    share_in(ShareOf { share, of, base }): "{share} i gruppen {of} (n = {base})";
    mean_and_median(MeanAndMedian { n, mean, median, see }): "Gjennomsnittet for de {n} som har svart på spørsmålet, er {mean}, og medianen er {median}{see}.";
    shows_answers(chart): "Svarene vises i {chart}.";
    shows_time(chart): "Hvordan svarene fordeler seg over tid, vises i {chart}.";
    as_far_as_shown(chart): "Svarene vises i {chart}, så langt det går uten at noen kan gjenkjennes.";
    of_sample_responded(SampleResponse { base, n, share, see }): "Av de {base} i nettoutvalget har {n} svart, {share}{see}.";
    response_rates(table): "Svarandelen i ulike grupper vises i {table}.";
    sample_flow: "Fra utsending til svar";
    background_words: "kjønn alder aldersgruppe rolle stilling yrke yrkesgruppe kommune fylke region bydel sted by organisasjon arbeidsplass arbeidsgiver enhet avdeling virksomhet etat sektor bransje skole utdanning utdanningsnivå ansettelse ansettelsesforhold sivilstand fødeland fødselsår inntekt gammel=alder kvinne=kjønn";
    asking_words: "hvilken hvilket hvilke hva i på innen hvor er";
    answer_date_words: "svardato dato besvart innsendt levert";
    outcomes_complete: "svart,besvart,fullført,fullstendig,utfylt";
    outcomes_partial: "delvis,ufullstendig,svart delvis";
    outcomes_refused: "nekt,takket nei,avslo,vil ikke";
    outcomes_non_contact: "ikke nådd,ikke truffet,retur,ingen kontakt";
    outcomes_over_coverage: "overdekning,død,flyttet ut,tilhører ikke";
}

words! {
    ArchiveLetters for Bokmal:
    letter_heading: "LES MEG\n\
         =======";
    letter_confidential: "ADVARSEL: arkivet inneholder svarene til enkeltpersoner. De må ikke publiseres.\n\
         Hvilke filer det gjelder, står i ro-crate-metadata.json (conditionsOfAccess).";
    letter_public_keyed: "Arkivet kan publiseres: svarene til enkeltpersoner er ikke med. I stedet ligger\n\
         protected.json her med rapportens tall, slik de kan vises. Hvilke filer som mangler, står i\n\
         provenance.json, med en kontrollsum (HMAC-SHA256) som bare den kan regne ut som har\n\
         svarene og den hemmelige nøkkelen til dem.";
    letter_public: "Arkivet kan publiseres: svarene til enkeltpersoner er ikke med. I stedet ligger\n\
         protected.json her med rapportens tall, slik de kan vises. Hvilke filer som mangler, og\n\
         deres sha256, står i provenance.json.";
    letter_bag: "Dette er en BagIt-pose (RFC 8493) med en rapport og alt den er laget av.";
    letter_bag_without_answers: "Dette er en BagIt-pose (RFC 8493) med en rapport og det den er laget av, unntatt svarene.";
    letter_report(path): "{path}.pdf og .html   rapporten";
    letter_project(folder): "{folder}            rapportens tekster, data, mal og skrifttyper";
    letter_project_without_answers(folder): "{folder}            rapportens tekster, tall, mal og skrifttyper";
    letter_program: "program/             programmet som bygde rapporten, med sha256";
    letter_codebooks: "codebooks/           kodebøkene etter DDI-Codebook 2.5";
    letter_data_package: "datapackage.json     kodebøkene som Data Package 2.0";
    letter_codebooks_alone: "codebooks/           kodebøkene: DDI-Codebook 2.5 og Table Schema 2.0";
    letter_lock: "Cargo.lock           de nøyaktige versjonene av programmets deler";
    letter_provenance: "provenance.json      hva som ble laget av hva (in-toto, SLSA)";
    letter_description: "ro-crate-metadata.json   beskrivelse for maskiner (RO-Crate)";
    letter_check: "Kontroller at ingenting er endret: `sha256sum -c manifest-sha256.txt` i posens\n\
         øverste mappe, eller `bagit.py --validate MAPPE`. Den som endrer noe, kan skrive om\n\
         kontrollsummene også. Sammenlign derfor arkivets egen sha256 med den som ble notert et\n\
         annet sted da det ble laget: `baslinje verify ARKIV.zip --sha256 SUM`.";
    letter_rebuild(version): "Bygg rapporten på nytt med Baslinje {version}: `baslinje reproduce ARKIV.zip`. Det forteller\n\
         om hver fil ble den samme, og ellers hvor den første forskjellen oppsto.";
    letter_rebuild_without(WithoutProgram { typst, folder }): "Bygg rapporten på nytt uten Baslinje: installer Typst {typst} (typst.app) og kjør, i\n\
         mappen {folder}";
    letter_pages_same: "Sidene og teksten blir de samme; bytene i filen kan være forskjellige.";
}

#[rustfmt::skip]
impl Grammar for Bokmal {
    fn name(&self) -> &'static str { "Norwegian bokmål" }
    fn region(&self) -> &'static str { "NO" }
    fn decimal_sign(&self) -> char { ',' }
    fn thousands_sign(&self) -> char { crate::number::NO_BREAK_SPACE }
    fn quotation_marks(&self) -> [&'static str; 4] { ["’", "’", "«", "»"] }
    fn percent_sign(&self) -> &'static str { "\u{a0}%" }
    fn spells_out_percent(&self) -> bool { true }
    fn suppressed_sign(&self) -> &'static str { ":" }
    fn months(&self) -> [&'static str; 12] {
        [
            "januar", "februar", "mars", "april", "mai", "juni", "juli", "august",
            "september", "oktober", "november", "desember",
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
            "respondenter", "deltaker", "deltakere", "ansatt", "ansatte", "pasient",
            "pasienter", "bruker", "brukere", "elev", "elever", "innbygger",
            "innbyggere",
        ]
    }

    fn last_letters(&self) -> &'static str {
        "æøå"
    }

    fn of_persons(&self) -> &'static [&'static str] {
        &[
            "fødselsnummer", "personnummer", "fødselsdato", "fødselsår", "fornavn",
            "etternavn", "kjønn", "alder", "sivilstand", "hjemmeadresse", "mobilnummer",
            "mobil", "telefon", "telefonnummer", "e-post", "epost", "e-postadresse",
            "respondent", "kontaktperson", "person",
        ]
    }

    fn long_date(&self, day: u8, month: &str, year: i32) -> String {
        format!("{day}. {month} {year}")
    }
    fn number_words(&self) -> [&'static str; 21] {
        [
            "null", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti",
            "elleve", "tolv", "tretten", "fjorten", "femten", "seksten", "sytten",
            "atten", "nitten", "tjue",
        ]
    }
    fn one_neuter(&self) -> &'static str { "ett" }
    fn neuter_nouns(&self) -> &'static [&'static str] {
        &[
            "svar", "oppdrag", "mandat", "tilfelle", "frafall", "møte", "fylke",
            "område", "år", "barn", "vedtak",
        ]
    }
    fn abbreviations(&self) -> &'static [&'static str] {
        &[
            "f.eks", "bl.a", "dvs", "osv", "mv", "mfl", "m.fl", "ca", "s", "kap", "nr",
            "jf", "pst", "kl", "ev", "evt", "pga", "mht", "inkl", "ekskl", "maks",
            "min", "tlf", "tab", "fig", "red", "dr", "prof", "mill", "o.l", "m.m",
            "f.o.m", "t.o.m", "et al",
        ]
    }
    fn numbered(&self) -> &'static [&'static str] {
        &[
            "s", "side", "sidene", "diagram", "tabell", "figur", "figuren", "vedlegg",
            "avsnitt", "avsnittet", "kapittel", "kap", "nr", "nummer", "kl", "klokken",
            "spørsmål", "punkt", "punktene", "trinn", "del", "tlf", "telefon", "prop",
            "lov", "rad", "kolonne", "gruppe", "nivå", "klasse", "rom", "org.nr",
            "postnummer", "skala",
        ]
    }
    fn units(&self) -> &'static [&'static str] {
        &[
            "år", "års", "åringer", "åring", "måneder", "uker", "dager", "timer",
            "minutter", "kroner", "kr", "tkr", "mkr", "millioner", "milliarder", "mil",
            "km", "m", "meter", "kvm", "kap", "kapittel", "kl",
        ]
    }
    fn references(&self) -> References {
        References {
            diagram: &[
                "diagram", "diagrams", "diagrammet", "diagrammer", "diagrammene",
            ],
            table: &[
                "tabell", "tabells", "tabellen", "tabeller", "tabellene",
            ],
            figure: &["figur", "figurs", "figuren", "figurer", "figurene"],
            section: &[
                "avsnitt", "avsnitts", "avsnittet", "avsnittene", "vedlegg",
                "vedlegget", "vedleggene",
            ],
            page: &["s", "side"],
        }
    }
    fn between_authors(&self) -> &'static [&'static str] { &["og", "m.fl.", "m.fl", "mfl."] }
    fn before_authors(&self) -> &'static [&'static str] {
        &[
            "Se", "Jf", "Ifølge", "Hos", "I", "Av", "Som", "Både", "Også", "Men", "Og",
        ]
    }
    fn of_authorities(&self) -> &'static [&'static str] {
        &[
            "kommune", "fylkeskommune", "direktoratet", "rådet", "stiftelsen", "foreningen",
            "instituttet", "universitetet", "universitet", "høgskolen", "høgskole", "norges",
            "norsk", "statens", "senter", "nettverket", "stortinget", "regjeringen",
            "-direktoratet", "-verket", "-byrå", "-rådet", "-tilsynet", "-instituttet",
            "-forbundet", "-forbund", "-departementet", "-utvalget", "-fondet",
        ]
    }
    fn before_sources(&self) -> &'static [&'static str] {
        &["ifølge", "etter", "fra", "hos", "se", "jf.", "kilde:", "kilder:"]
    }
    fn phrases(&self) -> &'static Phrases { &PHRASES }
}

#[rustfmt::skip]
const PHRASES: Phrases = Phrases {
    fillers: &["bare", "kun", "hele", "så mange som", "så få som", "totalt"],
    modifiers: &[
        ("omtrent", M::About), ("omkring", M::About), ("cirka", M::About),
        ("rundt", M::About), ("om lag", M::About), ("litt over", M::Over),
        ("litt mer enn", M::Over), ("litt flere enn", M::Over), ("drøyt", M::Over),
        ("godt og vel", M::Over), ("knapt", M::Almost), ("nesten", M::Almost),
        ("nærmere", M::Almost), ("litt under", M::Almost),
        ("litt mindre enn", M::Almost), ("opp mot", M::Almost), ("mer enn", M::More),
        ("flere enn", M::More), ("over", M::More), ("mindre enn", M::Less),
        ("færre enn", M::Less), ("under", M::Less), ("minst", M::AtLeast),
        ("høyst", M::AtMost), ("eksakt", M::Exactly), ("nøyaktig", M::Exactly),
    ],
    fractions: &[
        ("halvparten", 1, 2), ("en tredjedel", 1, 3), ("to tredjedeler", 2, 3),
        ("en fjerdedel", 1, 4), ("tre fjerdedeler", 3, 4), ("en femtedel", 1, 5),
        ("en tidel", 1, 10), ("en tredel", 1, 3), ("to tredeler", 2, 3),
        ("en firedel", 1, 4), ("tre firedeler", 3, 4), ("to femtedeler", 2, 5),
        ("tre femtedeler", 3, 5), ("fire femtedeler", 4, 5), ("en femdel", 1, 5),
        ("to femdeler", 2, 5), ("tre femdeler", 3, 5), ("fire femdeler", 4, 5),
        ("en sjettedel", 1, 6), ("fem sjettedeler", 5, 6), ("en seksdel", 1, 6),
        ("fem seksdeler", 5, 6), ("en sjudel", 1, 7), ("to sjudeler", 2, 7),
        ("tre sjudeler", 3, 7), ("fire sjudeler", 4, 7), ("fem sjudeler", 5, 7),
        ("seks sjudeler", 6, 7), ("en åttedel", 1, 8), ("tre åttedeler", 3, 8),
        ("fem åttedeler", 5, 8), ("sju åttedeler", 7, 8), ("en nidel", 1, 9),
        ("to nideler", 2, 9), ("fire nideler", 4, 9), ("fem nideler", 5, 9),
        ("sju nideler", 7, 9), ("åtte nideler", 8, 9), ("tre tideler", 3, 10),
        ("sju tideler", 7, 10), ("ni tideler", 9, 10), ("en tiendedel", 1, 10),
        ("tre tiendedeler", 3, 10), ("sju tiendedeler", 7, 10),
        ("ni tiendedeler", 9, 10), ("halve", 1, 2), ("annenhver", 1, 2),
        ("hver annen", 1, 2), ("hver tredje", 1, 3), ("hver fjerde", 1, 4),
        ("hver femte", 1, 5), ("hver sjette", 1, 6), ("hver sjuende", 1, 7),
        ("hver åttende", 1, 8), ("hver niende", 1, 9), ("hver tiende", 1, 10),
        ("en kvart", 1, 4),
    ],
    cardinals: &[
        ("null", 0), ("en", 1), ("to", 2), ("tre", 3), ("fire", 4), ("fem", 5),
        ("seks", 6), ("sju", 7), ("åtte", 8), ("ni", 9), ("ti", 10), ("elleve", 11),
        ("tolv", 12), ("tretten", 13), ("fjorten", 14), ("femten", 15), ("seksten", 16),
        ("sytten", 17), ("atten", 18), ("nitten", 19), ("tjue", 20), ("tretti", 30),
        ("førti", 40), ("femti", 50), ("seksti", 60), ("sytti", 70), ("åtti", 80),
        ("nitti", 90), ("ett", 1),
    ],
    out_of: &["av"],
    percent: &["prosent"],
    articles: &["de"],
    wholes: &[
        ("flertallet", Q::Most), ("et flertall", Q::Most), ("majoriteten", Q::Most),
        ("de fleste", Q::Most), ("mesteparten", Q::Most),
        ("et klart flertall", Q::ClearlyMost), ("et stort flertall", Q::VeryMost),
        ("de aller fleste", Q::VeryMost), ("nesten alle", Q::NearlyAll),
        ("så godt som alle", Q::NearlyAll), ("alle", Q::Everybody),
        ("samtlige", Q::Everybody), ("ikke alle", Q::NotAll), ("ingen", Q::Nobody),
        ("nesten ingen", Q::NearlyNobody), ("få", Q::Few), ("et fåtall", Q::Few),
        ("noen få", Q::Few), ("svært få", Q::VeryFew), ("et mindretall", Q::Minority),
        ("mindretallet", Q::Minority), ("noen", Q::Minority),
        ("en liten andel", Q::Small), ("en mindre del", Q::Small),
    ],
    ordinary: &["alle", "samtlige", "ingen", "få", "noen", "halve"],
    comparisons: &[
        ("vanligere enn", Greater), ("flere enn", Greater), ("høyere enn", Greater),
        ("økte", Greater), ("mer enn", Greater), ("oftere enn", Greater),
        ("større enn", Greater), ("mer vanlig enn", Greater), ("økt", Greater),
        ("øker", Greater), ("har økt", Greater), ("steg", Greater),
        ("har steget", Greater), ("mindre vanlig enn", Less), ("færre enn", Less),
        ("lavere enn", Less), ("minsket", Less), ("har minsket", Less),
        ("minket", Less), ("har minket", Less), ("mindre enn", Less),
        ("sjeldnere enn", Less), ("sank", Less), ("har sunket", Less), ("falt", Less),
        ("har falt", Less), ("gikk ned", Less), ("redusert", Less), ("like", Equal),
        ("uendret", Equal), ("samme som", Equal), ("den samme", Equal),
        ("det samme", Equal), ("de samme", Equal),
    ],
    than: "enn",
    auxiliaries: &["er", "var", "forblir"],
    uncertain: &[
        "ingen sikker endring", "ingen sikker forskjell",
        "ingen statistisk sikker endring",
    ],
    clearly: "tydelig",
    slightly: "noe",
};
