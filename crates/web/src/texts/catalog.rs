//! The parsed Fluent files, one bundle a language, read once.

use std::collections::HashMap;
use std::sync::LazyLock;

use base::Locale;
use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use fluent_syntax::ast::Entry;
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/i18n");
static CATALOGS: LazyLock<[Catalog; Locale::ALL.len()]> =
    LazyLock::new(|| Locale::ALL.map(Catalog::load));

pub(super) struct Catalog {
    pub(super) bundle: FluentBundle<FluentResource>,
    /// Texts without arguments, formatted once: they are most of every page.
    pub(super) plain: HashMap<String, String>,
    /// What the files got wrong, for the test.
    #[cfg_attr(not(test), allow(dead_code))]
    pub(super) mistakes: Vec<String>,
}

pub(super) fn catalog(locale: Locale) -> &'static Catalog {
    &CATALOGS[locale as usize]
}

impl Catalog {
    fn load(locale: Locale) -> Self {
        let language: LanguageIdentifier = locale.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolation marks round every argument would end up in file names and tests; templates use <bdi>.
        bundle.set_use_isolating(false);
        let mut mistakes = Vec::new();
        let mut keys = Vec::new();
        for file in files(locale) {
            let name = file.path().display().to_string();
            let source = file.contents_utf8().unwrap_or_default().to_owned();
            let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, errors)| {
                mistakes.extend(errors.iter().map(|error| format!("{name}: {error}")));
                resource
            });
            keys.extend(resource.entries().filter_map(key_of));
            if let Err(errors) = bundle.add_resource(resource) {
                mistakes.extend(errors.iter().map(|error| format!("{name}: {error}")));
            }
        }
        let mut plain = HashMap::new();
        for key in keys {
            let Some(pattern) = bundle.get_message(&key).and_then(|message| message.value()) else {
                continue;
            };
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
            if errors.is_empty() {
                plain.insert(key, text);
            }
        }
        Self { bundle, plain, mistakes }
    }
}

fn files(locale: Locale) -> impl Iterator<Item = &'static include_dir::File<'static>> {
    let folder = FILES.get_dir(locale.code());
    let files = folder.into_iter().flat_map(|folder| folder.files());
    files.filter(|file| file.path().extension().is_some_and(|extension| extension == "ftl"))
}

fn key_of(entry: &Entry<&str>) -> Option<String> {
    match entry {
        Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    }
}
