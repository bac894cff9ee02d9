//! Addresses of the plan.

use domain::identity::CaseId;

/// Teil A.
pub const PART_A: &str = "/faelle/{case}/integrationsplan/teil-a";
/// Rows of its tables.
pub const ROWS: &str = "/faelle/{case}/integrationsplan/zeilen";

/// Teil A.
pub fn part_a(id: CaseId) -> String {
    format!("/faelle/{id}/integrationsplan/teil-a")
}
