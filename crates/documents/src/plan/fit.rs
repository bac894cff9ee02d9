//! How much room things are likely to take: counted in characters, so that the same input breaks into the
//! same lines everywhere, and without asking the typesetter twice.

use super::lang::Text2;
use super::model::{BoxOption, Cell, Field, FieldKind, Paper, Table, Width};

/// A line has this many parts: enough for halves, thirds, quarters and for fields of their own width.
pub(super) const LINE: usize = 24;

/// Characters that a declined answer takes, whatever the language.
const DECLINED: usize = 18;

/// Type area in characters of the body text: what fits on a full line, a little cautious.
pub(super) fn line_chars(paper: Paper) -> usize {
    match paper {
        Paper::Portrait => 112,
        Paper::Landscape => 166,
    }
}

/// Whether the question stands above its answer rather than beside it, `room` characters being there for both.
pub(super) fn stands_above(field: &Field, room: usize) -> bool {
    let label = field.label.chars();
    match &field.kind {
        FieldKind::Line { value } => {
            let value = value.as_ref().map_or(0, |value| value.chars().count());
            label + 8 > room || (label + value + 2 > room && label * 100 > room * 35)
        }
        FieldKind::Boxes { options } => {
            let options = options_chars(options);
            label + options > room && (options <= room || label * 100 > room * 55)
        }
    }
}

/// Room the boxes need, in characters.
fn options_chars(options: &[BoxOption]) -> usize {
    let option = |option: &BoxOption| {
        let detail = option.detail.as_ref().map_or(0, |detail| detail.chars().count().max(14));
        let second = option.label.second.as_ref().map_or(0, |text| text.chars().count() + 3);
        option.label.main.chars().count() + second + detail + 4
    };
    options.iter().map(option).sum()
}

/// Whether a block of fields may be kept on one page: only if it surely fits on one.
pub(super) fn stays_together(fields: &[Field]) -> bool {
    let chars = |field: &Field| match &field.kind {
        FieldKind::Line { value } => {
            value.as_ref().map_or(0, |value| value.len() + 80 * value.lines().count())
        }
        FieldKind::Boxes { options } => options_chars(options),
    };
    fields.len() <= 16
        && fields.iter().map(|field| chars(field) + field.label.chars()).sum::<usize>() < 2500
}

/// Whether a table may be kept on one page: a short one of short words.
pub(super) fn table_stays_together(table: &Table) -> bool {
    let words = |cell: &Cell| match cell {
        Cell::Text(text) => text.chars().count(),
        Cell::Label(text) => text.chars(),
        Cell::Boxes(options) => options_chars(options),
        Cell::Blank | Cell::Continued => 0,
    };
    let rows = table.rows.len() + table.blank_rows;
    let height = rows * usize::from(table.row_height_mm);
    rows <= 9 && height <= 90 && table.rows.iter().flatten().map(words).sum::<usize>() < 1200
}

/// Parts of the line a field takes, at least.
pub(super) fn span(field: &Field, paper: Paper) -> usize {
    let answer = match (field.width, &field.kind) {
        (Width::Full, _) => return LINE,
        (Width::Half, _) => return LINE / 2,
        (Width::Third, _) => return LINE / 3,
        (Width::Quarter, _) => return LINE / 4,
        // Answers are set a little larger than questions.
        (_, FieldKind::Line { value }) => {
            value.as_ref().map_or(0, |value| value.chars().count() * 9 / 8 + 1).clamp(10, 60)
        }
        (_, FieldKind::Boxes { options }) => options_chars(options),
    };
    let answer = match (&field.kind, field.declined) {
        (_, false) => answer,
        (FieldKind::Line { .. }, true) => answer.max(DECLINED),
        (FieldKind::Boxes { .. }, true) => answer + DECLINED,
    };
    ((field.label.chars() + 2 + answer) * LINE).div_ceil(line_chars(paper)).clamp(1, LINE)
}

/// Whether a word of the text is too long for its column, so that it has to be divided.
pub(super) fn divides(text: &str, room: usize) -> bool {
    text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '/'))
        .any(|word| word.chars().count() + 1 > room)
}

pub(super) fn divides2(text: &Text2, room: usize) -> bool {
    divides(&text.main, room) || text.second.as_ref().is_some_and(|second| divides(second, room))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(label: &str, width: Width, value: Option<&str>) -> Field {
        Field::line(label, width, value.map(str::to_owned))
    }

    #[test]
    fn a_field_of_its_own_width_grows_with_its_words() {
        let short = span(&line("Beruf:", Width::Auto, None), Paper::Portrait);
        let long = span(&line("Berufserfahrung in Jahren:", Width::Auto, None), Paper::Portrait);
        assert!(short < long && long < LINE / 2);
        assert_eq!(span(&line(&"x".repeat(10_000), Width::Auto, None), Paper::Portrait), LINE);
        assert_eq!(span(&line("Beruf:", Width::Third, None), Paper::Portrait), LINE / 3);
    }

    #[test]
    fn a_question_stands_above_where_the_answer_would_have_no_room() {
        assert!(!stands_above(&line("Geburtsort:", Width::Quarter, Some("Qamischli")), 28));
        assert!(stands_above(
            &line("Anzahl der Personen im Haushalt:", Width::Third, Some("4")),
            37
        ));
        assert!(stands_above(
            &line("Geburtsort:", Width::Quarter, Some("Deir ez-Zor, Umland")),
            28
        ));
    }

    #[test]
    fn only_words_that_do_not_fit_are_divided() {
        assert!(!divides("Kinder und Familie", 9));
        assert!(divides("Anerkennungsberatung", 15));
        assert!(!divides("Kita/Schule/Ausbildung", 12));
    }
}
