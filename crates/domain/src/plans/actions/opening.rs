//! From the first contact to an open case with its plan, in one transaction.

use base::{Outcome, Timestamp};
use forms::{Answer, Answers, Path};

use super::writing::{append_revision, seal_answers};
use crate::audit;
use crate::cases::actions::{OpeningInput, new_client, open_in, permit};
use crate::house::House;
use crate::identity::{Action, Actor, CaseId, answered_before, once};
use crate::plans::actions::plan_with;
use crate::plans::{Revision, form, store};

/// Opens counselling. `prefilled` are answers of the Rahmendaten that were given already, such as the access
/// route of an enquiry. The same `request` sent twice opens one case.
///
/// # Errors
/// Every field that does not fit; W04 when agreement or legal ground is missing.
pub fn open(
    house: &House,
    actor: &Actor,
    request: &str,
    input: &OpeningInput,
    prefilled: &Answers,
) -> Outcome<CaseId> {
    let before = house.data.read(|conn| answered_before(conn, actor.account, request))?;
    if let Some(case) = before {
        return case.parse().map_err(base::Problem::internal);
    }
    let client = new_client(house, actor, input)?;
    house.data.write(|tx| {
        let stored = once(tx, house.now(), actor.account, request, |tx| {
            let opened = open_in(house, tx, actor, &client, input)?;
            let permit = permit(house, tx, actor, opened.file.id, Action::WriteCase)?;
            let answers = first_answers(input, &opened.person.born, prefilled);
            let now: Timestamp = house.now();
            let day = (house.today(), actor.language);
            let plan = plan_with(house, tx, &permit, answers, (1, now), day)?;
            let sealed = seal_answers(&opened.key, &plan)?;
            let name = (form().id.as_str(), form().version.as_str());
            store::insert_plan(tx, opened.file.id, name, &plan.derived(), sealed, now)?;
            let revision = everything(plan.stored());
            append_revision(&opened.key, tx, actor, &permit, 1, &revision, now)?;
            let detail = serde_json::json!({
                "case": opened.file.id.text(), "plan_no": opened.file.plan_no,
            });
            audit::record(tx, now, actor.entry("case.opened", opened.key.pseudonym(), detail));
            Ok(opened.file.id.text())
        })?;
        stored.location().parse().map_err(base::Problem::internal)
    })
}

/// What is known already is not asked again.
fn first_answers(
    input: &OpeningInput,
    born: &base::Personal<String>,
    prefilled: &Answers,
) -> Answers {
    let mut answers = prefilled.clone();
    let mut put = |name: &str, value: String| {
        if let (Ok(path), false) = (Path::parse(name), value.is_empty()) {
            answers.set(path, Answer::Text(value));
        }
    };
    put("erstkontakt_am", input.first_contact_on.to_string());
    put("geburtsdatum", born.reveal().trim_end_matches('~').to_owned());
    if born.reveal().ends_with('~') {
        put("geburtsdatum_geschaetzt", "ja".to_owned());
    }
    if let Some(since) = input.housing_since {
        put("anschlussunterbringung_seit", since.to_string());
    }
    answers
}

/// The first revision holds every answer the plan begins with.
fn everything(answers: &Answers) -> Revision {
    let rows = answers.rows().iter().cloned().map(crate::plans::Edit::AddRow);
    let values =
        answers.iter().map(|(path, answer)| crate::plans::Edit::Set(path.clone(), answer.clone()));
    Revision { edits: rows.chain(values).collect() }
}
