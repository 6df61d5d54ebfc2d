//! The kinds of input, each with a sound project around it, what of it is damaged and how.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use polars::prelude::{Column, DataFrame, ParquetWriter};

use crate::mutation::{bytes, sentence, text};
use crate::random::Random;
use crate::zip_file;

/// Files by their paths in a project.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// What is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Manuscript,
    Codebook,
    Csv,
    Sav,
    Zsav,
    Xlsx,
    Parquet,
    Archive,
    Bibliography,
    Template,
    Image,
}

pub(crate) const KINDS: [Kind; 11] = [
    Kind::Manuscript,
    Kind::Codebook,
    Kind::Csv,
    Kind::Sav,
    Kind::Zsav,
    Kind::Xlsx,
    Kind::Parquet,
    Kind::Archive,
    Kind::Bibliography,
    Kind::Template,
    Kind::Image,
];

const TEMPLATE: &str = "report-templates/";
const REPORT: &str = "book/m/report.yaml";
const CODEBOOK: &str = "data/panel/codebook.yaml";
const ARCHIVE: &str = "build/m.zip";

/// What was damaged, and what is to be run on it.
pub(crate) struct Mutant {
    /// The file.
    pub(crate) name: String,
    /// What it holds now.
    pub(crate) content: Vec<u8>,
    /// The command.
    pub(crate) command: Vec<&'static str>,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Manuscript => "manuscript",
            Self::Codebook => "codebook",
            Self::Csv => "csv",
            Self::Sav => "sav",
            Self::Zsav => "zsav",
            Self::Xlsx => "xlsx",
            Self::Parquet => "parquet",
            Self::Archive => "archive",
            Self::Bibliography => "bibliography",
            Self::Template => "template",
            Self::Image => "image",
        }
    }

    /// Whether what is said always has a file and line of the author's. What is said of a
    /// file that was named on the command line names the file.
    pub(crate) fn has_places(self) -> bool {
        self != Self::Archive
    }

    /// The files of a sound project, as far as they differ from the shared ones.
    pub(crate) fn project(self, repository: &Path) -> Files {
        let mut files = Files::new();
        for entry in walkdir::WalkDir::new(repository.join("fuzz/project")) {
            let entry = entry.expect("a folder that can be listed");
            if entry.file_type().is_file() {
                let name = entry.path().strip_prefix(repository.join("fuzz/project"));
                let name = name.expect("inside").to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read(entry.path()).expect("a file to read"));
            }
        }
        let reference = |name: &str| {
            fs::read(repository.join("tests/ref/data").join(name))
                .expect("a file to read")
        };
        match self {
            Self::Sav => data_file(&mut files, "sav", reference("svar.sav")),
            Self::Xlsx => data_file(&mut files, "xlsx", reference("svar.xlsx")),
            Self::Parquet => data_file(&mut files, "parquet", parquet()),
            Self::Zsav => {
                data_file(&mut files, "zsav", reference("panel.zsav"));
                let codebook = "title: Panelen\nsynthetic: true\nfile: svar.zsav\n\
                                ignore: [kommunens_namn]\n";
                files.insert(CODEBOOK.to_owned(), codebook.into());
                let report = "title: Liten\ntemplate: fou-rapport\nlanguage: sv\n\
                              date: 2020-01-31\npublisher: FoU Provort\n\
                              notice: Påhittat.\nsurveys: {panel: data/panel/codebook.yaml}\n\
                              disclosure: {method: none, reason: Svaren är påhittade.}\n\
                              numbers:\n  svar: {of: panel}\n";
                files.insert(REPORT.to_owned(), report.into());
                drop(files.remove("book/m/chapters/02-resultat.yaml"));
                let chapter = "title: Ett\nblocks:\n  - text: Det är {{ n(\"svar\") }}.\n  \
                               - table: {id: a, caption: Var, of: panel, rows: region}\n  \
                               - text: Se @table:a.\n";
                files.insert(
                    "book/m/chapters/01-inledning.yaml".to_owned(),
                    chapter.into(),
                );
            }
            _ => {}
        }
        files
    }

    /// A damaged file of a project. `files` holds what may be damaged: the project's own
    /// files, the template and an archive of it.
    pub(crate) fn mutant(self, files: &Files, seed: u64) -> Mutant {
        let mut random = Random::new(self.name(), seed);
        let random = &mut random;
        let names = files.keys().filter(|name| self.is_damaged(name)).collect::<Vec<_>>();
        let name = names[random.below(names.len())].clone();
        let other = &files[names[random.below(names.len())].as_str()];
        let old = &files[&name];
        let content = match self {
            Self::Manuscript if random.one_in(2) => sentence(old, random),
            Self::Manuscript
            | Self::Codebook
            | Self::Csv
            | Self::Bibliography
            | Self::Template => text(old, other, random),
            Self::Image if name.ends_with(".svg") => text(old, old, random),
            Self::Xlsx if !random.one_in(4) => members(old, random),
            Self::Archive if !random.one_in(4) => bag(old, random),
            Self::Sav | Self::Zsav | Self::Xlsx | Self::Parquet | Self::Image => {
                bytes(old, other, random)
            }
            Self::Archive => bytes(old, old, random),
        };
        Mutant { name, content, command: self.command(random) }
    }

    fn is_damaged(self, name: &str) -> bool {
        let data = |ending: &str| name == format!("data/panel/svar.{ending}");
        match self {
            Self::Manuscript => name == REPORT || name.starts_with("book/m/chapters/"),
            Self::Codebook => name == CODEBOOK,
            Self::Archive => name == ARCHIVE,
            Self::Bibliography => name == "book/m/verk.yaml" || name == "book/m/verk.bib",
            Self::Template => name.starts_with(TEMPLATE),
            Self::Image => name.ends_with(".png") || name.ends_with(".svg"),
            Self::Csv | Self::Sav | Self::Zsav | Self::Xlsx | Self::Parquet => {
                data(self.name())
            }
        }
    }

    fn command(self, random: &mut Random) -> Vec<&'static str> {
        let file = match self {
            Self::Csv => "data/panel/svar.csv",
            Self::Sav => "data/panel/svar.sav",
            Self::Zsav => "data/panel/svar.zsav",
            Self::Xlsx => "data/panel/svar.xlsx",
            Self::Parquet => "data/panel/svar.parquet",
            Self::Archive if random.one_in(2) => return vec!["verify", ARCHIVE],
            Self::Archive => return vec!["reproduce", ARCHIVE],
            Self::Template | Self::Image => return vec!["build", "m"],
            Self::Codebook if random.one_in(4) => {
                return vec!["data", "describe", CODEBOOK];
            }
            Self::Manuscript | Self::Codebook | Self::Bibliography => {
                let build = random.one_in(3);
                return vec![if build { "build" } else { "check" }, "m"];
            }
        };
        match random.below(4) {
            0 => vec!["data", "codebook", file],
            1 => vec!["data", "describe", file],
            _ => vec!["check", "m"],
        }
    }

    /// What besides the damaged file makes it be read: the other kind of bibliography.
    pub(crate) fn along(
        self,
        mutant: &Mutant,
        files: &Files,
    ) -> Option<(String, Vec<u8>)> {
        if self != Self::Bibliography || !mutant.name.ends_with(".bib") {
            return None;
        }
        let report = String::from_utf8_lossy(&files[REPORT]).into_owned();
        Some((REPORT.to_owned(), report.replace("verk.yaml", "verk.bib").into_bytes()))
    }
}

