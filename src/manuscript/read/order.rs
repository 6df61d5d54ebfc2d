//! Reads `order` of charts and tables, and holds it against what there is to sort.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Said};
use crate::format::{ChoiceWords, Fields, Includes};
use crate::manuscript::keys::request::{Asked, OrderMap};
use crate::manuscript::order::{GroupOrder, Order, SortDirection, SortWord, SortedBy};
use crate::manuscript::request::Measure;
use crate::say;
use crate::yaml::{Content, Node};

/// What a chart or table has to be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sortable {
    /// No groups.
    Answers,
    /// A row, or in a table a column, for each group.
    Groups,
    /// Groups side by side for each answer.
    GroupsWithin,
    /// Measurements.
    Waves,
}

/// Who asks for an order.
#[derive(Clone, Copy, Debug)]
pub(super) struct OrderAsker {
    pub(super) what: OrderAskerKind,
    pub(super) has: Sortable,
    pub(super) measure: Measure,
    /// Whether it is medians that it sorts where nothing else is said.
    pub(super) sorts_median: bool,
    /// Whether answers can be sorted by how many gave them.
    pub(super) sorts_answers: bool,
}

/// What is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OrderAskerKind {
    Chart,
    Table,
}

impl OrderAskerKind {
    fn this(self) -> Said {
        match self {
            Self::Chart => say!("this chart"),
            Self::Table => say!("this table"),
        }
    }
}

/// What was written under `order`.
pub(super) enum WrittenOrder {
    Word(Order, Place),
    Groups(GroupOrder),
}

impl WrittenOrder {
    pub(super) fn read<M: Includes<Asked>>(
        fields: &mut Fields<'_, M>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let node = fields.optional(Asked::ORDER)?;
        if matches!(node.content, Content::Map(_)) {
            return groups(node, diagnostics).map(Self::Groups);
        }
        let word = node.choice(Order::WORDS, diagnostics)?;
        Some(Self::Word(word, node.place.clone()))
    }

    /// The order of answers and that of groups. What cannot be sorted so is reported.
    pub(super) fn settle(
        self,
        asker: OrderAsker,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Order, Option<GroupOrder>)> {
        match self {
            Self::Word(order, place) => word(order, &place, asker, diagnostics),
            Self::Groups(order) => {
                let Some((message, hint)) = refused(&order, asker) else {
                    return Some((Order::Codebook, Some(order)));
                };
                let error = Diagnostic::error(message).at(&order.place).hint(hint);
                diagnostics.push(error);
                None
            }
        }
    }
}

fn groups(node: &Node, diagnostics: &mut Diagnostics) -> Option<GroupOrder> {
    let mut fields = Fields::<OrderMap>::new(node, diagnostics)?;
    let by = fields.required(OrderMap::BY, diagnostics);
    let by = by.and_then(|node| sorted_by(node, diagnostics));
    let direction = fields.read(OrderMap::DIRECTION, diagnostics).unwrap_or_default();
    fields.finish(diagnostics);
    Some(GroupOrder { by: by?, direction, place: node.place.clone() })
}

/// A word by itself may be `mean` or `size`; in a list it is an answer.
fn sorted_by(node: &Node, diagnostics: &mut Diagnostics) -> Option<SortedBy> {
    if matches!(node.content, Content::Scalar(..)) {
        let text = node.text(diagnostics)?;
        let word = SortWord::WORDS.iter().find(|(word, _)| *word == text.value);
        match word {
            Some((_, SortWord::Mean)) => return Some(SortedBy::Mean),
            Some((_, SortWord::Median)) => return Some(SortedBy::Median),
            Some((_, SortWord::Size)) => return Some(SortedBy::Size),
            None => {}
        }
    }
    let labels = node.texts(diagnostics);
    if matches!(&node.content, Content::List(items) if items.is_empty()) {
        let message = "`by` names nothing to sort by";
        let hint = "name the answers that decide: `order: {by: [answer, answer]}`";
        diagnostics.push(Diagnostic::error(message).at(&node.place).hint(hint));
    }
    if labels.is_empty() {
        return None;
    }
    Some(SortedBy::Answers(labels))
}

