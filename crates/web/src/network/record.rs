//! Minutes as a page and as a file: one order, one wording for both.

use base::Outcome;
use documents::plan::Lang;
use documents::prose::{Block, Prose, Table, prose_odt, prose_pdf, typed};
use domain::network::meetings::actions::ItemView;
use domain::network::meetings::minutes::{Minutes, Standing};
use domain::network::meetings::{MeetingId, Seat};

use super::{paths, words};
use crate::components::{Tag, Tone};
use crate::texts::Texts;

/// A piece of minutes with its heading.
pub(super) struct Section {
    /// The anchor on the page; empty for the heading of a part.
    pub anchor: String,
    /// Heading.
    pub title: String,
    /// 1 or 2.
    pub level: u8,
    /// Minutes of this length were planned, and who led.
    pub note: String,
    /// Where its notes are corrected; empty where nobody may.
    pub edit: String,
    /// What stands there.
    pub blocks: Vec<Block>,
}

/// Minutes, ready to be drawn.
pub(super) struct Record {
    pub title: String,
    pub subtitle: String,
    pub notice: String,
    pub facts: Vec<(String, String)>,
    pub sections: Vec<Section>,
}

/// The kinds of file minutes are taken along as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    /// To be kept.
    Pdf,
    /// To be worked on.
    Odt,
}

impl FileKind {
    /// The media type.
    pub(super) const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Odt => "application/vnd.oasis.opendocument.text",
        }
    }

    /// The ending of the name.
    pub(super) const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Odt => "odt",
        }
    }

    /// Writes the document.
    pub(super) fn write(self, document: &Prose) -> Outcome<Vec<u8>> {
        let bytes = match self {
            Self::Pdf => prose_pdf(document),
            Self::Odt => prose_odt(document),
        };
        bytes.map_err(base::Problem::internal)
    }
}

/// How far minutes have come, in words.
pub(super) fn standing(standing: Standing, t: Texts) -> Tag {
    let tone = match standing {
        Standing::NotYet | Standing::Draft => Tone::Neutral,
        Standing::Sent(_) => Tone::Info,
        Standing::Objected => Tone::Warning,
        Standing::Silent(_) | Standing::Approved(_) => Tone::Success,
    };
    let label = match standing {
        Standing::Sent(day) | Standing::Silent(day) | Standing::Approved(day) => {
            t.with(&format!("minutes-state-{}", standing.name()), [("day", t.date(day))])
        }
        _ => t.get(&format!("minutes-state-{}", standing.name())).into_owned(),
    };
    Tag { tone, label }
}

/// Everything that stands in the minutes, in the order of the agenda.
pub(super) fn record(minutes: &Minutes, t: Texts) -> Record {
    let starts_at = minutes.meeting.starts_at;
    let mut sections = Vec::new();
    let mut part = 0;
    for (at, one) in minutes.items.iter().enumerate() {
        if one.item.part != part {
            part = one.item.part;
            let title =
                t.get(if part == 1 { "meeting-part-1" } else { "meeting-part-2" }).into_owned();
            let blocks = if part == 1 {
                vec![Block::Text(t.get("minutes-part-1").into_owned())]
            } else {
                Vec::new()
            };
            let (note, edit) = (String::new(), String::new());
            sections.push(Section { anchor: String::new(), title, level: 1, note, edit, blocks });
        }
        sections.push(section(minutes, (at, one), t));
    }
    sections.extend(task_table(minutes, t));
    sections.extend(addenda(minutes, t));
    let notice = if minutes.standing.is_approved() {
        String::new()
    } else {
        t.get("minutes-draft-notice").into_owned()
    };
    Record {
        title: t.with("minutes-of", [("body", minutes.body.name.clone())]),
        subtitle: format!("{}, {}", t.long_date(starts_at.day()), t.time(starts_at)),
        notice,
        facts: facts(minutes, t),
        sections,
    }
}

fn facts(minutes: &Minutes, t: Texts) -> Vec<(String, String)> {
    let people = |there: bool| -> String {
        let all = minutes.seats.iter().filter(|seat| seat.present == Some(there));
        all.map(seat).collect::<Vec<_>>().join("; ")
    };
    let facts = [
        ("meeting-place", minutes.meeting.place.clone()), // text
        ("minutes-chair", minutes.chair.join("; ")),      // text
        ("minutes-writer", minutes.writer.join("; ")),    // text
        ("minutes-present", people(true)),                // text
        ("minutes-absent", people(false)),                // text
        ("minutes-state", standing(minutes.standing, t).label), // text
    ];
    let said = facts.into_iter().filter(|(_, text)| !text.is_empty());
    said.map(|(key, text)| (t.get(key).into_owned(), text)).collect()
}

