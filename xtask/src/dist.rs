//! `cargo xtask dist`: the executable as it is handed out, with checksum and bill of materials.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::repository::{cargo, command, finish, metadata, output, target};

/// Builds and lays everything into `target/dist`.
///
/// # Errors
/// When the build fails or a file cannot be written.
pub fn run() -> Result<(), String> {
    let host = host()?;
    finish(cargo().args(["build", "--release", "--locked", "--package", "geleit"]))?;
    let metadata = metadata(&["--locked", "--filter-platform", &host])?;
    let version = version(&metadata);
    let folder = target().join("dist");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;

    let name = format!("geleit-{version}-{host}");
    let binary =
        std::fs::read(target().join("release/geleit")).map_err(|error| error.to_string())?;
    let bill = format!("{name}.cdx.json");
    let parts = bill_of_materials(&metadata, &version);
    let text = serde_json::to_vec_pretty(&parts).map_err(|error| error.to_string())?;
    let sums = format!("{}  {name}\n{}  {bill}\n", sha256(&binary), sha256(&text));
    std::fs::copy(target().join("release/geleit"), folder.join(&name))
        .map_err(|error| format!("{name}: {error}"))?;
    write(&folder.join(&bill), &text)?;
    write(&folder.join("SHA256SUMS"), sums.as_bytes())?;
    println!("{}\n{} bytes\n{sums}", folder.join(&name).display(), binary.len());
    Ok(())
}

fn host() -> Result<String, String> {
    let said = output(command("rustc").arg("-vV"))?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "rustc names no host".to_owned())
}

fn version(metadata: &Value) -> String {
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let ours = packages.iter().find(|package| package["name"] == "geleit");
    ours.and_then(|package| package["version"].as_str()).unwrap_or("0").to_owned()
}

/// CycloneDX: what is compiled into the executable, each with version and licence.
fn bill_of_materials(metadata: &Value, version: &str) -> Value {
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let inside = compiled_in(metadata);
    let parts = packages.iter().filter(|package| {
        !package["source"].is_null() && package["id"].as_str().is_some_and(|id| inside.contains(id))
    });
    let components: Vec<Value> = parts
        .map(|package| {
            let (name, version) = (&package["name"], &package["version"]);
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            json!({
                "type": "library",
                "name": name,
                "version": version,
                "purl": format!("pkg:cargo/{}@{}", text(name), text(version)),
                "licenses": [{ "expression": text(&package["license"]).replace('/', " OR ") }],
            })
        })
        .collect();
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": {
            "type": "application", "name": "geleit", "version": version,
            "licenses": [{ "expression": "EUPL-1.2" }],
        }},
        "components": components,
    })
}

/// Ids reachable from `geleit` by dependencies that end up in the executable: not those of tests and
/// build scripts.
fn compiled_in(metadata: &Value) -> BTreeSet<&str> {
    let nodes = metadata["resolve"]["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let by_id: BTreeMap<&str, &Value> =
        nodes.iter().filter_map(|node| Some((node["id"].as_str()?, node))).collect();
    let mut open: Vec<&str> = metadata["packages"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|package| package["name"] == "geleit")
        .filter_map(|package| package["id"].as_str())
        .collect();
    let mut inside = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !inside.insert(id) {
            continue;
        }
        let deps = by_id.get(id).and_then(|node| node["deps"].as_array());
        for dep in deps.into_iter().flatten() {
            let kinds = dep["dep_kinds"].as_array();
            let normal = kinds.into_iter().flatten().any(|kind| kind["kind"].is_null());
            if let Some(id) = dep["pkg"].as_str().filter(|_| normal) {
                open.push(id);
            }
        }
    }
    inside
}

fn sha256(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    std::fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tools_of_the_build_are_not_in_the_executable() {
        let dep = |id: &str, kind: Value| json!({"pkg": id, "dep_kinds": [{"kind": kind}]});
        let package = |name: &str| json!({"name": name, "id": name, "version": "1.0.0", "license": "MIT/Zlib", "source": "r"});
        let metadata = json!({
            "packages": [{"name": "geleit", "id": "geleit", "version": "0.1.0", "source": null}, package("a"), package("b"), package("c")],
            "resolve": {"nodes": [
                {"id": "geleit", "deps": [dep("a", Value::Null), dep("b", json!("dev"))]},
                {"id": "a", "deps": [dep("c", json!("build"))]},
            ]},
        });
        let bill = bill_of_materials(&metadata, &version(&metadata));
        assert_eq!(bill["components"].as_array().map(Vec::len), Some(1));
        assert_eq!(bill["components"][0]["purl"], "pkg:cargo/a@1.0.0");
        assert_eq!(bill["components"][0]["licenses"][0]["expression"], "MIT OR Zlib");
        assert_eq!(bill["metadata"]["component"]["version"], "0.1.0");
    }

    #[test]
    fn checksums_are_the_usual_ones() {
        assert!(sha256(b"abc").starts_with("ba7816bf8f01cfea"));
    }
}
