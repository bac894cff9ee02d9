//! Beginning counselling: who it is, how deep, agreement, notice and consent, the first Rahmendaten.

use askama::Template;
use axum::http::StatusCode;
use base::{Date, FieldError, Outcome, Personal, Problem as Trouble};
use domain::cases::CounsellingType;
use domain::cases::actions::{Lookalike, OpeningInput, enquiry, lookalikes};
use domain::identity::{CaseId, answered_before};
use domain::plans::actions::open;
use domain::privacy::{AgreementDetails, NewAgreement, NewNotice};
use forms::Answers;

use super::depth_help::{self, Depth};
use super::people;
use crate::cases::{number, paths};
use crate::components::{Crumb, Field, Problem};
use crate::http::{Answer, Fields, Form, Query, Viewer, page_with, see_other};
use crate::lists::choices;
use crate::privacy::asking::{self, Basis, Sheet};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{Typed, full_day, option};

/// A depth that is no case: the one-off enquiry.
const ENQUIRY: &str = "einmalig";

/// Somebody who may be known already, in words.
struct Known {
    href: String,
    label: String,
    note: String,
}

#[derive(Template)]
#[template(path = "cases/pages/open.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    problems: Vec<Problem>,
    known: Vec<Known>,
    sure: String,
    person: Vec<Field>,
    depth: Field,
    depths: Vec<Depth>,
    frame: Vec<Field>,
    papers: Vec<Field>,
    sheet: Sheet,
}

/// The form; what an enquiry told already stands in it.
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    let from = match query.some("anfrage") {
        Some(id) => Some(paths::id(id)?),
        None => None,
    };
    let (told, today) = viewer
        .run(move |house, actor| {
            let told = match from {
                Some(id) => Some(enquiry(house, actor, id)?.input),
                None => None,
            };
            Ok((told.unwrap_or_default(), house.today()))
        })
        .await?;
    let t = viewer.t();
    let fields = asking::fresh(t, told.made_on.unwrap_or(today))
        .and("first_contact_on", t.typed_date(told.made_on.unwrap_or(today)))
        .and("counselling_type", CounsellingType::Simple.name())
        .and("access_route", told.access_route)
        .and("with_plan", told.with_plan.unwrap_or_default())
        .and("language", told.language.unwrap_or_default());
    shown(StatusCode::OK, &viewer, &Typed::fresh(t, fields), Vec::new()).await
}

/// What became of the form.
enum Done {
    Opened(CaseId),
    /// Somebody sounds alike; nothing was stored.
    Known(Vec<Lookalike>),
}

/// Opens the case, once it is clear that the person is not known already.
pub async fn send(viewer: Viewer, form: Form) -> Answer {
    if form.get("counselling_type") == ENQUIRY {
        // A one-off enquiry has no person: what was typed about one stays here.
        return see_other(&viewer.visit, enquiry_with(&form)).warn("open-no-person").go();
    }
    let (fields, once) = (form.0.clone(), form.once());
    let done = viewer
        .submit(&form, move |house, actor| {
            let agency = actor.agency.ok_or(Trouble::Forbidden)?;
            // Sent twice, the form would be told of the very case it has opened.
            let before = house.data.read(|conn| answered_before(conn, actor.account, &once))?;
            if let Some(case) = before.and_then(|case| case.parse().ok()) {
                return Ok(Done::Opened(case));
            }
            let input = read(&fields, &Basis::read(house, agency)?)?;
            let found = lookalikes(house, actor, &input.identity)?;
            let seen = |one: &Lookalike| told_of(&fields).any(|number| number == one.plan_no);
            if !found.iter().all(seen) {
                return Ok(Done::Known(found));
            }
            let told =
                [("zugangsweg", "access_route"), ("uebergabe_mit_integrationsplan", "with_plan")];
            let told = told.map(|(question, field)| (question, fields.trimmed(field)));
            let told: Answers = told.into_iter().filter(|(_, value)| !value.is_empty()).collect();
            open(house, actor, &once, &input, &told).map(Done::Opened)
        })
        .await?;
    let t = viewer.t();
    match done {
        Ok(Done::Opened(case)) => {
            see_other(&viewer.visit, paths::case(case)).flash("case-opened").go()
        }
        Ok(Done::Known(found)) => {
            let typed = Typed::fresh(t, form.0.clone());
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, &typed, found).await
        }
        Err(refused) => {
            let typed = Typed::refused(t, &form, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, &typed, Vec::new()).await
        }
    }
}

/// The plan numbers somebody was told of and goes on in spite of; another name tells of others.
fn told_of(fields: &Fields) -> impl Iterator<Item = i64> {
    fields.get("_trotzdem").split(' ').filter_map(|number| number.parse().ok())
}

