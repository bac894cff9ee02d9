//! Rows of accounts, memberships and recovery codes.

use base::{Date, Locale, Personal, Timestamp};
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::{Account, Membership};
use crate::identity::{AccountId, AgencyId, MembershipId, Role};

db::statements! {
    ADD = "INSERT INTO account (id, login, display_name, email, password_hash, password_changed_at, \
        must_change, totp_sealed, totp_confirmed_at, totp_last_step, language, preferences, created_at, \
        disabled_at) VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, NULL, 0, $8, '{}', $6, NULL)";
    ALL = "SELECT id, login, display_name, email, language, must_change, totp_confirmed_at, created_at, \
        disabled_at FROM account ORDER BY login";
    OF_AGENCY = "SELECT id, login, display_name, email, language, must_change, totp_confirmed_at, \
        created_at, disabled_at FROM account a WHERE EXISTS (SELECT 1 FROM membership m \
        WHERE m.account_id = a.id AND m.agency_id = $1 \
        AND (m.valid_until IS NULL OR m.valid_until >= $2)) ORDER BY login";
    ONE = "SELECT id, login, display_name, email, language, must_change, totp_confirmed_at, created_at, \
        disabled_at FROM account WHERE id = $1";
    SECRETS = "SELECT id, password_hash, totp_sealed, totp_confirmed_at, totp_last_step, disabled_at \
        FROM account WHERE id = $1";
    SECRETS_BY_LOGIN = "SELECT id, password_hash, totp_sealed, totp_confirmed_at, totp_last_step, \
        disabled_at FROM account WHERE login = $1";
    BY_LOGIN = "SELECT id FROM account WHERE login = $1";
    ADD_MEMBERSHIP = "INSERT INTO membership \
        (id, account_id, agency_id, role, case_manager_no, valid_from, valid_until) \
        VALUES ($1, $2, $3, $4, $5, $6, NULL)";
    MEMBERSHIPS = "SELECT id, account_id, role, agency_id, case_manager_no, valid_from, valid_until \
        FROM membership WHERE account_id = $1 ORDER BY valid_from, id";
    OPEN_MEMBERSHIPS = "SELECT id, account_id, role, agency_id, case_manager_no, valid_from, valid_until \
        FROM membership WHERE valid_until IS NULL OR valid_until >= $1 ORDER BY valid_from, id";
    MEMBERSHIP = "SELECT id, account_id, role, agency_id, case_manager_no, valid_from, valid_until \
        FROM membership WHERE id = $1";
    COLLEAGUES = "SELECT id, account_id, role, agency_id, case_manager_no, valid_from, valid_until \
        FROM membership WHERE agency_id = $1 AND valid_from <= $2 \
        AND (valid_until IS NULL OR valid_until >= $2) ORDER BY case_manager_no, id";
    END_MEMBERSHIP = "UPDATE membership SET valid_until = $2 WHERE id = $1 \
        AND (valid_until IS NULL OR valid_until > $2)";
    NUMBER_TAKEN = "SELECT count(*) FROM membership \
        WHERE agency_id = $1 AND case_manager_no = $2 AND account_id <> $3";
    NUMBER_OF = "SELECT case_manager_no FROM membership WHERE agency_id = $1 AND account_id = $2 \
        AND case_manager_no IS NOT NULL ORDER BY valid_from DESC LIMIT 1";
    DISABLE = "UPDATE account SET disabled_at = $2 WHERE id = $1 AND disabled_at IS NULL";
    ENABLE = "UPDATE account SET disabled_at = NULL WHERE id = $1 AND disabled_at IS NOT NULL";
    SET_PASSWORD = "UPDATE account SET password_hash = $2, password_changed_at = $3, must_change = $4 \
        WHERE id = $1";
    SET_LANGUAGE = "UPDATE account SET language = $2 WHERE id = $1";
    PREFERENCES = "SELECT preferences FROM account WHERE id = $1";
    SET_PREFERENCES = "UPDATE account SET preferences = $2 WHERE id = $1";
    /// An unconfirmed secret only ever replaces an unconfirmed one.
    SET_SECRET = "UPDATE account SET totp_sealed = $2, totp_last_step = 0 \
        WHERE id = $1 AND totp_confirmed_at IS NULL";
    CONFIRM_SECRET = "UPDATE account SET totp_confirmed_at = $2, totp_last_step = $3 \
        WHERE id = $1 AND totp_confirmed_at IS NULL AND totp_sealed = $4";
    /// Two requests with the same code: only one finds the older step.
    USE_STEP = "UPDATE account SET totp_last_step = $2 WHERE id = $1 AND totp_last_step < $2";
    DROP_SECRET = "UPDATE account SET totp_sealed = NULL, totp_confirmed_at = NULL WHERE id = $1";
    ADD_CODE = "INSERT INTO recovery_code (account_id, code_hash, used_at) VALUES ($1, $2, NULL)";
    DROP_CODES = "DELETE FROM recovery_code WHERE account_id = $1";
    USE_CODE = "UPDATE recovery_code SET used_at = $3 \
        WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL";
    CODES_LEFT = "SELECT count(*) FROM recovery_code WHERE account_id = $1 AND used_at IS NULL";
    HOUSE_ADMINISTRATORS = "SELECT count(DISTINCT a.id) FROM account a \
        JOIN membership m ON m.account_id = a.id WHERE a.disabled_at IS NULL AND m.agency_id IS NULL \
        AND m.role = 'administrator' AND m.valid_from <= $1 \
        AND (m.valid_until IS NULL OR m.valid_until >= $1) AND a.id <> $2";
}

