//! Printed pages: what stands on them and where, from the frames that Typst sets.

mod citations;
mod floats;
mod frames;
mod high_tables;
mod fullness;
mod random;
mod tables;
mod wide_tables;
