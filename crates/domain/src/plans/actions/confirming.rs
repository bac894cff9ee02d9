//! Confirming a warning: "yes, it is so".

use base::{Outcome, Problem};
use forms::Path;

use crate::plans::warning::confirmation;
use crate::plans::{Edit, Plan, Revision};

/// What confirms a warning as it stands, or takes that back. A confirmation lapses by itself when what it was about
/// changes (W16).
///
/// # Errors
/// [`Problem::NotFound`] when there is no such warning now, or one that cannot be confirmed away.
pub(super) fn confirmation_of(plan: &Plan, warning: &Path, confirmed: bool) -> Outcome<Revision> {
    let holds = confirmation(plan, warning).ok_or(Problem::NotFound)?;
    if !plan.may_write(warning) {
        return Err(Problem::Rule("rule-w06-locked"));
    }
    let stored = plan.answers.text(warning.as_str());
    let edits = match (confirmed, stored) {
        (true, stored) if stored != Some(holds.as_str()) => {
            vec![Edit::Set(warning.clone(), holds.as_str().into())]
        }
        (false, Some(_)) => vec![Edit::Clear(warning.clone())],
        _ => Vec::new(),
    };
    Ok(Revision { edits })
}
