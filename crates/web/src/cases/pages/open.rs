//! Beginning counselling: who it is, agreement, notice and consent, the first Rahmendaten.

use askama::Template;
use axum::http::StatusCode;
use base::{Date, FieldError, Locale, Outcome, Personal, Problem as Trouble};
use domain::cases::actions::{OpeningInput, enquiry};
use domain::cases::{CounsellingType, IdentityInput};
use domain::identity::agencies;
use domain::plans::actions::open;
use domain::privacy::actions::ground;
use domain::privacy::{
    AgreementDetails, ConsentDetails, ConsentForm, ConsentText, Ground, NewAgreement, NewConsent,
    NewNotice, Purpose, consent_text,
};
use forms::Answers;

use super::enquire::full_day;
use crate::cases::paths;
use crate::components::{Crumb, Field, Problem};
use crate::http::{Answer, Fields, Form, Query, Viewer, page_with, see_other};
use crate::lists::{choices, label};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{Typed, option};

/// One purpose in both languages, with its question.
struct Asked {
    german: String,
    english: String,
    question: Field,
}

#[derive(Template)]
#[template(path = "cases/pages/open.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    problems: Vec<Problem>,
    person: Vec<Field>,
    depth: Field,
    frame: Vec<Field>,
    agreement: Vec<Field>,
    german: ConsentText,
    english: ConsentText,
    purposes: Vec<Asked>,
    consent: Vec<Field>,
}

/// The form; what an enquiry told already stands in it.
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    let from = match query.some("anfrage") {
        Some(id) => Some(paths::id(id)?),
        None => None,
    };
    let (day, route) = viewer
        .run(move |house, actor| match from {
            Some(id) => {
                let told = enquiry(house, actor, id)?.input;
                Ok((told.made_on.unwrap_or_else(|| house.today()), told.access_route))
            }
            None => Ok((house.today(), String::new())),
        })
        .await?;
    let day = viewer.t().date(day);
    let fields = Fields::default()
        .and("first_contact_on", &day)
        .and("consent_on", &day)
        .and("counselling_type", CounsellingType::Simple.name())
        .and("form", ConsentForm::Written.name())
        .and("access_route", route);
    shown(StatusCode::OK, &viewer, &Typed::fresh(viewer.t(), fields)).await
}

/// Opens the case.
pub async fn send(viewer: Viewer, form: Form) -> Answer {
    let (fields, once) = (form.0.clone(), form.get("_once").to_owned());
    let opened = viewer
        .submit(&form, move |house, actor| {
            let agency = actor.agency.ok_or(Trouble::Forbidden)?;
            let day = house.today();
            let ground = house.data.read(|conn| ground(conn, agency, Purpose::Counselling, day))?;
            let input = read(&fields, &ground)?;
            let known: Answers =
                [("zugangsweg", fields.trimmed("access_route"))].into_iter().collect();
            open(house, actor, &once, &input, &known)
        })
        .await?;
    match opened {
        Ok(case) => see_other(&viewer.visit, paths::case(case)).flash("case-opened").go(),
        Err(refused) => {
            let typed = Typed::refused(viewer.t(), &form, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, &typed).await
        }
    }
}

fn read(fields: &Fields, ground: &Ground) -> Outcome<OpeningInput> {
    let mut errors = Vec::new();
    let mut day = |name: &'static str, required: bool| -> Option<Date> {
        match fields.some(name) {
            None if required => errors.push(FieldError::new(name, "error-date")),
            None => {}
            Some(typed) => match full_day(typed) {
                Some(day) => return Some(day),
                None => errors.push(FieldError::new(name, "error-date")),
            },
        }
        None
    };
    let first = day("first_contact_on", true);
    let housing = day("housing_since", false);
    let signed = day("consent_on", true);
    let depth = CounsellingType::parse(fields.get("counselling_type"));
    if depth.is_none() {
        errors.push(FieldError::new("counselling_type", "error-choose"));
    }
    let form = ConsentForm::parse(fields.get("form"));
    if form.is_none() {
        errors.push(FieldError::new("form", "error-choose"));
    }
    let text = |name: &str| fields.get(name).to_owned();
    let answers: Vec<(Purpose, bool)> = Purpose::ALL
        .into_iter()
        .filter_map(|purpose| match fields.get(&format!("purpose_{}", purpose.name())) {
            "ja" => Some((purpose, true)),
            "nein" => Some((purpose, false)),
            // Nobody is asked for a consent the agency does not rest on.
            _ if purpose == Purpose::Counselling && *ground != Ground::Consent => {
                Some((purpose, false))
            }
            _ => None,
        })
        .collect();
    let (Some(first_contact_on), Some(signed), Some(counselling_type), Some(form)) =
        (first, signed, depth, form)
    else {
        return Err(Trouble::Invalid(errors));
    };
    if !errors.is_empty() {
        return Err(Trouble::Invalid(errors));
    }
    let language = fields.some("language").unwrap_or("deu").to_owned();
    let interpreter = Personal::new(text("interpreter"));
    Ok(OpeningInput {
        identity: IdentityInput {
            last_name: text("last_name"),
            first_name: text("first_name"),
            born: text("born"),
            address: text("address"),
            phone: text("phone"),
            email: text("email"),
        },
        counselling_type,
        first_contact_on,
        housing_since: housing,
        municipality_key: text("municipality_key"),
        agreement: fields.has("agreement").then(|| NewAgreement {
            concluded_on: signed,
            language: language.clone(),
            details: AgreementDetails {
                interpreter: interpreter.clone(),
                evidence: form.name().to_owned(),
                ..AgreementDetails::default()
            },
        }),
        notice: fields
            .has("notice")
            .then(|| NewNotice { handed_out_on: signed, language: language.clone() }),
        consent: Some(NewConsent {
            given_on: signed,
            expires_on: None,
            form,
            language,
            answers,
            details: ConsentDetails {
                interpreter,
                interpreter_bound: fields.has("interpreter_bound"),
                other_form_reason: text("other_form_reason"),
                ..ConsentDetails::default()
            },
        }),
    })
}

