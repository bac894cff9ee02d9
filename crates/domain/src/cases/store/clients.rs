//! Clients, their identity and their households.

use base::Timestamp;
use db::{Conn, DbError, Tx, params};

use crate::cases::{HouseholdId, HouseholdRole};
use crate::identity::{AgencyId, CaseId, Permit};
use crate::privacy::ClientId;

db::statements! {
    INSERT_HOUSEHOLD = "INSERT INTO household (id, agency_id, created_at) VALUES ($1, $2, $3)";
    INSERT_CLIENT = "INSERT INTO client (id, agency_id, household_id, household_role, created_at) \
        VALUES ($1, $2, $3, $4, $5)";
    INSERT_IDENTITY = "INSERT INTO client_identity (client_id, sealed, version, changed_at) \
        VALUES ($1, $2, 1, $3)";
    IDENTITY = "SELECT sealed, version FROM client_identity WHERE client_id = $1";
    CHANGE_IDENTITY = "UPDATE client_identity SET sealed = $2, version = version + 1, changed_at = $4 \
        WHERE client_id = $1 AND version = $3";
    HOUSEHOLD_OF = "SELECT household_id FROM client WHERE id = $1";
    MEMBERS = "SELECT c.id, c.household_role, f.id, f.plan_no, a.display_name FROM client c \
        JOIN case_file f ON f.client_id = c.id JOIN account a ON a.id = f.case_manager_id \
        WHERE c.household_id = $1 AND c.agency_id = $2 ORDER BY c.id, f.id DESC";
    SET_HOUSEHOLD = "UPDATE client SET household_id = $3, household_role = $4 \
        WHERE id = $1 AND agency_id = $2";
}

pub(crate) fn insert_household(
    tx: &mut Tx<'_>,
    id: HouseholdId,
    agency: AgencyId,
    at: Timestamp,
) -> Result<(), DbError> {
    tx.execute(INSERT_HOUSEHOLD, params![id, agency, at])?;
    Ok(())
}

pub(crate) fn insert_client(
    tx: &mut Tx<'_>,
    id: ClientId,
    agency: AgencyId,
    household: (HouseholdId, HouseholdRole),
    sealed: Vec<u8>,
    at: Timestamp,
) -> Result<(), DbError> {
    tx.execute(INSERT_CLIENT, params![id, agency, household.0, household.1.name(), at])?;
    tx.execute(INSERT_IDENTITY, params![id, sealed, at])?;
    Ok(())
}

/// The sealed identity and its version.
pub(crate) fn identity(
    conn: &mut Conn,
    permit: &Permit,
) -> Result<Option<(Vec<u8>, i64)>, DbError> {
    conn.query_opt(IDENTITY, params![permit.client_id()])
}

/// False when somebody else changed it since `version`.
pub(crate) fn change_identity(
    tx: &mut Tx<'_>,
    permit: &Permit,
    version: i64,
    sealed: Vec<u8>,
    at: Timestamp,
) -> Result<bool, DbError> {
    Ok(tx.execute(CHANGE_IDENTITY, params![permit.client_id(), sealed, version, at])? == 1)
}

pub(crate) fn household_of(conn: &mut Conn, client: ClientId) -> Result<HouseholdId, DbError> {
    let (id,): (HouseholdId,) = conn.query_one(HOUSEHOLD_OF, params![client])?;
    Ok(id)
}

/// A case of a member: client, role, case, plan number, who keeps it.
pub(crate) type MemberRow = (ClientId, String, CaseId, i64, String);

/// The cases of all members, each member's newest first.
pub(crate) fn household_members(
    conn: &mut Conn,
    household: HouseholdId,
    agency: AgencyId,
) -> Result<Vec<MemberRow>, DbError> {
    conn.query(MEMBERS, params![household, agency])
}

pub(crate) fn set_household(
    tx: &mut Tx<'_>,
    client: ClientId,
    agency: AgencyId,
    household: HouseholdId,
    role: HouseholdRole,
) -> Result<bool, DbError> {
    Ok(tx.execute(SET_HOUSEHOLD, params![client, agency, household, role.name()])? == 1)
}
