//! One file for those who come later: made, checked, built again; and refused where it
//! could do harm.

use std::io::{Cursor, Write as _};

use baslinje::archive::{self, Files, Limits};
use baslinje::container::ContainerRefusal;
use insta::assert_snapshot;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::harness::{ANSWERS, CHAPTER, CODEBOOK, Outcome, REPORT, ReportTest, WORKS};

const ARCHIVE: &str = "build/r.zip";

/// What makes a checksum of bytes.
type Digest = fn(&[u8]) -> String;

fn archived() -> Outcome {
    let outcome = ReportTest::new().run(&["archive", "r", "--quiet"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    outcome
}

/// The files of an archive, by their paths in it.
pub(crate) fn files_of(archive: &[u8]) -> Files {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).expect("a ZIP file");
    let mut files = Files::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a file");
        let mut bytes = Vec::new();
        std::io::copy(&mut file, &mut bytes).expect("a file that can be read");
        let name = file.name().expect("a name").into_owned();
        files.insert(name, bytes);
    }
    files
}

pub(crate) fn packed(files: &Files) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(name.as_str(), stored()).expect("a file");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("a ZIP file").into_inner()
}

fn stored() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Stored)
}

/// Changes a file, and the manifests so that the bag is valid again.
pub(crate) fn forged(
    archive: &[u8],
    changed: &str,
    change: impl Fn(&mut Vec<u8>),
) -> Vec<u8> {
    let mut files = files_of(archive);
    let name = format!("r/data/{changed}");
    change(files.get_mut(&name).unwrap_or_else(|| panic!("no file {name}")));
    // The archive's own description is made to fit too, if it can still be read.
    let now = baslinje::file::sha256(&files[&name]);
    let described = "r/data/ro-crate-metadata.json";
    if let Ok(mut json) = serde_json::from_slice::<serde_json::Value>(&files[described]) {
        let id = changed.replace('Ä', "%C3%84");
        let graph = json["@graph"].as_array_mut().into_iter().flatten();
        for file in graph.filter(|one| one["@id"] == id.as_str()) {
            file["sha256"] = now.as_str().into();
        }
        files.insert(described.to_owned(), json.to_string().into_bytes());
    }
    rebagged(files)
}

/// Writes every checksum of a bag anew, so that it is valid again.
pub(crate) fn rebagged(mut files: Files) -> Vec<u8> {
    let digests: [(&str, Digest); 2] =
        [("sha256", baslinje::file::sha256), ("sha512", baslinje::file::sha512)];
    let payload = files.iter().filter(|(name, _)| name.starts_with("r/data/"));
    let (octets, count) = payload
        .fold((0, 0), |(octets, count), (_, bytes)| (octets + bytes.len(), count + 1));
    let info = String::from_utf8(files["r/bag-info.txt"].clone()).expect("UTF-8");
    let lines = info.lines().map(|line| match line.split_once(": ") {
        Some(("Payload-Oxum", _)) => format!("Payload-Oxum: {octets}.{count}\n"),
        _ => format!("{line}\n"),
    });
    let info = lines.collect::<String>();
    files.insert("r/bag-info.txt".to_owned(), info.into_bytes());
    for (kind, payload) in [("manifest", true), ("tagmanifest", false)] {
        for (algorithm, digest) in digests {
            let listed = files.iter().filter(|(name, _)| {
                name.starts_with("r/data/") == payload && !name.contains("/tagmanifest-")
            });
            let line = |(name, bytes): (&String, &Vec<u8>)| {
                format!("{}  {}\n", digest(bytes), &name["r/".len()..])
            };
            let text = listed.map(line).collect::<String>();
            files.insert(format!("r/{kind}-{algorithm}.txt"), text.into_bytes());
        }
    }
    packed(&files)
}

fn refused(archive: &[u8]) -> String {
    let refusal = archive::open(archive, Limits::default());
    refusal.expect_err("an archive that is refused").to_string()
}

