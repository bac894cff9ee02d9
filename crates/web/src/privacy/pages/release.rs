//! A release from confidentiality: who may tell whom what, and what for.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use base::{Date, FieldError, Outcome, Personal, Problem as Trouble};
use domain::cases::Heading;
use domain::cases::actions::{give_release, heading, permit};
use domain::identity::{Action, CaseId};
use domain::privacy::{NewRelease, ReleaseDetails};

use crate::cases::{self, Head};
use crate::components::{Field, Problem};
use crate::http::{Answer, Failure, Fields, Form, Viewer, page_with, see_other};
use crate::privacy::paths;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{Typed, full_day, option};

#[derive(Template)]
#[template(path = "privacy/pages/release.html")]
struct View {
    page: Page,
    t: Texts,
    head: Head,
    problems: Vec<Problem>,
    action: String,
    back: String,
    fields: Vec<Field>,
}

async fn seen(viewer: &Viewer, case: CaseId) -> Result<(Heading, Date), Failure> {
    viewer
        .run(move |house, actor| {
            house.data.read(|conn| {
                let permit = permit(house, conn, actor, case, Action::WriteCase)?;
                Ok::<_, Trouble>((heading(house, conn, &permit)?, house.today()))
            })
        })
        .await
}

/// The page; whoever sits at the screen is the first to be released.
pub async fn show(viewer: Viewer, Path(case): Path<String>) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let (heading, today) = seen(&viewer, case).await?;
    let fields = Fields::default()
        .and("given_on", viewer.t().typed_date(today))
        .and("released", &viewer.actor.display_name)
        .and("mutual", "nein");
    shown(StatusCode::OK, &viewer, &heading, &Typed::fresh(viewer.t(), fields))
}

/// Records it.
pub async fn send(viewer: Viewer, Path(case): Path<String>, form: Form) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let (new, once) = (read(&form), form.once());
    let done = viewer
        .submit(&form, move |house, actor| {
            let new = new?;
            give_release(house, actor, case, &once, &new)
        })
        .await?;
    match done {
        Ok(_) => see_other(&viewer.visit, paths::folder(case)).flash("release-given").go(),
        Err(refused) => {
            let (heading, _) = seen(&viewer, case).await?;
            let typed = Typed::refused(viewer.t(), &form, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, &heading, &typed)
        }
    }
}

fn read(fields: &Fields) -> Outcome<NewRelease> {
    let mut errors = Vec::new();
    let mut day = |name: &'static str, required: bool| {
        let typed = fields.some(name);
        let read = typed.and_then(full_day);
        if read.is_none() && (required || typed.is_some()) {
            errors.push(FieldError::new(name, "error-date"));
        }
        read
    };
    let (given_on, expires_on) = (day("given_on", true), day("expires_on", false));
    let personal = |name: &str| Personal::new(fields.trimmed(name).to_owned());
    let details = ReleaseDetails {
        released: personal("released"),
        recipients: personal("recipients"),
        covers: personal("covers"),
        purpose: personal("purpose"),
        interpreter: personal("interpreter"),
    };
    let mutual = fields.get("mutual") == "ja";
    match given_on {
        Some(given_on) if errors.is_empty() => {
            Ok(NewRelease { given_on, expires_on, mutual, details })
        }
        _ => Err(Trouble::Invalid(errors)),
    }
}

fn shown(status: StatusCode, viewer: &Viewer, heading: &Heading, typed: &Typed) -> Answer {
    let t = viewer.t();
    let case = heading.file.id;
    let directions = [("nein", "release-one-way"), ("ja", "release-mutual")];
    let directions = directions.map(|(value, key)| option(value, t.get(key)));
    let asked = |field: Field, hint: &str| Field {
        required: true,
        private: true,
        hint: t.get(hint).into_owned(),
        ..field
    };
    let fields = vec![
        asked(typed.text("released", "release-released"), "release-released-hint"),
        asked(typed.text("recipients", "release-recipients"), "release-recipients-hint"),
        asked(typed.lines("covers", "release-covers"), "release-covers-hint"),
        asked(typed.lines("purpose", "release-purpose"), "release-purpose-hint"),
        Field { required: true, ..typed.radios("mutual", "release-direction", directions.into()) },
        Field { required: true, width: 12, ..typed.day("given_on", "release-given-on") },
        Field { width: 12, ..typed.day("expires_on", "release-expires") },
        Field {
            hint: t.get("consent-interpreter-hint").into_owned(),
            ..typed.text("interpreter", "consent-interpreter")
        },
    ];
    page_with(
        status,
        View {
            page: viewer.page(),
            t,
            head: Head::new(heading, t.get("privacy-new-release"), t)
                .below(t.get("folder-title"), paths::folder(case)),
            problems: typed.problems_of(&fields),
            action: paths::new_release(case),
            back: paths::folder(case),
            fields,
        },
    )
}
