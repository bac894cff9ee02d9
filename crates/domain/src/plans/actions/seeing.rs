//! Who reads specially protected answers leaves a trace: once a day for each person and case, because a line for
//! every glance would hide what matters (§ 22 Abs. 2 BDSG, also the yardstick of the SGB X).

use base::{Outcome, Timestamp};
use forms::Path;

use crate::audit;
use crate::house::House;
use crate::identity::Actor;
use crate::plans::Plan;
use crate::plans::visible::{health_goals, touches_health};

/// The event.
const SEEN: &str = "plan.health_read";

/// What of a plan a page shows.
#[derive(Debug, Clone, Copy)]
pub enum Shown<'p> {
    /// Teil A.
    PartA,
    /// Teil B.
    PartB,
    /// All of it.
    Whole,
    /// One answer, or one row with everything in it.
    At(&'p Path),
}

impl Shown<'_> {
    fn covers(self, path: &Path) -> bool {
        let in_part_b = || path.to_string().starts_with("ziele[");
        match self {
            Self::PartA => !in_part_b(),
            Self::PartB => in_part_b(),
            Self::Whole => true,
            Self::At(place) => path.is_in(place),
        }
    }
}

/// Writes down that `actor` was shown health data, if there are any in what is shown.
///
/// # Errors
/// When it cannot be written: then the page must not be shown.
pub fn note_health_seen(
    house: &House,
    actor: &Actor,
    plan: &Plan,
    shown: Shown<'_>,
) -> Outcome<()> {
    let goals = health_goals(&plan.answers);
    let is_seen = |path: &Path| shown.covers(path) && touches_health(&goals, path);
    // A place that holds nothing now may have a past.
    let asked_for = matches!(shown, Shown::At(place) if touches_health(&goals, place));
    if !asked_for && !plan.answers.iter().any(|(path, _)| is_seen(path)) {
        return Ok(());
    }
    let subject = house.vault.client_key(&plan.file.client.text())?.pseudonym();
    let (who, since) = (actor.account.text(), Timestamp::start_of_day(house.today()));
    if house.data.read(|conn| audit::is_noted(conn, &who, SEEN, &subject, since))? {
        return Ok(());
    }
    house.data.write(|tx| {
        let detail = serde_json::json!({});
        audit::record(tx, house.now(), actor.entry(SEEN, subject.clone(), detail));
        Ok(())
    })
}
