//! Printed pages: what stands on them and where, from the frames that Typst sets.

mod floats;
mod frames;
mod fullness;
mod random;
mod tables;
mod wide_tables;
