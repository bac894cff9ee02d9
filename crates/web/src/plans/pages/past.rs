//! A plan to be read: labels and answers, section by section.

use domain::plans::{Plan, form};
use forms::{Group, Item, Kind, Path, Question};

use crate::plans::question::is_worth_showing;
use crate::plans::wording::{calculated, in_words, row_label};
use crate::texts::Texts;

/// A section, or a row of a table.
pub(super) struct Block {
    pub(super) title: String,
    pub(super) facts: Vec<Fact>,
    pub(super) rows: Vec<Block>,
}

/// A question with its answer.
pub(super) struct Fact {
    pub(super) label: String,
    pub(super) value: String,
    pub(super) private: bool,
}

/// Everything that is answered and asked, in the order of the form.
pub(super) fn blocks(plan: &Plan, t: Texts) -> Vec<Block> {
    let groups = form().items.iter().filter_map(|item| match item {
        // The evaluation block repeats what stands above it, for machines.
        Item::Group(group) if plan.may_show_group(&group.name) && group.name != "evaluation" => {
            Some(group)
        }
        _ => None,
    });
    let blocks = groups.map(|group| {
        let (facts, rows) = inside(plan, &group.items, None, t);
        Block { title: group.label.get(t.locale.code()).to_owned(), facts, rows }
    });
    blocks.filter(|block| !block.facts.is_empty() || !block.rows.is_empty()).collect()
}

fn inside(plan: &Plan, items: &[Item], row: Option<&Path>, t: Texts) -> (Vec<Fact>, Vec<Block>) {
    let (mut facts, mut rows) = (Vec::new(), Vec::new());
    for item in items {
        match item {
            Item::Group(Group { items, .. }) => {
                let (more, further) = inside(plan, items, row, t);
                facts.extend(more);
                rows.extend(further);
            }
            Item::Repeat(repeat) => {
                for path in plan.answers.rows_of(row, &repeat.group.name) {
                    let (facts, inner) = inside(plan, &repeat.group.items, Some(path), t);
                    if !facts.is_empty() || !inner.is_empty() {
                        rows.push(Block { title: row_label(plan, path, t), facts, rows: inner });
                    }
                }
            }
            Item::Question(question) => facts.extend(fact(plan, question, row, t)),
        }
    }
    (facts, rows)
}

fn fact(plan: &Plan, question: &Question, row: Option<&Path>, t: Texts) -> Option<Fact> {
    let path = match row {
        Some(row) => row.question(&question.name),
        None => Path::parse(&question.name).ok()?,
    };
    let state = plan.evaluation.field(path.as_str())?;
    if !state.relevant || !plan.may_show(&path) {
        return None;
    }
    let value = match question.kind {
        Kind::Note => return None,
        Kind::Hidden => plan.context.outer.get(&question.name).filter(|_| row.is_none())?.clone(),
        Kind::Calculate if !is_worth_showing(question) => return None,
        _ if question.calculation.is_some() => {
            let replaced = question.extra.get("wert_fuer").is_some_and(|name| {
                let other = row.map_or_else(|| name.clone(), |row| row.question(name).to_string());
                plan.evaluation.is_relevant(&other)
            });
            if replaced {
                return None;
            }
            calculated(question, state.calculated.as_deref().unwrap_or_default(), t)
        }
        _ => in_words(question, plan.answers.get(&path), t),
    };
    let private = question.extra.get("art9").is_some_and(|class| class == "freitext");
    let label = question.label.get(t.locale.code()).to_owned();
    (!value.is_empty()).then_some(Fact { label, value, private })
}
