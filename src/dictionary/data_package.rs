//! A codebook as a Data Package 2.0 with a Table Schema, by Frictionless Data
//! (<https://datapackage.org/standard/data-package/>), for a file `datapackage.json` beside
//! the data.

use serde_json::{Map, Value, json};

use crate::survey::{
    Codebook, CsvFormat, Encoding, Label, Origin, Scale, Sketch, Variable,
};

use super::ddi::media_type;
use super::yaml::column_of;

/// Writes a codebook as a Data Package. `file` is the path of the data file from the folder
/// the package will lie in.
#[must_use]
pub fn data_package(sketch: &Sketch, file: &str) -> String {
    let name = stem(file);
    package(name, &sketch.codebook.title, vec![resource(sketch, file, name)])
}

/// A survey of a Data Package.
pub struct PackagedSurvey<'p> {
    /// Its name.
    pub name: &'p str,
    /// Its codebook.
    pub sketch: &'p Sketch,
    /// The path of its data file, from the folder that the package will lie in.
    pub file: String,
}

/// Writes the codebooks of several surveys as one Data Package with a name and a title.
#[must_use]
pub fn data_package_of_all(
    name: &str,
    title: &str,
    surveys: &[PackagedSurvey<'_>],
) -> String {
    let one =
        |survey: &PackagedSurvey<'_>| resource(survey.sketch, &survey.file, survey.name);
    package(name, title, surveys.iter().map(one).collect())
}

fn package(name: &str, title: &str, resources: Vec<Value>) -> String {
    let package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": identifier(name),
        "title": title,
        "resources": resources,
    });
    let mut text = format!("{package:#}");
    text.push('\n');
    text
}

/// A file's name without folders and ending.
fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// A data file, with a name of its own within the package.
fn resource(sketch: &Sketch, file: &str, name: &str) -> Value {
    let codebook = &sketch.codebook;
    let (ending, is_text) = ending(file);
    let mut resource = Map::new();
    resource.insert("name".into(), identifier(name).into());
    resource.insert("type".into(), "table".into());
    resource.insert("path".into(), file.into());
    resource.insert("format".into(), ending.clone().into());
    resource.insert("mediatype".into(), media_type(file).into());
    if is_text {
        resource.insert("encoding".into(), encoding(codebook.csv.encoding).into());
        resource.insert("dialect".into(), dialect(codebook.csv));
    } else if ending == "xlsx" {
        let mut dialect = Map::new();
        let first = usize::try_from(codebook.excel.header_row).unwrap_or(1);
        dialect.insert("headerRows".into(), json!([first]));
        if codebook.excel.header_rows > 1 {
            let rows =
                (first + 1..first + codebook.excel.header_rows).collect::<Vec<_>>();
            dialect.insert("commentRows".into(), json!(rows));
        }
        if let Some(sheet) = &codebook.excel.sheet {
            dialect.insert("sheetName".into(), sheet.value.clone().into());
        }
        resource.insert("dialect".into(), dialect.into());
    }
    resource.insert("schema".into(), schema(sketch, is_text));
    resource.into()
}

/// Writes a codebook as a Table Schema, which describes columns without naming a file.
#[must_use]
pub fn table_schema(sketch: &Sketch) -> String {
    let (_, is_text) = ending(&sketch.data);
    let mut text = format!("{:#}", schema(sketch, is_text));
    text.push('\n');
    text
}

/// The ending of a file's name, and whether such files are texts.
fn ending(file: &str) -> (String, bool) {
    let ending = file.rsplit('/').next().and_then(|name| name.rsplit_once('.'));
    let ending = ending.map_or_else(String::new, |(_, it)| it.to_ascii_lowercase());
    let is_text = matches!(ending.as_str(), "csv" | "txt" | "tsv");
    (ending, is_text)
}

/// The columns of a survey's file.
fn schema(sketch: &Sketch, is_text: bool) -> Value {
    let codebook = &sketch.codebook;
    let fields = sketch.columns.iter().map(|column| field(codebook, column, is_text));
    let mut schema = Map::new();
    schema.insert("$schema".into(), SCHEMA.into());
    schema.insert("fields".into(), fields.collect());
    schema.insert("missingValues".into(), json!([""]));
    let is_id = |variable: &&Variable| {
        variable.scale == Scale::Id && sketch.columns.contains(&variable.column().value)
    };
    if let Some(id) = codebook.variables.iter().find(is_id) {
        schema.insert("primaryKey".into(), json!([id.column().value]));
    }
    schema.into()
}

