//! The if-then logic of a page, as its script reads it. What is the same for every case is kept for the day.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use domain::plans::{Plan, form};
use forms::{Item, PageProgram};

/// Day, additions, groups on the page, groups that do not exist for the reader.
type Key = (base::Date, BTreeSet<String>, Vec<String>, Vec<&'static str>);

/// More than the ways of showing Teil A to all agencies on one day; when it is full, yesterday's are in it.
const MOST: usize = 128;

static KEPT: LazyLock<Mutex<HashMap<Key, Arc<PageProgram>>>> = LazyLock::new(Mutex::default);

/// The program of a page with these groups, as JSON that can stand in a `script` element.
pub(super) fn program(plan: &Plan, groups: Vec<String>) -> String {
    let all = form().items.iter().filter(|item| matches!(item, Item::Group(_))).map(Item::name);
    let gone: Vec<&str> = all.filter(|group| !plan.may_show_group(group)).collect();
    let key = (plan.day(), plan.context.enabled_additions.clone(), groups, gone);
    let kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
    let program = kept.unwrap_or_else(|| {
        let shown = |name: &str| key.2.iter().any(|group| group == name);
        let exists = |name: &str| !key.3.contains(&name);
        let fresh = Arc::new(PageProgram::new(form(), &plan.context, shown, exists));
        let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(key, Arc::clone(&fresh));
        fresh
    });
    program.with(&plan.context, &plan.evaluation, &plan.answers)
}
