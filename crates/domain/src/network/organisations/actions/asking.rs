//! Asking organisations by letter whether their entry is right, and what they say.

use base::{Outcome, Problem};
use db::{Conn, Tx};
use jiff::ToSpan;
use serde_json::json;

use super::{known, note, on_organisation};
use crate::audit::{self, Entry};
use crate::house::House;
use crate::identity::{Actor, AgencyAction};
use crate::network::organisations::question::OPEN_DAYS;
use crate::network::organisations::store::{self, questions as rows};
use crate::network::organisations::{
    CorrectionInput, Organisation, OrganisationId, QuestionLetter, Standing,
};
use crate::outbox::NewMail;
use crate::outbox::actions::post;

/// The key of the house that hashes what stands in links.
const HOUSE_KEY: &str = "organisation";

/// Who writes the letter: subject and text.
pub type Writer<'a> = &'a dyn Fn(&QuestionLetter<'_>) -> (String, String);

/// What asking came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sent {
    /// Letters that were put out.
    pub letters: usize,
    /// Names of those nobody can write to.
    pub without_address: Vec<String>,
}

/// Asks everybody who is due. Doing it again asks nobody twice while the question is open.
///
/// # Errors
/// [`Problem::Forbidden`].
pub fn ask_all_due(house: &House, actor: &Actor, write: Writer<'_>) -> Outcome<Sent> {
    house.access.demand(actor, AgencyAction::KeepActors)?;
    house.data.write(|tx| {
        let mut sent = Sent::default();
        for one in store::all(tx)? {
            if one.ended_at.is_some() || !matches!(one.standing(house.today()), Standing::Due(_)) {
                continue;
            }
            if one.details.contact.email.is_empty() {
                sent.without_address.push(one.details.name);
                continue;
            }
            letter(house, tx, actor, &one, write)?;
            sent.letters += 1;
        }
        Ok(sent)
    })
}

/// Asks one of them now, due or not. An earlier link opens nothing any more.
///
/// # Errors
/// A rule where no address is known or nobody works there any more.
pub fn ask_one(house: &House, actor: &Actor, id: OrganisationId, write: Writer<'_>) -> Outcome<()> {
    on_organisation(house, actor, id, |tx, found| {
        if found.details.contact.email.is_empty() {
            return Err(Problem::Rule("actor-no-address"));
        }
        if found.ended_at.is_some() {
            return Err(Problem::Rule("actor-has-ended"));
        }
        letter(house, tx, actor, found, write)
    })
}

fn letter(
    house: &House,
    tx: &mut Tx<'_>,
    actor: &Actor,
    to: &Organisation,
    write: Writer<'_>,
) -> Outcome<()> {
    let mut bytes = [0; 16];
    house.random.fill(&mut bytes);
    let token: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let today = house.today();
    let until = today.checked_add(OPEN_DAYS.days()).map_err(Problem::internal)?;
    let (subject, words) = write(&QuestionLetter { name: &to.details.name, until, token: &token });
    let mail = NewMail {
        recipient: to.details.contact.email.clone(),
        subject,
        words,
        calendar: String::new(),
        method: String::new(),
    };
    let mail = post(house, tx, &mail)?;
    rows::put(tx, to.id, (today, until), (mail, &hash(house, &token)?))?;
    note(house, tx, actor, "organisation.asked", to.id.text(), json!({}));
    Ok(())
}

/// The entry behind a link, and whether a correction waits already.
///
/// # Errors
/// [`Problem::NotFound`] when the link opens nothing (any more).
pub fn opened(house: &House, token: &str) -> Outcome<(Organisation, bool)> {
    let hash = hash(house, token)?;
    house.data.read(|conn| {
        let found = find(house, conn, &hash)?;
        let corrected = rows::correction(conn, found.id)?.is_some();
        Ok::<_, Problem>((found, corrected))
    })
}

fn find(house: &House, conn: &mut Conn, hash: &str) -> Outcome<Organisation> {
    let id = rows::by_token(conn, hash, house.today())?.ok_or(Problem::NotFound)?;
    known(conn, id)
}

/// Says through a link that the entry is right. The link opens it as long as it would have anyway, so that a slip can be
/// put right.
///
/// # Errors
/// [`Problem::NotFound`] as [`opened`].
pub fn confirm(house: &House, token: &str) -> Outcome<()> {
    let hash = hash(house, token)?;
    house.data.write(|tx| {
        let found = find(house, tx, &hash)?;
        store::confirm(tx, found.id, house.today())?;
        say(house, tx, "organisation.confirmed", found.id);
        Ok(())
    })
}

/// Says through a link what is wrong. It changes nothing by itself.
///
/// # Errors
/// [`Problem::NotFound`] as [`opened`], and every field that does not fit.
pub fn correct(house: &House, token: &str, input: &CorrectionInput) -> Outcome<()> {
    let hash = hash(house, token)?;
    house.data.write(|tx| {
        let found = find(house, tx, &hash)?;
        let errors = input.check();
        if !errors.is_empty() {
            return Err(Problem::Invalid(errors));
        }
        rows::correct(tx, found.id, input, house.now())?;
        say(house, tx, "organisation.corrected", found.id);
        Ok(())
    })
}

/// Takes a correction over, or not. Either way it waits no longer, and the entry counts as confirmed.
///
/// # Errors
/// [`Problem::NotFound`] when none waits.
pub fn decide_correction(
    house: &House,
    actor: &Actor,
    id: OrganisationId,
    accepted: bool,
) -> Outcome<()> {
    on_organisation(house, actor, id, |tx, found| {
        let correction = rows::correction(tx, id)?.ok_or(Problem::NotFound)?;
        if accepted {
            let mut details = found.details.clone();
            details.contact = correction.contact;
            store::change(tx, id, &details)?;
            store::confirm(tx, id, house.today())?;
        }
        rows::drop_correction(tx, id)?;
        rows::forget(tx, id)?;
        note(house, tx, actor, "organisation.decided", id.text(), json!({ "accepted": accepted }));
        Ok(())
    })
}

/// Who sent a correction that waits, the oldest first. Nobody, for those who keep no organisations.
///
/// # Errors
/// When it cannot be read.
pub fn waiting(house: &House, actor: &Actor) -> Outcome<Vec<(OrganisationId, String)>> {
    if !house.access.allowed(actor, AgencyAction::KeepActors) {
        return Ok(Vec::new());
    }
    Ok(house.data.read(rows::corrected)?)
}

/// Written down without an account: whoever has the link acts.
fn say(house: &House, tx: &mut Tx<'_>, action: &'static str, id: OrganisationId) {
    let entry = Entry { agency: None, actor: None, action, subject: id.text(), detail: json!({}) };
    audit::record(tx, house.now(), entry);
}

fn hash(house: &House, token: &str) -> Outcome<String> {
    Ok(house.vault.house_key(HOUSE_KEY)?.hash("geleit/organisation/1", token))
}
