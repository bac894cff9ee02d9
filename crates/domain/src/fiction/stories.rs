//! What happened to each fictional person, from the first contact to today.

use base::{Date, FixedClock, Outcome, Personal, SeededRandom, Timestamp};
use forms::Answers;
use jiff::ToSpan;

use super::names::{Invented, somebody};
use crate::cases::actions::{OpeningInput, record_contact, record_enquiry, remind};
use crate::cases::{ContactInput, CounsellingType, EnquiryInput, IdentityInput};
use crate::house::House;
use crate::identity::{Actor, CaseId, CaseKind};
use crate::plans::actions::{
    ClosingInput, SaveInput, TypedRow, add_goal, add_step, close, open, save, set_standing,
};
use crate::privacy::{
    AgreementDetails, ConsentDetails, ConsentForm, NewAgreement, NewConsent, NewNotice, Purpose,
};
use crate::registers::{areas, goals_of};

const DAY: i64 = 86_400;

/// Where and when the stories are played.
pub(super) struct Stage<'a> {
    pub(super) house: &'a House,
    pub(super) clock: &'a FixedClock,
    /// Where they end.
    pub(super) now: Timestamp,
    /// Municipality key of the agency.
    pub(super) home: &'a str,
}

/// One person's counselling, begun so many days ago.
pub(super) fn counsel(
    stage: &Stage<'_>,
    manager: &Actor,
    age_days: i64,
    random: &SeededRandom,
) -> Outcome<CaseId> {
    let Stage { house, clock, now, .. } = *stage;
    let person = somebody(random);
    go_to(house, clock, now.plus_seconds(-age_days * DAY - 3600 * random.below(8) as i64));
    let input = opening(stage, &person, random);
    let known: Answers =
        [("zugangsweg", *random.pick(&["zuweisung", "eigeninitiative", "eigeninitiative"]))]
            .into_iter()
            .collect();
    let case = open(house, manager, &request(house), &input, &known)?;
    let progress = random.below(100);
    if progress < 8 {
        return Ok(case);
    }
    clock.advance(3600);
    fill(house, manager, case, &answers(&person, random, progress > 25))?;
    let steered = input.counselling_type == CounsellingType::Steered;
    if steered || random.chance(25) {
        for _ in 0..1 + random.below(3) {
            clock.advance(2 * DAY);
            agree(house, manager, case, now, random)?;
        }
    }
    for _ in 0..random.below(6) {
        clock.advance(random.below(20) as i64 * DAY);
        if house.now() < now {
            talk(house, manager, case, &person, random)?;
        }
    }
    stand(stage, manager, case, random)?;
    if progress >= 90 && house.now() < now {
        end(house, manager, case, random)?;
    } else if random.chance(20) {
        go_to(house, clock, now);
        let due = house.today().checked_add((random.below(9) as i64).days());
        remind(house, manager, case, &request(house), due.ok(), "Unterlagen nachreichen")?;
    }
    Ok(case)
}

/// A one-off enquiry somewhere in the last year.
pub(super) fn ask(stage: &Stage<'_>, manager: &Actor, random: &SeededRandom) -> Outcome<()> {
    let Stage { house, clock, now, .. } = *stage;
    go_to(house, clock, now.plus_seconds(-(random.below(365) as i64) * DAY));
    let choice = |items: &[&str]| Some((*random.pick(items)).to_owned());
    let input = EnquiryInput {
        made_on: None,
        access_route: "eigeninitiative".to_owned(),
        with_plan: None,
        topic: Some(random.pick(areas()).id.clone()),
        language: choice(&["ara", "ukr", "tir", "prs", "tur", "deu"]),
        channel: choice(&["persoenlich", "telefonisch", "digital"]),
        outcome: choice(&["beantwortet", "verwiesen", "termin"]),
        referred_to: None,
        minutes: Some(5 + 5 * random.below(5) as i64),
    };
    record_enquiry(house, manager, &request(house), &input)?;
    Ok(())
}

