//! Enquiries.

use base::Timestamp;
use db::{Conn, DbError, Tx, params};

use crate::cases::{Enquiry, EnquiryId};
use crate::identity::{AccountId, AgencyId};

db::statements! {
    INSERT = "INSERT INTO enquiry (id, agency_id, case_manager_id, municipality_key, made_on, \
        access_route, with_plan, topic, language, channel, outcome, referred_to, minutes, \
        case_manager_no, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    ONE = "SELECT id, agency_id, case_manager_id, municipality_key, made_on, access_route, with_plan, \
        topic, language, channel, outcome, referred_to, minutes \
        FROM enquiry WHERE id = $1 AND agency_id = $2 AND case_manager_id = $3";
    MINE = "SELECT id, agency_id, case_manager_id, municipality_key, made_on, access_route, with_plan, \
        topic, language, channel, outcome, referred_to, minutes \
        FROM enquiry WHERE case_manager_id = $1 AND agency_id = $2 AND id < $3 ORDER BY id DESC LIMIT $4";
}

pub(crate) fn insert_enquiry(
    tx: &mut Tx<'_>,
    enquiry: &Enquiry,
    case_manager_no: Option<i64>,
    at: Timestamp,
) -> Result<(), DbError> {
    let input = &enquiry.input;
    tx.execute(
        INSERT,
        params![
            enquiry.id,
            enquiry.agency,
            enquiry.case_manager,
            &enquiry.municipality_key,
            input.made_on,
            &input.access_route,
            input.with_plan.as_ref(),
            input.topic.as_ref(),
            input.language.as_ref(),
            input.channel.as_ref(),
            input.outcome.as_ref(),
            input.referred_to.as_ref(),
            input.minutes,
            case_manager_no,
            at,
        ],
    )?;
    Ok(())
}

pub(crate) fn enquiry(
    conn: &mut Conn,
    id: EnquiryId,
    agency: AgencyId,
    manager: AccountId,
) -> Result<Option<Enquiry>, DbError> {
    conn.query_opt(ONE, params![id, agency, manager])
}

/// The newest first; `before` is the last id seen.
pub(crate) fn enquiries(
    conn: &mut Conn,
    agency: AgencyId,
    manager: AccountId,
    before: &str,
    limit: usize,
) -> Result<Vec<Enquiry>, DbError> {
    conn.query(MINE, params![manager, agency, before, limit])
}
