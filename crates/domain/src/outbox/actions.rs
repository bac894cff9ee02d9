//! Putting letters out, sending them, and what came of it.

use base::Outcome;
use db::{Conn, Tx};

use super::{Claimed, MailId, MailState, NewMail, PATIENCE, Sending, store};
use crate::house::House;

/// So many seconds after it was claimed a letter belongs to nobody: whoever sent it has died.
const ORPHANED: i64 = 15 * 60;
/// So many days a letter that is gone is remembered.
const REMEMBERED: i64 = 90;

/// Puts a letter out, in the transaction of what it is about.
///
/// # Errors
/// When nothing can be stored.
pub fn post(house: &House, tx: &mut Tx<'_>, mail: &NewMail) -> Outcome<MailId> {
    let id = house.new_id();
    store::insert(tx, id, mail, house.now())?;
    Ok(id)
}

/// Takes the next letter that is due. From here on nobody else sends it.
///
/// # Errors
/// When the store does not work.
pub fn claim(house: &House) -> Outcome<Option<Claimed>> {
    Ok(house.data.write(|tx| store::claim(tx, house.now()))?)
}

/// Writes down what came of a claimed letter.
///
/// # Errors
/// When the store does not work: the letter is taken for unclear after a while, and not sent again.
pub fn settle(house: &House, id: MailId, sending: Sending) -> Outcome<()> {
    let now = house.now();
    Ok(house.data.write(|tx| {
        let Some(attempts) = store::attempts(tx, id)? else { return Ok(()) };
        match sending {
            Sending::Taken => store::sent(tx, id, now),
            Sending::Refused(why) => store::end(tx, id, MailState::Failed, why),
            Sending::Unclear => store::end(tx, id, MailState::Unclear, "broken"),
            Sending::Later(why) => {
                let tried = usize::try_from(attempts - 1).unwrap_or(usize::MAX);
                match PATIENCE.get(tried) {
                    Some(wait) => store::later(tx, id, now.plus_seconds(*wait), why),
                    None => store::end(tx, id, MailState::Failed, why),
                }
            }
        }
    })?)
}

/// Says of letters whose sender died that nobody knows what became of them, and forgets old ones that are gone.
///
/// # Errors
/// When the store does not work.
pub fn tidy_up(house: &House) -> Outcome<u64> {
    let now = house.now();
    Ok(house.data.write(|tx| {
        store::forget(tx, now.plus_seconds(-REMEMBERED * 86_400))?;
        store::orphaned(tx, now.plus_seconds(-ORPHANED))
    })?)
}

/// Sends a letter again that was given up or is unclear, because somebody says so.
///
/// # Errors
/// When the store does not work.
pub fn again(house: &House, tx: &mut Tx<'_>, id: MailId) -> Outcome<bool> {
    Ok(store::again(tx, id, house.now())?)
}

/// How a letter stands; none when it was forgotten.
///
/// # Errors
/// When the store does not work.
pub fn state(conn: &mut Conn, id: MailId) -> Outcome<Option<MailState>> {
    Ok(store::state(conn, id)?)
}
