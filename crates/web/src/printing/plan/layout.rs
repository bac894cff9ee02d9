//! How Anhang 3 sets its questions on paper. Everything else (order, wording, lists) comes from the form; a
//! question that stands in none of these tables still prints, at a width of its own.

use documents::plan::Width::{self, Auto, Full, Half, Quarter, Rest, Third};

use Shape::{AsIs, Behind, Boxes, Line, Matrix, MatrixYesNo, Tick, Within};

/// How a question is answered on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Boxes for a short list, else a line.
    AsIs,
    /// A line, though its list is short.
    Line,
    /// Boxes, though its list is long.
    Boxes,
    /// One box with the question itself beside it.
    Tick,
    /// Boxes among those of the question before, behind the option of this name.
    Within(&'static str),
    /// A word behind the option of the question before, on which it depends.
    Behind,
    /// A column of boxes beside the questions of the same shape before and after it.
    Matrix,
    /// The same, answered by Ja and Nein for each line.
    MatrixYesNo,
}

/// Up to so many options are printed as boxes.
pub(super) const BOXES: usize = 7;

#[rustfmt::skip]
const QUESTIONS: &[(&str, Width, Shape)] = &[
    ("erstkontakt_am",                       Third,   AsIs),
    ("beratungsende_am",                     Third,   AsIs),
    ("beratungsende_grund",                  Third,   AsIs),
    ("zugangsweg",                           Full,    AsIs),
    ("uebergabe_mit_integrationsplan",       Full,    Within("uebergabe")),
    ("beratungsvereinbarung",                Full,    Tick),
    ("einwilligung_datenschutz",             Full,    Tick),
    ("teil_a_erstellt",                      Quarter, AsIs),
    ("teil_a_begruendung",                   Rest,    Line),
    ("teil_b_erstellt",                      Quarter, AsIs),
    ("teil_b_begruendung",                   Rest,    Line),
    ("geschlecht",                           Quarter, AsIs),
    ("geburtsdatum",                         Quarter, AsIs),
    ("geburtsort",                           Quarter, AsIs),
    ("nationalitaet",                        Quarter, AsIs),
    ("aufenthaltsstatus",                    Full,    AsIs),
    ("familienstand",                        Quarter, AsIs),
    ("kinder_ausserschulisch_angebote",      Auto,    Line),
    ("muttersprache",                        Full,    AsIs),
    ("alphabetisiert",                       Half,    AsIs),
    ("lateinisch_alphabetisiert",            Half,    AsIs),
    ("kurse_besucht",                        Full,    Matrix),
    ("kurse_zertifikat",                     Full,    MatrixYesNo),
    ("kurse_aktuell",                        Full,    Matrix),
    ("aktuelles_sprachniveau",               Full,    AsIs),
    ("schulzeugnis_uebersetzt",              Full,    AsIs),
    ("anerkennung_schule",                   Full,    AsIs),
    ("anerkennung_schule_stelle",            Full,    Behind),
    ("beruf",                                Third,   AsIs),
    ("anerkennung_beruf",                    Full,    AsIs),
    ("anerkennung_beruf_stelle",             Full,    Behind),
    ("studienfach",                          Quarter, AsIs),
    ("studienjahre",                         Quarter, AsIs),
    ("studium_abschluss",                    Quarter, AsIs),
    ("studium_zertifikat",                   Quarter, AsIs),
    ("anerkennung_studium",                  Full,    AsIs),
    ("anerkennung_studium_stelle",           Full,    Behind),
    ("schulische_ausbildung",                Full,    AsIs),
    ("arbeitsverhaeltnis",                   Full,    AsIs),
    ("ausbildungsverhaeltnis",               Full,    AsIs),
    ("berufsbezeichnung",                    Half,    AsIs),
    ("arbeitgeber",                          Half,    AsIs),
    ("besondere_kenntnisse",                 Full,    Boxes),
    ("besondere_kenntnisse_weitere",         Full,    Behind),
    ("behinderung",                          Half,    AsIs),
    ("merkzeichen",                          Half,    Boxes),
    ("eval_geschlecht",                      Quarter, AsIs),
    ("eval_alter_jahre",                     Third,   AsIs),
    ("eval_herkunftsland",                   Half,    AsIs),
    ("eval_integrationsplan_nr",             Half,    AsIs),
    ("eval_gemeindekennziffer",              Half,    AsIs),
    ("eval_intman_nr",                       Half,    AsIs),
];

