//! Expressions and fields as JSON trees for the page. The page only shows and hides; the server decides again.
//!
//! A program is `{v, id, f: [field…], s: [parent scope…], o: [order…], l: {list: [[name, {columns}]…]}, today, h: {outer},
//! k: [rows, {address: text}, off]}`; a field is `[name, role, parent, scope, reads, parts]` with role `0` record, `1`
//! group, `2` repeat (then `parts.s` is its scope), `3` row, `4` question; parts: `r` relevant, `c` calculation, `f` choice
//! filter, `l` list, `x` 1 = switched off, `d` 1 = date, `n` 1 = number. `k` is what the page cannot compute.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json, json};

use crate::definition::plan::{Field, Plan, Role};
use crate::definition::{Form, Kind};
use crate::evaluate::Context;
use crate::expression::{Expr, Function, Path, Start, Step, To};

/// Whether the page can compute an expression. Times of the day, formats and look-ups stay with the server: they
/// would be a third of the page's interpreter, and conditions hardly use them.
#[must_use]
pub fn is_live(expr: &Expr) -> bool {
    use Function::{
        BooleanFromString, ChoiceName, DateTime, DecimalDateTime, FormatDate, FormatDateTime,
        IndexedRepeat, Now, Once, Translate,
    };
    let mut live = true;
    expr.visit(&mut |part, _| match part {
        Expr::Call(
            Once | ChoiceName | IndexedRepeat | Translate | BooleanFromString | Now | DateTime
            | FormatDate | FormatDateTime | DecimalDateTime,
            _,
        ) => live = false,
        Expr::Column(name) if name == "label" => live = false,
        _ => {}
    });
    live
}

/// The filter the page computes: one that looks at answers. What passes a filter on the list alone is known before.
fn filter(field: &Field) -> Option<&Expr> {
    field.filter.as_ref().filter(|filter| field.always.is_none() && is_live(filter))
}

/// A field with everything that is computed in the page.
pub(crate) fn whole_field(field: &Field, reads: &[usize], context: &Context) -> Json {
    json!([field.name, role(&field.role), field.parent, field.scope, reads, parts(field, context)])
}

/// Columns of lists that filters of these fields read.
pub(crate) fn columns_read<'f>(fields: impl Iterator<Item = &'f Field>) -> BTreeSet<&'f str> {
    let mut columns = BTreeSet::new();
    for filter in fields.filter_map(filter) {
        filter.visit(&mut |part, _| {
            if let Expr::Column(name) = part {
                columns.insert(name.as_str());
            }
        });
    }
    columns
}

/// The list of a field, where the page filters it.
pub(crate) fn add_list(
    lists: &mut Map<String, Json>,
    form: &Form,
    field: &Field,
    context: &Context,
    columns: &BTreeSet<&str>,
) {
    let list = field.kind().and_then(Kind::list).filter(|_| filter(field).is_some());
    let Some(list) = list.filter(|list| !lists.contains_key(*list)) else { return };
    let Some(choices) = form.lists.get(list) else { return };
    let rows = choices.choices.iter().filter(|c| c.is_valid_on(context.today)).map(|choice| {
        let read = choice.extra.iter().filter(|(name, _)| columns.contains(name.as_str()));
        let columns: Map<String, Json> = read.map(|(k, v)| (k.clone(), json!(v))).collect();
        json!([choice.name, columns])
    });
    lists.insert(list.to_owned(), rows.collect());
}

fn parts(field: &Field, context: &Context) -> Json {
    let mut parts = Map::new();
    let mut put = |key: &str, value: Json| parts.insert(key.to_owned(), value);
    if let Some(relevant) = &field.relevant {
        put("r", expression_json(relevant));
    }
    if let Some(calculation) = &field.calculation {
        put("c", expression_json(calculation));
    }
    if let (Some(list), Some(filter)) = (field.kind().and_then(Kind::list), filter(field)) {
        put("l", json!(list));
        put("f", expression_json(filter));
    }
    if !context.allows(&field.additions) {
        put("x", json!(1));
    }
    match &field.role {
        Role::Repeat(scope) => {
            put("s", json!(scope));
        }
        Role::Question(Kind::Date) => {
            put("d", json!(1));
        }
        Role::Question(Kind::Integer | Kind::Decimal) => {
            put("n", json!(1));
        }
        _ => {}
    }
    Json::Object(parts)
}

/// For each field the other fields its expressions read.
pub(crate) fn reads(plan: &Plan) -> Vec<Vec<usize>> {
    let mut reads: Vec<Vec<usize>> = vec![Vec::new(); plan.fields.len()];
    for (read, (computed, watched)) in plan.dependents.iter().zip(&plan.watchers).enumerate() {
        for dependent in computed.iter().chain(watched) {
            let field = dependent.field as usize;
            let apart = field != read && plan.fields[field].parent as usize != read;
            if apart && reads[field].last() != Some(&read) {
                reads[field].push(read);
            }
        }
    }
    reads
}

pub(crate) fn role(role: &Role) -> u8 {
    match role {
        Role::Root => 0,
        Role::Group => 1,
        Role::Repeat(_) => 2,
        Role::Row => 3,
        Role::Question(_) => 4,
    }
}

/// An expression as JSON: numbers and texts as they are, everything else `[operation, …]`.
#[must_use]
pub fn expression_json(expr: &Expr) -> Json {
    match expr {
        Expr::Number(number) => json!(number),
        Expr::Text(text) => json!(text),
        Expr::Negate(inner) => json!(["neg", expression_json(inner)]),
        Expr::Binary(operator, left, right) => {
            json!([operator.symbol(), expression_json(left), expression_json(right)])
        }
        Expr::Reference(reference) => json!(["$", reference.field]),
        Expr::Column(name) => json!(["@", name]),
        Expr::Path(path) => path_json(path),
        Expr::Call(function, arguments) => {
            let mut call = vec![json!(function.name())];
            call.extend(arguments.iter().map(expression_json));
            Json::Array(call)
        }
    }
}

fn list<'e>(expressions: impl IntoIterator<Item = &'e Expr>) -> Vec<Json> {
    expressions.into_iter().map(expression_json).collect()
}

fn path_json(path: &Path) -> Json {
    let start = match &path.start {
        Start::Root => json!(0),
        Start::Context => json!(1),
        Start::Current => json!(2),
        Start::Nodes(nodes, predicates) => json!([expression_json(nodes), list(predicates)]),
    };
    let step = |step: &Step| {
        let to = match &step.to {
            To::Child(name) => name.as_str(),
            To::AnyChild => "*",
            To::Itself => ".",
            To::Parent => "..",
        };
        if step.predicates.is_empty() { json!(to) } else { json!([to, list(&step.predicates)]) }
    };
    json!(["/", start, path.steps.iter().map(step).collect::<Vec<_>>()])
}
