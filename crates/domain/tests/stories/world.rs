//! What the stories begin with.

use base::{Locale, Personal};
use domain::cases::actions::OpeningInput;
use domain::cases::{CounsellingType, IdentityInput};
use domain::house::House;
use domain::identity::{Actor, CaseId, Permit, Settings, change_settings};
use domain::plans::Plan;
use domain::plans::actions::{SaveInput, Saved, open, plan, save};
use domain::privacy::{
    AgreementDetails, ConsentDetails, ConsentForm, NewAgreement, NewConsent, NewNotice, Purpose,
};
use domain::testing::TestHouse;
use domain::testing::add_row;
use forms::{Answers, Path};

/// A consent with the given answers.
pub fn consent(house: &House, health: bool) -> NewConsent {
    NewConsent {
        given_on: house.today(),
        expires_on: None,
        form: ConsentForm::Written,
        language: "tir".to_owned(),
        answers: vec![
            (Purpose::Counselling, true),
            (Purpose::Health, health),
            (Purpose::Evaluation, true),
        ],
        details: ConsentDetails {
            interpreter: Personal::new("Sprachmittlung Tigrinya".to_owned()),
            interpreter_bound: true,
            ..ConsentDetails::default()
        },
    }
}

/// An agreement of today.
pub fn agreement(house: &House) -> NewAgreement {
    NewAgreement {
        concluded_on: house.today(),
        language: "tir".to_owned(),
        details: AgreementDetails { evidence: "paper".to_owned(), ..AgreementDetails::default() },
    }
}

/// Everything that opens a case, for a person of this name.
pub fn opening(house: &House, last: &str, first: &str) -> OpeningInput {
    OpeningInput {
        identity: IdentityInput {
            last_name: last.to_owned(),
            first_name: first.to_owned(),
            born: "3.4.1990".to_owned(),
            ..IdentityInput::default()
        },
        counselling_type: CounsellingType::Steered,
        first_contact_on: house.today(),
        housing_since: None,
        municipality_key: String::new(),
        agreement: Some(agreement(house)),
        notice: Some(NewNotice { handed_out_on: house.today(), language: "tir".to_owned() }),
        consent: Some(consent(house, true)),
    }
}

/// Opens a case for Selam Tesfay.
pub fn open_case(house: &TestHouse, actor: &Actor) -> CaseId {
    let request = format!("request-{}", house.new_id::<domain::identity::CaseKind>());
    open(house, actor, &request, &opening(house, "Tesfay", "Selam"), &Answers::new()).unwrap()
}

/// Saves single values on top of the present version.
pub fn enter(house: &House, actor: &Actor, case: CaseId, values: &[(&str, &str)]) -> Saved {
    let base_version = look(house, actor, case).version;
    let fields = values
        .iter()
        .map(|(path, value)| ((*path).to_owned(), vec![(*value).to_owned()], false))
        .collect();
    save(house, actor, case, &SaveInput { base_version, fields, overrule: Vec::new() }).unwrap()
}

/// The present plan.
pub fn look(house: &House, actor: &Actor, case: CaseId) -> Plan {
    house
        .data
        .read(|conn| {
            let permit = domain::cases::actions::permit(
                house,
                conn,
                actor,
                case,
                domain::identity::Action::ReadCase,
            )?;
            plan(house, conn, &permit, Locale::De)
        })
        .unwrap()
}

/// The keys or texts of what did not fit, by field.
pub fn told(errors: &[base::FieldError]) -> Vec<(String, String)> {
    errors
        .iter()
        .map(|error| {
            (error.field.clone(), error.text.clone().unwrap_or_else(|| error.key.to_owned()))
        })
        .collect()
}

/// A permit, as a page gets it.
pub fn permit_of(house: &House, actor: &Actor, case: CaseId) -> Permit {
    let action = domain::identity::Action::WriteCase;
    house
        .data
        .read(|conn| domain::cases::actions::permit(house, conn, actor, case, action))
        .unwrap()
}

/// A goal with one step that is under way.
pub fn agree(
    house: &House,
    actor: &Actor,
    case: CaseId,
    (area, goal): (&str, &str),
    (text, due): (&str, &str),
) -> (Path, Path) {
    let row = add_row(house, actor, case, None, "ziele").unwrap();
    let step = add_row(house, actor, case, Some(&row), "schritte").unwrap();
    let at = |row: &Path, name: &str| row.question(name).to_string();
    let given = [
        (at(&row, "ziele_bereich"), area),
        (at(&row, "ziele_ziel"), goal),
        (at(&step, "schritte_text"), text),
        (at(&step, "schritte_wer"), "klient intman"),
        (at(&step, "schritte_umsetzung_bis"), due),
    ];
    let given: Vec<(&str, &str)> =
        given.iter().map(|(path, value)| (path.as_str(), *value)).collect();
    assert_eq!(told(&enter(house, actor, case, &given).errors), []);
    (row, step)
}

/// Switches additions of Singen on.
pub fn switch_on(house: &TestHouse, additions: &[&str]) {
    let mut settings = Settings::default();
    settings.additions.extend(additions.iter().map(|code| (*code).to_owned()));
    change_settings(house, &house.ada, house.singen.id, &settings).unwrap();
}

/// Moves the clock to noon of a later day.
pub fn wait_until(house: &TestHouse, day: base::Date) {
    let noon = base::Timestamp::start_of_day(day).plus_seconds(12 * 3600);
    house.clock.advance(noon.seconds_since(house.now()));
    assert_eq!(house.today(), day);
}
