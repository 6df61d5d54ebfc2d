//! Many files in one: a ZIP file whose bytes depend on nothing but what is in it, and the
//! careful reading of one that may have been made by anybody. Archives are such files, and
//! documents for word processors.

mod names;
mod refusal;
mod zip_file;

pub use self::names::{BadName, refused as refused_names, shown as shown_name};
pub use self::refusal::ContainerRefusal;
pub use self::zip_file::{Limits, PackedDay, Packing, pack, unpack};
