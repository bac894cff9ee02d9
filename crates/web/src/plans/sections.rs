//! Teil A as it is shown: sections of questions, notes and tables.

use std::collections::BTreeMap;

use domain::plans::{Plan, Warning, form};
use forms::{Group, Item, Kind, Path, Question, Repeat};

use super::back::Back;
use super::question::{field, is_worth_showing};
use super::wording::{anchor, label, row_label};
use crate::components::Field;
use crate::plans::paths;
use crate::texts::Texts;

/// Groups of Teil B and the standings have pages of their own; the evaluation block is computed.
const ELSEWHERE: [&str; 4] = ["kopf", "teil_b", "stand_gruppe", "evaluation"];

/// A part of a section.
pub(super) enum Part {
    Question(Box<Field>),
    Note(Note),
    Table(Table),
}

/// A sentence of the form that holds under a condition.
pub(super) struct Note {
    pub(super) path: String,
    pub(super) id: String,
    pub(super) tone: &'static str,
    pub(super) text: String,
    pub(super) off: bool,
    /// Where a suggested goal can be agreed.
    pub(super) goal: String,
    /// Can be confirmed ("it is so"), and whether it is.
    pub(super) confirmed: Option<bool>,
    /// It stands for a row that is missing in the table of its section: as long as it does, the section is not done.
    pub(super) must: bool,
}

/// A table with its rows.
pub(super) struct Table {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) off: bool,
    pub(super) rows: Vec<Row>,
}

/// A row.
pub(super) struct Row {
    pub(super) path: String,
    pub(super) id: String,
    pub(super) label: String,
    pub(super) parts: Vec<Part>,
    pub(super) fixed: bool,
}

/// A section.
pub(super) struct Section {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) hint: String,
    /// Not asked now; its questions may become relevant while the page is filled in.
    pub(super) off: bool,
    pub(super) parts: Vec<Part>,
    pub(super) asked: usize,
    pub(super) answered: usize,
}

/// Names of the sections of Teil A that exist for the reader now, in order.
pub(super) fn names(plan: &Plan) -> Vec<&'static str> {
    let groups = form().items.iter().filter_map(|item| match item {
        Item::Group(group) => Some(group.name.as_str()),
        _ => None,
    });
    groups.filter(|name| !ELSEWHERE.contains(name) && plan.may_show_group(name)).collect()
}

/// Where the fields of a top group are filled in.
pub(super) fn is_part_a(group: &str) -> bool {
    !ELSEWHERE.contains(&group)
}

/// Builds sections of one plan.
pub(super) struct Builder<'a> {
    pub(super) plan: &'a Plan,
    pub(super) t: Texts,
    /// How often each field was changed.
    pub(super) changes: &'a BTreeMap<Path, usize>,
    pub(super) back: Option<&'a Back>,
    pub(super) warnings: Vec<Warning>,
    /// Nothing can be filled in any more: what is not asked is left out.
    pub(super) closed: bool,
}

