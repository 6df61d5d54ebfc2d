//! Computes what the manuscript asks for.

mod table;

pub use self::table::{
    Body, Category, CategoryRole, Group, GroupRole, Moments, ResultTable, Scale,
};
pub use crate::manuscript::{BaseRule, Measure, PercentOf};
