//! A case manager with one client, and ways to fill and print the plan.

use base::Personal;
use db::dialect::Engine;
use documents::plan::PlanDocument;
use domain::cases::CounsellingType;
use domain::cases::IdentityInput;
use domain::cases::actions::OpeningInput;
use domain::identity::{CaseId, Doer};
use domain::plans::actions::{PrintOrder, SaveInput, open, print, save};
use domain::plans::{Plan, form};
use domain::privacy::{
    AgreementDetails, ConsentDetails, ConsentForm, NewAgreement, NewConsent, NewNotice, Purpose,
};
use domain::testing::TestHouse;
use domain::testing::add_row;
use forms::{Answers, Path};
use web::printing::plan::{Printout, Subject, document};

/// The house and the case.
pub struct World {
    pub house: TestHouse,
    pub case: CaseId,
}

/// What is opened with: everything but health unless asked for.
pub fn opening(house: &TestHouse, born: &str, health: bool) -> OpeningInput {
    let today = house.today();
    OpeningInput {
        identity: IdentityInput {
            last_name: "Tesfay".to_owned(),
            first_name: "Selam".to_owned(),
            born: born.to_owned(),
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
                interpreter: Personal::new("Sprachmittlung".to_owned()),
                interpreter_bound: true,
                ..ConsentDetails::default()
            },
        }),
    }
}

impl World {
    /// A fresh house with one case of Anna's.
    pub fn new(born: &str, health: bool) -> Self {
        let house = TestHouse::new(Engine::Sqlite);
        let input = opening(&house, born, health);
        let case = open(&house, &house.anna, "request-0001", &input, &Answers::new()).unwrap();
        Self { house, case }
    }

    /// Types values into fields; everything must be taken.
    pub fn fill<A: AsRef<str>, B: AsRef<str>>(&self, values: &[(A, B)]) {
        let fields = values.iter().map(|(path, value)| {
            let declined = value.as_ref() == "keine Angabe";
            let typed = if declined { Vec::new() } else { vec![value.as_ref().to_owned()] };
            (path.as_ref().to_owned(), typed, declined)
        });
        let input =
            SaveInput { base_version: i64::MAX, fields: fields.collect(), overrule: Vec::new() };
        let saved = save(&self.house, &self.house.anna, self.case, &input).unwrap();
        assert_eq!(saved.errors, []);
    }

    /// Adds a row and fills it.
    pub fn row(&self, outer: Option<&Path>, repeat: &str, values: &[(&str, &str)]) -> Path {
        let row = add_row(&self.house, &self.house.anna, self.case, outer, repeat).unwrap();
        let fields: Vec<(String, &str)> =
            values.iter().map(|(name, value)| (row.question(name).to_string(), *value)).collect();
        self.fill(&fields);
        row
    }

    /// The plan, as it is handed out for printing.
    pub fn plan(&self) -> Plan {
        let order = PrintOrder { filled: true, ..PrintOrder::default() };
        print(&self.house, Doer::Actor(&self.house.anna), self.case, &order).unwrap()
    }

    /// The printout.
    pub fn printed(&self, how: &Printout) -> PlanDocument {
        document(form(), Subject::Plan(&self.plan()), how, self.house.today())
    }
}

/// Filled, in the wording of Anhang 3.
pub fn filled() -> Printout {
    Printout { filled: true, ..Printout::default() }
}

