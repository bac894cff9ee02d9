//! Rows of mandates.

use base::Date;
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::super::{BodyId, Mandate, MandateId, MandateInput};
use crate::identity::{AccountId, AgencyId};

db::statements! {
    INSERT = "INSERT INTO mandate (id, body_id, account_id, agency_id, scope, granted_by, valid_from, valid_until) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// Somebody has one mandate for a body; a new one takes the place of the old.
    END_OLD = "UPDATE mandate SET valid_until = $3 WHERE body_id = $1 AND account_id = $2 \
        AND (valid_until IS NULL OR valid_until > $3)";
    END = "UPDATE mandate SET valid_until = $2 WHERE id = $1";
    FORGET_EMPTY = "DELETE FROM mandate WHERE body_id = $1 AND valid_until < valid_from";
    ONE = "SELECT m.id, m.account_id, a.display_name, m.agency_id, m.scope, g.display_name, m.valid_from, \
        m.valid_until FROM mandate m JOIN account a ON a.id = m.account_id JOIN account g ON g.id = m.granted_by \
        WHERE m.id = $1 AND m.body_id = $2";
    OF_BODY = "SELECT m.id, m.account_id, a.display_name, m.agency_id, m.scope, g.display_name, m.valid_from, \
        m.valid_until FROM mandate m JOIN account a ON a.id = m.account_id JOIN account g ON g.id = m.granted_by \
        WHERE m.body_id = $1 AND m.valid_from <= $2 AND (m.valid_until IS NULL OR m.valid_until >= $2) \
        ORDER BY a.display_name, m.id";
    OF_ACCOUNT = "SELECT m.id, m.body_id FROM mandate m WHERE m.account_id = $1 AND m.valid_from <= $2 \
        AND (m.valid_until IS NULL OR m.valid_until >= $2) ORDER BY m.id";
}

impl FromRow for Mandate {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            account: row.get(1)?,
            name: row.get(2)?,
            agency: row.get(3)?,
            scope: row.get(4)?,
            granted_by: row.get(5)?,
            valid_from: row.get(6)?,
            valid_until: row.get(7)?,
        })
    }
}

/// Gives a mandate; an earlier one for the same body ends the day before.
pub(in crate::network::bodies) fn grant(
    tx: &mut Tx<'_>,
    id: MandateId,
    (body, agency): (BodyId, AgencyId),
    (account, granted_by): (AccountId, AccountId),
    input: &MandateInput,
    (yesterday, today): (Date, Date),
) -> Result<(), DbError> {
    tx.execute(END_OLD, params![body, account, yesterday])?;
    tx.execute(FORGET_EMPTY, params![body])?;
    let (scope, until) = (input.scope.trim(), input.valid_until);
    let values = params![id, body, account, agency, scope, granted_by, today, until];
    tx.execute(INSERT, values).map(drop)
}

pub(in crate::network::bodies) fn end(
    tx: &mut Tx<'_>,
    body: BodyId,
    id: MandateId,
    last: Date,
) -> Result<(), DbError> {
    tx.execute(END, params![id, last])?;
    tx.execute(FORGET_EMPTY, params![body]).map(drop)
}

pub(in crate::network::bodies) fn one(
    conn: &mut Conn,
    body: BodyId,
    id: MandateId,
) -> Result<Option<Mandate>, DbError> {
    conn.query_opt(ONE, params![id, body])
}

/// Mandates that hold on a day, by name.
pub(in crate::network) fn of_body(
    conn: &mut Conn,
    body: BodyId,
    today: Date,
) -> Result<Vec<Mandate>, DbError> {
    conn.query(OF_BODY, params![body, today])
}

/// Mandates of an account, with their bodies.
pub(in crate::network) fn of_account(
    conn: &mut Conn,
    account: AccountId,
    today: Date,
) -> Result<Vec<(MandateId, BodyId)>, DbError> {
    conn.query(OF_ACCOUNT, params![account, today])
}
