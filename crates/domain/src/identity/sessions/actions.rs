//! Coming in, staying, leaving.

use base::{Outcome, Problem, Timestamp};
use db::{Conn, DbError, Tx};
use serde_json::json;

use super::store::{self, NewRow};
use super::throttle::{self, Bucket, KNOWN_SECONDS, Origin};
use super::{Factor, Login, OwnSession, Session, Stage, Token};
use crate::audit;
use crate::house::House;
use crate::identity::accounts::store::{self as accounts, Secrets};
use crate::identity::accounts::totp::recovery_hash;
use crate::identity::accounts::{LoginName, Membership, own};
use crate::identity::{AccountId, AgencyId, MembershipId, requests, token};

/// How long somebody may take between password and the end of the login, in seconds.
const HALFWAY_SECONDS: i64 = 15 * 60;
/// A request within this time of the last one writes nothing.
const SEEN_SECONDS: i64 = 60;

/// Checks a name and a password. An unknown name costs the same work as a known one.
///
/// # Errors
/// Only when the store does not work; a wrong password is an answer.
pub fn login(house: &House, typed: &str, password: &str, origin: &Origin) -> Outcome<Login> {
    let name = LoginName::read(typed);
    // What cannot be a name is one name, so that it is counted and slowed like every other.
    let counted = name.as_ref().map_or("", LoginName::as_str);
    let pair = Bucket::pair(counted, origin);
    let from_here = Bucket::origin(origin);
    let known = throttle::known(counted, origin);
    let counted_here = match house.data.write(|tx| count(tx, house, &pair, &from_here, &known))? {
        Counted::Wait(until) => return Ok(Login::Wait { seconds: wait(house, until) }),
        Counted::Go { at_origin } => at_origin,
    };
    let secrets = house.data.read(|conn| accounts::secrets_by_login(conn, counted))?;
    let usable = secrets.as_ref().filter(|secrets| !secrets.disabled);
    let hash = usable.map(|secrets| secrets.password_hash.as_str());
    if !house.login.passwords.verify(password, hash) {
        let account = secrets.as_ref().map(|secrets| secrets.account);
        let reason = if account.is_some() { "password" } else { "name" };
        house.data.write(|tx| failed(house, tx, account, reason))?;
        return Ok(Login::Refused);
    }
    let Some(Secrets { account, password_hash, totp_confirmed, .. }) = secrets else {
        return Ok(Login::Refused);
    };
    let token = Token::generate(&*house.random);
    house.data.write(|tx| {
        // The password was checked outside of this transaction: a reset or a lock in between wins.
        let now = accounts::secrets(tx, account)?;
        if now.is_none_or(|now| now.disabled || now.password_hash != password_hash) {
            return Ok(Login::Refused);
        }
        store::forgive_all(tx, &pair)?;
        if counted_here {
            store::forgive_one(tx, &from_here)?;
        }
        store::mark(tx, &known, house.now())?;
        let roles = accounts::memberships(tx, account)?;
        let roles: Vec<Membership> =
            roles.into_iter().filter(|one| one.holds_on(house.today())).collect();
        let Some(first) = roles.first() else {
            failed(house, tx, Some(account), "no_role")?;
            return Ok(Login::NoRole);
        };
        let required = roles.iter().any(|one| house.login.second_factor_for.contains(&one.role));
        let must_change = accounts::one(tx, account)?.is_some_and(|one| one.must_change);
        let stage = if totp_confirmed || required {
            Stage::SecondFactor
        } else if must_change {
            Stage::ChangePassword
        } else {
            Stage::Open
        };
        let row = NewRow {
            hash: &token.hash(),
            account,
            membership: first.id,
            csrf: &token::hex(&*house.random),
            stage,
            now: house.now(),
            expires_at: expiry(house, stage),
        };
        store::add(tx, &row)?;
        if stage == Stage::Open {
            note(house, tx, first.agency, account, "login.succeeded", json!({}));
        }
        Ok::<_, Problem>(Login::In { token: token.clone(), stage })
    })
}

