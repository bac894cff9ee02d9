//! The program of a page that shows some groups of a form: their logic, and what is known of the rest.
//!
//! What stands elsewhere cannot change while the page is filled in, so the page gets its values (`k`: rows and
//! texts by address) instead of its logic; of these only what the page's own expressions read. The few expressions
//! that only the server computes ([`crate::is_live`]) are given likewise, also where they stand on the page.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json, json};

use crate::browser::{add_list, columns_read, is_live, reads, role, whole_field};
use crate::definition::plan::{Field, Plan, Role};
use crate::definition::{Form, Kind};
use crate::evaluate::{Answer, Answers, Context, DECLINED, Evaluation};

/// The part of a program that is the same for every record: worth keeping for a day.
#[derive(Clone, Debug)]
pub struct PageProgram {
    /// A JSON object without its closing brace.
    fixed: String,
    /// Questions elsewhere whose values the page reads.
    known: BTreeSet<String>,
    /// Repeats elsewhere whose rows the page reads.
    rows: BTreeSet<String>,
    /// Groups and questions on the page whose condition only the server computes.
    told: BTreeSet<String>,
}

impl PageProgram {
    /// The program of the top groups (or questions) that `shown` names. Those for which `exists` says no are not in
    /// it by so much as a name; they must not be relevant. It depends on the day and the additions of the context,
    /// not on its other values.
    #[must_use]
    pub fn new(
        form: &Form,
        context: &Context,
        shown: impl Fn(&str) -> bool,
        exists: impl Fn(&str) -> bool,
    ) -> PageProgram {
        let plan = &form.plan;
        let reads = reads(plan);
        let here = on_page(plan, &shown);
        let computed = |index: usize| {
            let field = &plan.fields[index];
            here[index] && [&field.relevant, &field.calculation].into_iter().flatten().all(is_live)
        };
        let there = on_page(plan, &exists);
        let mut needed = needed(plan, &reads, &here);
        for (index, needed) in needed.iter_mut().enumerate().skip(1) {
            *needed &= there[index];
        }
        let columns =
            columns_read((0..plan.fields.len()).filter(|i| here[*i]).map(|i| &plan.fields[i]));
        let (mut fields, mut lists) = (Vec::new(), Map::new());
        let (mut known, mut rows, mut told) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for (index, field) in plan.fields.iter().enumerate() {
            if computed(index) {
                fields.push(whole_field(field, &reads[index], context));
                add_list(&mut lists, form, field, context, &columns);
                continue;
            }
            if here[index] {
                told.insert(field.name.clone());
            }
            match (&field.role, needed[index]) {
                (_, false) => {
                    fields.push(json!([]));
                    continue;
                }
                (Role::Question(_), true) => known.insert(field.name.clone()),
                (Role::Row, true) => rows.insert(field.name.clone()),
                _ => false,
            };
            fields.push(given_field(field));
        }
        let order: Vec<u32> =
            plan.order.iter().copied().filter(|index| needed[*index as usize]).collect();
        let fixed = json!({
            "v": 1,
            "id": form.id,
            "f": fields,
            "s": plan.scopes.iter().map(|scope| scope.parent).collect::<Vec<_>>(),
            "o": order,
            "l": lists,
        });
        let mut fixed = fixed.to_string().replace('<', "\\u003c");
        fixed.pop();
        PageProgram { fixed, known, rows, told }
    }

    /// The whole program for one record, safe to stand inside of a `script` element.
    #[must_use]
    pub fn with(&self, context: &Context, evaluation: &Evaluation, answers: &Answers) -> String {
        let (mut values, mut off) = (Map::new(), Vec::new());
        let groups = evaluation.groups.iter().map(|group| (&group.path, group.relevant));
        let questions = evaluation.fields().map(|(path, state)| (path, state.relevant));
        for (path, relevant) in groups.chain(questions) {
            if !relevant && self.told.contains(path.name()) {
                off.push(path.as_str());
            }
        }
        for (path, state) in evaluation.fields() {
            if !state.relevant || !self.known.contains(path.name()) {
                continue;
            }
            let answered = || match answers.get(path)? {
                Answer::Text(text) => Some(text.as_str()),
                Answer::Declined => Some(DECLINED),
            };
            let text = state.calculated.as_deref().or_else(answered).unwrap_or_default();
            if !text.is_empty() {
                values.insert(path.to_string(), json!(text));
            }
        }
        let rows: Vec<&str> = answers
            .rows()
            .iter()
            .filter(|row| self.rows.contains(row.name()))
            .map(|row| row.as_str())
            .collect();
        let own = json!({
            "today": context.today.to_string(),
            "h": context.outer,
            "k": [rows, values, off],
        });
        let own = own.to_string().replace('<', "\\u003c");
        format!("{},{}", self.fixed, &own[1..])
    }
}

