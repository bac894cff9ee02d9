//! What people do with their own account.

use base::{FieldError, Locale, Outcome, Personal, Problem};
use db::Conn;
use serde_json::{Map, Value, json};
use vault::Place;

use super::totp::{Secret, recovery_codes, recovery_hash};
use super::{check_new, store};
use crate::audit;
use crate::house::House;
use crate::identity::sessions::{self, Session, Stage, Token};
use crate::identity::{AccountId, agencies};

/// A second factor that waits for its first code.
#[derive(Debug, Clone)]
pub struct Enrolment {
    /// The secret, to be typed.
    pub secret: Personal<String>,
    /// The `otpauth://` address, for a QR code.
    pub address: Personal<String>,
}

/// Changes the own password. All other sessions end; the own goes on under a new token.
///
/// # Errors
/// When the old password is wrong or the new one is not good enough.
pub fn change_password(house: &House, session: &Session, old: &str, new: &str) -> Outcome<Token> {
    if session.stage == Stage::SecondFactor {
        return Err(Problem::Forbidden);
    }
    let known = prove(house, session, old, "old_password")?;
    let context = house.data.read(|conn| context_words(conn, session.account))?;
    check_new(new, &context.iter().map(String::as_str).collect::<Vec<_>>())?;
    if house.login.passwords.verify(new, Some(&known)) {
        return Err(Problem::at("password", "password-unchanged"));
    }
    let hash = house.login.passwords.hash(new, &*house.random)?;
    let token = Token::generate(&*house.random);
    house.data.write(|tx| {
        unchanged(tx, session.account, &known)?;
        store::set_password(tx, session.account, &hash, house.now(), false)?;
        sessions::store::revoke_all(tx, session.account, &session.hash, house.now())?;
        sessions::actions::advance(house, tx, session, &token, Stage::Open)?;
        note(house, tx, session, "account.password_changed", json!({}));
        Ok::<_, Problem>(())
    })?;
    Ok(token)
}

/// Makes the secret of a second factor; it counts only once it is confirmed with a code. In an open
/// session the password is asked again, so that an unattended screen is no way in.
///
/// # Errors
/// When there is one already or the password is wrong.
pub fn begin_second_factor(house: &House, session: &Session, password: &str) -> Outcome<Enrolment> {
    match session.stage {
        Stage::ChangePassword => return Err(Problem::Forbidden),
        Stage::Open => drop(prove(house, session, password, "password")?),
        // The password was given a moment ago.
        Stage::SecondFactor => {}
    }
    let secret = Secret::generate(&*house.random);
    let sealed = seal(house, session.account, &secret)?;
    house.data.write(|tx| {
        if store::set_secret(tx, session.account, &sealed)? {
            Ok(())
        } else {
            Err(Problem::Rule("second-factor-exists"))
        }
    })?;
    let login = house.data.read(|conn| store::one(conn, session.account))?;
    let login = login.ok_or(Problem::NotFound)?.login;
    Ok(Enrolment { secret: secret.text(), address: secret.address(login.reveal()) })
}

/// Confirms the second factor with its first code. Answers ten recovery codes, shown once, and the
/// session's new token.
///
/// # Errors
/// When the code is wrong or nothing was begun.
pub fn confirm_second_factor(
    house: &House,
    session: &Session,
    code: &str,
) -> Outcome<(Vec<Personal<String>>, Token)> {
    if session.stage == Stage::ChangePassword {
        return Err(Problem::Forbidden);
    }
    let secrets = house.data.read(|conn| store::secrets(conn, session.account))?;
    let secrets = secrets.ok_or(Problem::NotFound)?;
    let sealed = secrets.totp_sealed.filter(|_| !secrets.totp_confirmed);
    let sealed = sealed.ok_or(Problem::Rule("second-factor-not-begun"))?;
    let secret = unseal(house, session.account, &sealed)?;
    let step = secret.step_of(code, house.now(), 0);
    let step = step.ok_or_else(|| Problem::at("code", "code-wrong"))?;
    let codes = recovery_codes(&*house.random);
    let hashes = hashes(session.account, &codes);
    let token = Token::generate(&*house.random);
    house.data.write(|tx| {
        if !store::confirm_secret(tx, session.account, house.now(), step, &sealed)? {
            return Err(Problem::Conflict);
        }
        store::set_codes(tx, session.account, &hashes)?;
        let next = if session.must_change { Stage::ChangePassword } else { Stage::Open };
        sessions::actions::advance(house, tx, session, &token, next)?;
        sessions::store::revoke_all(tx, session.account, &token.hash(), house.now())?;
        note(house, tx, session, "account.second_factor_set", json!({}));
        Ok::<_, Problem>(())
    })?;
    Ok((codes, token))
}

/// Takes the own second factor away.
///
/// # Errors
/// When the password is wrong, or a role of this person requires one.
pub fn remove_second_factor(house: &House, session: &Session, password: &str) -> Outcome<()> {
    open(session)?;
    let known = prove(house, session, password, "password")?;
    house.data.write(|tx| {
        unchanged(tx, session.account, &known)?;
        let today = house.today();
        let roles = store::memberships(tx, session.account)?;
        let required = |role| house.login.second_factor_for.contains(&role);
        if roles.iter().any(|one| one.holds_on(today) && required(one.role)) {
            return Err(Problem::Rule("second-factor-required"));
        }
        store::drop_second_factor(tx, session.account)?;
        note(house, tx, session, "account.second_factor_removed", json!({}));
        Ok(())
    })
}

