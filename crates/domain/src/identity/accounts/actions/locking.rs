//! Accounts are locked, unlocked and reset; their sessions end with it.

use base::{Outcome, Personal, Problem};
use serde_json::json;

use super::{keep_one_administrator, manageable, note};
use crate::house::House;
use crate::identity::accounts::{generate, store};
use crate::identity::{AccountId, Doer, sessions};

/// Locks an account and ends its sessions.
///
/// # Errors
/// When there is no such account, it is the last administrator's, or the person may not.
pub fn disable_account(house: &House, doer: Doer<'_>, account: AccountId) -> Outcome<()> {
    house.data.write(|tx| {
        let agency = manageable(house, tx, doer, account)?;
        if doer.account() == Some(account) {
            return Err(Problem::Rule("account-not-oneself"));
        }
        keep_one_administrator(house, tx, account)?;
        sessions::store::revoke_all(tx, account, "", house.now())?;
        if store::disable(tx, account, house.now())? {
            note(house, tx, doer, agency, "account.disabled", account, json!({}));
        }
        Ok::<_, Problem>(())
    })
}

/// Unlocks an account.
///
/// # Errors
/// When there is no such account or the person may not.
pub fn enable_account(house: &House, doer: Doer<'_>, account: AccountId) -> Outcome<()> {
    house.data.write(|tx| {
        let agency = manageable(house, tx, doer, account)?;
        if store::enable(tx, account)? {
            note(house, tx, doer, agency, "account.enabled", account, json!({}));
        }
        Ok::<_, Problem>(())
    })
}

/// Makes a fresh password, to be changed at the next login, and ends all sessions. `second_factor` also
/// takes the second factor away, for somebody who lost telephone and recovery codes.
///
/// # Errors
/// When there is no such account or the person may not; the own password is changed by who knows the old one, so
/// that an unattended screen is no way in.
pub fn reset_account(
    house: &House,
    doer: Doer<'_>,
    account: AccountId,
    second_factor: bool,
) -> Outcome<Personal<String>> {
    let made = generate(&*house.random);
    let hash = house.login.passwords.hash(made.reveal(), &*house.random)?;
    house.data.write(|tx| {
        let agency = manageable(house, tx, doer, account)?;
        if doer.account() == Some(account) {
            return Err(Problem::Rule("account-not-oneself"));
        }
        store::set_password(tx, account, &hash, house.now(), true)?;
        if second_factor {
            store::drop_second_factor(tx, account)?;
        }
        sessions::store::revoke_all(tx, account, "", house.now())?;
        let detail = json!({ "second_factor": second_factor });
        note(house, tx, doer, agency, "account.reset", account, detail);
        Ok::<_, Problem>(())
    })?;
    Ok(made)
}
