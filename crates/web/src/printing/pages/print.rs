//! Choosing what is printed.

use askama::Template;
use axum::extract::Path as Address;
use axum::http::StatusCode;
use base::Problem as Trouble;
use domain::cases::actions::{permit, person};
use domain::identity::{Action, CaseId};
use domain::plans::actions::plan;
use domain::plans::{Plan, form};

use super::order::{ADDITIONS, AS_OF, BLANK, EXTENT, FILLED, LANGUAGE, language_choices};
use crate::cases;
use crate::components::{Crumb, Field, Problem};
use crate::http::{Answer, Query, Viewer, page_with};
use crate::plans;
use crate::printing::paths;
use crate::printing::plan::{Printout, Subject, document};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{Typed, option};

/// So many characters that cannot be printed are named.
const NAMED: usize = 20;

#[derive(Template)]
#[template(path = "printing/pages/print.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    number: String,
    name: String,
    problems: Vec<Problem>,
    locked: bool,
    missing: String,
    check: String,
    unprintable: String,
    action: String,
    fields: Vec<Field>,
    blank: Vec<(String, String)>,
}

/// The page.
pub async fn show(viewer: Viewer, Address(case): Address<String>, query: Query) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let fields = query.0.clone();
    let fields = if fields.has(EXTENT) { fields } else { fields.and(EXTENT, FILLED) };
    let typed = Typed::fresh(viewer.t(), fields);
    shown(StatusCode::OK, &viewer, case, typed).await
}

/// The page as it was chosen before.
pub(super) async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    case: CaseId,
    typed: Typed,
) -> Answer {
    let t = viewer.t();
    let (plan, name, unprintable) = viewer
        .run(move |house, actor| {
            house.data.read(|conn| {
                let permit = permit(house, conn, actor, case, Action::PrintCase)?;
                let plan = plan(house, conn, &permit, actor.language)?;
                let (person, _) = person(house, conn, &permit)?;
                let missing = unprintable(&plan, house.today())?;
                Ok::<_, Trouble>((plan, person.listed().into_inner(), missing))
            })
        })
        .await?;
    let number = t.with("case-number", [("number", plan.file.plan_no.to_string())]);
    let crumbs = vec![
        Crumb { label: t.get("cases-title").into_owned(), href: cases::paths::CASES.to_owned() },
        Crumb { label: number.clone(), href: cases::paths::case(case) },
        Crumb { label: t.get("print-page-title").into_owned(), href: String::new() },
    ];
    let open = plan.derived().missing;
    let missing = if open == 0 || !plan.is_writable() {
        String::new()
    } else {
        t.with("print-missing", [("count", open)])
    };
    let fields = questions(&typed, t, !plan.context.enabled_additions.is_empty());
    let view = View {
        page: viewer.page(),
        t,
        crumbs,
        number,
        name,
        problems: typed.problems_of(&fields),
        locked: !plan.is_readable(),
        missing,
        check: plans::paths::check(case),
        unprintable,
        action: paths::plan(case),
        fields,
        blank: blank_forms(t),
    };
    page_with(status, view)
}

fn questions(typed: &Typed, t: Texts, has_additions: bool) -> Vec<Field> {
    let mut extent = typed.radios(
        EXTENT,
        "print-extent",
        vec![option(FILLED, t.get("print-filled")), option(BLANK, t.get("print-blank"))],
    );
    extent.hint = t.get("print-extent-hint").into_owned();
    let mut language = typed.select(LANGUAGE, "print-language", language_choices(t));
    // Without a choice it is German alone.
    language.options.retain(|choice| !choice.value.is_empty());
    language.unchosen = t.get("print-german-alone").into_owned();
    language.hint = t.get("print-language-hint").into_owned();
    let mut as_of = typed.day(AS_OF, "print-day");
    as_of.hint = t.get("print-day-hint").into_owned();
    as_of.width = 12;
    let mut fields = vec![extent, language, as_of];
    if has_additions {
        let with = option("1", t.get("print-with-additions"));
        fields.push(typed.choices(ADDITIONS, "print-additions", vec![with]));
    }
    fields
}

/// Empty forms without a case: label and address.
fn blank_forms(t: Texts) -> Vec<(String, String)> {
    let mut forms = vec![
        (t.get("print-blank-plain").into_owned(), paths::BLANK.to_owned()),
        (t.get("print-blank-additions").into_owned(), format!("{}?{ADDITIONS}=1", paths::BLANK)),
    ];
    forms.extend(
        language_choices(t)
            .into_iter()
            .skip(1)
            .map(|choice| (choice.label, format!("{}?{LANGUAGE}={}", paths::BLANK, choice.value))),
    );
    forms
}

/// Characters of the filled plan that the fonts do not hold, before paper is wasted.
fn unprintable(plan: &Plan, today: base::Date) -> Result<String, Trouble> {
    let whole = Printout { filled: true, additions: true, ..Printout::default() };
    let paper = document(form(), Subject::Plan(plan), &whole, today);
    let missing = crate::printing::unprintable(&paper)?;
    let named: Vec<String> = missing.iter().take(NAMED).map(char::to_string).collect();
    Ok(named.join(" "))
}
