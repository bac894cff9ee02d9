//! Ids, time, chance, locale, personal values and error kinds: words every other crate speaks.
//!
//! Nothing here knows a database, a page or a slice. Time and chance are traits, so that tests can
//! set them and a report can be computed as of any day.

mod day;
mod id;
mod locale;
mod mail;
mod page;
mod personal;
mod problem;
mod random;
mod timestamp;

pub use day::{PartialDate, PartialDateError};
pub use id::{Id, IdError, Kind};
pub use jiff::civil::Date;
pub use locale::Locale;
pub use mail::is_mail_address;
pub use page::{Page, PageRequest};
pub use personal::Personal;
pub use problem::{FieldError, Outcome, Problem};
pub use random::{Random, SeededRandom, SystemRandom};
pub use timestamp::{Clock, FixedClock, SystemClock, Timestamp};
