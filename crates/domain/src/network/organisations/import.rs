//! Rows of a spreadsheet become organisations: what each says, what is wrong with it, and what is known already.

use std::collections::HashSet;

use base::{Date, FieldError};

use super::{ContactInput, Details, Organisation, OrganisationInput};

/// A column of the spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The field it fills.
    pub field: &'static str,
    /// What stands above it; in the template.
    pub header: &'static str,
    /// What else people write above it, in small letters.
    also: &'static [&'static str],
    /// What the template shows as an example.
    pub example: &'static str,
}

impl Column {
    /// Every column, in the order of the template.
    pub const ALL: [Self; 12] = [
        Self::new(
            "name",
            "Name",
            &["akteur", "organisation"],
            "Jugendmigrationsdienst Beispielstadt",
        ),
        Self::new("kind", "Art", &["kind", "typ"], "jmd"),
        Self::new("level", "Ebene", &["level"], "Mikro"),
        Self::new(
            "areas",
            "Bereiche",
            &["areas", "bereich", "themen"],
            "Sprache, Arbeit und Beruf",
        ),
        Self::new("languages", "Sprachen", &["languages"], "Arabisch, Englisch"),
        Self::new("places", "Orte", &["places", "ort", "einzugsgebiet"], "ganzer Kreis"),
        Self::new("person", "Ansprechperson", &["contact", "kontakt"], "Erika Muster"),
        Self::new("phone", "Telefon", &["phone", "tel"], "07731 00000"),
        Self::new("email", "E-Mail", &["email", "mail"], "jmd@beispiel.example"),
        Self::new("web", "Internet", &["web", "website", "homepage"], "https://beispiel.example"),
        Self::new("hours", "Öffnungszeiten", &["hours", "sprechzeiten"], "Mo bis Fr 9 bis 12 Uhr"),
        Self::new("note", "Notiz", &["note", "bemerkung"], "Diese Zeile bitte löschen"),
    ];

    const fn new(
        field: &'static str,
        header: &'static str,
        also: &'static [&'static str],
        example: &'static str,
    ) -> Self {
        Self { field, header, also, example }
    }

    fn is_above(&self, cell: &str) -> bool {
        let cell = cell.trim().to_lowercase();
        self.header.to_lowercase() == cell || self.also.contains(&cell.as_str())
    }
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportState {
    /// Nobody of this name and kind is here yet.
    New,
    /// Somebody of this name and kind is here already and stays as it is.
    Known,
    /// The same stands further up.
    Repeated,
    /// Something does not fit: for each problem the letter of the column, and what it is.
    Wrong(Vec<(String, FieldError)>),
}

/// A row as the preview shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewRow {
    /// Its number in the spreadsheet; the headings are row 1.
    pub number: usize,
    /// Its name as it stands there.
    pub name: String,
    /// Its kind as it stands there.
    pub kind: String,
    /// What becomes of it.
    pub state: ImportState,
}

/// A spreadsheet before anything is taken from it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// Its rows.
    pub rows: Vec<PreviewRow>,
    /// Headings that must be there and are not.
    pub missing: Vec<&'static str>,
    /// Headings nothing is known about; what stands below them is left out.
    pub unknown: Vec<String>,
}

impl Preview {
    /// How many rows would be taken.
    pub fn new_ones(&self) -> usize {
        self.rows.iter().filter(|row| row.state == ImportState::New).count()
    }

    /// How many rows have problems.
    pub fn wrong_ones(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row.state, ImportState::Wrong(_))).count()
    }

    /// How many rows are here already or stand twice.
    pub fn known_ones(&self) -> usize {
        self.rows.len() - self.new_ones() - self.wrong_ones()
    }
}

/// What an import came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Imported {
    /// Organisations that are new.
    pub new: usize,
}

/// Columns that must be there.
const REQUIRED: [&str; 5] = ["name", "kind", "level", "areas", "places"];

