//! Topics the person may read, the newest first.

use askama::Template;
use base::PageRequest;
use domain::network::topics::actions::{TopicFilter, topics};
use domain::network::topics::{TopicAction, TopicLevel};

use crate::components::{Choice, Field, Pager, Tab, Tag};
use crate::http::{Answer, Query, Viewer, page};
use crate::network::{paths, words};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{Typed, option};

struct Row {
    title: String,
    href: String,
    category: String,
    level: String,
    voices: String,
    waiting: String,
    tag: Tag,
    mine: bool,
}

#[derive(Template)]
#[template(path = "network/pages/topics/list.html")]
struct View {
    page: Page,
    t: Texts,
    tabs: Vec<Tab>,
    filters: Vec<Field>,
    rows: Vec<Row>,
    pager: Pager,
    raises: bool,
    is_filtered: bool,
}

/// The list, narrowed as the address says.
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    let t = viewer.t();
    let request = PageRequest::after(query.some("nach").map(str::to_owned));
    let is_first = request.after.is_none();
    let filter = narrowed(&query);
    let is_filtered = filter != TopicFilter::default();
    let (found, today) = viewer
        .run(move |house, actor| Ok((topics(house, actor, &filter, &request)?, house.today())))
        .await?;
    let rows = found.rows.iter().map(|line| Row {
        title: line.topic.title.clone(),
        href: paths::topic(line.topic.id),
        category: words::category(&line.topic.category, t),
        level: t.get(&format!("topic-level-{}", line.topic.level.name())).into_owned(),
        voices: words::voices(line.voices, t),
        waiting: words::waiting(&line.topic, today, t),
        tag: words::state_tag(&line.topic, today, t),
        mine: line.mine,
    });
    let rows = rows.collect();
    let kept = kept(&query);
    let next = found.next.map(|after| format!("{}?{kept}&nach={after}", paths::TOPICS));
    let pager = Pager {
        previous: if is_first { String::new() } else { format!("{}?{kept}", paths::TOPICS) },
        next: next.unwrap_or_default(),
        shown: String::new(),
    };
    let access = &viewer.visit.app().house.access;
    let raises = access.allows_topics(&viewer.actor, TopicAction::Raise);
    let filters = filters(&viewer, &query);
    let tabs = words::tabs(&viewer, paths::TOPICS);
    page(View { page: viewer.page(), t, tabs, filters, rows, pager, raises, is_filtered })
}

fn narrowed(query: &Query) -> TopicFilter {
    TopicFilter {
        level: TopicLevel::ALL.into_iter().find(|level| level.name() == query.get("ebene")),
        ended: match query.get("stand") {
            "offen" => Some(false),
            "beantwortet" => Some(true),
            _ => None,
        },
        category: query.get("bereich").to_owned(),
    }
}

fn kept(query: &Query) -> String {
    let mut address = form_urlencoded::Serializer::new(String::new());
    for name in ["ebene", "stand", "bereich"] {
        address.append_pair(name, query.get(name));
    }
    address.finish()
}

fn filters(viewer: &Viewer, query: &Query) -> Vec<Field> {
    let t = viewer.t();
    let typed = Typed::fresh(t, query.0.clone());
    let access = &viewer.visit.app().house.access;
    let reads = |level: &TopicLevel| access.allows_topic(&viewer.actor, TopicAction::Read, *level);
    let levels: Vec<Choice> = TopicLevel::ALL
        .into_iter()
        .filter(reads)
        .map(|level| option(level.name(), t.get(&format!("topic-level-{}", level.name()))))
        .collect();
    let states =
        ["offen", "beantwortet"].map(|state| option(state, t.get(&format!("topic-state-{state}"))));
    let all = |field: Field| Field { unchosen: t.get("topic-all").into_owned(), ..field };
    let mut fields = Vec::new();
    if levels.len() > 1 {
        fields.push(all(typed.select("ebene", "topic-level", levels)));
    }
    fields.push(all(typed.select("stand", "topic-state", states.into())));
    fields.push(all(typed.select("bereich", "topic-category", words::categories(t))));
    fields
}
