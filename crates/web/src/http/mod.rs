//! What lies between a request and a handler, and between its answer and the browser.

pub mod cookies;
pub mod csrf;
mod download;
mod fields;
mod form;
mod frame;
mod headers;
mod language;
mod local;
mod page;
mod reply;
mod upload;
mod visit;

pub use download::{Disposition, download};
pub use fields::{Fields, TooMany};
pub use form::{Form, Query};
pub use frame::frame;
pub use local::local_path;
pub use reply::{Answer, Failure, SeeOther, page, page_with, see_other};
pub use upload::Upload;
pub use visit::{Peer, Viewer, Visit};

pub(crate) use form::read_form;
pub(crate) use reply::with_token;
pub(crate) use upload::read_upload;
