//! Everything any action says about a client, as one text.

use std::fmt::Write as _;

use base::{Locale, PageRequest};
use domain::cases::CaseFilter;
use domain::cases::actions::{
    cases, contact_counts, contacts, household, person, searchable_managers,
};
use domain::cases::search::Directory;
use domain::identity::{CaseId, Doer};
use domain::plans::actions::{
    DutyFilter, EvaluationUse, PrintOrder, agenda, duties, evaluation, field_history, plan_as_of,
    print, standings, suggestions,
};
use domain::plans::{Plan, form, warnings};
use domain::privacy::actions::folder;
use domain::testing::TestHouse;
use forms::Path;

use crate::world::permit_of;

use super::{COUNSELLING, HEALTH, PERSON};

fn tell_plan(plan: &Plan, out: &mut String) {
    for (path, answer) in plan.answers.iter() {
        let _ = writeln!(out, "{path} {}", answer.text().unwrap_or("declined"));
    }
    for (path, state) in plan.evaluation.fields() {
        let _ = writeln!(out, "{path} {:?}", state.calculated);
        out.push_str(state.calculated.as_deref().unwrap_or_default());
    }
    let strange = plan.evaluation.hidden_values.iter().chain(&plan.evaluation.strange);
    for path in strange.filter_map(|path| plan.answers.get(path)) {
        out.push_str(path.text().unwrap_or_default());
    }
    let _ = writeln!(out, "{:?} {:?} {:?}", warnings(plan), plan.file, plan.context.outer);
}

/// Everything any action says about this client to the person who keeps the case.
pub(super) fn everything(house: &TestHouse, case: CaseId, places: &[Path]) -> String {
    let anna = &house.anna;
    let permit = permit_of(house, anna, case);
    let mut out = String::new();
    let today = house.today();
    house
        .data
        .read(|conn| {
            let plan = domain::plans::actions::plan(house, conn, &permit, Locale::De)?;
            tell_plan(&plan, &mut out);
            tell_plan(&plan_as_of(house, conn, &permit, today, Locale::De)?, &mut out);
            let found = suggestions(house, conn, &permit, &plan)?;
            let _ = writeln!(out, "{found:?}");
            let names: Vec<&str> =
                form().questions().into_iter().map(|question| question.name.as_str()).collect();
            let top = names.into_iter().filter_map(|name| Path::parse(name).ok());
            for path in top.chain(places.iter().cloned()) {
                for change in field_history(house, conn, &permit, &path)? {
                    let _ = writeln!(out, "{}", change.value.reveal());
                }
            }
            let held = contacts(house, conn, &permit)?;
            let _ = writeln!(out, "{:?}", contact_counts(&held));
            for contact in held {
                let details = contact.details;
                let _ = writeln!(out, "{:?} {}", details.areas, details.note.reveal());
            }
            let (who, _) = person(house, conn, &permit)?;
            for value in [&who.last_name, &who.first_name, &who.address, &who.phone, &who.email] {
                let _ = writeln!(out, "{}", value.reveal());
            }
            for member in household(house, conn, anna, &permit)?.members {
                let listed = member.person.map(|person| person.listed());
                let _ = writeln!(out, "{}", listed.unwrap_or_default().reveal());
            }
            let folder = folder(house, conn, &permit)?;
            for agreement in folder.agreements {
                let details = agreement.details;
                let _ =
                    writeln!(out, "{} {}", details.place.reveal(), details.interpreter.reveal());
            }
            for consent in folder.consents {
                let _ = writeln!(out, "{}", consent.details.representative.reveal());
            }
            for one in folder.releases.into_iter().map(|release| release.details) {
                for value in [one.released, one.recipients, one.covers, one.purpose] {
                    let _ = writeln!(out, "{}", value.reveal());
                }
            }
            Ok::<_, base::Problem>(())
        })
        .unwrap();
    let agenda = agenda(house, anna).unwrap();
    for line in agenda.overdue.lines.iter().chain(&agenda.soon.lines) {
        let _ = writeln!(out, "{} {}", line.name.reveal(), line.text.reveal());
    }
    let page = PageRequest { after: None, size: 50 };
    for duty in duties(house, anna, &DutyFilter::default(), &page).unwrap().rows {
        let _ = writeln!(out, "{:?} {}", duty.kind, duty.text.reveal());
    }
    for row in cases(house, anna, &CaseFilter::default(), &PageRequest::first()).unwrap().rows {
        let _ = writeln!(out, "{}", row.name.unwrap().reveal());
    }
    let doer = Doer::Actor(anna);
    let paper = PrintOrder { filled: true, additions: true, ..PrintOrder::default() };
    tell_plan(&print(house, doer, case, &paper).unwrap(), &mut out);
    let exported = EvaluationUse::Export("csv");
    let record = evaluation(house, doer, house.singen.id, today, exported, |_, _| {}).unwrap();
    for row in record.rows {
        let _ = writeln!(out, "evaluation record: {} {}", row.sex, row.origin);
    }
    let _ = writeln!(out, "{:?}", standings(house, anna, today).unwrap());
    let directory = Directory::default();
    directory.refresh(house).unwrap();
    let managers = searchable_managers(house, anna).unwrap();
    for word in PERSON.iter().chain(&COUNSELLING).chain(&HEALTH) {
        for hit in directory.search(word, house.singen.id, &managers, 5) {
            let _ = writeln!(out, "{}", hit.name.reveal());
        }
    }
    out
}