/// Checks the code of an authenticator app, or a recovery code.
///
/// # Errors
/// When the session is not at this stage.
pub fn second_factor(
    house: &House,
    session: &Session,
    code: &str,
    origin: &Origin,
) -> Outcome<Factor> {
    if session.stage != Stage::SecondFactor || !session.second_factor {
        return Err(Problem::Forbidden);
    }
    let account = session.account;
    let bucket = Bucket::second_factor(&account.text(), origin);
    let counted = house.data.write(|tx| store::count_failure(tx, &bucket, house.now()))?;
    if let Some(until) = counted {
        return Ok(Factor::Wait { seconds: wait(house, until) });
    }
    let token = Token::generate(&*house.random);
    house.data.write(|tx| {
        let secrets = accounts::secrets(tx, account)?.filter(|one| one.totp_confirmed);
        let secrets = secrets.ok_or(Problem::NotFound)?;
        let sealed = secrets.totp_sealed.ok_or(Problem::NotFound)?;
        let secret = own::unseal(house, account, &sealed)?;
        let way = match secret.step_of(code, house.now(), secrets.totp_last_step) {
            Some(step) => accounts::use_step(tx, account, step)?.then_some("code"),
            None => {
                let hash = recovery_hash(&account.text(), code);
                accounts::use_code(tx, account, &hash, house.now())?.then_some("recovery")
            }
        };
        let Some(way) = way else {
            failed(house, tx, Some(account), "second_factor")?;
            return Ok(Factor::Refused);
        };
        store::forgive_all(tx, &bucket)?;
        let stage = if session.must_change { Stage::ChangePassword } else { Stage::Open };
        advance(house, tx, session, &token, stage)?;
        note(house, tx, session.agency, account, "login.second_factor", json!({ "by": way }));
        Ok::<_, Problem>(Factor::In { token: token.clone(), stage })
    })
}

/// Counts a password asked for again as wrong before it is looked at; answers the seconds to wait, if there are any.
pub(in crate::identity) fn count_proof(house: &House, session: &Session) -> Outcome<Option<i64>> {
    let bucket = Bucket::proof(&session.account.text());
    let until = house.data.write(|tx| store::count_failure(tx, &bucket, house.now()))?;
    Ok(until.map(|until| wait(house, until)))
}

/// The password was right.
pub(in crate::identity) fn forgive_proofs(tx: &mut Tx<'_>, session: &Session) -> Outcome<()> {
    Ok(store::forgive_all(tx, &Bucket::proof(&session.account.text()))?)
}

/// The session of a token, if it holds: not ended, not idle for too long, the account not locked, the
/// role not ended. Asked at every request, so that a revocation works at the next one.
///
/// # Errors
/// When the store does not work.
pub fn resume(house: &House, token: &Token) -> Outcome<Option<Session>> {
    let found = house.data.read(|conn| session_of(house, conn, token))?;
    if let Some(session) = &found {
        touch(house, session);
    }
    Ok(found)
}

/// As [`resume`], inside a read that asks for more; call [`touch`] after it.
///
/// # Errors
/// When the store does not work.
pub fn session_of(house: &House, conn: &mut Conn, token: &Token) -> Outcome<Option<Session>> {
    Ok(store::open(conn, &token.hash(), house.now(), idle_since(house), house.today())?)
}

/// Notes that the session was used. That is no matter of the request: when it cannot be written, on a full
/// disk above all, people must still be able to read, and the session only ends a little earlier.
pub fn touch(house: &House, session: &Session) {
    let now = house.now();
    if now.seconds_since(session.seen_at) < SEEN_SECONDS {
        return;
    }
    if let Err(error) = house.data.write(|tx| store::seen(tx, &session.hash, now)) {
        tracing::warn!(%error, "a session's last use could not be noted");
    }
}

/// Ends the session.
///
/// # Errors
/// When the store does not work.
pub fn logout(house: &House, session: &Session) -> Outcome<()> {
    house.data.write(|tx| {
        if store::revoke(tx, &session.hash, house.now())? {
            note(house, tx, session.agency, session.account, "login.ended", json!({}));
        }
        Ok::<_, Problem>(())
    })
}

/// Acts in another of the own roles from the next request on.
///
/// # Errors
/// [`Problem::NotFound`] when it is no role of this person today; a rule when the role needs a second factor and
/// this person has none yet: they set it up at their next login.
pub fn switch_role(house: &House, session: &Session, membership: MembershipId) -> Outcome<()> {
    if session.stage != Stage::Open {
        return Err(Problem::Forbidden);
    }
    house.data.write(|tx| {
        let found = accounts::membership(tx, membership)?
            .filter(|one| one.account == session.account && one.holds_on(house.today()))
            .ok_or(Problem::NotFound)?;
        if house.login.second_factor_for.contains(&found.role) && !session.second_factor {
            return Err(Problem::Rule("role-needs-second-factor"));
        }
        if !store::switch(tx, &session.hash, membership)? {
            return Err(Problem::NotFound);
        }
        let detail = json!({ "role": found.role.code() });
        note(house, tx, found.agency, session.account, "login.role_switched", detail);
        Ok(())
    })
}

/// The roles the person can act in today.
///
/// # Errors
/// When the store does not work.
pub fn own_roles(house: &House, session: &Session) -> Outcome<Vec<Membership>> {
    let mut roles = house.data.read(|conn| accounts::memberships(conn, session.account))?;
    roles.retain(|one| one.holds_on(house.today()));
    Ok(roles)
}

