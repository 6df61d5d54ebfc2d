//! Computes what the manuscript asks for.

mod table;

pub use self::table::{
    BaseRule, Body, Category, CategoryRole, Group, GroupRole, Measure, Moments, PercentOf,
    ResultTable, Scale,
};
