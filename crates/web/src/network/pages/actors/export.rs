//! The list as a file, in the columns the import reads, so that it can be changed and read in elsewhere.

use base::{Date, Problem};
use documents::sheet::{Column, CsvStyle, Kind, Sheet, Value, csv, xlsx};
use domain::network::organisations::actions::{contacts_shown, organisations};
use domain::network::organisations::{self, Organisation};

use super::filter;
use crate::http::{Answer, Disposition, Failure, Query, Viewer, download};
use crate::network::actor_words;
use crate::texts::Texts;

/// What a spreadsheet is to a browser.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// Columns only those get who read how people are reached.
const CONTACT: [&str; 4] = ["person", "phone", "email", "note"];

/// For programs that read text.
pub async fn as_csv(viewer: Viewer, query: Query) -> Answer {
    let (sheet, day) = read(&viewer, &query).await?;
    let bytes = csv(&sheet, CsvStyle::GERMAN_EXCEL).map_err(Problem::internal)?;
    let name = format!("akteure-{day}.csv");
    download(bytes, "text/csv; charset=utf-8", Disposition::Attachment, &name)
}

/// For spreadsheet programs.
pub async fn as_xlsx(viewer: Viewer, query: Query) -> Answer {
    let (sheet, day) = read(&viewer, &query).await?;
    let bytes = xlsx(&sheet).map_err(Problem::internal)?;
    download(bytes, XLSX, Disposition::Attachment, &format!("akteure-{day}.xlsx"))
}

/// The empty spreadsheet with one row as an example.
pub async fn template(viewer: Viewer) -> Answer {
    let t = viewer.t();
    let today = viewer.run(|house, _| Ok(house.today())).await?;
    let columns = organisations::Column::ALL;
    let sheet = Sheet {
        title: t.get("nav-actors").into_owned(),
        created_on: today,
        columns: columns.iter().map(|one| text(one.header)).collect(),
        rows: vec![columns.iter().map(|one| Value::Text(one.example.to_owned())).collect()],
    };
    let bytes = xlsx(&sheet).map_err(Problem::internal)?;
    download(bytes, XLSX, Disposition::Attachment, "akteure-vorlage.xlsx")
}

fn text(header: &str) -> Column {
    Column { header: header.to_owned(), kind: Kind::Text }
}

async fn read(viewer: &Viewer, query: &Query) -> Result<(Sheet, Date), Failure> {
    let narrowed = filter::read(query);
    let (found, today, contacts) = viewer
        .run(move |house, actor| {
            let found = organisations(house, actor, &narrowed)?;
            Ok((found, house.today(), contacts_shown(house, actor)))
        })
        .await?;
    Ok((sheet(&found, contacts, today, viewer.t()), today))
}

fn sheet(found: &[Organisation], contacts: bool, today: Date, t: Texts) -> Sheet {
    let columns = organisations::Column::ALL.into_iter();
    let columns: Vec<_> = columns.filter(|one| contacts || !CONTACT.contains(&one.field)).collect();
    // German words whatever the language of the reader: the import reads these, and codes nobody knows by heart.
    let de = Texts::new(base::Locale::De);
    let cell = |one: &Organisation, field: &str| {
        let (details, contact) = (&one.details, &one.details.contact);
        match field {
            "name" => details.name.clone(),
            "kind" => actor_words::kind(&details.kind, de),
            "level" => details.level.name().to_owned(),
            "areas" => details
                .areas
                .iter()
                .map(|code| crate::lists::area(code, de))
                .collect::<Vec<_>>()
                .join(", "),
            "languages" => actor_words::languages(&details.languages, de),
            "places" => actor_words::places(&details.places, today, de),
            "person" => contact.person.clone(),
            "phone" => contact.phone.clone(),
            "email" => contact.email.clone(),
            "web" => contact.web.clone(),
            "hours" => contact.hours.clone(),
            _ => details.note.clone(),
        }
    };
    let row = |one: &Organisation| -> Vec<Value> {
        let mut cells: Vec<Value> =
            columns.iter().map(|column| Value::Text(cell(one, column.field))).collect();
        cells.push(one.confirmed_on.map_or(Value::Empty, Value::Date));
        cells
    };
    let mut heads: Vec<Column> = columns.iter().map(|one| text(one.header)).collect();
    heads.push(Column { header: t.get("actor-confirmed").into_owned(), kind: Kind::Date });
    Sheet {
        title: t.get("nav-actors").into_owned(),
        created_on: today,
        columns: heads,
        rows: found.iter().map(row).collect(),
    }
}
