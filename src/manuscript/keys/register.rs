//! The maps of blocks that show the rows of a register.

use crate::format::{Either, Id, Inner, List, Several, Text, Variable, View, Word, map};
use crate::manuscript::rows::TimelineGroups;

use super::{Below, Captioned, Quoting, Where};

map! {
    /// The rows that are shown.
    pub(crate) ShownRows = "shown-rows", "rows" {
        OF "of": View, Required
            => "a [register whose rows may be shown](#registers), or a view of one";
        WHERE "where": Where, Default("all rows") => "[which of them](#views-and-where)";
    }
}

map! {
    /// A table of the rows of a register.
    pub(crate) RegisterTable = "register-table", "a register table"
        [Captioned, ShownRows .. Below] {
        COLUMNS "columns": List<Either<Variable, Inner<Column>>>, Required
            => "what is shown of each row: variables, or maps; the first names the row";
        ORDER "order": Several<Variable>, Default("as in the data file")
            => "by what the rows are sorted: answers as in the codebook, dates by time, \
                texts by the alphabet of the document's language";
    }
}

map! {
    /// A column of a register table.
    pub(crate) Column = "register-column", "a column" {
        VARIABLE "variable": Variable, Required => "what stands in it";
        LABEL "label": Text, Default("the variable's") => "the head of the column";
        EMPTY "empty": Text, Default("a sentence that the register does not say it")
            => "what stands where the cell is empty: `vakant`";
    }
}

map! {
    /// What happened, in order of time.
    pub(crate) Timeline = "timeline", "a timeline" [ShownRows ..] {
        ID "id": Id, Required => "what its file is called";
        TITLE "title": Quoting, Optional => "a line above it";
        DATE "date": Variable, Required => "when: a variable with `scale: date`";
        EVENT "event": Variable, Required => "what happened";
        KIND "kind": Variable, Optional
            => "of what kind it was: a variable with `values`, shown in words";
        TEXT "text": Variable, Optional => "more about it, of which cells may be empty";
        PLACE "place": Variable, Optional => "where, of which cells may be empty";
        GROUP "group": Word<TimelineGroups>,
            Default("`year` if there are several, else `none`")
            => "under what the events are put together";
        NOTE "note": Quoting, Optional => "a line under it";
    }
}
