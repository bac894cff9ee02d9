//! Choosing a phrase, opening the own key with it, closing it again.

use base::{FieldError, Outcome, Problem};
use serde_json::json;
use vault::{Lock, PersonKey};

use super::store;
use crate::audit;
use crate::house::House;
use crate::identity::accounts::check_new;
use crate::identity::sessions::{self, Session, Stage, Token};

const PHRASE: &str = "geleit/forum-phrase/1";
const TOKEN: &str = "geleit/forum-session/1";

/// Whether the person has chosen a phrase.
///
/// # Errors
/// When the store does not work.
pub fn has_phrase(house: &House, session: &Session) -> Outcome<bool> {
    Ok(house.data.read(|conn| store::of(conn, session.account))?.is_some())
}

/// Chooses a phrase, or another one: a fresh key, open in this session. What was locked for the old key opens for this
/// person only after the others let the new one in.
///
/// # Errors
/// At `phrase`, when it is not good enough.
pub fn set_phrase(house: &House, session: &Session, token: &Token, phrase: &str) -> Outcome<()> {
    complete(session)?;
    check_new(phrase, &[&session.display_name]).map_err(at_phrase)?;
    let mut salt = [0; 16];
    house.random.fill(&mut salt);
    let derived = house.login.passwords.derive(phrase, &salt)?;
    let (key, owner) = (PersonKey::generate(&*house.random), session.account.text());
    let locked = key.lock(&Lock::of(PHRASE, &derived), &owner, &*house.random);
    let unlocked = key.lock(&Lock::of(TOKEN, token.secret()), &owner, &*house.random);
    let public = key.public();
    house.data.write(|tx| {
        let rows = (public.bytes().as_slice(), salt.as_slice(), locked.as_slice());
        store::put(tx, session.account, rows, house.now())?;
        store::open(tx, &session.hash, Some(&unlocked))?;
        note(house, tx, session, "forum.phrase_set");
        Ok(())
    })
}

/// Opens the own key in this session. Guessing is slowed like guessing a password.
///
/// # Errors
/// At `phrase`, when it is wrong or there is none.
pub fn unlock(house: &House, session: &Session, token: &Token, phrase: &str) -> Outcome<()> {
    complete(session)?;
    if let Some(seconds) = sessions::actions::count_proof(house, session)? {
        let error = FieldError::new("phrase", "login-wait").with("seconds", seconds);
        return Err(Problem::Invalid(vec![error]));
    }
    let wrong = || Problem::at("phrase", "phrase-wrong");
    let kept = house.data.read(|conn| store::of(conn, session.account))?;
    let (salt, locked) = kept.ok_or_else(wrong)?;
    let derived = house.login.passwords.derive(phrase, &salt)?;
    let owner = session.account.text();
    let key = PersonKey::unlock(&Lock::of(PHRASE, &derived), &owner, &locked);
    let key = key.map_err(|_| wrong())?;
    let unlocked = key.lock(&Lock::of(TOKEN, token.secret()), &owner, &*house.random);
    house.data.write(|tx| {
        sessions::actions::forgive_proofs(tx, session)?;
        Ok(store::open(tx, &session.hash, Some(&unlocked))?)
    })
}

/// The own key, if this session opened it. Only the holder of the session's token gets it.
///
/// # Errors
/// When the store does not work.
pub fn unlocked(house: &House, session: &Session, token: &Token) -> Outcome<Option<PersonKey>> {
    let kept = house.data.read(|conn| store::opened(conn, &session.hash, session.account))?;
    let owner = session.account.text();
    // A session that came to its next step has another token: the phrase is asked again.
    Ok(kept
        .and_then(|kept| PersonKey::unlock(&Lock::of(TOKEN, token.secret()), &owner, &kept).ok()))
}

/// Closes the own key in this session.
///
/// # Errors
/// When the store does not work.
pub fn lock_again(house: &House, session: &Session) -> Outcome<()> {
    Ok(house.data.write(|tx| store::open(tx, &session.hash, None))?)
}

fn complete(session: &Session) -> Outcome<()> {
    if session.stage == Stage::Open { Ok(()) } else { Err(Problem::Forbidden) }
}

/// The rules of passwords, said at the field of the phrase.
fn at_phrase(problem: Problem) -> Problem {
    match problem {
        Problem::Invalid(errors) => {
            let here = |error: FieldError| FieldError { field: "phrase".to_owned(), ..error };
            Problem::Invalid(errors.into_iter().map(here).collect())
        }
        other => other,
    }
}

fn note(house: &House, tx: &mut db::Tx<'_>, session: &Session, action: &'static str) {
    let entry = audit::Entry {
        agency: session.agency.map(|agency| agency.text()),
        actor: Some(session.account.text()),
        action,
        subject: session.account.text(),
        detail: json!({}),
    };
    audit::record(tx, house.now(), entry);
}