/// The own sessions that hold, latest first.
///
/// # Errors
/// When the store does not work.
pub fn own_sessions(house: &House, session: &Session) -> Outcome<Vec<OwnSession>> {
    let (now, idle) = (house.now(), idle_since(house));
    Ok(house.data.read(|conn| store::own(conn, session, now, idle))?)
}

/// Ends one of the own sessions by its mark.
///
/// # Errors
/// [`Problem::NotFound`] when there is none.
pub fn end_own_session(house: &House, session: &Session, mark: &str) -> Outcome<()> {
    house.data.write(|tx| {
        if !store::revoke_one(tx, session.account, mark, house.now())? {
            return Err(Problem::NotFound);
        }
        note(house, tx, session.agency, session.account, "login.revoked", json!({}));
        Ok(())
    })
}

/// Forgets what is over: sessions a month after their end, throttle counts after 90 days, request keys
/// after a week. Answers how many rows went.
///
/// # Errors
/// When the store does not work.
pub fn sweep(house: &House) -> Outcome<u64> {
    const DAY: i64 = 24 * 3600;
    let now = house.now();
    let swept = house.data.write(|tx| {
        let sessions = store::forget(tx, now.plus_seconds(-30 * DAY))?;
        let failures = store::forget_failures(tx, now.plus_seconds(-KNOWN_SECONDS))?;
        let requests = requests::store::forget(tx, now.plus_seconds(-7 * DAY))?;
        Ok::<_, DbError>(sessions + failures + requests)
    })?;
    Ok(swept)
}

/// Brings a session to its next stage under a new token and CSRF value, so that what was known before
/// the step opens nothing after it.
pub(in crate::identity) fn advance(
    house: &House,
    tx: &mut Tx<'_>,
    session: &Session,
    token: &Token,
    stage: Stage,
) -> Outcome<()> {
    let expires_at =
        if session.stage == Stage::Open { session.expires_at } else { expiry(house, stage) };
    let row = NewRow {
        hash: &token.hash(),
        account: session.account,
        membership: session.who.membership,
        csrf: &token::hex(&*house.random),
        stage,
        now: house.now(),
        expires_at,
    };
    if !store::advance(tx, &session.hash, &row)? {
        return Err(Problem::NotFound);
    }
    if stage == Stage::Open && session.stage != Stage::Open {
        note(house, tx, session.agency, session.account, "login.succeeded", json!({}));
    }
    Ok(())
}

/// What counting an attempt in advance came to.
enum Counted {
    /// It is not looked at until then.
    Wait(Timestamp),
    /// It is looked at; `at_origin` says whether the origin's count has it.
    Go { at_origin: bool },
}

fn count(
    tx: &mut Tx<'_>,
    house: &House,
    pair: &Bucket,
    from_here: &Bucket,
    known: &str,
) -> Result<Counted, DbError> {
    let now = house.now();
    let blocked_here = store::count_failure(tx, from_here, now)?;
    if let Some(until) = blocked_here
        && !store::is_marked(tx, known, now.plus_seconds(-KNOWN_SECONDS))?
    {
        return Ok(Counted::Wait(until));
    }
    let at_origin = blocked_here.is_none();
    if let Some(until) = store::count_failure(tx, pair, now)? {
        if at_origin {
            store::forgive_one(tx, from_here)?;
        }
        return Ok(Counted::Wait(until));
    }
    Ok(Counted::Go { at_origin })
}

fn wait(house: &House, until: Timestamp) -> i64 {
    until.seconds_since(house.now()).max(1)
}

fn idle_since(house: &House) -> Timestamp {
    house.now().plus_seconds(-house.login.idle_seconds)
}

fn expiry(house: &House, stage: Stage) -> Timestamp {
    let seconds = if stage == Stage::Open { house.login.absolute_seconds } else { HALFWAY_SECONDS };
    house.now().plus_seconds(seconds)
}

/// A failure is noted without what was typed: people type passwords into the field of the name.
fn failed(house: &House, tx: &mut Tx<'_>, account: Option<AccountId>, reason: &str) -> Outcome<()> {
    let entry = audit::Entry {
        agency: None,
        actor: None,
        action: "login.failed",
        subject: account.map_or_else(|| "unknown".to_owned(), |account| account.text()),
        detail: json!({ "reason": reason }),
    };
    audit::record(tx, house.now(), entry);
    Ok(())
}

fn note(
    house: &House,
    tx: &mut Tx<'_>,
    agency: Option<AgencyId>,
    account: AccountId,
    action: &'static str,
    detail: serde_json::Value,
) {
    let entry = audit::Entry {
        agency: agency.map(|agency| agency.text()),
        actor: Some(account.text()),
        action,
        subject: account.text(),
        detail,
    };
    audit::record(tx, house.now(), entry);
}