#[test]
fn an_archive_is_the_same_every_time() {
    let first = archived();
    let bytes = first.bytes(ARCHIVE);
    let second = archived();
    assert!(bytes == second.bytes(ARCHIVE), "the same bytes in another folder");
    let told = format!("{}  {ARCHIVE}", baslinje::file::sha256(&bytes));
    assert_eq!(first.stdout.replace('\\', "/"), told);
    let opened = archive::open(&bytes, Limits::default()).expect("an archive");
    assert_eq!(opened.name, "r");
    assert!(opened.moved.is_empty());
    assert!(opened.outputs.contains_key("r.pdf"));
    assert!(opened.inputs.contains_key("data/panel/svar.csv"));
}

#[test]
fn a_bag_has_the_files_that_the_standard_asks_for() {
    let files = files_of(&archived().bytes(ARCHIVE));
    let text = |name: &str| String::from_utf8(files[name].clone()).expect("UTF-8");
    assert_eq!(
        text("r/bagit.txt"),
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    );
    let payload = files.iter().filter(|(name, _)| name.starts_with("r/data/"));
    let payload = payload.collect::<Vec<_>>();
    let octets = payload.iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
    let oxum = format!("Payload-Oxum: {octets}.{}\n", payload.len());
    assert!(text("r/bag-info.txt").contains(&oxum), "{}", text("r/bag-info.txt"));
    assert_eq!(text("r/manifest-sha512.txt").lines().count(), payload.len());
    let lines = text("r/tagmanifest-sha256.txt");
    assert!(lines.contains("  bagit.txt\n") && lines.contains("  manifest-sha512.txt\n"));
    assert!(!lines.contains("tagmanifest"));
    let described = text("r/data/ro-crate-metadata.json");
    let described: serde_json::Value = serde_json::from_str(&described).expect("JSON");
    let graph = described["@graph"].as_array().expect("a graph");
    let ids = graph.iter().filter_map(|one| one["@id"].as_str());
    let ids = ids.collect::<Vec<_>>();
    for (name, _) in &payload {
        let name = name["r/data/".len()..].replace('Ä', "%C3%84");
        assert!(ids.contains(&name.as_str()), "{name} is described");
    }
    let about = |id: &str| {
        let file = graph.iter().find(|one| one["@id"] == id).expect("a described file");
        file["about"][0]["@id"].as_str().map(str::to_owned)
    };
    let data = Some("project/data/panel/svar.csv".to_owned());
    assert_eq!(about("codebooks/panel.ddi.xml"), data);
    assert_eq!(about("datapackage.json"), data);
    assert!(text("r/data/codebooks/panel.ddi.xml").contains("Hur nöjd är du?"));
    let package = text("r/data/datapackage.json");
    let package: serde_json::Value = serde_json::from_str(&package).expect("JSON");
    assert_eq!(package["resources"][0]["name"], "panel");
    assert_eq!(package["resources"][0]["path"], "project/data/panel/svar.csv");
    let answers = graph.iter().find(|one| one["@id"] == "project/data/panel/svar.csv");
    let access = &answers.expect("the answers")["conditionsOfAccess"];
    assert!(
        access.as_str().is_some_and(|text| text.contains("confidential")),
        "{access}"
    );
}

#[test]
fn a_report_is_built_again_from_its_archive() {
    let archive = archived().bytes(ARCHIVE);
    let elsewhere = ReportTest::empty()
        .file("arkiv.zip", archive)
        .environment("TZ", "Asia/Tokyo")
        .environment("LC_ALL", "C")
        .environment("RAYON_NUM_THREADS", "1")
        .run(&["reproduce", "arkiv.zip", "--in", "igen"]);
    assert_eq!(elsewhere.code(), Some(0), "{}", elsewhere.stderr);
    assert!(elsewhere.stderr.contains("r: identical"), "{}", elsewhere.stderr);
    assert!(elsewhere.bytes("igen/data/panel/svar.csv").starts_with(b"id"));
}

