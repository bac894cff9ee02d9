//! A further counselling agreement: after one ended, or in another language.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use base::{Date, Outcome, Personal, Problem as Trouble};
use domain::cases::Heading;
use domain::cases::actions::conclude_agreement;
use domain::identity::{Action, CaseId};
use domain::privacy::{AgreementDetails, NewAgreement};

use super::folder;
use crate::cases::{self, Head};
use crate::components::{Field, Problem};
use crate::http::{Answer, Fields, Form, Viewer, page_with, see_other};
use crate::privacy::{asking, paths};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{Typed, full_day, option};

#[derive(Template)]
#[template(path = "privacy/pages/agreement.html")]
struct View {
    page: Page,
    t: Texts,
    head: Head,
    problems: Vec<Problem>,
    action: String,
    back: String,
    fields: Vec<Field>,
}

/// The values an agreement begins with.
pub(crate) fn fresh(t: Texts, today: Date, language: &str) -> Fields {
    let fields = Fields::default().and("agreement_on", t.typed_date(today));
    fields.and("evidence", "paper").and("language", language)
}

/// The questions about an agreement; taking a case up again asks them too.
pub(crate) fn fields(typed: &Typed, t: Texts, today: Date) -> Vec<Field> {
    let evidence = [("paper", "agreement-paper"), ("device", "agreement-device")];
    let evidence = evidence.map(|(value, key)| option(value, t.get(key)));
    vec![
        Field { required: true, width: 12, ..typed.day("agreement_on", "agreement-on") },
        asking::language(typed, t, today),
        typed.radios("evidence", "agreement-evidence", evidence.into()),
        Field {
            hint: t.get("consent-interpreter-hint").into_owned(),
            ..typed.text("interpreter", "consent-interpreter")
        },
    ]
}

/// What was sent, as an agreement.
pub(crate) fn read(fields: &Fields) -> Outcome<NewAgreement> {
    let concluded_on = fields.some("agreement_on").and_then(full_day);
    Ok(NewAgreement {
        concluded_on: concluded_on.ok_or_else(|| Trouble::at("agreement_on", "error-date"))?,
        language: asking::spoken(fields).map_err(|error| Trouble::Invalid(vec![error]))?,
        details: AgreementDetails {
            interpreter: Personal::new(fields.trimmed("interpreter").to_owned()),
            evidence: match fields.get("evidence") {
                "device" => "device".to_owned(),
                _ => "paper".to_owned(),
            },
            ..AgreementDetails::default()
        },
    })
}

/// The page.
pub async fn show(viewer: Viewer, Path(case): Path<String>) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let seen = folder::read(&viewer, case, Action::WriteCase).await?;
    let fields = fresh(viewer.t(), seen.today, seen.folder.language());
    let typed = Typed::fresh(viewer.t(), fields);
    shown(StatusCode::OK, &viewer, &seen.heading, seen.today, &typed)
}

/// Records it.
pub async fn send(viewer: Viewer, Path(case): Path<String>, form: Form) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let (new, once) = (read(&form), form.once());
    let done = viewer
        .submit(&form, move |house, actor| {
            let new = new?;
            conclude_agreement(house, actor, case, &once, &new)
        })
        .await?;
    match done {
        Ok(_) => see_other(&viewer.visit, paths::folder(case)).flash("agreement-concluded").go(),
        Err(refused) => {
            let seen = folder::read(&viewer, case, Action::WriteCase).await?;
            let typed = Typed::refused(viewer.t(), &form, refused);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            shown(status, &viewer, &seen.heading, seen.today, &typed)
        }
    }
}

fn shown(
    status: StatusCode,
    viewer: &Viewer,
    heading: &Heading,
    today: Date,
    typed: &Typed,
) -> Answer {
    let t = viewer.t();
    let case = heading.file.id;
    let fields = fields(typed, t, today);
    page_with(
        status,
        View {
            page: viewer.page(),
            t,
            head: Head::new(heading, t.get("privacy-new-agreement"), t)
                .below(t.get("folder-title"), paths::folder(case)),
            problems: typed.problems_of(&fields),
            action: paths::new_agreement(case),
            back: paths::folder(case),
            fields,
        },
    )
}
