//! Reminders the program sets and takes back by itself, because an answer says so.

use base::{Date, Timestamp};
use db::{DbError, Tx, params};

use crate::cases::{FollowUpReason, ReminderId};
use crate::identity::{AccountId, CaseId};

db::statements! {
    INSERT = "INSERT INTO reminder \
        (id, case_id, account_id, due_on, reason, about, sealed, done_at, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, NULL, NULL, $7)";
    FINISH = "UPDATE reminder SET done_at = $4 \
        WHERE case_id = $1 AND reason = $2 AND about = $3 AND done_at IS NULL";
}

pub(crate) fn insert_follow_up(
    tx: &mut Tx<'_>,
    id: ReminderId,
    case: CaseId,
    account: AccountId,
    due_on: Date,
    (reason, about): (FollowUpReason, &str),
    at: Timestamp,
) -> Result<(), DbError> {
    tx.execute(INSERT, params![id, case, account, due_on, reason.name(), about, at]).map(drop)
}

/// Ends what is still open of it; nothing happens when somebody ticked it off before.
pub(crate) fn finish_follow_up(
    tx: &mut Tx<'_>,
    case: CaseId,
    reason: FollowUpReason,
    about: &str,
    at: Timestamp,
) -> Result<(), DbError> {
    tx.execute(FINISH, params![case, reason.name(), about, at]).map(drop)
}