/// Which fields stand in a group that is shown.
fn on_page(plan: &Plan, shown: &impl Fn(&str) -> bool) -> Vec<bool> {
    let mut here = vec![false; plan.fields.len()];
    for (index, field) in plan.fields.iter().enumerate().skip(1) {
        // Parents come before their children.
        here[index] =
            if field.parent == 0 { shown(&field.name) } else { here[field.parent as usize] };
    }
    here
}

/// The fields shown, what they read, and the groups and rows these lie in.
fn needed(plan: &Plan, reads: &[Vec<usize>], here: &[bool]) -> Vec<bool> {
    let mut needed = here.to_vec();
    needed[0] = true;
    for (index, reads) in reads.iter().enumerate().filter(|(index, _)| here[*index]) {
        for start in reads.iter().copied().chain([index]) {
            let mut at = start;
            while !needed[at] || at == start {
                needed[at] = true;
                if at == 0 {
                    break;
                }
                at = plan.fields[at].parent as usize;
            }
        }
    }
    needed
}

/// A field whose value is given: no logic, only what its text means.
fn given_field(field: &Field) -> Json {
    let parts = match &field.role {
        Role::Repeat(scope) => json!({"s": scope}),
        Role::Question(Kind::Date) => json!({"d": 1}),
        Role::Question(Kind::Integer | Kind::Decimal) => json!({"n": 1}),
        _ => json!({}),
    };
    json!([field.name, role(&field.role), field.parent, field.scope, [], parts])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Workbook, compile};
    use jiff::civil::date;

    const SURVEY: &str = "type,name,label,relevant,calculation\n\
        begin group,a,A,,\ntext,wort,Wort,,\ntext,lob,Lob,${summe} > 0 and ${wort} < 'x',\nend group,,,,\n\
        begin group,b,B,,\nbegin repeat,reihe,Reihe,,\ninteger,zahl,Zahl,,\ntext,geheim,Geheim,,\n\
        calculate,doppelt,,,${zahl} * 2\nend repeat,,,,\ncalculate,summe,,,sum(${doppelt})\nend group,,,,\n";

    #[test]
    fn a_page_knows_of_the_rest_only_what_it_reads() {
        let sheets = [("survey", SURVEY), ("settings", "form_id,version\nx,1\n")];
        let form = match compile(&Workbook::from_csv(&sheets).unwrap()) {
            Ok(compiled) => compiled.form,
            Err(findings) => panic!("{findings:?}"),
        };
        let context = Context::on(date(2026, 6, 1));
        let answers: Answers = [
            ("reihe[r1].zahl", "3"),
            ("reihe[r1].geheim", "nicht zu sehen"),
            ("wort", "</script>"),
        ]
        .into_iter()
        .collect();
        let evaluation = crate::evaluate(&form, &answers, &context);
        let program = PageProgram::new(&form, &context, |group| group == "a", |_| true);
        let text = program.with(&context, &evaluation, &answers);
        let json: Json = serde_json::from_str(&text).unwrap();
        assert_eq!(json["k"], json!([[], {"summe": "6"}, []]));
        assert!(
            !text.contains("nicht zu sehen")
                && !text.contains("</script>")
                && !text.contains("geheim")
        );
        assert_eq!(json["f"].as_array().unwrap().len(), form.plan.fields.len(), "indices stay");
        let other = PageProgram::new(&form, &context, |group| group == "b", |_| true);
        let text = other.with(&context, &evaluation, &answers);
        let json: Json = serde_json::from_str(&text).unwrap();
        assert_eq!(json["k"], json!([[], {}, []]), "nothing of the other group is read here");
        let alone = PageProgram::new(&form, &context, |group| group == "a", |group| group == "a");
        let text = alone.with(&context, &evaluation, &answers);
        assert!(!text.contains("summe"), "what does not exist is not even named");
    }
}
