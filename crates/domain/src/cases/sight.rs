//! What of a case one person may see at this moment.

use super::{CaseFile, CaseState};
use crate::identity::Permit;
use crate::privacy::LegalStanding;

/// Which content comes out at all. Without it the values stay sealed where they are: nothing is deleted
/// here, and nothing is shown, printed, listed or exported.
///
/// Names, Rahmendaten, numbers and what was agreed with the person (the legal objects) are not content in this
/// sense: whoever carries a withdrawal out needs them, and a withdrawal deletes them with their deletion task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sight {
    /// Teil A, Teil B, standings, notes of contacts and reminders (W04, W06).
    pub counselling: bool,
    /// Health answers and goals (W29, W31): with the explicit consent, for those who may read them.
    pub health: bool,
}

impl Sight {
    /// Works it out from the case, what the client agreed to, and what the reader may.
    pub fn of(file: &CaseFile, standing: &LegalStanding, permit: &Permit) -> Self {
        // An agreement ends with the case. What was counselled under it may still be read.
        let agreed = standing.agreement || (file.state == CaseState::Closed && standing.agreed);
        let counselling = agreed && standing.counselling;
        Self { counselling, health: counselling && standing.health && permit.reads_health() }
    }
}
