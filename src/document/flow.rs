//! Response flows in texts, and what they say to those who do not see them.

use serde::Serialize;

use crate::disclosure::{FlowDrawing, FlowPart};
use crate::words::Language;

/// A flow in texts.
#[derive(Clone, Debug, Serialize)]
pub struct Flow {
    steps: Vec<DrawnStep>,
}

#[derive(Clone, Debug, Serialize)]
struct DrawnStep {
    main: FlowBox,
    parts: Vec<FlowBox>,
    losses: Vec<FlowBox>,
}

#[derive(Clone, Debug, Serialize)]
struct FlowBox {
    label: String,
    count: String,
    /// In percent, with its sign.
    share: Option<String>,
}

impl Flow {
    pub(super) fn new(drawing: &FlowDrawing, language: Language) -> Self {
        let sign = language.words().percent_sign();
        let part = |part: &FlowPart| FlowBox {
            label: part.label.clone(),
            count: part.count.text().to_owned(),
            share: part.share.as_ref().map(|share| format!("{}{sign}", share.text())),
        };
        let parts = |all: &[FlowPart]| all.iter().map(part).collect();
        let steps = drawing.steps.iter().map(|step| DrawnStep {
            main: part(&step.main),
            parts: parts(&step.parts),
            losses: parts(&step.losses),
        });
        Self { steps: steps.collect() }
    }

    /// The flow in sentences, one for each step.
    pub(super) fn description(&self, language: Language) -> String {
        let told = |part: &FlowBox| {
            let share = part.share.as_ref().map(|share| format!(" ({share})"));
            format!("{} {}{}", part.label, part.count, share.unwrap_or_default())
        };
        let all = |parts: &[FlowBox]| {
            let parts = parts.iter().map(|part| {
                let text = told(part);
                let mut letters = text.chars();
                let first = letters.next().into_iter().flat_map(char::to_lowercase);
                first.chain(letters).collect::<String>()
            });
            parts.collect::<Vec<_>>().join(", ")
        };
        let sentences = self.steps.iter().map(|step| {
            let mut sentence = told(&step.main);
            if !step.parts.is_empty() {
                sentence = format!("{sentence}: {}", all(&step.parts));
            }
            if !step.losses.is_empty() {
                let less = language.words().flow_less(&all(&step.losses));
                sentence = format!("{sentence}; {less}");
            }
            format!("{sentence}.")
        });
        sentences.collect::<Vec<_>>().join(" ")
    }
}