fn opening(stage: &Stage<'_>, person: &Invented, random: &SeededRandom) -> OpeningInput {
    let today = stage.house.today();
    let born =
        format!("{}.{}.{}", 1 + random.below(28), 1 + random.below(12), 1962 + random.below(44));
    let months = 1 + random.below(46) as i64;
    let steered = random.chance(60);
    OpeningInput {
        identity: IdentityInput {
            last_name: person.last.clone(),
            first_name: person.first.clone(),
            born,
            ..IdentityInput::default()
        },
        counselling_type: if steered { CounsellingType::Steered } else { CounsellingType::Simple },
        first_contact_on: today,
        housing_since: today.checked_sub(months.months()).ok(),
        municipality_key: (*random.pick(&[stage.home, stage.home, "08335079", ""])).to_owned(),
        agreement: Some(NewAgreement {
            concluded_on: today,
            language: person.language.clone(),
            details: AgreementDetails {
                evidence: "paper".to_owned(),
                ..AgreementDetails::default()
            },
        }),
        notice: Some(NewNotice { handed_out_on: today, language: person.language.clone() }),
        consent: Some(NewConsent {
            given_on: today,
            expires_on: None,
            form: ConsentForm::Written,
            language: person.language.clone(),
            answers: vec![
                (Purpose::Counselling, true),
                (Purpose::Health, random.chance(60)),
                (Purpose::Evaluation, random.chance(85)),
            ],
            details: ConsentDetails {
                place: Personal::new("Singen".to_owned()),
                interpreter: Personal::new("Dolmetscherpool".to_owned()),
                interpreter_bound: true,
                ..ConsentDetails::default()
            },
        }),
    }
}

/// Answers of Teil A; `whole` leaves hardly a question open.
fn answers(person: &Invented, random: &SeededRandom, whole: bool) -> Vec<(&'static str, String)> {
    let pick = |items: &[&str]| (*random.pick(items)).to_owned();
    let mut given = vec![
        ("geschlecht", person.sex.clone()),
        ("nationalitaet", person.country.clone()),
        ("herkunftsland", person.country.clone()),
        ("einreise_de_am", format!("{}-{:02}", 2015 + random.below(9), 1 + random.below(12))),
        (
            "aufenthaltsstatus",
            pick(&["ae_25_2_gfk", "ae_25_2_sub", "ae_24", "gestattung", "ne_26_3"]),
        ),
        ("familienstand", pick(&["LD", "VH", "GS", "VW"])),
        ("anzahl_personen_haushalt", (1 + random.below(6)).to_string()),
        ("muttersprache", person.language.clone()),
    ];
    if !whole {
        return given;
    }
    given.extend([
        ("alleinerziehend", "nein".to_owned()),
        ("unterbringung_art", pick(&["stadt_zentral", "privat", "stadt_dezentral"])),
        ("kinder_minderjaehrig", "nein".to_owned()),
        ("alphabetisiert", "ja".to_owned()),
        ("lateinisch_alphabetisiert", pick(&["ja", "ja", "nein"])),
        ("aktuelles_sprachniveau", pick(&["a1", "a2", "b1", "b2"])),
        ("kurse_besucht", pick(&["bamf_ik", "flueag_vwv", "andere"])),
        ("schulbesuch", "ja".to_owned()),
        ("schulbesuch_jahre", (4 + random.below(9)).to_string()),
        ("schulabschluss", pick(&["ja", "nein"])),
        ("schulische_ausbildung", "nein".to_owned()),
        ("qualifizierungsmassnahme", "nein".to_owned()),
        ("arbeitsverhaeltnis", pick(&["ja", "nein"])),
        ("arbeitsumfang", pick(&["vollzeit", "teilzeit", "minijob"])),
        ("arbeitsverhaeltnis_befristung", pick(&["unbefristet", "befristet"])),
        ("berufsbezeichnung", pick(&["Lagerhelfer*in", "Küchenhilfe", "Pflegehelfer*in"])),
        ("ausbildungsverhaeltnis", "nein".to_owned()),
        ("fuehrerschein", pick(&["ja", "nein"])),
        ("oepnv_anschluss", "ja".to_owned()),
        ("monatsfahrkarte", pick(&["ja", "nein"])),
    ]);
    given
}

/// Fields that a rule hides or a list does not know are simply not taken: chance may propose nonsense.
fn fill(house: &House, manager: &Actor, case: CaseId, given: &[(&str, String)]) -> Outcome<()> {
    let fields = given
        .iter()
        .map(|(name, value)| ((*name).to_owned(), vec![value.clone()], false))
        .collect();
    let saved = save(
        house,
        manager,
        case,
        &SaveInput { base_version: i64::MAX, fields, overrule: Vec::new() },
    )?;
    let hidden: Vec<String> =
        saved.plan.evaluation.hidden_values.iter().map(ToString::to_string).collect();
    if !hidden.is_empty() {
        crate::plans::actions::drop_hidden(house, manager, case, &hidden)?;
    }
    Ok(())
}

