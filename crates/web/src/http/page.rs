//! Fills the frame of every page: who looks, where we are, what was just done.

use domain::identity::Role;
use serde_json::Value;

use super::cookies::Cookie;
use super::{Fields, Viewer, Visit, csrf, local_path};
use crate::assets;
use crate::shell::{self, Flash, Language, Page, nav};

impl Viewer {
    /// The frame of a page for this person.
    pub fn page(&self) -> Page {
        self.visit.page()
    }
}

impl Visit {
    /// The frame of a page that is the same for everybody: without forms, tokens and people.
    pub(crate) fn bare_page(&self) -> Page {
        let app = self.app();
        Page {
            lang: self.t().locale.code().to_owned(),
            dir: "ltr",
            instance: app.config.instance.clone(),
            banner: match app.config.banner.as_str() {
                key if self.t().has(key) => self.t().get(key).into_owned(),
                words => words.to_owned(),
            },
            version: env!("CARGO_PKG_VERSION").to_owned(),
            assets: assets::base().to_owned(),
            ..Page::default()
        }
    }

    /// The frame of a page.
    pub fn page(&self) -> Page {
        let random = &*self.app().house.random;
        let mut page = Page {
            path: self.path().to_owned(),
            csrf: csrf::mask(self.secret(), random),
            once: csrf::fresh(random),
            flash: self.flash(),
            languages: languages(),
            shield: self.cookies().get(Cookie::Shield) == Some("1"),
            ..self.bare_page()
        };
        if let (Some(viewer), Some(entered)) = (self.viewer(), self.entered()) {
            let actor = &viewer.actor;
            page.user = Some(shell::Viewer {
                name: actor.display_name.clone(),
                role: role_name(self, actor.role),
                agency: entered.agency.as_ref().map_or_else(
                    || self.app().config.instance.clone(),
                    |agency| agency.name.clone(),
                ),
            });
            page.nav = nav::main(self, actor);
            page.create = nav::create(self, actor);
            page.search = nav::searches(self, actor);
            page.keys = entered.preferences.get("keys") == Some(&Value::Bool(true));
            page.theme = known(&entered.preferences, "theme", &["light", "dark"]);
            page.density = known(&entered.preferences, "density", &["komfort"]);
            page.session = entered.session.mark().to_owned();
            page.drafts = entered.drafts;
        }
        page
    }

    /// What the last action did. It comes from a cookie, so only keys that exist, numbers and
    /// addresses of ours are believed.
    fn flash(&self) -> Option<Flash> {
        let value = Fields::parse(self.cookies().get(Cookie::Flash)?.as_bytes()).ok()?;
        let t = self.t();
        let tone = ["success", "info", "warning", "danger"].into_iter();
        let key = Some(value.get("key")).filter(|key| t.has(key))?;
        Some(Flash {
            tone: tone.into_iter().find(|tone| *tone == value.get("tone"))?,
            text: match value.get("plan").parse::<i64>() {
                Ok(number) => t.with(key, [("number", number.to_string())]),
                Err(_) => t.get(key).into_owned(),
            },
            href: local_path(value.get("href")).unwrap_or_default().to_owned(),
        })
    }
}

fn role_name(visit: &Visit, role: Role) -> String {
    visit.t().get(role.label_key()).into_owned()
}

fn languages() -> Vec<Language> {
    let own_names = [("de", "Deutsch"), ("en", "English")];
    own_names.map(|(code, label)| Language { code: code.into(), label: label.into() }).into()
}

fn known(
    preferences: &serde_json::Map<String, Value>,
    name: &str,
    values: &[&'static str],
) -> &'static str {
    let chosen = preferences.get(name).and_then(Value::as_str);
    values.iter().find(|value| Some(**value) == chosen).copied().unwrap_or_default()
}
