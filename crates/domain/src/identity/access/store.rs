//! The SQL side of a [`super::Scope`], and who stands in for whom.

use base::Date;
use db::{Conn, DbError, params};

use crate::identity::{AccountId, AgencyId};

/// Rows of `case_file c` in the hands of `$2` in the agency `$1` on the day `$3`.
#[macro_export]
macro_rules! own_cases {
    () => {
        "(c.agency_id = $1 AND c.case_manager_id IN (SELECT CAST($2 AS TEXT) UNION \
          SELECT s.absent_id FROM substitution s WHERE s.substitute_id = $2 AND s.agency_id = $1 \
          AND s.valid_from <= $3 AND s.valid_until >= $3))"
    };
}

/// All rows of `case_file c` of the agency `$1`; `$2` and `$3` are taken, so that every scope has the
/// same parameters.
#[macro_export]
macro_rules! agency_cases {
    () => {
        "(c.agency_id = $1 AND CAST($2 AS TEXT) = '' AND CAST($3 AS TEXT) <> '')"
    };
}

/// No row of `case_file c`.
#[macro_export]
macro_rules! no_cases {
    () => {
        "(c.agency_id IS NULL AND CAST($1 AS TEXT) = '' AND CAST($2 AS TEXT) = '' AND CAST($3 AS TEXT) <> '')"
    };
}

pub(super) const OWN_CASES: &str = own_cases!();
pub(super) const AGENCY_CASES: &str = agency_cases!();
pub(super) const NO_CASES: &str = no_cases!();

db::statements! {
    SUBSTITUTES = "SELECT substitute_id FROM substitution WHERE agency_id = $1 AND absent_id = $2 \
        AND valid_from <= $3 AND valid_until >= $3 ORDER BY substitute_id";
    /// Only to prepare the predicates on both engines.
    PROBE_OWN = concat!("SELECT c.id FROM case_file c WHERE ", own_cases!(), " AND c.state = $4");
    PROBE_AGENCY = concat!("SELECT c.id FROM case_file c WHERE ", agency_cases!(), " AND c.state = $4");
    PROBE_NOTHING = concat!("SELECT c.id FROM case_file c WHERE ", no_cases!(), " AND c.state = $4");
}

/// Who stands in for `absent` on a day: fills [`super::CaseFacts::substitutes`].
///
/// # Errors
/// When the store cannot be read.
pub fn substitutes_of(
    conn: &mut Conn,
    agency: AgencyId,
    absent: AccountId,
    today: Date,
) -> Result<Vec<AccountId>, DbError> {
    let rows: Vec<(AccountId,)> = conn.query(SUBSTITUTES, params![agency, absent, today])?;
    Ok(rows.into_iter().map(|(account,)| account).collect())
}
