//! One process makes a report again after a change: what comes of it is what a new process
//! would make, and nothing is made again that has not changed.

use baslinje::memory::Effort;
use baslinje::pipeline::{self, BuildSettings, Efforts, Job, Memory};
use baslinje::project::Project;

use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, REPORT, ReportTest};

/// A file of the template.
const STYLE: &str = "report-templates/library/style/base.css";

/// How many gave each answer: place, satisfaction, how many.
const GIVEN: [(u8, u8, usize); 7] =
    [(1, 1, 1), (1, 2, 8), (1, 3, 6), (2, 1, 11), (2, 2, 6), (2, 3, 4), (2, 9, 4)];

fn answers() -> String {
    let rows = GIVEN.iter().flat_map(|(place, answer, count)| {
        std::iter::repeat_n(format!("{place};{answer}"), *count)
    });
    let rows =
        rows.enumerate().map(|(row, given)| format!("{row};{given};{}\n", row + 20));
    format!("id;ort;nojd;alder\n{}", rows.collect::<String>())
}

fn job<'a>(project: &'a Project, settings: BuildSettings) -> Job<'a> {
    let report = project.report("r").expect("the report");
    Job { project, report, settings, progress: &|_| {} }
}

/// What was made, by kind.
fn made(efforts: Efforts) -> String {
    let Efforts {
        texts,
        templates,
        fonts,
        surveys,
        tables,
        numbers,
        disclosure,
        charts,
        prose,
        passages,
        whole,
    } = efforts;
    let all = [
        ("texts", texts),
        ("templates", templates),
        ("fonts", fonts),
        ("surveys", surveys),
        ("tables", tables),
        ("numbers", numbers),
        ("disclosure", disclosure),
        ("charts", charts),
        ("prose", prose),
        ("passages", passages),
        ("whole", whole),
    ];
    let made = all.into_iter().filter(|(_, effort)| effort.made > 0);
    made.map(|(name, Effort { made, .. })| format!("{name} {made}"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Makes the report again, and anew; gives what was made again, and what was warned of.
#[track_caller]
fn again(test: &ReportTest, memory: &mut Memory) -> (String, Vec<String>) {
    let project = Project::find(&test.path("")).expect("a project");
    let job = job(&project, BuildSettings::default());
    let again = pipeline::build_again(job, memory);
    let anew = pipeline::build_again(job, &mut Memory::default());
    assert_eq!(again.said.sorted(), anew.said.sorted());
    let warnings = again.said.sorted().into_iter().map(|one| {
        let place = one.place.as_ref().map_or_else(String::new, ToString::to_string);
        format!("{place} {}", one.message)
    });
    let warnings = warnings.collect();
    let [again, anew] = [again, anew].map(|build| match build.value {
        Some(build) => build.publication.files,
        None => panic!("no report: {:?}", build.said.sorted()),
    });
    assert_eq!(again.keys().collect::<Vec<_>>(), anew.keys().collect::<Vec<_>>());
    let different = again.iter().filter(|(name, bytes)| anew[*name] != **bytes);
    let different = different.map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(different, <Vec<&String>>::new());
    (made(memory.efforts()), warnings)
}

#[test]
fn after_each_kind_of_change_only_what_changed_is_made_again() {
    let none = "disclosure: {method: none, reason: Svaren är påhittade.}";
    let suppress = "disclosure: {method: suppress, minimum-count: 3}";
    let mut memory = Memory::default();
    let test = ReportTest::new().file(ANSWERS, answers());
    let everything = "texts 2, templates 1, fonts 1, surveys 1, tables 2, numbers 2, disclosure 1, charts 1, prose 4, passages 4, whole 1";
    assert_eq!(again(&test, &mut memory).0, everything);
    assert_eq!(again(&test, &mut memory).0, "", "nothing changed");

    let test = test.replace(REPORT, none, suppress);
    let (policy, before) = again(&test, &mut memory);
    assert_eq!(
        policy,
        "texts 1, tables 2, numbers 2, disclosure 1, charts 1, prose 4, passages 4, whole 1"
    );
    assert!(before.iter().any(|warning| warning.contains("of `orter` are hidden")));

    let test = test.replace(CHAPTER, "      Av {{", "      En mening.\n\n      Av {{");
    let (sentence, after) = again(&test, &mut memory);
    assert_eq!(sentence, "texts 1, prose 1, passages 1, whole 1");
    assert_ne!(before, after, "the warning stands two lines further down");

    let test = test.replace(CHAPTER, "type: bar", "type: bar\n      measure: percent");
    let (request, _) = again(&test, &mut memory);
    assert_eq!(request, "texts 1, tables 1, disclosure 1, charts 1, passages 4, whole 1");

    let test = test.replace(ANSWERS, "\n39;2;9;", "\n39;2;3;");
    let (answer, _) = again(&test, &mut memory);
    assert_eq!(
        answer,
        "surveys 1, tables 2, numbers 2, disclosure 1, charts 1, prose 4, passages 4, whole 1"
    );

    let test = test.replace(CODEBOOK, "2: ganska nöjd", "2: rätt nöjd");
    let test = test.replace(REPORT, "ganska nöjd", "rätt nöjd");
    let (label, _) = again(&test, &mut memory);
    assert_eq!(
        label,
        "texts 1, surveys 1, tables 2, numbers 2, disclosure 1, charts 1, prose 4, whole 1"
    );

    let test = test.append(STYLE, "\n.egen { color: inherit; }\n");
    let (template, _) = again(&test, &mut memory);
    assert_eq!(template, "templates 1, whole 1");

    let asked = "numbers:\n  alder: {of: panel, variable: alder, statistic: mean}\n";
    let test = test.replace(REPORT, "numbers:\n", asked);
    let (variable, _) = again(&test, &mut memory);
    assert_eq!(
        variable,
        "texts 1, surveys 1, numbers 1, disclosure 1, prose 4, passages 4, whole 1"
    );
}

#[test]
fn a_mistake_is_told_again_and_is_gone_when_it_is_corrected() {
    let mut memory = Memory::default();
    let settings = BuildSettings::default();
    let mut run = |test: &ReportTest| {
        let project = Project::find(&test.path("")).expect("a project");
        let job = job(&project, settings);
        let again = pipeline::prepare_again(job, &mut memory).said;
        let anew = pipeline::prepare_again(job, &mut Memory::default()).said;
        assert_eq!(again.sorted(), anew.sorted());
        again.has_errors()
    };
    let test = ReportTest::new();
    assert!(!run(&test));
    let test = test.replace(CHAPTER, "of: gavlebor", "of: gavlebo");
    assert!(run(&test) && run(&test), "it is told as often as it is looked at");
    let test = test.replace(CHAPTER, "of: gavlebo\n", "of: gavlebor\n");
    assert!(!run(&test));
    let test = test.replace(CODEBOOK, "scale: ordinal", "scale: ordinall");
    assert!(run(&test) && run(&test));
    let test = test.replace(CODEBOOK, "scale: ordinall", "scale: ordinal");
    assert!(!run(&test));
}