impl FromRow for Account {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let language: String = row.get(4)?;
        let confirmed: Option<String> = row.get(6)?;
        Ok(Self {
            id: row.get(0)?,
            login: Personal::new(row.get(1)?),
            display_name: Personal::new(row.get(2)?),
            email: row.get::<Option<String>>(3)?.map(Personal::new),
            language: language.parse().unwrap_or_default(),
            must_change: row.get(5)?,
            second_factor: confirmed.is_some(),
            created_at: row.get(7)?,
            disabled_at: row.get(8)?,
        })
    }
}

impl FromRow for Membership {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let role: String = row.get(2)?;
        Ok(Self {
            id: row.get(0)?,
            account: row.get(1)?,
            role: role.parse::<Role>().map_err(|error| DbError::Other(error.to_string()))?,
            agency: row.get(3)?,
            case_manager_no: row.get(4)?,
            valid_from: row.get(5)?,
            valid_until: row.get(6)?,
        })
    }
}

/// What a login is checked against.
pub(in crate::identity) struct Secrets {
    pub account: AccountId,
    pub password_hash: String,
    pub totp_sealed: Option<Vec<u8>>,
    pub totp_confirmed: bool,
    pub totp_last_step: i64,
    pub disabled: bool,
}

impl FromRow for Secrets {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            account: row.get(0)?,
            password_hash: row.get(1)?,
            totp_sealed: row.get(2)?,
            totp_confirmed: row.get::<Option<String>>(3)?.is_some(),
            totp_last_step: row.get(4)?,
            disabled: row.get::<Option<String>>(5)?.is_some(),
        })
    }
}

/// A row to add.
pub(crate) struct NewRow<'a> {
    pub id: AccountId,
    pub login: &'a str,
    pub display_name: &'a str,
    pub email: Option<&'a str>,
    pub password_hash: &'a str,
    pub must_change: bool,
    pub language: Locale,
    pub now: Timestamp,
}

pub(crate) fn add(tx: &mut Tx<'_>, row: &NewRow<'_>) -> Result<(), DbError> {
    let values = params![
        row.id,
        row.login,
        row.display_name,
        row.email,
        row.password_hash,
        row.now,
        row.must_change,
        row.language.code()
    ];
    tx.execute(ADD, values).map(drop)
}

pub(crate) fn add_membership(tx: &mut Tx<'_>, one: &Membership) -> Result<(), DbError> {
    let role = one.role.code();
    let values =
        params![one.id, one.account, one.agency, role, one.case_manager_no, one.valid_from];
    tx.execute(ADD_MEMBERSHIP, values).map(drop)
}

pub(super) fn all(conn: &mut Conn) -> Result<Vec<Account>, DbError> {
    conn.query(ALL, &[])
}

pub(super) fn of_agency(
    conn: &mut Conn,
    agency: AgencyId,
    today: Date,
) -> Result<Vec<Account>, DbError> {
    conn.query(OF_AGENCY, params![agency, today])
}

/// One account.
///
/// # Errors
/// When the store cannot be read.
pub fn one(conn: &mut Conn, id: AccountId) -> Result<Option<Account>, DbError> {
    conn.query_opt(ONE, params![id])
}

pub(in crate::identity) fn secrets(
    conn: &mut Conn,
    id: AccountId,
) -> Result<Option<Secrets>, DbError> {
    conn.query_opt(SECRETS, params![id])
}

pub(in crate::identity) fn secrets_by_login(
    conn: &mut Conn,
    login: &str,
) -> Result<Option<Secrets>, DbError> {
    conn.query_opt(SECRETS_BY_LOGIN, params![login])
}

/// The account with this login name.
///
/// # Errors
/// When the store cannot be read.
pub fn by_login(conn: &mut Conn, login: &str) -> Result<Option<AccountId>, DbError> {
    let row: Option<(AccountId,)> = conn.query_opt(BY_LOGIN, params![login])?;
    Ok(row.map(|(id,)| id))
}

/// All roles an account has, had or will have.
///
/// # Errors
/// When the store cannot be read.
pub fn memberships(conn: &mut Conn, account: AccountId) -> Result<Vec<Membership>, DbError> {
    conn.query(MEMBERSHIPS, params![account])
}

pub(super) fn open_memberships(conn: &mut Conn, today: Date) -> Result<Vec<Membership>, DbError> {
    conn.query(OPEN_MEMBERSHIPS, params![today])
}

