//! The form as a program for the page: the same expressions as a JSON tree. The page only shows and
//! hides; the server decides again.
//!
//! `{v, today, now, lang, f: [field…], s: [parent scope…], o: [order…], l: {list: [[name, {columns}]…]}, h: {outer}}`;
//! a field is `[name, role, parent, scope, reads, parts]` with role `0` record, `1` group,
//! `2` repeat (then `parts.s` is its scope), `3` row, `4` question; parts: `r` relevant, `c`
//! calculation, `f` choice filter, `l` list, `x` 1 = switched off, `d` 1 = date, `n` 1 = number.

use serde_json::{Map, Value as Json, json};

use crate::definition::plan::{Field, Role};
use crate::definition::{Form, Kind};
use crate::evaluate::Context;
use crate::expression::{Expr, Function, Path, Start, Step, To};

/// The program for a page in a language. Nothing in it is personal, except values of `context.outer`.
#[must_use]
pub fn browser_program(form: &Form, context: &Context, language: &str) -> Json {
    let plan = &form.plan;
    let mut labels = false;
    let mut fields = Vec::new();
    let mut lists = Map::new();
    for field in &plan.fields {
        for expr in [&field.relevant, &field.calculation, &field.filter].into_iter().flatten() {
            expr.visit(&mut |part, _| {
                labels |= matches!(part, Expr::Call(Function::ChoiceName, _))
                    || matches!(part, Expr::Column(name) if name == "label");
            });
        }
    }
    for (index, field) in plan.fields.iter().enumerate() {
        let reads: Vec<usize> = plan
            .dependents
            .iter()
            .chain(&plan.watchers)
            .enumerate()
            .filter(|(_, list)| list.iter().any(|d| d.field as usize == index))
            .map(|(read, _)| read % plan.fields.len())
            .filter(|read| *read != index && *read != field.parent as usize)
            .collect();
        fields.push(json!([
            field.name,
            role(&field.role),
            field.parent,
            field.scope,
            reads,
            parts(field, context, labels)
        ]));
        let list = field.kind().and_then(Kind::list);
        if let Some(list) = list.filter(|_| field.filter.is_some() || labels)
            && let Some(choices) = form.lists.get(list)
        {
            let shown = choices.choices.iter().filter(|c| c.is_valid_on(context.today) || labels);
            let rows = shown.map(|choice| {
                let mut columns: Map<String, Json> =
                    choice.extra.iter().map(|(k, v)| (k.clone(), json!(v))).collect();
                if labels {
                    columns.insert("label".to_owned(), json!(choice.label.get(language)));
                }
                json!([choice.name, columns])
            });
            lists.insert(list.to_owned(), rows.collect());
        }
    }
    json!({
        "v": 1,
        "id": form.id,
        "today": context.today.to_string(),
        "now": context.now.to_string(),
        "lang": language,
        "f": fields,
        "s": plan.scopes.iter().map(|scope| scope.parent).collect::<Vec<_>>(),
        "o": plan.order,
        "l": lists,
        "h": context.outer,
    })
}

fn role(role: &Role) -> u8 {
    match role {
        Role::Root => 0,
        Role::Group => 1,
        Role::Repeat(_) => 2,
        Role::Row => 3,
        Role::Question(_) => 4,
    }
}

fn parts(field: &Field, context: &Context, labels: bool) -> Json {
    let mut parts = Map::new();
    let mut put = |key: &str, value: Json| parts.insert(key.to_owned(), value);
    if let Some(relevant) = &field.relevant {
        put("r", expression_json(relevant));
    }
    if let Some(calculation) = &field.calculation {
        put("c", expression_json(calculation));
    }
    if let Some(list) = field.kind().and_then(Kind::list)
        && (field.filter.is_some() || labels)
    {
        put("l", json!(list));
    }
    if let Some(filter) = &field.filter {
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
        Role::Question(Kind::Hidden) => {
            put("h", json!(1));
        }
        _ => {}
    }
    Json::Object(parts)
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
        Expr::Reference(reference) => json!(["$", reference.field, reference.name]),
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
