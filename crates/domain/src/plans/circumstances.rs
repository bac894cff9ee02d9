//! What a plan knows besides its answers: the day, the agency's switches, the case, the legal standing.

use std::collections::BTreeSet;

use base::{Date, Locale};
use forms::Context;
use jiff::tz::TimeZone;

use crate::cases::{CaseFile, Sight};
use crate::privacy::LegalStanding;

/// Builds the context of an evaluation, as of `day`.
pub(super) fn context(
    file: &CaseFile,
    (standing, sight): (&LegalStanding, Sight),
    additions: &BTreeSet<String>,
    day: Date,
    language: Locale,
) -> Context {
    let yes_no = |truth: bool| if truth { "ja" } else { "nein" };
    let mut context = Context::on(day).with_additions(additions.iter().cloned());
    context.zone = TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC);
    language.code().clone_into(&mut context.language);
    let outer = [
        ("beratungsart", file.counselling_type.name().to_owned()),
        // A closed case keeps the agreement it was counselled under.
        (
            "beratungsvereinbarung_gueltig",
            yes_no(standing.agreement || sight.counselling).to_owned(),
        ),
        ("rechtsgrundlage_gueltig", yes_no(standing.counselling).to_owned()),
        ("einwilligung_gesundheit", yes_no(sight.health).to_owned()),
        ("gemeindekennziffer", file.municipality_key.clone()),
        ("intman_nr", file.case_manager_no.to_string()),
        ("integrationsplan_nr", file.plan_no.to_string()),
    ];
    for (name, value) in outer {
        context.outer.insert(name.to_owned(), value);
    }
    context
}
