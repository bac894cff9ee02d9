//! Rows of offices and of those who hold them.

use base::{Date, Timestamp};
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::super::{BodyId, Duty, Holder, Office, OfficeId, OfficeInput, Person, Seat};
use crate::identity::AccountId;

db::statements! {
    INSERT = "INSERT INTO office (id, body_id, title, seat, agency_id, duties, committed_on, place, created_at) \
        SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS TEXT), CAST($5 AS TEXT), \
        CAST($6 AS TEXT), CAST($7 AS TEXT), COUNT(*), CAST($8 AS TEXT) FROM office WHERE body_id = $2";
    CHANGE = "UPDATE office SET title = $2, seat = $3, agency_id = $4, duties = $5, committed_on = $6 WHERE id = $1";
    END = "UPDATE office SET ended_at = $2 WHERE id = $1";
    /// Offices with whoever holds them on a day.
    OF_BODY = "SELECT o.id, o.title, o.seat, o.agency_id, o.duties, o.committed_on, h.account_id, h.name, h.email, \
        h.valid_from FROM office o LEFT JOIN office_holder h ON h.office_id = o.id AND h.valid_from <= $2 \
        AND (h.valid_until IS NULL OR h.valid_until >= $2) \
        WHERE o.body_id = $1 AND o.ended_at IS NULL ORDER BY o.place, o.id, h.id";
    BODY_OF = "SELECT body_id FROM office WHERE id = $1 AND ended_at IS NULL";
    /// Somebody who began today and is replaced today was never there.
    END_HOLDERS = "UPDATE office_holder SET valid_until = $2 WHERE office_id = $1 AND valid_until IS NULL";
    FORGET_EMPTY = "DELETE FROM office_holder WHERE office_id = $1 AND valid_until < valid_from";
    ADD_HOLDER = "INSERT INTO office_holder (id, office_id, account_id, name, email, valid_from) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    NAME_OF = "SELECT display_name FROM account WHERE id = $1 AND disabled_at IS NULL";
    /// Everybody who works here today in a role that meets others; one row a role.
    PEOPLE = "SELECT a.id, a.display_name, m.role, m.agency_id FROM account a JOIN membership m ON m.account_id = a.id \
        WHERE a.disabled_at IS NULL AND m.valid_from <= $1 AND (m.valid_until IS NULL OR m.valid_until >= $1) \
        AND m.role IN ('case_manager', 'speaker', 'team_lead', 'integration_officer', 'round_member') \
        ORDER BY a.display_name, a.id, m.role";
    OF_ACCOUNT = "SELECT o.id, o.body_id FROM office o JOIN office_holder h ON h.office_id = o.id \
        WHERE h.account_id = $1 AND o.ended_at IS NULL AND h.valid_until IS NULL ORDER BY o.id";
}

impl FromRow for Office {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let unknown = || DbError::Other("an office has an unknown seat".to_owned());
        let (seat, duties): (String, String) = (row.get(2)?, row.get(4)?);
        let holder = match row.get::<Option<String>>(7)? {
            None => None,
            Some(name) => {
                Some(Holder { account: row.get(6)?, name, email: row.get(8)?, since: row.get(9)? })
            }
        };
        Ok(Self {
            id: row.get(0)?,
            title: row.get(1)?,
            seat: Seat::parse(&seat).ok_or_else(unknown)?,
            agency: row.get(3)?,
            duties: duties.split(' ').filter_map(Duty::parse).collect(),
            committed_on: row.get(5)?,
            holder,
        })
    }
}

impl FromRow for Person {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let role: String = row.get(2)?;
        let unknown = |_| DbError::Other("a membership has an unknown role".to_owned());
        Ok(Self {
            account: row.get(0)?,
            name: row.get(1)?,
            role: role.parse().map_err(unknown)?,
            agency: row.get(3)?,
        })
    }
}

fn duties(input: &OfficeInput) -> String {
    input.duties.iter().map(|duty| duty.code()).collect::<Vec<_>>().join(" ")
}

pub(in crate::network::bodies) fn insert(
    tx: &mut Tx<'_>,
    id: OfficeId,
    body: BodyId,
    input: &OfficeInput,
    now: Timestamp,
) -> Result<(), DbError> {
    let (title, seat) = (input.title.trim(), input.seat.code());
    let values =
        params![id, body, title, seat, input.agency, duties(input), input.committed_on, now];
    tx.execute(INSERT, values).map(drop)
}

pub(in crate::network::bodies) fn change(
    tx: &mut Tx<'_>,
    id: OfficeId,
    input: &OfficeInput,
) -> Result<(), DbError> {
    let (title, seat) = (input.title.trim(), input.seat.code());
    let values = params![id, title, seat, input.agency, duties(input), input.committed_on];
    tx.execute(CHANGE, values).map(drop)
}

pub(in crate::network::bodies) fn end(
    tx: &mut Tx<'_>,
    id: OfficeId,
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(END, params![id, now]).map(drop)
}

pub(in crate::network) fn of_body(
    conn: &mut Conn,
    body: BodyId,
    today: Date,
) -> Result<Vec<Office>, DbError> {
    conn.query(OF_BODY, params![body, today])
}

pub(in crate::network) fn body_of(
    conn: &mut Conn,
    office: OfficeId,
) -> Result<Option<BodyId>, DbError> {
    Ok(conn.query_opt::<(BodyId,)>(BODY_OF, params![office])?.map(|row| row.0))
}

/// From today on the office is vacant; what was before stays.
pub(in crate::network::bodies) fn vacate(
    tx: &mut Tx<'_>,
    office: OfficeId,
    yesterday: Date,
) -> Result<(), DbError> {
    tx.execute(END_HOLDERS, params![office, yesterday])?;
    tx.execute(FORGET_EMPTY, params![office]).map(drop)
}

pub(in crate::network::bodies) fn add_holder(
    tx: &mut Tx<'_>,
    id: &str,
    office: OfficeId,
    holder: &Holder,
) -> Result<(), DbError> {
    let email = holder.email.as_deref();
    let values = params![id, office, holder.account, &holder.name, email, holder.since];
    tx.execute(ADD_HOLDER, values).map(drop)
}

/// The name of an account that can log in.
pub(in crate::network) fn name_of(
    conn: &mut Conn,
    account: AccountId,
) -> Result<Option<String>, DbError> {
    Ok(conn.query_opt::<(String,)>(NAME_OF, params![account])?.map(|row| row.0))
}

pub(in crate::network) fn people(conn: &mut Conn, today: Date) -> Result<Vec<Person>, DbError> {
    conn.query(PEOPLE, params![today])
}

/// Offices an account holds, with their bodies.
pub(in crate::network) fn of_account(
    conn: &mut Conn,
    account: AccountId,
) -> Result<Vec<(OfficeId, BodyId)>, DbError> {
    conn.query(OF_ACCOUNT, params![account])
}
