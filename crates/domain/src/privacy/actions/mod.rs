//! What can be done with the legal objects. Every change runs on a transaction that holds the case, or opens it,
//! and is called from there: `cases::actions` has the door.

use vault::ClientKey;

use super::ClientId;
use super::store::Record;
use crate::audit;
use crate::house::House;
use crate::identity::{AccountId, Actor, AgencyId};

mod agreements;
mod consents;
mod reading;
mod releases;

pub(crate) use agreements::{
    add_agreement, add_notice, conclude_agreement, end_agreements, hand_out_notice,
};
pub use consents::deletion_day;
pub(crate) use consents::{add_consent, give_consent, withdraw_consent};
pub use reading::{Folder, asked, folder, ground, legal_standing, releases_in_force};
pub(crate) use releases::{give_release, revoke_release};

fn record(house: &House, (client, agency, by): (ClientId, AgencyId, AccountId)) -> Record {
    Record { client, agency, by, at: house.now() }
}

fn entry(
    actor: &Actor,
    key: &ClientKey,
    action: &'static str,
    detail: serde_json::Value,
) -> audit::Entry {
    actor.entry(action, key.pseudonym(), detail)
}