pub(in crate::identity) fn membership(
    conn: &mut Conn,
    id: MembershipId,
) -> Result<Option<Membership>, DbError> {
    conn.query_opt(MEMBERSHIP, params![id])
}

/// The roles people have in an agency on a day: whom cases can be given to, who can stand in.
///
/// # Errors
/// When the store cannot be read.
pub fn colleagues(
    conn: &mut Conn,
    agency: AgencyId,
    today: Date,
) -> Result<Vec<Membership>, DbError> {
    conn.query(COLLEAGUES, params![agency, today])
}

pub(super) fn end_membership(tx: &mut Tx<'_>, id: MembershipId, last: Date) -> Result<(), DbError> {
    tx.execute(END_MEMBERSHIP, params![id, last]).map(drop)
}

pub(super) fn number_taken(
    conn: &mut Conn,
    agency: AgencyId,
    number: i64,
    account: AccountId,
) -> Result<bool, DbError> {
    let (count,): (i64,) = conn.query_one(NUMBER_TAKEN, params![agency, number, account])?;
    Ok(count > 0)
}

pub(super) fn number_of(
    conn: &mut Conn,
    agency: AgencyId,
    account: AccountId,
) -> Result<Option<i64>, DbError> {
    let row: Option<(i64,)> = conn.query_opt(NUMBER_OF, params![agency, account])?;
    Ok(row.map(|(number,)| number))
}

pub(super) fn disable(tx: &mut Tx<'_>, id: AccountId, now: Timestamp) -> Result<bool, DbError> {
    Ok(tx.execute(DISABLE, params![id, now])? == 1)
}

pub(super) fn enable(tx: &mut Tx<'_>, id: AccountId) -> Result<bool, DbError> {
    Ok(tx.execute(ENABLE, params![id])? == 1)
}

pub(in crate::identity) fn set_password(
    tx: &mut Tx<'_>,
    id: AccountId,
    hash: &str,
    now: Timestamp,
    must_change: bool,
) -> Result<(), DbError> {
    tx.execute(SET_PASSWORD, params![id, hash, now, must_change]).map(drop)
}

pub(super) fn set_language(
    tx: &mut Tx<'_>,
    id: AccountId,
    language: Locale,
) -> Result<(), DbError> {
    tx.execute(SET_LANGUAGE, params![id, language.code()]).map(drop)
}

pub(super) fn preferences(conn: &mut Conn, id: AccountId) -> Result<String, DbError> {
    let row: Option<(String,)> = conn.query_opt(PREFERENCES, params![id])?;
    Ok(row.map_or_else(|| "{}".to_owned(), |(text,)| text))
}

pub(super) fn set_preferences(tx: &mut Tx<'_>, id: AccountId, text: &str) -> Result<(), DbError> {
    tx.execute(SET_PREFERENCES, params![id, text]).map(drop)
}

pub(super) fn set_secret(tx: &mut Tx<'_>, id: AccountId, sealed: &[u8]) -> Result<bool, DbError> {
    Ok(tx.execute(SET_SECRET, params![id, sealed])? == 1)
}

pub(super) fn confirm_secret(
    tx: &mut Tx<'_>,
    id: AccountId,
    now: Timestamp,
    step: i64,
    sealed: &[u8],
) -> Result<bool, DbError> {
    Ok(tx.execute(CONFIRM_SECRET, params![id, now, step, sealed])? == 1)
}

pub(in crate::identity) fn use_step(
    tx: &mut Tx<'_>,
    id: AccountId,
    step: i64,
) -> Result<bool, DbError> {
    Ok(tx.execute(USE_STEP, params![id, step])? == 1)
}

pub(super) fn drop_second_factor(tx: &mut Tx<'_>, id: AccountId) -> Result<(), DbError> {
    tx.execute(DROP_SECRET, params![id])?;
    tx.execute(DROP_CODES, params![id]).map(drop)
}

pub(super) fn set_codes(tx: &mut Tx<'_>, id: AccountId, hashes: &[String]) -> Result<(), DbError> {
    tx.execute(DROP_CODES, params![id])?;
    for hash in hashes {
        tx.execute(ADD_CODE, params![id, hash])?;
    }
    Ok(())
}

pub(in crate::identity) fn use_code(
    tx: &mut Tx<'_>,
    id: AccountId,
    hash: &str,
    now: Timestamp,
) -> Result<bool, DbError> {
    Ok(tx.execute(USE_CODE, params![id, hash, now])? == 1)
}

pub(super) fn codes_left(conn: &mut Conn, id: AccountId) -> Result<i64, DbError> {
    let (count,): (i64,) = conn.query_one(CODES_LEFT, params![id])?;
    Ok(count)
}

/// How many others could still administer the house.
pub(super) fn other_house_administrators(
    conn: &mut Conn,
    today: Date,
    except: AccountId,
) -> Result<i64, DbError> {
    let (count,): (i64,) = conn.query_one(HOUSE_ADMINISTRATORS, params![today, except])?;
    Ok(count)
}
