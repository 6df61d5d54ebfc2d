//! Reads what is written: takes YAML and the keys of `keys`, gives the values of the files
//! above, and reports what cannot be read. Each file reads what its namesake there holds, if
//! there is one. None of those needs any of these.

mod beside;
mod block;
mod card;
mod chapter;
mod chart;
mod check_digits;
mod claim;
mod classes;
mod columns;
mod describe;
mod drawing;
mod entries;
mod example;
mod figure;
mod inference;
mod landscape;
mod marked;
mod order;
mod panels;
mod picture_width;
mod policy;
mod publication;
mod quality;
mod quantile;
mod report;
mod request;
mod rounding;
mod rows;
mod show;
mod structure;
mod table;
mod typed_table;
mod unknown_block;
mod waves;
mod words;

pub(crate) use self::request::unit_of;
