//! What an agency decided: additions to the plan, numbering, retention, drafts, legal bases.

use askama::Template;
use axum::http::StatusCode;
use base::{Outcome, Problem as Trouble};
use domain::identity::agencies::{self, ADDITIONS, DEFAULT_ADDITIONS};
use domain::identity::{
    self, Actor, Agency, AgencyId, Basis, LegalBasis, NewLegalBasis, PlanNumberScope, Settings,
};
use domain::privacy::Purpose;

use crate::admin::paths;
use crate::components::{Choice, Field, Problem};
use crate::http::{Answer, Fields, Form, Query, Viewer, page_with, see_other};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{Typed, full_day, option};

#[derive(Template)]
#[template(path = "admin/pages/agency.html")]
struct View {
    page: Page,
    t: Texts,
    problems: Vec<Problem>,
    agency: String,
    name: String,
    law: String,
    others: Vec<Choice>,
    settings: Vec<Field>,
    additions: Field,
    bases: Vec<Ground>,
    basis: Vec<Field>,
}

/// A legal basis in words.
struct Ground {
    purpose: String,
    basis: String,
    norm: String,
    valid: String,
    approved_by: String,
}

struct Read {
    agency: Agency,
    all: Vec<Agency>,
    settings: Settings,
    bases: Vec<LegalBasis>,
}

/// Which of the two forms comes back.
enum Came {
    Fresh,
    Settings(Typed),
    Basis(Typed),
}

/// The page.
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    let wanted = query.get("traeger").to_owned();
    shown(StatusCode::OK, &viewer, wanted, Came::Fresh).await
}

/// Keeps the settings.
pub async fn send(viewer: Viewer, form: Form) -> Answer {
    let wanted = form.get("traeger").to_owned();
    let (chosen, settings) = (wanted.clone(), read_settings(&form));
    let kept = viewer
        .submit(&form, move |house, actor| {
            let id = which(actor, &chosen)?.ok_or(Trouble::NotFound)?;
            identity::change_settings(house, actor, id, &settings?)?;
            Ok(id)
        })
        .await?;
    match kept {
        Ok(id) => see_other(&viewer.visit, paths::agency(id)).flash("agency-saved").go(),
        Err(refused) => {
            let typed = Typed::refused(viewer.t(), &form, refused);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            shown(status, &viewer, wanted, Came::Settings(typed)).await
        }
    }
}

/// Sets the ground of a purpose from a day on.
pub async fn set_basis(viewer: Viewer, form: Form) -> Answer {
    let wanted = form.get("traeger").to_owned();
    let (chosen, basis) = (wanted.clone(), read_basis(&form));
    let set = viewer
        .submit(&form, move |house, actor| {
            let id = which(actor, &chosen)?.ok_or(Trouble::NotFound)?;
            identity::set_legal_basis(house, actor, id, &basis?)?;
            Ok(id)
        })
        .await?;
    match set {
        Ok(id) => see_other(&viewer.visit, paths::agency(id)).flash("agency-basis-set").go(),
        Err(refused) => {
            let typed = Typed::refused(viewer.t(), &form, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, wanted, Came::Basis(typed)).await
        }
    }
}

/// Administrators of one agency see their own; those of the whole house choose, and begin with the first.
fn which(actor: &Actor, wanted: &str) -> Outcome<Option<AgencyId>> {
    match (actor.agency, wanted) {
        (own, "") => Ok(own),
        (Some(own), wanted) if own.text() != wanted => Err(Trouble::NotFound),
        (_, wanted) => Ok(Some(wanted.parse().map_err(|_| Trouble::NotFound)?)),
    }
}

fn read_settings(form: &Form) -> Outcome<Settings> {
    let years = form.trimmed("retention_years").parse();
    Ok(Settings {
        additions: form.all("additions").map(str::to_owned).collect(),
        local_drafts: form.get("local_drafts") == "1",
        retention_years: years
            .map_err(|_| Trouble::at("retention_years", "retention-years-range"))?,
        plan_number_scope: match form.get("plan_number_scope") {
            "manager" => PlanNumberScope::Manager,
            _ => PlanNumberScope::Agency,
        },
    })
}

fn read_basis(form: &Form) -> Outcome<NewLegalBasis> {
    let day = full_day(form.get("valid_from"));
    let basis = form.get("basis").parse::<Basis>();
    let purpose = Purpose::parse(form.get("purpose"));
    Ok(NewLegalBasis {
        purpose: purpose
            .ok_or_else(|| Trouble::at("purpose", "purpose-unknown"))?
            .name()
            .to_owned(),
        basis: basis.map_err(|()| Trouble::at("basis", "field-choose-one"))?,
        norm: form.get("norm").to_owned(),
        valid_from: day.ok_or_else(|| Trouble::at("valid_from", "date-invalid"))?,
        approved_by: form.get("approved_by").to_owned(),
    })
}