fn data_file(files: &mut Files, ending: &str, bytes: Vec<u8>) {
    files.insert(format!("data/panel/svar.{ending}"), bytes);
    let codebook = String::from_utf8_lossy(&files[CODEBOOK]).into_owned();
    let codebook = codebook.replace("svar.csv", &format!("svar.{ending}"));
    let codebook = codebook.replace("  fritt: {label: Eget, scale: text}\n", "");
    let codebook = codebook.lines().filter(|line| !line.starts_with("csv:"));
    let codebook = codebook.collect::<Vec<_>>().join("\n") + "\n";
    files.insert(CODEBOOK.to_owned(), codebook.into_bytes());
}

fn parquet() -> Vec<u8> {
    let nojd = [Some(1_i64), Some(2), Some(3), Some(3), Some(9), None];
    let alder = [Some(34.0), Some(51.5), Some(28.0), None, Some(62.0), Some(45.0)];
    let columns = vec![
        Column::new("id".into(), [1_i64, 2, 3, 4, 5, 6]),
        Column::new("ort".into(), [1_i32, 1, 2, 1, 2, 1]),
        Column::new("nojd".into(), nojd),
        Column::new("alder".into(), alder),
    ];
    let mut frame = DataFrame::new(6, columns).expect("a frame");
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut frame).expect("written");
    bytes
}

/// A workbook with one part damaged.
fn members(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let mut members = zip_file::members(bytes);
    damage(&mut members, random);
    zip_file::pack(&members)
}

/// An archive with one file damaged, mostly with the bag's checksums written anew.
fn bag(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let mut members = zip_file::members(bytes);
    damage(&mut members, random);
    if !random.one_in(5) {
        zip_file::sum_anew(&mut members);
    }
    zip_file::pack(&members)
}

fn damage(members: &mut zip_file::Members, random: &mut Random) {
    let count = members.len();
    let other = members[random.below(count)].1.clone();
    let one = random.below(count);
    if random.one_in(12) {
        drop(members.remove(one));
        return;
    }
    let (name, content) = &mut members[one];
    let is_text = std::str::from_utf8(content).is_ok();
    if random.one_in(20) {
        *name = random
            .of(&["m/data/../x", "/x", "m/data/CON", "x", "m/data/å\u{202e}"])
            .into();
    } else if is_text && !random.one_in(4) {
        *content = text(content, &other, random);
    } else {
        *content = bytes_of(content, &other, random);
    }
}

fn bytes_of(content: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    bytes(content, other, random)
}