fn seat(seat: &Seat) -> String {
    if seat.part.is_empty() { seat.name.clone() } else { format!("{} ({})", seat.name, seat.part) }
}

fn section(minutes: &Minutes, (at, one): (usize, &ItemView), t: Texts) -> Section {
    let item = &one.item;
    let mut blocks = Vec::new();
    if !item.points.is_empty() {
        blocks.push(Block::List(item.points.clone()));
    }
    if !one.topics.is_empty() {
        let titles: Vec<String> = one.topics.iter().map(|topic| topic.title.clone()).collect();
        blocks.push(Block::Marked(t.get("item-topics").into_owned(), titles.join("; ")));
    }
    blocks.extend(typed(&item.notes));
    for decision in &one.decisions {
        let number = t.with("decision-number", [("number", decision.number.to_string())]);
        blocks.push(Block::Marked(number, decision.words.clone()));
    }
    for task in &one.tasks {
        let due = t.with("task-due", [("day", t.date(task.due_on))]);
        let words = format!("{}\n{} · {due}", task.words, words::whose(task));
        blocks.push(Block::Marked(t.get("minutes-task").into_owned(), words));
    }
    if item.postponed {
        blocks.push(Block::Text(t.get("item-postponed").into_owned()));
    }
    let length = t.with("meeting-minutes", [("minutes", item.minutes)]);
    let note = match item.responsible.is_empty() {
        true => length,
        false => format!("{length} · {}", item.responsible),
    };
    let edits = minutes.standing.may_change() && !item.is_protected();
    Section {
        anchor: format!("punkt-{}", item.id),
        title: format!("{}. {}", at + 1, item.title),
        level: if item.part == 0 { 1 } else { 2 },
        note,
        edit: if edits { paths::correct(minutes.meeting.id, item.id) } else { String::new() },
        blocks,
    }
}

/// All tasks once more, because that is what people look for.
fn task_table(minutes: &Minutes, t: Texts) -> Option<Section> {
    let all = minutes.items.iter().flat_map(|one| &one.tasks);
    let rows: Vec<Vec<String>> =
        all.map(|task| vec![task.words.clone(), words::whose(task), t.date(task.due_on)]).collect();
    if rows.is_empty() {
        return None;
    }
    let columns = ["minutes-task-what", "minutes-task-who", "minutes-task-until"]; // text
    let table = Table {
        caption: t.get("minutes-tasks-caption").into_owned(),
        columns: columns.map(|key| t.get(key).into_owned()).into(),
        rows,
    };
    Some(plain("aufgaben", t.get("item-tasks").into_owned(), vec![Block::Table(table)]))
}

fn addenda(minutes: &Minutes, t: Texts) -> Option<Section> {
    if minutes.addenda.is_empty() {
        return None;
    }
    let blocks = minutes.addenda.iter().map(|one| {
        let day = t.date(one.added_at.day());
        Block::Marked(t.with("minutes-addendum-of", [("day", day)]), one.words.clone())
    });
    Some(plain("nachtraege", t.get("minutes-addenda").into_owned(), blocks.collect()))
}

fn plain(anchor: &str, title: String, blocks: Vec<Block>) -> Section {
    let (note, edit) = (String::new(), String::new());
    Section { anchor: anchor.to_owned(), title, level: 1, note, edit, blocks }
}

impl Record {
    /// The document to be taken along.
    pub(super) fn document(self, t: Texts) -> Prose {
        let mut blocks = Vec::new();
        for section in self.sections {
            blocks.push(Block::Heading(section.level, section.title));
            if !section.note.is_empty() {
                blocks.push(Block::Text(section.note));
            }
            blocks.extend(section.blocks);
        }
        Prose {
            footer: format!("{} · {}", self.title, self.subtitle),
            title: self.title,
            subtitle: self.subtitle,
            lang: t.locale.code().parse().unwrap_or_else(|_| Lang::german()),
            notice: self.notice,
            facts: self.facts,
            blocks,
            words: (t.get("document-page").into_owned(), t.get("document-of").into_owned()),
        }
    }
}

/// The name of a file: days and numbers, no body and no person.
pub(super) fn file_name(id: MeetingId, day: base::Date, kind: FileKind) -> String {
    let id = id.text();
    let short = id.rsplit('-').next().unwrap_or_default();
    format!("protokoll-{day}-{short}.{}", kind.ending())
}