async fn shown(status: StatusCode, viewer: &Viewer, wanted: String, came: Came) -> Answer {
    let t = viewer.t();
    let read = viewer
        .run(move |house, actor| {
            let wanted = which(actor, &wanted)?;
            house.data.read(|conn| {
                let all = agencies::all(conn)?;
                let found = wanted.map_or(all.first(), |id| all.iter().find(|one| one.id == id));
                let agency = found.cloned().ok_or(Trouble::NotFound)?;
                let settings = agencies::settings(conn, agency.id)?;
                let bases = agencies::legal_bases(conn, agency.id)?;
                let all = if actor.agency.is_none() { all } else { Vec::new() };
                Ok(Read { agency, all, settings, bases })
            })
        })
        .await?;
    let fresh_settings = || Typed::fresh(t, settings_fields(&read.settings));
    let fresh_basis = || Typed::fresh(t, Fields::default());
    let (settings, basis) = match came {
        Came::Fresh => (fresh_settings(), fresh_basis()),
        Came::Settings(typed) => (typed, fresh_basis()),
        Came::Basis(typed) => (fresh_settings(), typed),
    };
    let own = settings_questions(t, &settings);
    let additions = additions_question(t, &settings);
    let grounds = basis_questions(t, &basis, &read.agency);
    // Only one of the two came back with something wrong.
    let mut problems = settings.problems_of(own.iter().chain([&additions]));
    problems.extend(basis.problems_of(&grounds));
    let other = |one: &Agency| Choice {
        checked: one.id == read.agency.id,
        ..option(paths::agency(one.id), &one.name)
    };
    page_with(
        status,
        View {
            page: viewer.page(),
            t,
            problems,
            agency: read.agency.id.text(),
            name: read.agency.name.clone(),
            law: t.get(read.agency.law.label_key()).into_owned(),
            others: read.all.iter().map(other).collect(),
            settings: own,
            additions,
            bases: read.bases.iter().map(|basis| ground(t, basis)).collect(),
            basis: grounds,
        },
    )
}

fn settings_fields(settings: &Settings) -> Fields {
    let fields = settings
        .additions
        .iter()
        .fold(Fields::default(), |fields, code| fields.and("additions", code));
    let scope = match settings.plan_number_scope {
        PlanNumberScope::Manager => "manager",
        PlanNumberScope::Agency => "agency",
    };
    fields
        .and("retention_years", settings.retention_years.to_string())
        .and("plan_number_scope", scope)
        .and("local_drafts", if settings.local_drafts { "1" } else { "" })
}

fn settings_questions(t: Texts, typed: &Typed) -> Vec<Field> {
    let word = |key: &str| t.get(key).into_owned();
    let hinted = |field: Field, key: &str| Field { hint: word(key), ..field };
    let scopes = vec![
        option("agency", word("agency-numbers-agency")), // text
        option("manager", word("agency-numbers-manager")), // text
    ];
    let years = Field {
        width: 4,
        suffix: word("agency-years"),
        ..typed.number("retention_years", "agency-retention")
    }; // text
    let drafts = vec![option("1", word("agency-drafts-on"))]; // text
    vec![
        hinted(years, "agency-retention-hint"), // text
        typed.radios("plan_number_scope", "agency-numbers", scopes),
        hinted(typed.choices("local_drafts", "agency-drafts", drafts), "agency-drafts-hint"), // text
    ]
}

fn additions_question(t: Texts, typed: &Typed) -> Field {
    let label = |code: &str| {
        let name = t.get(&format!("addition-{}", code.to_lowercase()));
        let default = if DEFAULT_ADDITIONS.contains(&code) {
            format!(" ({})", t.get("additions-default"))
        } else {
            String::new()
        };
        format!("{code} {name}{default}")
    };
    let options = ADDITIONS.iter().map(|code| option(*code, label(code))).collect();
    Field {
        hint: t.get("additions-hint").into_owned(),
        ..typed.choices("additions", "additions-title", options)
    }
}

fn ground(t: Texts, basis: &LegalBasis) -> Ground {
    let from = t.date(basis.valid_from);
    Ground {
        purpose: t.get(&format!("purpose-{}", basis.purpose)).into_owned(),
        basis: t.get(basis.basis.label_key()).into_owned(),
        norm: basis.norm.clone(),
        valid: match basis.valid_until {
            Some(until) => format!("{from} – {}", t.date(until)),
            None => t.with("agency-basis-from", &[("day", from)]),
        },
        approved_by: basis.approved_by.clone(),
    }
}

fn basis_questions(t: Texts, typed: &Typed, agency: &Agency) -> Vec<Field> {
    let purposes = Purpose::ALL
        .map(|purpose| option(purpose.name(), t.get(&format!("purpose-{}", purpose.name()))));
    let bases = Basis::ALL.map(|basis| option(basis.code(), t.get(basis.label_key())));
    // What an agency under this law would cite; its data protection officer confirms or changes it.
    let proposed = Basis::ALL.iter().map(|basis| basis.proposed_norm(agency.law));
    let norms = proposed.filter(|norm| !norm.is_empty()).map(|norm| option(norm, norm)).collect();
    let norm = crate::components::Field {
        kind: crate::components::Kind::Combobox,
        options: norms,
        ..typed.text("norm", "agency-basis-norm")
    };
    let fields = vec![
        typed.select("purpose", "agency-basis-purpose", purposes.into()),
        typed.radios("basis", "agency-basis-kind", bases.into()),
        norm,
        typed.day("valid_from", "agency-basis-valid-from"),
        typed.text("approved_by", "agency-basis-approved"),
    ];
    fields.into_iter().map(|field| Field { required: true, ..field }).collect()
}