#[test]
fn an_archive_holds_earlier_measurements_and_their_codebooks() {
    let test = ReportTest::new();
    let (codebook, answers) = (test.content(CODEBOOK), test.content(ANSWERS));
    let report = test.content(REPORT).replace("data/panel/", "data/forr/");
    let chapter = test.content(CHAPTER);
    let outcome = test
        .file("data/forr/codebook.yaml", codebook)
        .file("data/forr/svar.csv", answers)
        .file("book/forr/report.yaml", report)
        .file("book/forr/chapters/01-resultat.yaml", chapter)
        .append(REPORT, "waves: {2017: {report: forr}, 2020: own}\n")
        .run(&["archive", "r", "--quiet"]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
    let archive = outcome.bytes(ARCHIVE);
    let files = files_of(&archive);
    let package = String::from_utf8(files["r/data/datapackage.json"].clone());
    let package: serde_json::Value =
        serde_json::from_str(&package.expect("UTF-8")).expect("JSON");
    let names = package["resources"].as_array().expect("resources").iter();
    let names = names.map(|one| one["name"].as_str().unwrap_or_default());
    assert_eq!(names.collect::<Vec<_>>(), ["panel", "panel-2017"]);
    assert!(files.contains_key("r/data/codebooks/panel@2017.ddi.xml"));
    assert!(files.contains_key("r/data/project/data/forr/svar.csv"));
    let outcome = ReportTest::empty().file("arkiv.zip", archive).run(&[
        "reproduce",
        "arkiv.zip",
        "--quiet",
    ]);
    assert_eq!(outcome.code(), Some(0), "{}", outcome.stderr);
}

#[test]
fn what_changed_in_an_archive_is_named() {
    let archive = archived().bytes(ARCHIVE);
    let mut files = files_of(&archive);
    let answers = files.get_mut("r/data/project/data/panel/svar.csv").expect("answers");
    *answers.last_mut().expect("a byte") ^= 1;
    let outcome = ReportTest::empty()
        .file("arkiv.zip", packed(&files))
        .run(&["reproduce", "arkiv.zip"]);
    assert_eq!(outcome.code(), Some(1));
    assert_snapshot!(outcome.stderr, @r#"
          `data/project/data/panel/svar.csv` has changed: its checksum is another one
        error: the archive is not what was packed: `data/project/data/panel/svar.csv` has changed: its checksum is another one
         |
         = hint: take another copy of the archive
        "#);
}

/// What `reproduce` prints and says of an archive in which a file was changed on purpose.
fn reproduced(archive: Vec<u8>) -> (String, String) {
    let outcome = ReportTest::empty().file("arkiv.zip", archive).run(&[
        "reproduce",
        "arkiv.zip",
        "--quiet",
    ]);
    assert_eq!(outcome.code(), Some(1), "{}", outcome.stderr);
    (outcome.stdout, outcome.stderr)
}

/// Replaces words of a text that stand in it.
fn rewrite(old: &'static str, new: &'static str) -> impl Fn(&mut Vec<u8>) {
    move |bytes| {
        let text = String::from_utf8(std::mem::take(bytes)).expect("UTF-8");
        assert!(text.contains(old), "{old}");
        *bytes = text.replacen(old, new, 1).into_bytes();
    }
}

#[test]
fn one_byte_of_the_data_is_named_with_all_that_follows_from_it() {
    let archive = archived().bytes(ARCHIVE);
    // The third respondent is no longer very but fairly satisfied; both count as satisfied.
    let change = rewrite("3;2;3;28", "3;2;2;28");
    let (told, said) =
        reproduced(forged(&archive, "project/data/panel/svar.csv", change));
    assert_snapshot!(told, @r"
        data	changed	data/panel/svar.csv
        numbers	different	numbers.json
        tables	different	tables/nojd.csv
        charts	different	charts/nojd.svg
        Typst source	different	chapters/resultat.typ
        Typst source	different	document.json
        PDF	different	r.pdf
        web page	different	r.html
        record of files	different	manifest.json
        number	nojd: ganska nöjd: number	1 → 2	data
        number	nojd: ganska nöjd: percent	25 → 50	data
        number	nojd: mycket nöjd: number	2 → 1	data
        number	nojd: mycket nöjd: percent	50 → 25	data
        page	4 → 4
        looks otherwise	page 4
        ");
    assert_snapshot!(said, @r#"
        error: the first difference is in the data: `data/panel/svar.csv` is not the file that the report was made of; what differs: numbers, tables, charts, Typst source, PDF, web page
         |
         = hint: the same versions of Baslinje, Typst and all libraries made both
        "#);
}

#[test]
fn one_line_of_the_template_is_named() {
    let archive = archived().bytes(ARCHIVE);
    let name = "project/report-templates/library/layout/charts.typ";
    let (told, said) =
        reproduced(forged(&archive, name, rewrite("\n#let ", "\n\n#let ")));
    assert_snapshot!(told, @r#"
        template	changed	report-templates/library/layout/charts.typ
        Typst source	different	layout/charts.typ
        record of files	different	manifest.json
        "#);
    assert_snapshot!(said, @r#"
        error: the first difference is in the template: `report-templates/library/layout/charts.typ` is not the file that the report was made of; numbers, PDF and web page are the same, byte for byte
         |
         = hint: the same versions of Baslinje, Typst and all libraries made both
        "#);
}

#[test]
fn a_font_is_named() {
    let archive = archived().bytes(ARCHIVE);
    // The last bytes of the file are no part of any table that is drawn with.
    let change = |bytes: &mut Vec<u8>| bytes.extend([0; 4]);
    let (told, said) =
        reproduced(forged(&archive, "project/fonts/SourceSans3-Regular.otf", change));
    assert_snapshot!(told, @r#"
        font	changed	fonts/SourceSans3-Regular.otf
        record of files	different	manifest.json
        "#);
    assert_snapshot!(said, @r#"
        error: the first difference is in the font: `fonts/SourceSans3-Regular.otf` is not the file that the report was made of; numbers, PDF and web page are the same, byte for byte
         |
         = hint: the same versions of Baslinje, Typst and all libraries made both
        "#);
}

#[test]
fn a_chapter_is_named_with_the_sentence_that_changed() {
    let archive = archived().bytes(ARCHIVE);
    let name = "project/book/r/chapters/01-resultat.yaml";
    let change = rewrite("Så var det även förr", "Så var det inte förr");
    let (told, said) = reproduced(forged(&archive, name, change));
    assert_snapshot!(told, @r"
        text	changed	book/r/chapters/01-resultat.yaml
        Typst source	different	chapters/resultat.typ
        Typst source	different	document.json
        PDF	different	r.pdf
        web page	different	r.html
        record of files	different	manifest.json
        sentence	Resultat	Så var det [-även-][+inte+] förr @verk2019.	text	book/r/chapters/01-resultat.yaml:4
        page	4 → 4
        looks otherwise	page 4
        ");
    assert_snapshot!(said, @r#"
        error: the first difference is in the text: `book/r/chapters/01-resultat.yaml` is not the file that the report was made of; what differs: Typst source, PDF, web page
         |
         = hint: the same versions of Baslinje, Typst and all libraries made both
        "#);
}

#[test]
fn a_report_that_was_changed_after_it_was_made_is_named() {
    let archive = archived().bytes(ARCHIVE);
    let change = rewrite("\"base\": \"6\"", "\"base\": \"7\"");
    let (told, said) = reproduced(forged(&archive, "report/numbers.json", change));
    assert_snapshot!(told, @r#"
        numbers	changed	numbers.json
        numbers	different	numbers.json
        number	svar: base	7 → 6	unknown
        "#);
    assert_snapshot!(said, @r#"
        error: the first difference is in the numbers: `numbers.json` is not the file that was made; what differs: numbers
         |
         = hint: the same versions of Baslinje, Typst and all libraries made both
        "#);
}

#[test]
fn data_that_no_report_can_be_built_of_is_named() {
    let archive = archived().bytes(ARCHIVE);
    let change = rewrite("3;2;3;28", "3;2;7;28");
    let (told, said) =
        reproduced(forged(&archive, "project/data/panel/svar.csv", change));
    assert_snapshot!(told, @"data	changed	data/panel/svar.csv");
    assert_snapshot!(said, @r#"
        error: `7` in the column `nojd` has no label (row 3)
        --> data/panel/svar.csv:4:5
         = hint: add it under `values` or `missing` of `nojd` in the codebook (data/panel/codebook.yaml:12:3), or correct the data

        error: the first difference is in the data: `data/panel/svar.csv` is not the file that the report was made of; the report cannot be built of it
         |
         = hint: the same versions of Baslinje, Typst and all libraries made both
        "#);
}

#[test]
fn another_version_of_the_programme_is_told() {
    let archive = archived().bytes(ARCHIVE);
    let library = "name = \"zlib-rs\"\nversion = \"";
    let change = rewrite(library, "name = \"zlib-rs\"\nversion = \"0.0.");
    let archive = forged(&archive, "Cargo.lock", change);
    let archive = forged(&archive, "LÄS-MIG.txt", |bytes| {
        let text = String::from_utf8(std::mem::take(bytes)).expect("UTF-8");
        let version = concat!("Baslinje ", env!("CARGO_PKG_VERSION"));
        let other = concat!("Baslinje 0.0.", env!("CARGO_PKG_VERSION"));
        *bytes = text.replace(version, other).into_bytes();
    });
    let change = rewrite("\"baslinje\": \"", "\"baslinje\": \"0.0.");
    let (told, said) = reproduced(forged(&archive, "report/manifest.json", change));
    assert_eq!(told, "record of files\tsame numbers, text and structure\tmanifest.json");
    let said = said.replace(env!("CARGO_PKG_VERSION"), "VERSION");
    let lock = include_str!("../../Cargo.lock");
    let (_, zlib) = lock.split_once(library).expect("the library");
    let (zlib, _) = zlib.split_once('"').expect("a version");
    assert_snapshot!(said.replace(zlib, "ZLIB"), @r#"
        error: the first difference is in the record of files; numbers, PDF and web page are the same, byte for byte
         |
         = hint: it was made with Baslinje 0.0.VERSION and Typst 0.15.1, this is Baslinje VERSION and Typst 0.15.1, with other libraries: zlib-rs 0.0.ZLIB (now ZLIB)
        "#);
}

#[test]
fn a_built_report_is_held_against_its_record() {
    let built = || ReportTest::new().run(&["build", "r", "--quiet"]).into_test();
    let outcome = built().run(&["verify", "r"]);
    assert_snapshot!(outcome.done(), @"r: as built, 42 files, nothing read has changed");
    let outcome = built()
        .replace(ANSWERS, "3;2;3;28", "3;2;2;28")
        .append("build/r/r.html", "<!-- -->")
        .run(&["verify", "r"]);
    assert_eq!(outcome.code(), Some(1));
    assert_snapshot!(outcome.stdout, @r#"
        data	changed	data/panel/svar.csv
        web page	changed	r.html
        "#);
    assert_snapshot!(outcome.stderr, @r#"
        error: the first difference is in the data: `data/panel/svar.csv` is not the file that the report was made of
         |
         = hint: build it again: `baslinje build r`
        "#);
    let outcome = built().append("build/r/r.html", "<!-- -->").run(&["verify", "r"]);
    assert_snapshot!(outcome.stderr, @r#"
        error: the first difference is in the web page: `r.html` is not the file that was made
         |
         = hint: build it again: `baslinje build r`
        "#);
    let outcome = built()
        .file("book/r/chapters/02-mer.yaml", "title: Mer\n")
        .without(WORKS)
        .run(&["verify", "r"]);
    assert_snapshot!(outcome.stdout, @r#"
        text	added	book/r/chapters/02-mer.yaml
        text	missing	book/r/verk.yaml
        "#);
    assert_snapshot!(ReportTest::new().run(&["verify", "r"]).misused(), @r#"
        error: `r` has not been built
         |
         = hint: build it first: `baslinje build r`
        "#);
    assert_snapshot!(ReportTest::new().run(&["verify", "x"]).misused(), @r#"
        error: there is no report `x`
         |
         = hint: use `r`, the only one there is
        "#);
    assert_snapshot!(ReportTest::new().run(&["verify", "x.zip"]).misused(), @r#"
        error: there is no file `x.zip`
         |
         = hint: give the path of an archive, or the name of a report
        "#);
}

#[test]
fn an_archive_that_could_do_harm_is_refused() {
    for name in [
        "../utanför.txt",
        "r/../../utanför.txt",
        "/etc/passwd",
        "r\\..\\..\\utanför.txt",
        "C:/utanför.txt",
        "r/./a",
        "r//a",
        "r/a\u{0}b",
        "r/CON.txt",
        "r/slut.",
    ] {
        let archive = packed(&Files::from([(name.to_owned(), b"x".to_vec())]));
        let told = refused(&archive);
        assert!(told.contains("cannot stand in an archive"), "{name}: {told}");
    }

    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_symlink("r/data", "/etc", stored()).expect("a link");
    let link = writer.finish().expect("a ZIP file").into_inner();
    assert_snapshot!(refused(&link), @"`r/data` in the archive is no plain file");

    let two = [("r/data/ett.txt", b"1"), ("r/data/tva.txt", b"2")];
    let two = two.map(|(name, bytes)| (name.to_owned(), bytes.to_vec()));
    let mut twice = packed(&Files::from(two));
    for place in 0..twice.len() - 3 {
        if &twice[place..place + 3] == b"tva" {
            twice[place..place + 3].copy_from_slice(b"Ett");
        }
    }
    assert_snapshot!(refused(&twice), @"`r/data/Ett.txt` stands in the archive twice: some systems take it and `r/data/ett.txt` for the same");

    let archive = archived().bytes(ARCHIVE);
    assert_snapshot!(refused(&archive[..archive.len() / 2]), @"this is no ZIP file, or it is damaged: invalid Zip archive: Could not find EOCD");
    assert_snapshot!(refused(b"no archive at all"), @"this is no ZIP file, or it is damaged: invalid Zip archive: Could not find EOCD");
    assert_snapshot!(refused(&packed(&Files::new())), @"the archive does not hold one folder with a bag in it");
    let loose = Files::from([("bagit.txt".to_owned(), b"x".to_vec())]);
    assert_snapshot!(refused(&packed(&loose)), @"the archive does not hold one folder with a bag in it");
    let mut incomplete = files_of(&archive);
    incomplete.remove("r/data/report/r.pdf");
    incomplete.insert("r/data/extra.txt".to_owned(), b"x".to_vec());
    assert_snapshot!(refused(&packed(&incomplete)), @"the archive is not what was packed: `data/report/r.pdf` is listed, but missing");
}

#[test]
fn an_archive_cannot_fill_the_disk() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let squeezed =
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    writer.start_file("r/data/bomb", squeezed).expect("a file");
    writer.write_all(&vec![0; 1 << 20]).expect("written");
    let bomb = writer.finish().expect("a ZIP file").into_inner();
    assert!(bomb.len() < 1 << 12, "it is small before it is unpacked");
    let limits = Limits { files: 10, file_bytes: 1 << 16, all_bytes: 1 << 20 };
    let refusal = archive::open(&bomb, limits).expect_err("a bomb");
    assert_eq!(
        refusal,
        ContainerRefusal::TooLarge { name: "r/data/bomb".to_owned() }.into()
    );

    let many = (0..11).map(|index| (format!("r/{index}"), Vec::new())).collect();
    let refusal = archive::open(&packed(&many), limits).expect_err("too many");
    assert_eq!(refusal, ContainerRefusal::TooManyFiles { files: 11 }.into());

    let all = (0..4).map(|index| (format!("r/{index}"), vec![0; 1 << 16])).collect();
    let limits = Limits { all_bytes: 3 << 16, ..limits };
    let refusal = archive::open(&packed(&all), limits).expect_err("too much together");
    assert_eq!(refusal, ContainerRefusal::TooLarge { name: "r/3".to_owned() }.into());
}
