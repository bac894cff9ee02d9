//! Cases for the stories of slices and pages above this one.

use base::{Outcome, Personal, Problem};
use forms::{Answers, Path};

use super::TestHouse;
use crate::cases::actions::withdraw_consent;
use crate::cases::actions::{OpeningInput, permit};
use crate::cases::{CounsellingType, IdentityInput};
use crate::house::House;
use crate::identity::{Action, Actor, CaseId, CaseKind};
use crate::plans::Achieved;
use crate::plans::actions::{Also, SaveInput, fill, open, save, save_progress};
use crate::privacy::actions::folder;
use crate::privacy::{
    AgreementDetails, ConsentDetails, ConsentForm, NewAgreement, NewConsent, NewNotice, Purpose,
    WithdrawalChannel,
};

/// Opens counselling with full steering for a person of this name, with or without the consent to health data.
///
/// # Panics
/// When the actor keeps no cases.
#[allow(clippy::expect_used)]
pub fn open_case(house: &TestHouse, actor: &Actor, name: (&str, &str), health: bool) -> CaseId {
    let today = house.today();
    let input = OpeningInput {
        identity: IdentityInput {
            last_name: name.0.to_owned(),
            first_name: name.1.to_owned(),
            born: "3.4.1990".to_owned(),
            ..IdentityInput::default()
        },
        counselling_type: CounsellingType::Steered,
        first_contact_on: today,
        housing_since: None,
        municipality_key: String::new(),
        agreement: Some(NewAgreement {
            concluded_on: today,
            language: "tir".to_owned(),
            details: AgreementDetails {
                evidence: "paper".to_owned(),
                ..AgreementDetails::default()
            },
        }),
        notice: Some(NewNotice { handed_out_on: today, language: "tir".to_owned() }),
        consent: Some(NewConsent {
            given_on: today,
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
        }),
    };
    let request = format!("request-{}", house.new_id::<CaseKind>());
    open(house, actor, &request, &input, &Answers::new()).expect("a case")
}

/// Answers questions of a plan on top of whatever stands there.
///
/// # Panics
/// When an answer is refused.
#[allow(clippy::expect_used)]
pub fn answer(house: &TestHouse, actor: &Actor, case: CaseId, values: &[(&str, &str)]) {
    let field =
        |(path, value): &(&str, &str)| ((*path).to_owned(), vec![(*value).to_owned()], false);
    let fields = values.iter().map(field).collect();
    let input = SaveInput { base_version: i64::MAX, fields, overrule: Vec::new() };
    let saved = save(house, actor, case, &input).expect("a save");
    assert!(saved.errors.is_empty(), "{:?}", saved.errors);
}

/// Withdraws the first consent of a case, all of it or single purposes.
///
/// # Panics
/// When there is nothing to withdraw.
#[allow(clippy::expect_used)]
pub fn withdraw(house: &TestHouse, actor: &Actor, case: CaseId, purposes: &[Purpose]) {
    let found = house.data.read(|conn| {
        let permit = permit(house, conn, actor, case, Action::WriteCase)?;
        let folder = folder(house, conn, &permit)?;
        Ok::<_, Problem>(folder)
    });
    let folder = found.expect("a folder");
    let consent = folder.consents.first().expect("a consent").id;
    let channel = WithdrawalChannel::InPerson;
    withdraw_consent(house, actor, case, consent, purposes, channel).expect("a withdrawal");
}

/// Presses one button of Teil A with nothing typed.
fn press(house: &House, actor: &Actor, case: CaseId, also: &Also) -> Outcome<Option<Path>> {
    let input = SaveInput { base_version: i64::MAX, ..SaveInput::default() };
    fill(house, actor, case, &input, also).map(|(_, row)| row)
}

/// Adds a row to a table (`kinder`, or `schritte` of a goal) and gives its address.
///
/// # Errors
/// When there is no such table, it is full, or the plan is locked.
pub fn add_row(
    house: &House,
    actor: &Actor,
    case: CaseId,
    outer: Option<&Path>,
    repeat: &str,
) -> Outcome<Path> {
    let outer = outer.map_or_else(String::new, |row| format!("{row}."));
    let request = format!("request-{}", house.new_id::<CaseKind>());
    let also = Also::AddRow { table: format!("{outer}{repeat}"), request };
    press(house, actor, case, &also)?.ok_or(Problem::NotFound)
}

/// Confirms a warning, or takes that back.
///
/// # Errors
/// When there is no such warning, or the plan is locked.
pub fn confirm_warning(
    house: &House,
    actor: &Actor,
    case: CaseId,
    warning: &Path,
    confirmed: bool,
) -> Outcome<()> {
    press(house, actor, case, &Also::Confirm(warning.clone(), confirmed)).map(drop)
}

/// Says how far a step is.
///
/// # Errors
/// When there is no such step, or the plan is locked.
pub fn set_progress(
    house: &House,
    actor: &Actor,
    case: CaseId,
    step: &Path,
    achieved: Achieved,
) -> Outcome<()> {
    let field = step.question("schritte_erreicht").to_string();
    let fields = vec![(field, vec![achieved.name().to_owned()], false)];
    let input = SaveInput { base_version: i64::MAX, fields, ..SaveInput::default() };
    let saved = save_progress(house, actor, case, &input)?;
    match saved.errors.first().map(|error| error.key) {
        None => Ok(()),
        Some("error-row-gone") => Err(Problem::NotFound),
        Some(rule) if rule.starts_with("rule-") => Err(Problem::Rule(rule)),
        Some(_) => Err(Problem::Invalid(saved.errors)),
    }
}