const SCHEMA: &str = "https://datapackage.org/profiles/2.0/tableschema.json";

fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "utf-8",
        Encoding::Windows1252 => "windows-1252",
        Encoding::Latin1 => "iso-8859-1",
    }
}

fn dialect(format: CsvFormat) -> Value {
    let mut dialect = Map::new();
    dialect.insert("delimiter".into(), char::from(format.separator).to_string().into());
    if format.header_rows > 1 {
        // The rows below the first hold labels and no answers.
        let rows = (2..=format.header_rows).collect::<Vec<_>>();
        dialect.insert("commentRows".into(), json!(rows));
    }
    dialect.into()
}

/// A column of the file.
fn field(codebook: &Codebook, column: &str, is_text: bool) -> Value {
    let mut field = Map::new();
    field.insert("name".into(), column.into());
    let Some((variable, chosen)) = column_of(codebook, column) else {
        // It is listed under `ignore`.
        field.insert("type".into(), "any".into());
        return field.into();
    };
    let title = chosen.map_or(&variable.label, |label| &label.label);
    field.insert("title".into(), title.clone().into());
    if let Some(question) = &variable.question {
        field.insert("description".into(), question.value.clone().into());
    }
    match (&variable.origin, variable.scale) {
        (Origin::Columns { selected, unselected, .. }, _) => {
            field.insert("type".into(), "boolean".into());
            field.insert("trueValues".into(), json!(selected));
            field.insert("falseValues".into(), json!(unselected));
        }
        // To the day or to the month, which is no `date` of the standard.
        (Origin::Separated(_), Scale::Multiple) | (_, Scale::Date | Scale::Text) => {
            field.insert("type".into(), "string".into());
        }
        (_, Scale::Numeric) => {
            field.insert("type".into(), "number".into());
            if is_text && codebook.csv.decimal == ',' {
                field.insert("decimalChar".into(), ",".into());
            }
            if let Some(thousands) = codebook.csv.thousands.filter(|_| is_text) {
                field.insert("groupChar".into(), thousands.sign().to_string().into());
            }
            if let Some((low, high)) = variable.range {
                let range = json!({"minimum": low, "maximum": high});
                field.insert("constraints".into(), range);
            }
        }
        (_, Scale::Id) => {
            field.insert("type".into(), "any".into());
            field.insert("constraints".into(), json!({"unique": true}));
        }
        (_, Scale::Nominal | Scale::Ordinal | Scale::Multiple) => {
            coded(&mut field, variable);
        }
    }
    if !variable.missing.is_empty() {
        let codes = variable.missing.iter();
        let codes = codes.map(|one| json!({"value": one.code, "label": one.label}));
        let codes = std::iter::once(json!({"value": ""})).chain(codes);
        field.insert("missingValues".into(), codes.collect());
    }
    field.into()
}

/// The type of a column of codes, and what they stand for.
fn coded(field: &mut Map<String, Value>, variable: &Variable) {
    let codes = variable.categories.iter().map(|label| label.code.parse::<i64>());
    let numbers = codes.collect::<Result<Vec<_>, _>>().ok();
    let of = |index: usize, Label { code, label, .. }: &Label| {
        let value = match &numbers {
            Some(numbers) => Value::from(numbers[index]),
            None => Value::from(code.clone()),
        };
        json!({"value": value, "label": label})
    };
    let categories = variable.categories.iter().enumerate();
    let categories = categories.map(|(index, label)| of(index, label));
    let kind = if numbers.is_some() { "integer" } else { "string" };
    field.insert("type".into(), kind.into());
    field.insert("categories".into(), categories.collect());
    if variable.scale == Scale::Ordinal {
        field.insert("categoriesOrdered".into(), true.into());
    }
}

/// A name of lower-case letters, digits, `-`, `_` and `.`, as the standard asks for.
fn identifier(name: &str) -> String {
    let mut identifier = String::new();
    for letter in name.to_lowercase().chars() {
        match letter {
            'å' | 'ä' | 'æ' => identifier.push('a'),
            'ö' | 'ø' => identifier.push('o'),
            'a'..='z' | '0'..='9' | '.' | '_' => identifier.push(letter),
            _ => identifier.push('-'),
        }
    }
    identifier
}
