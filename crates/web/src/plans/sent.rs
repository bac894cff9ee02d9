//! What a filled-in form sends, beside the answers: which button was pressed, what was decided. `docs/ui.md` lists
//! the names.

use base::{FieldError, Problem};
use domain::plans::actions::{Also, SaveInput};
use forms::Path;

use crate::http::Fields;

/// A form as it was sent.
#[derive(Debug, Clone)]
pub(super) struct Sent {
    /// Every field with its answer, and what was decided about conflicts.
    pub(super) input: SaveInput,
    /// What the pressed button asks for.
    pub(super) also: Also,
    /// Fields with characters nobody can have meant.
    pub(super) spoiled: Vec<FieldError>,
    /// Fields whose stored value was chosen against the own one.
    pub(super) given_up: Vec<String>,
}

impl Sent {
    /// Reads the form.
    ///
    /// # Errors
    /// [`Problem::NotFound`] when a button names a row that cannot be.
    pub(super) fn read(sent: &Fields, once: &str) -> Result<Self, Problem> {
        let spoiled = sent.check();
        let mut overrule: Vec<String> = sent.all("_mine").map(str::to_owned).collect();
        let mut given_up = Vec::new();
        if let Some((path, whose)) = sent.some("_konflikt").and_then(|it| it.rsplit_once('=')) {
            match whose {
                "theirs" => given_up.push(path.to_owned()),
                _ => overrule.push(path.to_owned()),
            }
        }
        let mut fields = answers(sent);
        if let Some((path, value)) = sent.some("_uebernehmen").and_then(|it| it.split_once('=')) {
            fields.retain(|(name, ..)| name != path);
            let values = value.split_whitespace().map(str::to_owned).collect();
            fields.push((path.to_owned(), values, false));
        }
        fields.retain(|(name, ..)| {
            !given_up.contains(name) && !spoiled.iter().any(|error| error.field == *name)
        });
        let base_version = sent.get("_version").parse().unwrap_or(0);
        let input = SaveInput { base_version, fields, overrule };
        Ok(Self { input, also: also(sent, once)?, spoiled, given_up })
    }
}

fn also(sent: &Fields, once: &str) -> Result<Also, Problem> {
    if let Some(table) = sent.some("_hinzufuegen") {
        return Ok(Also::AddRow { table: table.to_owned(), request: once.to_owned() });
    }
    if let Some(row) = sent.some("_entfernen") {
        return Path::parse(row).map(Also::RemoveRow).map_err(|_| Problem::NotFound);
    }
    if let Some((warning, answer)) = sent.some("_bestaetigen").and_then(|it| it.rsplit_once('=')) {
        let warning = Path::parse(warning).map_err(|_| Problem::NotFound)?;
        return Ok(Also::Confirm(warning, answer == "ja"));
    }
    if sent.has("_verwerfen") {
        return Ok(Also::DropHidden(sent.all("_verborgen").map(str::to_owned).collect()));
    }
    Ok(Also::Nothing)
}

/// Names of inputs are addresses; `PATH!` says "keine Angabe". Browsers do not send what is unticked: `_gefragt`
/// names the questions of which that is possible.
fn answers(sent: &Fields) -> Vec<(String, Vec<String>, bool)> {
    let asked = sent.all("_gefragt").flat_map(str::split_whitespace);
    let mut names: Vec<&str> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for name in sent.names().chain(asked) {
        let name = name.strip_suffix('!').unwrap_or(name);
        if !name.starts_with('_') && seen.insert(name) {
            names.push(name);
        }
    }
    let answer = |name: &str| {
        let values = sent.all(name).filter(|value| !value.is_empty()).map(str::to_owned).collect();
        (name.to_owned(), values, sent.some(&format!("{name}!")).is_some())
    };
    names.into_iter().map(answer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Sent {
        Sent::read(&Fields::parse(body.as_bytes()).unwrap(), "abcdefgh").unwrap()
    }

    #[test]
    fn unticked_boxes_and_declined_answers_are_seen() {
        let sent =
            read("_csrf=x&_gefragt=kurse+geschlecht&a=1&a=&b!=1&c=x&c!=&kurse=ik&_version=7");
        let field = |name: &str, values: &[&str], declined| {
            (
                name.to_owned(),
                values.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>(),
                declined,
            )
        };
        assert_eq!(
            sent.input.fields,
            [
                field("a", &["1"], false),
                field("b", &[], true),
                field("c", &["x"], false),
                field("kurse", &["ik"], false),
                field("geschlecht", &[], false),
            ]
        );
        assert_eq!((sent.input.base_version, sent.also), (7, Also::Nothing));
    }

    #[test]
    fn buttons_say_what_is_done_beside_saving() {
        let add = read("_once=abcdefgh&_hinzufuegen=kinder&a=1");
        assert_eq!(add.also, Also::AddRow { table: "kinder".into(), request: "abcdefgh".into() });
        assert_eq!(add.input.fields.len(), 1, "what was typed is saved first");
        let theirs = read("a=1&b=2&_konflikt=a=theirs");
        assert_eq!((theirs.input.fields.len(), &theirs.given_up[..]), (1, &["a".to_owned()][..]));
        let mine = read("a=1&b=2&_konflikt=kinder[r7].ort=mine&_mine=b");
        assert_eq!(mine.input.overrule, ["b", "kinder[r7].ort"]);
        let taken = read("herkunftsland=&_uebernehmen=herkunftsland=475");
        assert_eq!(taken.input.fields, [("herkunftsland".into(), vec!["475".into()], false)]);
        let dropped = read("_verborgen=a&_verborgen=b&_verwerfen=1");
        assert_eq!(dropped.also, Also::DropHidden(vec!["a".into(), "b".into()]));
        let fields = Fields::parse(b"_entfernen=../x").unwrap();
        assert!(Sent::read(&fields, "abcdefgh").is_err());
    }

    #[test]
    fn a_field_with_a_nul_is_told_and_not_stored() {
        let sent = read("a=x%00y&b=1");
        assert_eq!((sent.spoiled.len(), sent.input.fields.len()), (1, 1));
    }
}