impl Builder<'_> {
    /// A section; nothing when everything in it is switched off.
    pub(super) fn section(&self, name: &str) -> Option<Section> {
        let Some(Item::Group(group)) = form().item(name) else { return None };
        let off = !self.plan.evaluation.group(&group.name).is_some_and(|state| state.relevant);
        let parts = self.parts(group, None);
        if parts.is_empty() || (off && self.closed) {
            return None;
        }
        let (asked, answered) = self.count(&parts);
        let language = self.t.locale.code();
        Some(Section {
            name: group.name.clone(),
            title: group.label.get(language).to_owned(),
            hint: group.hint.get(language).to_owned(),
            off,
            parts,
            asked,
            answered,
        })
    }

    fn parts(&self, group: &Group, row: Option<&Path>) -> Vec<Part> {
        let mut parts = Vec::new();
        let in_table = group.items.iter().any(|item| matches!(item, Item::Repeat(_)));
        for item in &group.items {
            match item {
                Item::Group(inner) if self.is_on(&inner.additions) => {
                    parts.extend(self.parts(inner, row));
                }
                Item::Repeat(repeat) if self.is_on(&repeat.group.additions) => {
                    let table = self.table(repeat, row);
                    if !self.closed || !(table.off || table.rows.is_empty()) {
                        parts.push(Part::Table(table));
                    }
                }
                Item::Question(question) if self.is_on(&question.additions) => {
                    parts.extend(self.question(question, row, in_table));
                }
                _ => {}
            }
        }
        parts
    }

    fn is_on(&self, additions: &[String]) -> bool {
        let enabled = &self.plan.context.enabled_additions;
        additions.is_empty() || additions.iter().any(|one| enabled.contains(one))
    }

    /// A question or note; `in_table` says that a table stands in the same group.
    fn question(&self, question: &Question, row: Option<&Path>, in_table: bool) -> Option<Part> {
        let path = match row {
            Some(row) => row.question(&question.name),
            None => Path::parse(&question.name).ok()?,
        };
        let state = self.plan.evaluation.field(path.as_str())?;
        match question.kind {
            _ if self.closed && !state.relevant => None,
            Kind::Hidden => None,
            Kind::Calculate if !is_worth_showing(question) => None,
            Kind::Note => {
                let must = in_table && question.appearance.contains("pflicht");
                Some(Part::Note(self.note(question, &path, !state.relevant, must)))
            }
            _ => {
                let mut field = field(self.plan, question, &path, self.t);
                if self.changes.get(&path).is_some_and(|count| *count > 1) {
                    field.history = paths::history(self.plan.file.id, &path);
                }
                if let Some(back) = self.back.filter(|_| !field.calculated) {
                    back.fill(&mut field, self.plan, &path, self.t);
                }
                Some(Part::Question(Box::new(field)))
            }
        }
    }

    fn note(&self, question: &Question, path: &Path, off: bool, must: bool) -> Note {
        let tone = if question.appearance.contains("warnung") { "warning" } else { "info" };
        let goal = question.extra.get("ziel").filter(|goal| !goal.is_empty());
        let goal = goal.map(|goal| format!("{}?ziel={goal}", paths::new_goal(self.plan.file.id)));
        let can = tone == "warning"
            && !question.appearance.contains("pflicht")
            && self.plan.may_write(path);
        let confirmed = || {
            let found = self.warnings.iter().find(|warning| warning.path == *path);
            found.is_some_and(|warning| warning.confirmed)
        };
        Note {
            confirmed: can.then(confirmed),
            must,
            path: path.to_string(),
            id: anchor(path.as_str()).split_off(1),
            tone,
            text: question.label.get(self.t.locale.code()).to_owned(),
            off,
            goal: goal.unwrap_or_default(),
        }
    }

    fn table(&self, repeat: &Repeat, row: Option<&Path>) -> Table {
        let name = &repeat.group.name;
        let address = row.map_or_else(|| name.clone(), |row| format!("{row}.{name}"));
        let rows = self.plan.answers.rows_of(row, name).map(|path| Row {
            path: path.to_string(),
            id: anchor(path.as_str()).split_off(1),
            label: row_label(self.plan, path, self.t),
            parts: self.parts(&repeat.group, Some(path)),
            fixed: !self.plan.may_write(path),
        });
        Table {
            label: repeat.group.label.get(self.t.locale.code()).to_owned(),
            off: !self.plan.evaluation.repeat(&address).is_some_and(|state| state.relevant),
            rows: rows.collect(),
            name: address,
        }
    }

    /// Questions asked now, and how many of them have an answer; a row that must be there and is not counts, too.
    fn count(&self, parts: &[Part]) -> (usize, usize) {
        let mut counts = (0, 0);
        for part in parts {
            match part {
                Part::Question(field) if !field.off && !field.calculated => {
                    let answered =
                        self.plan.evaluation.field(&field.path).is_some_and(|state| state.answered);
                    counts = (counts.0 + 1, counts.1 + usize::from(answered));
                }
                Part::Table(table) if !table.off => {
                    for row in &table.rows {
                        let (asked, answered) = self.count(&row.parts);
                        counts = (counts.0 + asked, counts.1 + answered);
                    }
                }
                Part::Note(note) if note.must && !note.off => counts.0 += 1,
                _ => {}
            }
        }
        counts
    }
}

/// A value that is kept although its question is not asked any more.
pub(super) struct Hidden {
    pub(super) path: String,
    pub(super) label: String,
    pub(super) value: String,
}

/// Values of Teil A that are not asked any more and exist for the reader.
pub(super) fn hidden(plan: &Plan, t: Texts) -> Vec<Hidden> {
    let names = names(plan);
    let shown = plan.evaluation.hidden_values.iter().filter(|path| {
        plan.may_show(path)
            && plan.may_write(path)
            && group_of(path).is_some_and(|it| names.contains(&it))
    });
    let item = |path: &Path| {
        let question = form().question(path.name()).filter(|it| it.kind != Kind::Note)?;
        Some(Hidden {
            path: path.to_string(),
            label: label(plan, path, t),
            value: super::wording::in_words(question, plan.answers.get(path), t),
        })
    };
    shown.filter_map(item).collect()
}

/// The top group of an address.
pub(super) fn group_of(path: &Path) -> Option<&'static str> {
    fn holds(item: &Item, name: &str) -> bool {
        item.name() == name || item.items().iter().any(|inner| holds(inner, name))
    }
    let outermost = path.as_str().split(['.', '[']).next()?;
    form().items.iter().find(|item| holds(item, outermost)).map(Item::name)
}
