//! Documents that leave the house: PDF, XLSX and CSV from plain input structs.
//!
//! This crate is pure: structs in, bytes out. It reads no file, no clock and no network, knows no
//! database and no form. Whoever calls it decides *what* is printed, in which order and in which words;
//! this crate decides how it looks on paper and that the result is safe and accessible:
//!
//! - [`plan`]: the Integrationsplan (Anhang 3 of the Singen paper: Rahmendaten, Teil A, Teil B, Stichtage) as tagged
//!   PDF/UA-1, blank or filled, in German alone or with the client's language beside it. The input is
//!   generic, so a revised form prints without a change here.
//! - [`calendar`]: a meeting as an entry for calendars (iCalendar).
//! - [`prose`]: running text such as minutes, as tagged PDF/UA-1 and as OpenDocument.
//! - [`sheet`]: tables for spreadsheet programs, with formulas made harmless.
//!
//! It is the only crate that knows typst, which is by far the heaviest dependency of the house.
//! Values about people go through it: `Debug` of the input types shows their shape, never their contents,
//! errors never quote a value, and the typesetter's memory is emptied after every document.

pub mod calendar;
pub mod error;
pub mod plan;
pub mod prose;
pub mod sheet;

pub use error::DocumentError;
pub use plan::press::{Press, plan_pdf, unprintable};
