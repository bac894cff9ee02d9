//! Rows of agencies, their settings and legal bases.

use base::{Date, Timestamp};
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::{Agency, Basis, Law, LegalBasis, Settings};
use crate::identity::AgencyId;

db::statements! {
    ADD = "INSERT INTO agency (id, name, short_name, law, municipality_key, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    ALL = "SELECT id, name, short_name, law, municipality_key, created_at FROM agency ORDER BY name, id";
    ONE = "SELECT id, name, short_name, law, municipality_key, created_at FROM agency WHERE id = $1";
    NAMED = "SELECT id, name, short_name, law, municipality_key, created_at FROM agency \
        WHERE short_name = $1";
    SETTINGS = "SELECT name, value FROM agency_setting WHERE agency_id = $1";
    SET = "INSERT INTO agency_setting (agency_id, name, value, changed_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (agency_id, name) DO UPDATE SET value = $3, changed_at = $4";
    ADD_BASIS = "INSERT INTO legal_basis \
        (id, agency_id, purpose, basis, norm, valid_from, valid_until, approved_by, decided_on) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// A ground that begins on the same day or later gives way; an earlier one ends the day before.
    DROP_LATER_BASES = "DELETE FROM legal_basis WHERE agency_id = $1 AND purpose = $2 AND valid_from >= $3";
    END_BASES = "UPDATE legal_basis SET valid_until = $3 WHERE agency_id = $1 AND purpose = $2 \
        AND (valid_until IS NULL OR valid_until > $3)";
    BASES = "SELECT id, agency_id, purpose, basis, norm, valid_from, valid_until, approved_by, \
        decided_on FROM legal_basis WHERE agency_id = $1 ORDER BY purpose, valid_from";
    BASIS = "SELECT id, agency_id, purpose, basis, norm, valid_from, valid_until, approved_by, \
        decided_on FROM legal_basis WHERE agency_id = $1 AND purpose = $2 AND valid_from <= $3 \
        AND (valid_until IS NULL OR valid_until >= $3) ORDER BY valid_from DESC LIMIT 1";
}

impl FromRow for Agency {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let law: String = row.get(3)?;
        Ok(Self {
            id: row.get(0)?,
            name: row.get(1)?,
            short_name: row.get(2)?,
            law: law.parse::<Law>().map_err(|error| DbError::Other(error.to_string()))?,
            municipality_key: row.get(4)?,
            created_at: row.get(5)?,
        })
    }
}

impl FromRow for LegalBasis {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let basis: String = row.get(3)?;
        Ok(Self {
            id: row.get(0)?,
            agency: row.get(1)?,
            purpose: row.get(2)?,
            basis: basis
                .parse::<Basis>()
                .map_err(|()| DbError::Other("unknown legal basis".to_owned()))?,
            norm: row.get(4)?,
            valid_from: row.get(5)?,
            valid_until: row.get(6)?,
            approved_by: row.get(7)?,
            decided_on: row.get(8)?,
        })
    }
}

pub(crate) fn add(tx: &mut Tx<'_>, agency: &Agency) -> Result<(), DbError> {
    let law = agency.law.code();
    let values = params![
        agency.id,
        &agency.name,
        &agency.short_name,
        law,
        &agency.municipality_key,
        agency.created_at
    ];
    tx.execute(ADD, values).map(drop)
}

/// Every agency, by name.
///
/// # Errors
/// When the store cannot be read.
pub fn all(conn: &mut Conn) -> Result<Vec<Agency>, DbError> {
    conn.query(ALL, &[])
}

/// One agency.
///
/// # Errors
/// When the store cannot be read.
pub fn one(conn: &mut Conn, id: AgencyId) -> Result<Option<Agency>, DbError> {
    conn.query_opt(ONE, params![id])
}

/// The agency with this short name.
///
/// # Errors
/// When the store cannot be read.
pub fn by_short_name(conn: &mut Conn, short_name: &str) -> Result<Option<Agency>, DbError> {
    conn.query_opt(NAMED, params![short_name])
}

/// The settings of an agency, defaults where it decided nothing.
///
/// # Errors
/// When the store cannot be read.
pub fn settings(conn: &mut Conn, agency: AgencyId) -> Result<Settings, DbError> {
    let rows: Vec<(String, String)> = conn.query(SETTINGS, params![agency])?;
    Ok(Settings::from_rows(&rows))
}

pub(super) fn set(
    tx: &mut Tx<'_>,
    agency: AgencyId,
    name: &str,
    value: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(SET, params![agency, name, value, now]).map(drop)
}

pub(super) fn add_basis(
    tx: &mut Tx<'_>,
    new: &LegalBasis,
    day_before: Date,
) -> Result<u64, DbError> {
    let replaced =
        tx.execute(DROP_LATER_BASES, params![new.agency, &new.purpose, new.valid_from])?;
    tx.execute(END_BASES, params![new.agency, &new.purpose, day_before])?;
    let values = params![
        new.id,
        new.agency,
        &new.purpose,
        new.basis.code(),
        &new.norm,
        new.valid_from,
        new.valid_until,
        &new.approved_by,
        new.decided_on
    ];
    tx.execute(ADD_BASIS, values)?;
    Ok(replaced)
}

/// All grounds of an agency, past and coming ones too.
///
/// # Errors
/// When the store cannot be read.
pub fn legal_bases(conn: &mut Conn, agency: AgencyId) -> Result<Vec<LegalBasis>, DbError> {
    conn.query(BASES, params![agency])
}

/// The ground of a purpose on a day; none means that only consent will do.
///
/// # Errors
/// When the store cannot be read.
pub fn legal_basis(
    conn: &mut Conn,
    agency: AgencyId,
    purpose: &str,
    on: Date,
) -> Result<Option<LegalBasis>, DbError> {
    conn.query_opt(BASIS, params![agency, purpose, on])
}
