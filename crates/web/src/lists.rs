//! The form's lists of choices, ready for questions outside of the plan.

use base::Date;
use domain::plans::form;
use domain::registers::areas;

use crate::components::Choice;
use crate::texts::Texts;
use crate::typed::option;

/// The choices of a list that are valid on a day, in the reader's language.
pub fn choices(list: &str, t: Texts, day: Date) -> Vec<Choice> {
    let found = form().lists.get(list).into_iter().flat_map(|list| &list.choices);
    let valid = found.filter(|choice| choice.is_valid_on(day));
    valid.map(|choice| option(&choice.name, choice.label.get(t.locale.code()))).collect()
}

/// What a stored name reads like; the name itself when the list does not know it.
pub fn label(list: &str, name: &str, t: Texts) -> String {
    let choice = form().lists.get(list).and_then(|list| list.choice(name));
    choice.map_or(name, |choice| choice.label.get(t.locale.code())).to_owned()
}

/// The name of an area of Teil B; the id itself when there is none.
pub fn area(id: &str, t: Texts) -> String {
    let found = areas().iter().find(|area| area.id == id);
    found.map_or(id, |area| area.name(t.locale)).to_owned()
}

/// The areas of Teil B.
pub fn area_choices(t: Texts) -> Vec<Choice> {
    areas().iter().map(|area| option(&area.id, area.name(t.locale))).collect()
}
