//! A letter, agenda or questionnaire of a step: to read, print, copy and take along.

use askama::Template;
use axum::extract::Path;
use base::{Locale, Problem};
use documents::plan::Lang;
use documents::prose::{Block as Part, Prose, prose_odt};
use domain::network::meetings::agenda_named;
use domain::network::process::actions::{RunView, run};
use domain::network::process::{Block, Filling, LetterTemplate, RunId, blocks, letter};

use super::crumbs;
use crate::components::Crumb;
use crate::http::{Answer, Disposition, Viewer, download, page};
use crate::network::paths;
use crate::network::record::FileKind;
use crate::shell::Page;
use crate::texts::Texts;

/// A block as the page shows it: the kind, and its words.
struct Shown {
    kind: &'static str,
    words: String,
}

#[derive(Template)]
#[template(path = "network/pages/process/letter.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    heading: String,
    href: String,
    blocks: Vec<Shown>,
    text: String,
}

/// The page.
pub async fn show(viewer: Viewer, Path((id, code)): Path<(String, String)>) -> Answer {
    let t = viewer.t();
    let (found, template, text) = filled(&viewer, &id, &code).await?;
    let step = found.step(template.step)?;
    let id = found.run.id;
    let way = vec![Crumb { label: super::title(step, t), href: paths::step(id, template.step) }];
    let shown = |block: Block| match block {
        Block::Title(words) => Shown { kind: "title", words },
        Block::Heading(words) => Shown { kind: "heading", words },
        Block::Point(words) => Shown { kind: "point", words },
        Block::Tick(words) => Shown { kind: "tick", words },
        Block::Line(words) => Shown { kind: "line", words },
        Block::Gap => Shown { kind: "gap", words: String::new() },
    };
    page(View {
        page: viewer.page(),
        crumbs: crumbs(t, id, way, template.title(t.locale)),
        heading: template.title(t.locale).to_owned(),
        href: paths::letter(id, &template.code),
        blocks: blocks(&text).into_iter().map(shown).collect(),
        text: plain(&text),
        t,
    })
}

/// The letter for word processors.
pub async fn as_odt(viewer: Viewer, Path((id, code)): Path<(String, String)>) -> Answer {
    let (_, template, text) = filled(&viewer, &id, &code).await?;
    let title = template.title(Locale::De).to_owned();
    let bytes = prose_odt(&prose(title, blocks(&text))).map_err(Problem::internal)?;
    let kind = FileKind::Odt;
    let name = format!("{}.{}", template.code, kind.ending());
    download(bytes, kind.media_type(), Disposition::Attachment, &name)
}

/// A letter as running text. Letters are German, and short enough for a page without a foot.
fn prose(title: String, blocks: Vec<Block>) -> Prose {
    let mut document = Prose {
        title,
        subtitle: String::new(),
        lang: Lang::german(),
        notice: String::new(),
        facts: Vec::new(),
        blocks: Vec::new(),
        footer: String::new(),
        words: (String::new(), String::new()),
    };
    for block in blocks {
        let (point, text) = match block {
            Block::Title(words) => {
                document.title = words;
                continue;
            }
            Block::Gap => continue,
            Block::Heading(words) => (None, Part::Heading(1, words)),
            Block::Line(words) => (None, Part::Text(words)),
            Block::Point(words) => (Some(words), Part::List(Vec::new())),
            Block::Tick(words) => (Some(format!("☐ {words}")), Part::List(Vec::new())),
        };
        match (point, document.blocks.last_mut()) {
            (Some(point), Some(Part::List(points))) => points.push(point),
            (Some(point), _) => document.blocks.push(Part::List(vec![point])),
            (None, _) => document.blocks.push(text),
        }
    }
    document
}

/// The letter as plain text.
pub async fn as_text(viewer: Viewer, Path((id, code)): Path<(String, String)>) -> Answer {
    let (_, template, text) = filled(&viewer, &id, &code).await?;
    // Mark and line ends as programs on Windows expect them.
    let bytes = format!("\u{FEFF}{}", plain(&text).replace('\n', "\r\n")).into_bytes();
    let name = format!("{}.txt", template.code);
    download(bytes, "text/plain; charset=utf-8", Disposition::Attachment, &name)
}

/// Without the marks that only this program reads.
fn plain(text: &str) -> String {
    let line = |line: &str| line.trim_start_matches("# ").trim_start_matches("## ").to_owned();
    text.trim().lines().map(line).collect::<Vec<_>>().join("\n")
}

async fn filled(
    viewer: &Viewer,
    id: &str,
    code: &str,
) -> Result<(RunView, &'static LetterTemplate, String), crate::http::Failure> {
    let id: RunId = paths::id(id)?;
    let template = letter(code).ok_or(Problem::NotFound)?;
    let found = viewer.run(move |house, actor| run(house, actor, id)).await?;
    let today = viewer.visit.app().house.today();
    let text = template.filled(&filling(&found, template.step, today)?);
    Ok((found, template, text))
}

/// What is known: letters go to German offices, so days are written in German.
fn filling(found: &RunView, step: i64, today: base::Date) -> base::Outcome<Filling> {
    let t = Texts::new(Locale::De);
    // An invitation goes out in the step before the meeting it is about.
    let own = found.step(step)?;
    let next = found.steps.iter().find(|one| one.step.number == step + 1);
    let about = match next {
        Some(next) if step == 2 => next,
        _ => own,
    };
    let meeting = about.meeting.as_ref();
    let day = meeting.map(|meeting| meeting.starts_at.day()).or(about.step.text.planned_on);
    let agenda = agenda_named(&own.guide.agenda).into_iter().map(|(_, _, item)| {
        let points = item.points.lines().map(str::to_owned).collect();
        (item.title, item.minutes, item.responsible, points)
    });
    let time = |meeting: &domain::network::meetings::Meeting| {
        t.with("process-letter-time", [("time", t.time(meeting.starts_at))])
    };
    Ok(Filling {
        municipality: found.run.municipality.clone(),
        body: about.body.as_ref().map(|body| body.name.clone()).unwrap_or_default(),
        day: day.map(|day| t.long_date(day)).unwrap_or_default(),
        time: meeting.map(time).unwrap_or_default(),
        place: meeting.map(|meeting| meeting.place.clone()).unwrap_or_default(),
        office: own.responsible.clone(),
        today: t.date(today),
        agenda: agenda.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_has_no_marks() {
        let text = "# Titel\n\n## Teil\n- Punkt\n[ ] Kasten\nZeile # 5\n";
        assert_eq!(plain(text), "Titel\n\nTeil\n- Punkt\n[ ] Kasten\nZeile # 5");
    }

    #[test]
    fn points_one_after_the_other_are_one_list_and_the_title_is_the_documents() {
        let text = |text: &str| text.to_owned();
        let letter = vec![
            Block::Title(text("Einladung")),
            Block::Line(text("Guten Tag,")),
            Block::Gap,
            Block::Point(text("eins")),
            Block::Point(text("zwei")),
            Block::Heading(text("Fragen")),
            Block::Tick(text("ja")),
        ];
        let document = prose(text("Vorlage"), letter);
        assert_eq!(document.title, "Einladung");
        let lists: Vec<usize> = document
            .blocks
            .iter()
            .filter_map(|block| match block {
                Part::List(points) => Some(points.len()),
                _ => None,
            })
            .collect();
        assert_eq!((document.blocks.len(), lists), (4, vec![2, 1]));
        assert!(prose_odt(&document).is_ok());
    }
}