/// Makes ten fresh recovery codes; the old ones are gone.
///
/// # Errors
/// When the password is wrong or there is no second factor.
pub fn renew_recovery_codes(
    house: &House,
    session: &Session,
    password: &str,
) -> Outcome<Vec<Personal<String>>> {
    open(session)?;
    let known = prove(house, session, password, "password")?;
    let codes = recovery_codes(&*house.random);
    let hashes = hashes(session.account, &codes);
    house.data.write(|tx| {
        unchanged(tx, session.account, &known)?;
        let account = store::one(tx, session.account)?.ok_or(Problem::NotFound)?;
        if !account.second_factor {
            return Err(Problem::Rule("second-factor-missing"));
        }
        store::set_codes(tx, session.account, &hashes)?;
        note(house, tx, session, "account.recovery_codes_renewed", json!({}));
        Ok::<_, Problem>(())
    })?;
    Ok(codes)
}

/// How many recovery codes are left.
///
/// # Errors
/// When the store cannot be read.
pub fn recovery_codes_left(house: &House, session: &Session) -> Outcome<i64> {
    Ok(house.data.read(|conn| store::codes_left(conn, session.account))?)
}

/// Chooses the language of the own screens.
///
/// # Errors
/// When the store cannot be written.
pub fn set_language(house: &House, account: AccountId, language: Locale) -> Outcome<()> {
    Ok(house.data.write(|tx| store::set_language(tx, account, language))?)
}

/// The own small choices (theme, density, columns), a JSON object.
///
/// # Errors
/// When the store cannot be read.
pub fn preferences(conn: &mut Conn, account: AccountId) -> Outcome<Map<String, Value>> {
    let text = store::preferences(conn, account)?;
    Ok(serde_json::from_str(&text).unwrap_or_default())
}

/// Keeps one small choice; `Null` forgets it.
///
/// # Errors
/// When it is not small.
pub fn set_preference(house: &House, account: AccountId, name: &str, value: &Value) -> Outcome<()> {
    house.data.write(|tx| {
        let text = store::preferences(tx, account)?;
        let mut all: Map<String, Value> = serde_json::from_str(&text).unwrap_or_default();
        if value.is_null() {
            all.remove(name);
        } else {
            all.insert(name.to_owned(), value.clone());
        }
        let text = Value::Object(all).to_string();
        if text.len() > 4096 {
            return Err(Problem::at(name, "preference-too-large"));
        }
        Ok(store::set_preferences(tx, account, &text)?)
    })
}

fn open(session: &Session) -> Outcome<()> {
    if session.stage == Stage::Open { Ok(()) } else { Err(Problem::Forbidden) }
}

/// The hash the given password fits, or a message at the field. Guessing in a session somebody left open is slowed
/// and written down like guessing at the door.
fn prove(house: &House, session: &Session, password: &str, field: &'static str) -> Outcome<String> {
    if let Some(seconds) = sessions::actions::count_proof(house, session)? {
        let error = FieldError::new(field, "login-wait").with("seconds", seconds);
        return Err(Problem::Invalid(vec![error]));
    }
    let secrets = house.data.read(|conn| store::secrets(conn, session.account))?;
    let hash = secrets.map(|secrets| secrets.password_hash);
    let proved = hash.filter(|hash| house.login.passwords.verify(password, Some(hash)));
    house.data.write(|tx| match proved {
        Some(_) => sessions::actions::forgive_proofs(tx, session),
        None => {
            note(house, tx, session, "account.password_refused", json!({}));
            Ok::<_, Problem>(())
        }
    })?;
    proved.ok_or_else(|| Problem::at(field, "password-wrong"))
}

/// The password was proved outside of the transaction; it must still be the same.
fn unchanged(conn: &mut Conn, account: AccountId, known: &str) -> Outcome<()> {
    let secrets = store::secrets(conn, account)?;
    match secrets {
        Some(secrets) if secrets.password_hash == known => Ok(()),
        _ => Err(Problem::Conflict),
    }
}

/// Words an attacker would try first.
fn context_words(conn: &mut Conn, account: AccountId) -> Result<Vec<String>, db::DbError> {
    let mut words = Vec::new();
    if let Some(found) = store::one(conn, account)? {
        words.push(found.login.into_inner());
        words.push(found.display_name.into_inner());
    }
    for membership in store::memberships(conn, account)? {
        if let Some(agency) = membership.agency
            && let Some(agency) = agencies::one(conn, agency)?
        {
            words.push(agency.name);
            words.push(agency.short_name);
        }
    }
    Ok(words)
}

fn hashes(account: AccountId, codes: &[Personal<String>]) -> Vec<String> {
    codes.iter().map(|code| recovery_hash(&account.text(), code.reveal())).collect()
}

const HOUSE_KEY: &str = "second_factor";

fn seal(house: &House, account: AccountId, secret: &Secret) -> Outcome<Vec<u8>> {
    let key = house.vault.house_key(HOUSE_KEY)?;
    let row = account.text();
    Ok(key.seal(Place::new("account", &row, "totp_sealed"), secret.bytes()))
}

pub(in crate::identity) fn unseal(
    house: &House,
    account: AccountId,
    sealed: &[u8],
) -> Outcome<Secret> {
    let key = house.vault.house_key(HOUSE_KEY)?;
    let row = account.text();
    let plain = key.open(Place::new("account", &row, "totp_sealed"), sealed)?;
    Ok(Secret::from_bytes(plain.to_vec()))
}

fn note(
    house: &House,
    tx: &mut db::Tx<'_>,
    session: &Session,
    action: &'static str,
    detail: Value,
) {
    let entry = audit::Entry {
        agency: session.agency.map(|agency| agency.text()),
        actor: Some(session.account.text()),
        action,
        subject: session.account.text(),
        detail,
    };
    audit::record(tx, house.now(), entry);
}
