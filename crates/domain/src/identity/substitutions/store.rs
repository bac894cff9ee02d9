//! Rows of substitutions.

use base::Date;
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::Substitution;
use crate::identity::{AgencyId, SubstitutionId};

db::statements! {
    ADD = "INSERT INTO substitution (id, agency_id, absent_id, substitute_id, valid_from, valid_until) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    ONE = "SELECT id, agency_id, absent_id, substitute_id, valid_from, valid_until FROM substitution \
        WHERE id = $1";
    OF_AGENCY = "SELECT id, agency_id, absent_id, substitute_id, valid_from, valid_until FROM substitution \
        WHERE agency_id = $1 AND valid_until >= $2 ORDER BY valid_from, id";
    END = "UPDATE substitution SET valid_until = $2 WHERE id = $1 AND valid_until > $2";
}

impl FromRow for Substitution {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            agency: row.get(1)?,
            absent: row.get(2)?,
            substitute: row.get(3)?,
            valid_from: row.get(4)?,
            valid_until: row.get(5)?,
        })
    }
}

pub(crate) fn add(tx: &mut Tx<'_>, one: &Substitution) -> Result<(), DbError> {
    let values =
        params![one.id, one.agency, one.absent, one.substitute, one.valid_from, one.valid_until];
    tx.execute(ADD, values).map(drop)
}

pub(super) fn one(conn: &mut Conn, id: SubstitutionId) -> Result<Option<Substitution>, DbError> {
    conn.query_opt(ONE, params![id])
}

/// The present and coming substitutions of an agency.
///
/// # Errors
/// When the store cannot be read.
pub fn of_agency(
    conn: &mut Conn,
    agency: AgencyId,
    today: Date,
) -> Result<Vec<Substitution>, DbError> {
    conn.query(OF_AGENCY, params![agency, today])
}

pub(super) fn end(tx: &mut Tx<'_>, id: SubstitutionId, last: Date) -> Result<(), DbError> {
    tx.execute(END, params![id, last]).map(drop)
}