async fn shown(status: StatusCode, viewer: &Viewer, typed: &Typed) -> Answer {
    let (today, agency, ground) = viewer
        .run(|house, actor| {
            let id = actor.agency.ok_or(Trouble::Forbidden)?;
            let today = house.today();
            house.data.read(|conn| {
                let agency = agencies::one(conn, id)?.ok_or(Trouble::NotFound)?;
                Ok::<_, Trouble>((today, agency, ground(conn, id, Purpose::Counselling, today)?))
            })
        })
        .await?;
    let t = viewer.t();
    let law = agency.law.code();
    let german = consent_text(&agency.name, law, Locale::De);
    let english = consent_text(&agency.name, law, Locale::En);
    let required = |field: Field| Field { required: true, ..field };
    let narrow = |field: Field| Field { width: 12, ..field };
    let hinted = |field: Field, key: &str| Field { hint: t.get(key).into_owned(), ..field };
    let yes_no = || vec![option("ja", t.get("answer-yes")), option("nein", t.get("answer-no"))];
    let purposes = Purpose::ALL
        .into_iter()
        .enumerate()
        .filter(|(_, purpose)| *purpose != Purpose::Counselling || ground == Ground::Consent);
    let purposes = purposes.map(|(index, purpose)| Asked {
        german: german.purposes[index].clone(),
        english: english.purposes[index].clone(),
        question: required(typed.radios(
            &format!("purpose_{}", purpose.name()),
            &format!("purpose-{}", purpose.name()),
            yes_no(),
        )),
    });
    let purposes = purposes.collect();
    let depths = CounsellingType::ALL.map(|kind| crate::components::Choice {
        hint: t.get(&format!("depth-{}", kind.name())).into_owned(),
        ..option(kind.name(), label("beratungsarten", kind.name(), t))
    });
    let ticked = |name: &str, key: &str| {
        typed.choices(name, key, vec![option("ja", t.get(&format!("{key}-yes")))])
    };
    let view = View {
        page: viewer.page(),
        t,
        crumbs: vec![
            Crumb { label: t.get("cases-title").into_owned(), href: paths::CASES.to_owned() },
            Crumb { label: t.get("open-title").into_owned(), href: String::new() },
        ],
        problems: typed.problems(),
        person: vec![
            required(Field { private: true, ..typed.text("last_name", "person-last-name") }),
            required(Field { private: true, ..typed.text("first_name", "person-first-name") }),
            narrow(hinted(typed.day("born", "person-born"), "person-born-hint")),
            typed.text("phone", "person-phone"),
        ],
        depth: required(typed.radios("counselling_type", "cases-type", depths.into())),
        frame: vec![
            narrow(required(typed.day("first_contact_on", "cases-since"))),
            typed.select("access_route", "enquiry-route", choices("zugangswege", t, today)),
            narrow(typed.day("housing_since", "open-housing")),
            narrow(hinted(
                typed.text("municipality_key", "open-municipality"),
                "open-municipality-hint",
            )),
        ],
        agreement: vec![
            ticked("agreement", "open-agreement"),
            ticked("notice", "open-notice"),
            narrow(required(typed.day("consent_on", "open-signed"))),
            typed.select("language", "enquiry-language", choices("register_sprachen", t, today)),
        ],
        german,
        english,
        purposes,
        consent: vec![
            required(
                typed.radios(
                    "form",
                    "open-form",
                    ConsentForm::ALL
                        .map(|form| {
                            option(form.name(), t.get(&format!("consent-form-{}", form.name())))
                        })
                        .into(),
                ),
            ),
            typed.text("other_form_reason", "open-form-reason"),
            typed.text("interpreter", "open-interpreter"),
            ticked("interpreter_bound", "open-interpreter-bound"),
        ],
    };
    page_with(status, view)
}