/// Reads rows as of a day; the second part holds what is new.
pub(super) fn preview(
    rows: &[Vec<String>],
    known: &[Organisation],
    district: &str,
    today: Date,
) -> (Preview, Vec<Details>) {
    let mut preview = Preview::default();
    let heads = rows.first().map(Vec::as_slice).unwrap_or_default();
    let place = |column: &Column| heads.iter().position(|cell| column.is_above(cell));
    let places = Column::ALL.map(|column| place(&column));
    for (column, place) in Column::ALL.iter().zip(places) {
        if place.is_none() && REQUIRED.contains(&column.field) {
            preview.missing.push(column.header);
        }
    }
    let strange = heads.iter().filter(|cell| {
        !cell.trim().is_empty() && !Column::ALL.iter().any(|column| column.is_above(cell))
    });
    preview.unknown = strange.map(|cell| cell.chars().take(60).collect()).collect();
    let mut fresh = Vec::new();
    if !preview.missing.is_empty() {
        return (preview, fresh);
    }
    let key = |name: &str, kind: &str| (name.to_lowercase(), kind.to_owned());
    let here: HashSet<_> =
        known.iter().map(|one| key(&one.details.name, &one.details.kind)).collect();
    let mut seen = HashSet::new();
    for (index, row) in rows.iter().enumerate().skip(1) {
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let cell = |field: &str| {
            let at = Column::ALL.iter().position(|column| column.field == field);
            let at = at.and_then(|at| places[at]);
            at.and_then(|at| row.get(at)).map(|cell| cell.trim().to_owned()).unwrap_or_default()
        };
        let state = match input(cell).read(district, today) {
            Err(errors) => ImportState::Wrong(
                errors
                    .into_iter()
                    .map(|error| {
                        let at = Column::ALL.iter().position(|one| one.field == error.field);
                        (letters(at.and_then(|at| places[at]).unwrap_or_default()), error)
                    })
                    .collect(),
            ),
            Ok(details) => {
                let key = key(&details.name, &details.kind);
                if here.contains(&key) {
                    ImportState::Known
                } else if seen.insert(key) {
                    fresh.push(details);
                    ImportState::New
                } else {
                    ImportState::Repeated
                }
            }
        };
        let (name, kind) = (cell("name"), cell("kind"));
        preview.rows.push(PreviewRow { number: index + 1, name, kind, state });
    }
    (preview, fresh)
}

fn input(cell: impl Fn(&str) -> String) -> OrganisationInput {
    OrganisationInput {
        name: cell("name"),
        kind: cell("kind"),
        level: cell("level"),
        areas: cell("areas"),
        languages: cell("languages"),
        places: cell("places"),
        contact: ContactInput {
            person: cell("person"),
            phone: cell("phone"),
            email: cell("email"),
            web: cell("web"),
            hours: cell("hours"),
        },
        note: cell("note"),
    }
}

/// How spreadsheet programs call a column: A, B … Z, AA.
fn letters(column: usize) -> String {
    let mut rest = column;
    let mut name = String::new();
    loop {
        let letter = u8::try_from(rest % 26).unwrap_or(0) + b'A';
        name.insert(0, char::from(letter));
        if rest < 26 {
            return name;
        }
        rest = rest / 26 - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn columns_are_called_as_in_spreadsheets() {
        assert_eq!([0, 25, 26, 51, 52].map(letters), ["A", "Z", "AA", "AZ", "BA"]);
    }

    #[test]
    fn the_example_of_the_template_is_a_row_that_fits() {
        let rows = [
            Column::ALL.map(|column| column.header.to_owned()).to_vec(),
            Column::ALL.map(|column| column.example.to_owned()).to_vec(),
            Column::ALL.map(|column| column.example.to_owned()).to_vec(),
            vec!["Ohne Art".to_owned()],
            vec![],
        ];
        let (preview, fresh) = preview(&rows, &[], "08335", date(2026, 6, 15));
        assert_eq!((fresh.len(), preview.known_ones(), preview.wrong_ones()), (1, 1, 1));
        assert_eq!(preview.rows[1].state, ImportState::Repeated);
        let ImportState::Wrong(problems) = &preview.rows[2].state else { panic!() };
        let columns: Vec<&str> = problems.iter().map(|one| one.0.as_str()).collect();
        assert_eq!((preview.rows[2].number, columns), (4, vec!["B", "C", "D", "F"]));
    }

    #[test]
    fn a_table_without_the_columns_says_which_are_missing() {
        let rows = [vec!["Titel".to_owned(), "Art".to_owned()], vec!["x".to_owned()]];
        let (preview, fresh) = preview(&rows, &[], "08335", date(2026, 6, 15));
        assert_eq!(preview.missing, ["Name", "Ebene", "Bereiche", "Orte"]);
        assert_eq!((preview.unknown.as_slice(), fresh.len()), (["Titel".to_owned()].as_slice(), 0));
    }
}