/// The enquiry's address with the codes that were chosen here; codes, never anything typed.
fn enquiry_with(form: &Fields) -> String {
    let is_code = |value: &&str| value.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    let mut query = form_urlencoded::Serializer::new(String::new());
    for name in ["access_route", "language"] {
        if let Some(code) = form.some(name).filter(is_code) {
            query.append_pair(name, code);
        }
    }
    format!("{}?{}", paths::NEW_ENQUIRY, query.finish())
}

fn read(fields: &Fields, basis: &Basis) -> Outcome<OpeningInput> {
    let mut errors = Vec::new();
    let mut day = |name: &'static str, required: bool| -> Option<Date> {
        let typed = fields.some(name);
        let read = typed.and_then(full_day);
        if read.is_none() && (required || typed.is_some()) {
            errors.push(FieldError::new(name, "error-date"));
        }
        read
    };
    let first = day("first_contact_on", true);
    let housing_since = day("housing_since", false);
    let depth = CounsellingType::parse(fields.get("counselling_type"));
    if depth.is_none() {
        errors.push(FieldError::new("counselling_type", "error-choose"));
    }
    let consent = asking::read(fields, &basis.asked).map_err(|wrong| errors.extend(wrong));
    let (Some(first_contact_on), Some(counselling_type), Ok(consent), true) =
        (first, depth, consent, errors.is_empty())
    else {
        // What a person lacks is told at the same time.
        errors.extend(people::read(fields).person(basis.today).err().into_iter().flatten());
        return Err(Trouble::Invalid(errors));
    };
    let (signed, language) = (consent.given_on, consent.language.clone());
    Ok(OpeningInput {
        identity: people::read(fields),
        counselling_type,
        first_contact_on,
        housing_since,
        municipality_key: fields.trimmed("municipality_key").to_owned(),
        agreement: fields.has("agreement").then(|| NewAgreement {
            concluded_on: signed,
            language: language.clone(),
            details: AgreementDetails {
                interpreter: Personal::new(fields.trimmed("interpreter").to_owned()),
                evidence: consent.form.name().to_owned(),
                place: consent.details.place.clone(),
            },
        }),
        notice: fields.has("notice").then_some(NewNotice { handed_out_on: signed, language }),
        consent: Some(consent),
    })
}

async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    typed: &Typed,
    found: Vec<Lookalike>,
) -> Answer {
    let basis = viewer
        .run(|house, actor| Basis::read(house, actor.agency.ok_or(Trouble::Forbidden)?))
        .await?;
    let t = viewer.t();
    let narrow = |field: Field| Field { width: 12, ..field };
    let ticked = |name: &str, key: &str| Field {
        required: true,
        ..typed.choices(name, key, vec![option("ja", t.get(&format!("{key}-yes")))])
    };
    let told: Vec<String> = found.iter().map(|one| one.plan_no.to_string()).collect();
    let depth = depth_help::question(typed, true, t);
    let person = people::fields(typed, t);
    let frame = vec![
        narrow(Field { required: true, ..typed.day("first_contact_on", "cases-since") }),
        typed.select("access_route", "enquiry-route", choices("zugangswege", t, basis.today)),
        typed.select("with_plan", "open-with-plan", choices("mit_ohne_plan", t, basis.today)),
        narrow(typed.day("housing_since", "open-housing")),
        narrow(Field {
            hint: t.get("open-municipality-hint").into_owned(),
            ..typed.text("municipality_key", "open-municipality")
        }),
    ];
    let papers = vec![
        ticked("agreement", "open-agreement"),
        Field { required: false, ..ticked("notice", "open-notice") },
    ];
    let sheet = asking::sheet(typed, &basis, t);
    let asked = [&depth].into_iter().chain(&person).chain(&frame).chain(&papers);
    let consent = sheet.purposes.iter().map(|asked| &asked.question).chain(&sheet.fields);
    let view = View {
        page: viewer.page(),
        t,
        crumbs: vec![
            Crumb { label: t.get("cases-title").into_owned(), href: paths::CASES.to_owned() },
            Crumb { label: t.get("open-title").into_owned(), href: String::new() },
        ],
        problems: typed.problems_of(asked.chain(consent)),
        sure: if told.is_empty() { typed.value("_trotzdem").to_owned() } else { told.join(" ") },
        known: found.into_iter().map(|one| known(one, t)).collect(),
        person,
        depth,
        depths: depth_help::all(t),
        frame,
        papers,
        sheet,
    };
    page_with(status, view)
}

/// Whom to ask, and nothing about the person: only one's own case can be opened from here.
fn known(one: Lookalike, t: Texts) -> Known {
    Known {
        href: one.case.map(paths::case).unwrap_or_default(),
        label: number(one.plan_no, t),
        note: t.with("open-known-manager", [("manager", one.manager)]),
    }
}
