//! Headings: their canonical names and languages.

/// The canonical name of a heading: lower case, known synonyms unified, a language kept.
pub(crate) fn canonical(heading: &str) -> String {
    let heading = heading.trim();
    if heading.to_ascii_lowercase().starts_with(OWN) {
        return heading.to_ascii_lowercase();
    }
    let (base, language) = match heading.split_once("::") {
        Some((base, language)) => (base, Some(language_code(language))),
        None => (heading, None),
    };
    let base = base.trim().to_ascii_lowercase().replace([' ', '-'], "_");
    let base = match base.as_str() {
        "list" => "list_name",
        "relevance" => "relevant",
        "calculate" => "calculation",
        "read_only" => "readonly",
        "id_string" => "form_id",
        other => other,
    };
    match language {
        Some(language) => format!("{base}::{language}"),
        None => base.to_owned(),
    }
}

/// The prefix of our own columns.
pub(crate) const OWN: &str = "geleit::";

/// `Deutsch (de)` → `de`; a bare word stays as it is.
pub(crate) fn language_code(text: &str) -> String {
    let text = text.trim();
    match text.rsplit_once('(') {
        Some((_, code)) => code.trim_end_matches(')').trim().to_owned(),
        None => text.to_owned(),
    }
}
