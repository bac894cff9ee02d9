//! Agencies by the short name people type.

use domain::house::House;
use domain::identity::{AgencyId, agencies};

use crate::trouble::Trouble;

/// The agency of this short name.
///
/// # Errors
/// When there is none; the known ones are named.
pub(super) fn named(house: &House, short: &str) -> Result<AgencyId, Trouble> {
    let all = house.data.read(agencies::all)?;
    match all.iter().find(|agency| agency.short_name == short) {
        Some(agency) => Ok(agency.id),
        None => {
            let known: Vec<&str> = all.iter().map(|agency| agency.short_name.as_str()).collect();
            Err(Trouble::usage(format!("there is no agency {short}; known: {}", known.join(", "))))
        }
    }
}
