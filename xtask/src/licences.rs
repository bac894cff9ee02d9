//! `cargo xtask licences`: may everything we depend on be passed on?

use serde_json::Value;

use crate::repository::{cargo, finish, metadata, on_path, root};
use crate::spdx;

/// Asks cargo-deny where it is installed, else compares the licences itself.
///
/// # Errors
/// Names each dependency whose licence is not on the list in `deny.toml`.
pub fn run() -> Result<(), String> {
    if on_path("cargo-deny").is_some() {
        return finish(cargo().args(["deny", "check", "licenses", "bans", "sources"]));
    }
    let path = root().join("deny.toml");
    let deny = std::fs::read_to_string(&path).map_err(|error| format!("deny.toml: {error}"))?;
    let allow = allow_list(&deny);
    let metadata = metadata(&["--locked"])?;
    let packages = dependencies(&metadata);
    let refused: Vec<String> = packages
        .iter()
        .filter(|package| !spdx::allowed(&package.licence, &allow))
        .map(|package| format!("  {} {}: {:?}", package.name, package.version, package.licence))
        .collect();
    println!("licences: {} dependencies, {} licences allowed", packages.len(), allow.len());
    if refused.is_empty() {
        return Ok(());
    }
    Err(format!("not on the list in deny.toml:\n{}", refused.join("\n")))
}

/// A package of somebody else.
pub struct Package {
    pub name: String,
    pub version: String,
    /// The licence expression, empty when the package states none.
    pub licence: String,
}

/// Every package that does not come from this repository.
pub fn dependencies(metadata: &Value) -> Vec<Package> {
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let foreign = packages.iter().filter(|package| !package["source"].is_null());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    foreign
        .map(|package| Package {
            name: text(&package["name"]),
            version: text(&package["version"]),
            licence: text(&package["license"]),
        })
        .collect()
}

/// The strings of `allow = [ … ]` under `[licenses]`.
fn allow_list(deny: &str) -> Vec<String> {
    let section = deny.split("\n[licenses]").nth(1).unwrap_or_default();
    let section = section.split("\n[").next().unwrap_or_default();
    let list = section.split("\nallow = [").nth(1).unwrap_or_default();
    let list = list.split("\n]").next().unwrap_or_default();
    let lines = list.lines().map(|line| line.split('#').next().unwrap_or_default());
    lines.filter_map(|line| line.split('"').nth(1)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_from_its_own_section() {
        let deny = "[bans]\nallow = [\n  \"no\",\n]\n\n[licenses]\nallow = [\n  \"MIT\", # why\n  # \"GPL\",\n  \"ISC\",\n]\n";
        assert_eq!(allow_list(deny), ["MIT", "ISC"]);
    }

    #[test]
    fn our_own_crates_are_not_dependencies() {
        let metadata = serde_json::json!({"packages": [
            {"name": "web", "version": "0.1.0", "license": "EUPL-1.2", "source": null},
            {"name": "serde", "version": "1.0.0", "license": null, "source": "registry"},
        ]});
        let found = dependencies(&metadata);
        assert_eq!(
            (found.len(), found[0].name.as_str(), found[0].licence.as_str()),
            (1, "serde", "")
        );
    }
}
