//! Who the client is: name, birth date, ways to reach the person; and the household.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use base::{Date, PartialDate, Problem as Trouble};
use domain::cases::actions::{change_person, heading, household, permit, person};
use domain::cases::{CaseState, Heading, Household, IdentityInput, Person};
use domain::identity::{Action, CaseId};

use super::household_form::{self, MemberLine};
use crate::cases::{Head, paths};
use crate::components::{Field, Problem};
use crate::http::{Answer, Failure, Fields, Form, Viewer, page_with, see_other};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::Typed;

#[derive(Template)]
#[template(path = "cases/pages/people.html")]
struct View {
    page: Page,
    t: Texts,
    head: Head,
    problems: Vec<Problem>,
    /// Counselling has ended: only what is wrong about the person can be put right.
    closed: bool,
    action: String,
    version: i64,
    identity: Vec<Field>,
    stored: Vec<(String, String)>,
    household: String,
    members: Vec<MemberLine>,
    role: Field,
    join: Vec<Field>,
}

struct Seen {
    heading: Heading,
    person: Person,
    version: i64,
    household: Household,
}

/// Which of the forms comes back.
pub(super) enum Came {
    /// None.
    Fresh,
    /// The person, refused.
    Person(Typed),
    /// The person, because somebody else was faster.
    TooLate(Typed),
    /// The household, refused.
    Household(Typed),
}

/// What became of a change.
enum Changed {
    Kept,
    TooLate,
}

/// The page.
pub async fn show(viewer: Viewer, Path(case): Path<String>) -> Answer {
    shown(StatusCode::OK, &viewer, paths::id(&case)?, Came::Fresh).await
}

/// Changes the person.
pub async fn send(viewer: Viewer, Path(case): Path<String>, form: Form) -> Answer {
    let case: CaseId = paths::id(&case)?;
    let version: i64 = form.get("_version").parse().unwrap_or_default();
    let input = read(&form);
    let done = viewer
        .submit(&form, move |house, actor| {
            match change_person(house, actor, case, version, &input) {
                Ok(()) => Ok(Changed::Kept),
                Err(Trouble::Conflict) => Ok(Changed::TooLate),
                Err(other) => Err(other),
            }
        })
        .await?;
    let t = viewer.t();
    match done {
        Ok(Changed::Kept) => {
            see_other(&viewer.visit, paths::people(case)).flash("people-changed").go()
        }
        Ok(Changed::TooLate) => {
            let typed = Typed::fresh(t, form.0.clone());
            shown(StatusCode::CONFLICT, &viewer, case, Came::TooLate(typed)).await
        }
        Err(refused) => {
            let typed = Typed::refused(t, &form, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, case, Came::Person(typed)).await
        }
    }
}

/// A person as typed; beginning counselling asks the same.
pub(super) fn read(fields: &Fields) -> IdentityInput {
    let text = |name: &str| fields.get(name).to_owned();
    IdentityInput {
        last_name: text("last_name"),
        first_name: text("first_name"),
        born: text("born"),
        address: text("address"),
        phone: text("phone"),
        email: text("email"),
    }
}

/// The questions about a person.
pub(super) fn fields(typed: &Typed, t: Texts) -> Vec<Field> {
    let required = |field: Field| Field { required: true, ..field };
    let private = |field: Field| Field { private: true, ..field };
    vec![
        required(private(typed.text("last_name", "person-last-name"))),
        required(private(typed.text("first_name", "person-first-name"))),
        private(Field {
            width: 12,
            hint: t.get("person-born-hint").into_owned(),
            ..typed.day("born", "person-born")
        }),
        private(typed.text("phone", "person-phone")),
        private(typed.text("email", "person-email")),
        private(typed.text("address", "person-address")),
    ]
}

fn filled(person: &Person, t: Texts) -> Fields {
    Fields::default()
        .and("last_name", person.last_name.reveal())
        .and("first_name", person.first_name.reveal())
        .and("born", person.birth_date().map(|born| typed_day(born, t)).unwrap_or_default())
        .and("phone", person.phone.reveal())
        .and("email", person.email.reveal())
        .and("address", person.address.reveal())
}

/// A birth date as people write it, however much of it is known.
pub(super) fn day(born: PartialDate, t: Texts) -> String {
    written(born, |day| t.date(day))
}

/// The same as it stands in a field.
fn typed_day(born: PartialDate, t: Texts) -> String {
    written(born, |day| t.typed_date(day))
}

fn written(born: PartialDate, whole: impl Fn(Date) -> String) -> String {
    let text = born.to_string();
    let (known, estimated) = match text.strip_suffix('~') {
        Some(known) => (known, "ca. "),
        None => (text.as_str(), ""),
    };
    let written = match known.parse() {
        Ok(day) => whole(day),
        Err(_) => known.split('-').rev().collect::<Vec<_>>().join("."),
    };
    format!("{estimated}{written}")
}

async fn read_case(viewer: &Viewer, case: CaseId) -> Result<Seen, Failure> {
    viewer
        .run(move |house, actor| {
            house.data.read(|conn| {
                let permit = permit(house, conn, actor, case, Action::ReadCase)?;
                let (person, version) = person(house, conn, &permit)?;
                let heading = heading(house, conn, &permit)?;
                let household = household(house, conn, actor, &permit)?;
                Ok::<_, Trouble>(Seen { heading, person, version, household })
            })
        })
        .await
}

pub(super) async fn shown(status: StatusCode, viewer: &Viewer, case: CaseId, came: Came) -> Answer {
    let seen = read_case(viewer, case).await?;
    let t = viewer.t();
    let known = filled(&seen.person, t);
    let (person, household, stored) = match came {
        Came::Fresh => (None, None, Vec::new()),
        Came::Person(typed) => (Some(typed), None, Vec::new()),
        Came::TooLate(typed) => {
            let theirs = fields(&Typed::fresh(t, known.clone()), t).into_iter();
            let differing = theirs.filter(|field| typed.value(&field.path) != field.value);
            let stored = differing.map(|field| (field.label, field.value)).collect();
            (Some(typed), None, stored)
        }
        Came::Household(typed) => (None, Some(typed), Vec::new()),
    };
    let person = person.unwrap_or_else(|| Typed::fresh(t, known));
    let household = household.unwrap_or_else(|| Typed::fresh(t, Fields::default()));
    let identity = fields(&person, t);
    let role = household_form::role(&household, &seen.household, case, t);
    let join = household_form::join(&household, t);
    // Only one of the two came back with something wrong.
    let mut problems = person.problems_of(&identity);
    problems.extend(household.problems_of([&role].into_iter().chain(&join)));
    page_with(
        status,
        View {
            page: viewer.page(),
            t,
            head: Head::new(&seen.heading, t.get("people-title"), t),
            problems,
            closed: seen.heading.file.state == CaseState::Closed,
            action: paths::people(case),
            version: seen.version,
            identity,
            stored,
            household: paths::household(case),
            members: household_form::members(&seen.household, case, t),
            role,
            join,
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Locale;

    #[test]
    fn a_birth_date_is_written_as_far_as_it_is_known() {
        let t = Texts::new(Locale::De);
        let written = |text: &str| day(PartialDate::read(text).unwrap(), t);
        assert_eq!(written("3.4.1990"), "03.04.1990");
        assert_eq!(written("4.1990"), "04.1990");
        assert_eq!(written("ca. 1990"), "ca. 1990");
    }
}