/// A family of four in the middle of a course, two goals with their steps: what a plan usually holds.
pub fn usual() -> World {
    let world = World::new("3.4.1990", true);
    world.fill(&[
        ("zugangsweg", "uebergabe"),
        ("uebergabe_mit_integrationsplan", "mit"),
        ("geschlecht", "w"),
        ("geburtsort", "Qamischli"),
        ("nationalitaet", "475"),
        ("herkunftsland", "475"),
        ("einreise_de_am", "8.2022"),
        ("aufenthaltsstatus", "ae_25_2_gfk"),
        ("familienstand", "VH"),
        ("anzahl_personen_haushalt", "4"),
        ("alleinerziehend", "nein"),
        ("kinder_minderjaehrig", "ja"),
        ("muttersprache", "kmr"),
        ("alphabetisiert", "ja"),
        ("lateinisch_alphabetisiert", "ja"),
        ("kurse_besucht", "bamf_ik"),
        ("kurse_zertifikat", "bamf_ik"),
        ("kurse_aktuell", "andere"),
        ("aktuelles_sprachniveau", "b1"),
        ("schulbesuch", "ja"),
        ("schulbesuch_jahre", "12"),
        ("schulabschluss", "ja"),
        ("schulabschluss_art", "hzb_ausland"),
        ("abschluss_herkunft_schule", "ausland"),
        ("schulzeugnis_uebersetzt", "ja"),
        ("anerkennung_schule", "ja"),
        ("beruf", "Krankenpflegerin"),
        ("berufserfahrung_jahre", "3,5"),
        ("beruf_zertifikat", "ja"),
        ("abschluss_herkunft_beruf", "ausland"),
        ("anerkennung_beruf", "bearbeitung"),
        ("anerkennung_beruf_stelle", "rp_gesundheit"),
        ("schulische_ausbildung", "nein"),
        ("qualifizierungsmassnahme", "ja"),
        ("qualifizierungsmassnahme_welche", "Anpassungslehrgang Pflege, Klinikum Singen"),
        ("arbeitsverhaeltnis", "ja"),
        ("arbeitsumfang", "minijob"),
        ("arbeitsverhaeltnis_befristung", "befristet"),
        ("berufsbezeichnung", "Pflegehelferin"),
        ("arbeitgeber", "Pflegedienst im Hegau"),
        ("ausbildungsverhaeltnis", "nein"),
        ("besondere_kenntnisse", "gesundheit edv"),
        ("fuehrerschein", "nein"),
        ("oepnv_anschluss", "ja"),
        ("monatsfahrkarte", "ja"),
        ("behinderung", "keine Angabe"),
    ]);
    world.row(
        None,
        "kinder",
        &[
            ("kinder_geschlecht", "m"),
            ("kinder_geburtsdatum", "3.5.2014"),
            ("kinder_geburtsort", "Qamischli"),
            ("kinder_nationalitaet", "475"),
            ("kinder_wohnort", "haushalt"),
            ("kinder_bildungsort", "realschule"),
            ("kinder_ausserschulisch", "ja"),
        ],
    );
    world.row(
        None,
        "kinder",
        &[
            ("kinder_geschlecht", "w"),
            ("kinder_geburtsdatum", "21.11.2019"),
            ("kinder_geburtsort", "Singen"),
            ("kinder_nationalitaet", "475"),
            ("kinder_wohnort", "haushalt"),
            ("kinder_bildungsort", "grundschule"),
        ],
    );
    world.fill(&[("kinder_ausserschulisch_angebote", "sport")]);
    for (language, level) in [("ara", "fliessend"), ("tur", "rudimentaer")] {
        let values = [("weitere_sprachen_sprache", language), ("weitere_sprachen_niveau", level)];
        world.row(None, "weitere_sprachen", &values);
    }
    goals(&world, 2);
    world
}

/// Agrees on goals with two steps each.
pub fn goals(world: &World, count: usize) {
    for index in 0..count {
        let (area, goal) = [("arbeit", "freitext"), ("kinder_familie", "freitext")][index % 2];
        let text = format!(
            "Vereinbartes Ziel {}: der ausländische Berufsabschluss ist anerkannt",
            index + 1
        );
        let row = world.row(None, "ziele", &[("ziele_bereich", area), ("ziele_ziel", goal)]);
        world.fill(&[(row.question("ziele_ziel_text").to_string(), text)]);
        for step in ["Bescheid zur Gleichwertigkeit beantragen", "Anpassungslehrgang beginnen"] {
            world.row(
                Some(&row),
                "schritte",
                &[
                    ("schritte_text", step),
                    ("schritte_wer", "klient intman"),
                    ("schritte_vereinbart_am", "14.1.2026"),
                    ("schritte_umsetzung_bis", "31.8.2026"),
                    ("schritte_erreicht", "ib"),
                    ("schritte_regeldienste", "jobcenter"),
                    ("schritte_anmerkungen", "Übersetzungen liegen vor"),
                ],
            );
        }
    }
}