fn agree(
    house: &House,
    manager: &Actor,
    case: CaseId,
    now: Timestamp,
    random: &SeededRandom,
) -> Outcome<()> {
    let area = random.pick(areas());
    if area.health {
        return Ok(());
    }
    let goal = *random.pick(&goals_of(&area.id));
    let typed = |name: &str, values: &[&str]| {
        (name.to_owned(), values.iter().map(|value| (*value).to_owned()).collect())
    };
    let agreed: TypedRow =
        vec![typed("ziele_bereich", &[&area.id]), typed("ziele_ziel", &[&goal.id])];
    let step = |text: &str| -> TypedRow {
        let from = if random.chance(70) { now.day() } else { house.today() };
        let due = from.checked_add((random.below(60) as i64 - 12).days()).unwrap_or(from);
        let due = due.max(house.today()).to_string();
        let mut step = vec![
            typed("schritte_text", &[text]),
            typed("schritte_wer", &["klient", "intman"]),
            typed("schritte_umsetzung_bis", &[&due]),
        ];
        if random.chance(45) {
            let achieved = *random.pick(&["ja", "ja", "zt", "nein"]);
            step.push(typed("schritte_erreicht", &[achieved]));
        }
        step
    };
    let mut texts = goal.steps_de.iter().map(String::as_str);
    let first = step(texts.next().unwrap_or("Termin vereinbaren"));
    let row = add_goal(house, manager, case, &request(house), &agreed, &first)?;
    if let (Some(text), true) = (texts.next(), random.chance(50)) {
        add_step(house, manager, case, &request(house), &row, &step(text))?;
    }
    Ok(())
}

fn talk(
    house: &House,
    manager: &Actor,
    case: CaseId,
    person: &Invented,
    random: &SeededRandom,
) -> Outcome<()> {
    let mut input = ContactInput {
        held_on: Some(house.today()),
        form: (*random.pick(&["persoenlich", "telefonisch", "aufsuchend", "digital"])).to_owned(),
        minutes: Some(10 + 5 * random.below(10) as i64),
        ..ContactInput::default()
    };
    // Not everybody here has agreed to notes about their health.
    let topics: Vec<_> = areas().iter().filter(|area| !area.health).collect();
    input.details.areas = vec![random.pick(&topics).id.clone()];
    input.details.language = person.language.clone();
    input.details.interpreted = random.chance(40);
    record_contact(house, manager, case, &request(house), &input)?;
    Ok(())
}

/// The standing at each 31 December since the beginning.
fn stand(stage: &Stage<'_>, manager: &Actor, case: CaseId, random: &SeededRandom) -> Outcome<()> {
    let Stage { house, clock, now, .. } = *stage;
    let first = house.today().year();
    for year in first..now.day().year() {
        let day = Date::constant(year, 12, 31);
        let moment = Timestamp::end_of_day(day).plus_seconds(9 * 3600);
        if moment > house.now() && moment < now && random.chance(85) {
            go_to(house, clock, moment);
            set_standing(house, manager, case, day, "umsetzung")?;
        }
    }
    Ok(())
}

fn end(house: &House, manager: &Actor, case: CaseId, random: &SeededRandom) -> Outcome<()> {
    let permit = house.data.read(|conn| {
        crate::cases::actions::permit(house, conn, manager, case, crate::identity::Action::ReadCase)
    })?;
    let plan = house
        .data
        .read(|conn| crate::plans::actions::plan(house, conn, &permit, manager.language))?;
    let steps = crate::plans::open_steps(&plan.answers);
    let input = ClosingInput {
        ended_on: Some(house.today()),
        reason: (*random.pick(&["umzug", "ziele_erreicht", "uebergang_regeldienst"])).to_owned(),
        reason_text: String::new(),
        steps: steps.iter().map(|step| (step.path.to_string(), "nein".to_owned())).collect(),
    };
    close(house, manager, case, &input)
}

fn go_to(house: &House, clock: &FixedClock, at: Timestamp) {
    clock.advance(at.seconds_since(house.now()));
}

fn request(house: &House) -> String {
    house.new_id::<CaseKind>().text()
}
