//! A revised form prints without a change of the program.

use domain::plans::workbook;
use forms::{Form, compile};
use jiff::civil::date;
use web::printing::plan::{Printout, Subject, document};

use crate::read;

/// The built-in form after somebody worked on its spreadsheet.
fn revised(change: impl Fn(&mut Vec<Vec<String>>)) -> Form {
    let mut workbook = workbook();
    let survey = workbook.sheets.iter_mut().find(|sheet| sheet.name == "survey").unwrap();
    change(&mut survey.rows);
    match compile(&workbook) {
        Ok(compiled) => compiled.form,
        Err(findings) => panic!("{findings:?}"),
    }
}

fn place(rows: &[Vec<String>], name: &str, heading: &str) -> (usize, usize) {
    let column = |heading: &str| rows[0].iter().position(|cell| cell == heading).unwrap();
    let at = rows.iter().position(|row| row.get(column("name")).is_some_and(|cell| cell == name));
    (at.unwrap(), column(heading))
}

#[test]
fn a_reworded_and_a_new_question_are_on_the_paper() {
    let form = revised(|rows| {
        let (row, label) = place(rows, "geburtsort", "label::Deutsch (de)");
        let (_, print) = place(rows, "geburtsort", "geleit::druck");
        rows[row][label] = "Ort der Geburt".to_owned();
        rows[row][print] = String::new();
        let (row, number) = place(rows, "familienstand", "geleit::nr");
        let mut new = rows[row].clone();
        for (heading, cell) in [
            ("type", "text"),
            ("name", "lieblingsspeise"),
            ("label::Deutsch (de)", "Lieblingsspeise"),
            ("geleit::id", "lieblingsspeise"),
            ("geleit::druck", ""),
        ] {
            let (_, column) = place(rows, "familienstand", heading);
            new[column] = cell.to_owned();
        }
        new[number] = "96".to_owned();
        rows.insert(row + 1, new);
    });
    let none = std::collections::BTreeSet::new();
    let paper = document(&form, Subject::Nobody(&none), &Printout::default(), date(2026, 6, 15));
    let text = read(&paper).all_text();
    assert!(text.contains("Ort der Geburt:"), "{text}");
    let (family, new) =
        (text.find("Familienstand:").unwrap(), text.find("Lieblingsspeise:").unwrap());
    assert!(family < new && new < text.find("Kinder (minderjährig)").unwrap());
}

#[test]
fn a_question_taken_away_is_gone() {
    let form = revised(|rows| {
        let (row, _) = place(rows, "monatsfahrkarte", "name");
        rows.remove(row);
    });
    let none = std::collections::BTreeSet::new();
    let paper = document(&form, Subject::Nobody(&none), &Printout::default(), date(2026, 6, 15));
    assert!(!read(&paper).all_text().contains("Monatsfahrkarte"));
}
