//! Changes of named numbers.
