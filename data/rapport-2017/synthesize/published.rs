//! The published numbers the data must give, read from `published.yaml`.

use std::collections::BTreeMap;

use serde_yaml::Value;

/// Every published fact by its id, whatever section of the file it stands in.
pub(crate) struct Published(BTreeMap<String, Value>);

impl Published {
    pub(crate) fn read() -> Self {
        let file: BTreeMap<String, Vec<Value>> =
            serde_yaml::from_str(include_str!("../published.yaml"))
                .expect("the published facts are lists of entries");
        let named =
            |entry: Value| (entry["fact"].as_str().expect("an id").to_owned(), entry);
        Self(file.into_values().flatten().map(named).collect())
    }

    fn fact(&self, id: &str) -> &Value {
        self.0.get(id).unwrap_or_else(|| panic!("no published fact `{id}`"))
    }

    /// The value of a fact that is a whole number.
    pub(crate) fn count(&self, id: &str) -> usize {
        whole(&self.fact(id)["value"]).unwrap_or_else(|| panic!("`{id}` is no count"))
    }

    /// The counts of several facts that share the beginning of their id.
    pub(crate) fn counts<const N: usize>(
        &self,
        beginning: &str,
        endings: [&str; N],
    ) -> [usize; N] {
        endings.map(|ending| self.count(&format!("{beginning}{ending}")))
    }

    /// The whole number of one check of a fact that consists of several.
    pub(crate) fn part(&self, id: &str, place: usize) -> usize {
        whole(&self.fact(id)["all"][place]["value"])
            .unwrap_or_else(|| panic!("`{id}` has no count at place {place}"))
    }

    /// Asserts that `part` of `whole` rows, rounded half up, is the published percentage at the
    /// decimals it was printed with.
    #[track_caller]
    pub(crate) fn assert_percent(&self, id: &str, part: usize, base: usize) {
        self.assert_quotient(id, 100 * part, base);
    }

    /// Asserts that a quotient, rounded half up, is the published value at its decimals.
    #[track_caller]
    pub(crate) fn assert_quotient(&self, id: &str, dividend: usize, divisor: usize) {
        let printed = match &self.fact(id)["value"] {
            Value::Number(number) => number.to_string(),
            other => panic!("`{id}` is {other:?}, no number"),
        };
        let decimals = printed.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let scale = (0..decimals).fold(1, |scale, _| scale * 10);
        let rounded = (2 * dividend * scale + divisor) / (2 * divisor);
        let expected: usize = printed.replace('.', "").parse().expect("digits");
        assert_eq!(rounded, expected, "{id}: {dividend}/{divisor} is not {printed}");
    }
}

fn whole(value: &Value) -> Option<usize> {
    value.as_u64().and_then(|value| usize::try_from(value).ok())
}