/// Where and how a question is set.
pub(super) fn place(name: &str) -> (Width, Shape) {
    let found = QUESTIONS.iter().find(|(known, ..)| *known == name);
    found.map_or((Auto, AsIs), |(_, width, shape)| (*width, *shape))
}

/// Shares of a table's width.
const WEIGHTS: &[(&str, u16)] = &[
    ("kinder_geschlecht", 8),
    ("kinder_geburtsdatum", 16),
    ("kinder_geburtsort", 17),
    ("kinder_nationalitaet", 18),
    ("kinder_wohnort", 18),
    ("kinder_bildungsort", 27),
    ("kurse_besucht", 5),
    ("kurse_zertifikat", 3),
    ("kurse_aktuell", 5),
    ("ziele_bereich", 13),
    ("ziele_ziel", 19),
    ("schritte_text", 25),
    ("schritte_wer", 14),
    ("schritte_vereinbart_am", 12),
    ("schritte_umsetzung_bis", 12),
    ("schritte_erreicht", 11),
    ("schritte_regeldienste", 18),
    ("schritte_anmerkungen", 17),
];

/// The share of a column.
pub(super) fn weight(name: &str) -> u16 {
    WEIGHTS.iter().find(|(known, _)| *known == name).map_or(14, |(_, weight)| *weight)
}

/// Headings that Anhang 3 has before a question in the middle of a group (Fluent keys).
pub(super) const HEADINGS: &[(&str, &str)] = &[("teil_a_erstellt", "print-created")];

/// Headings of the parts that begin with a group (Fluent keys).
pub(super) const PARTS: &[(&str, &str)] = &[("persoenliche_daten", "print-part-a")];

/// Words behind an answer: a note where a yes-or-no question that belongs to it says yes.
pub(super) const NOTED: &[(&str, &str)] = &[("geburtsdatum_geschaetzt", "print-estimated")];

/// Questions whose printed wording says something else than the screen's, of which the form has translations:
/// theirs come from here (Fluent keys).
pub(super) const TRANSLATED: &[(&str, &str)] = &[
    ("teil_a_erstellt", "print-part-a-question"),
    ("teil_a_begruendung", "print-reason-question"),
    ("teil_b_erstellt", "print-part-b-question"),
    ("teil_b_begruendung", "print-reason-question"),
    ("schulbesuch_jahre", "print-how-long-question"),
    ("anerkennung_schule_stelle", "print-office-question"),
    ("anerkennung_beruf_stelle", "print-office-question"),
    ("anerkennung_studium_stelle", "print-office-question"),
    ("stand_stichtag", "print-standing-question"),
];

/// Units, where the printed question leaves them out.
pub(super) const UNITS: &[(&str, &str)] = &[("schulbesuch_jahre", "print-years")];

/// Lists of which only the sign before the dash is printed (`G – erheblich gehbehindert`).
pub(super) const SIGNS: &[&str] = &["merkzeichen"];

/// The box that says that a consent was given.
pub(super) const CONSENT: &str = "einwilligung_datenschutz";
/// The figures for the evaluation.
pub(super) const EVALUATION: &str = "evaluation";

/// Tables that Anhang 3 prints in its own way, and for how many rows it has room.
pub(super) const CHILDREN: (&str, usize) = ("kinder", 7);
/// Further languages, `a.` to `c.`.
pub(super) const LANGUAGES: (&str, usize) = ("weitere_sprachen", 3);
/// Goals of Teil B.
pub(super) const GOALS: (&str, usize) = ("ziele", 4);
/// Steps of a goal.
pub(super) const STEPS: (&str, usize) = ("schritte", 3);
/// Standings.
pub(super) const STANDINGS: (&str, usize) = ("stand", 3);
/// Every other table.
pub(super) const OTHER_ROWS: usize = 3;

/// The text of a Fluent key in one of the tables above.
pub(super) fn key(table: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    table.iter().find(|(known, _)| *known == name).map(|(_, key)| *key)
}
