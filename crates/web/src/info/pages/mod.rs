//! One file a page, its template beside it.

pub mod accessibility;
pub mod health;
pub mod help;
pub mod imprint;
pub mod keys;
pub mod manifest;
pub mod metrics;
pub mod offline;
pub mod privacy;