fn word(
    order: Order,
    place: &Place,
    asker: OrderAsker,
    diagnostics: &mut Diagnostics,
) -> Option<(Order, Option<GroupOrder>)> {
    let direction = match order {
        Order::Codebook => return Some((order, None)),
        Order::Descending => SortDirection::Descending,
        Order::Ascending => SortDirection::Ascending,
    };
    let name = Order::WORDS.iter().find(|(_, one)| *one == order);
    let name = name.map_or("", |(name, _)| name);
    let by_answers =
        || say!("name the answers that decide: `order: {by: [answer, answer]}`");
    match (asker.what, asker.has, asker.measure) {
        (what, Sortable::Groups, Measure::Mean)
            if what == OrderAskerKind::Table || asker.sorts_median =>
        {
            let median = asker.sorts_median;
            let by = if median { SortedBy::Median } else { SortedBy::Mean };
            let sorted = GroupOrder { by, direction, place: place.clone() };
            Some((Order::Codebook, Some(sorted)))
        }
        (OrderAskerKind::Table, has, _) => {
            let (message, hint) = match has {
                Sortable::Groups => (
                    say!(
                        "`order: {name}` does not say by what the table is sorted",
                        name
                    ),
                    by_answers(),
                ),
                Sortable::Waves => (
                    say!("measurements stand in the order of time"),
                    say!("leave out `order`"),
                ),
                Sortable::Answers | Sortable::GroupsWithin => (
                    say!("the answers in a table stand in the order of the codebook"),
                    say!(
                        "leave out `order`, or make a chart of them: it can have the largest \
                     first"
                    ),
                ),
            };
            diagnostics.push(Diagnostic::error(message).at(place).hint(hint));
            None
        }
        (_, Sortable::Groups, measure)
            if measure != Measure::Mean && !asker.sorts_answers =>
        {
            // Such reports have been written, and their rows stand as in the codebook.
            let message = say!(
                "`order: {name}` does not say by what the rows of this chart are sorted: \
                 they stand in the order of the codebook",
                name
            );
            let warning = Diagnostic::warning(message).at(place).hint(by_answers());
            diagnostics.push(warning);
            Some((Order::Codebook, None))
        }
        _ => Some((order, None)),
    }
}

/// Why groups cannot be sorted so, and what to do.
fn refused(order: &GroupOrder, asker: OrderAsker) -> Option<(Said, Said)> {
    let OrderAsker { what, has, measure, .. } = asker;
    match (has, &order.by, measure) {
        (Sortable::Answers, ..) => Some((
            say!("{what} has no groups to sort", what = what.this()),
            say!("to sort the answers, write `order: descending` in a chart of them"),
        )),
        (Sortable::GroupsWithin, ..) => Some((
            say!("this type of chart has no row for each group to sort"),
            say!(
                "use `type: stacked-bar` or `diverging`; or sort the answers, with \
             `order: descending`"
            ),
        )),
        (Sortable::Waves, ..) => Some((
            say!("measurements stand in the order of time"),
            say!("leave out `order`"),
        )),
        (Sortable::Groups, SortedBy::Mean | SortedBy::Median, Measure::Mean)
        | (
            Sortable::Groups,
            SortedBy::Answers(_),
            Measure::Count | Measure::Percent | Measure::CountAndPercent,
        )
        | (Sortable::Groups, SortedBy::Size, _) => None,
        (Sortable::Groups, SortedBy::Mean | SortedBy::Median, _) => Some((
            say!("{what} shows no means or medians to be sorted by", what = what.this()),
            say!(
                "name the answers that decide: `order: {by: [answer, answer]}`; or ask for \
             `measure: mean`"
            ),
        )),
        (Sortable::Groups, SortedBy::Answers(_), Measure::Mean) => Some((
            say!(
                "{what} shows means, and no answers to be sorted by",
                what = what.this()
            ),
            say!("write `order: descending`, or `{by: size}`"),
        )),
    }
}
