//! Styles, modules, fonts and icons, compiled in.
//!
//! Their folder carries a fingerprint of everything in it (`/assets/3f9c1a22/…`), so that a browser
//! keeps them for a year and relative addresses inside CSS go on working. An old fingerprint is not
//! answered: half of an old and half of a new page would be worse than a reload.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::{LazyLock, OnceLock};

use axum::extract::Path;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use base::Problem;
use flate2::{Compression, write::GzEncoder};
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

use crate::http::{Answer, Failure};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets");
static ASSETS: LazyLock<Assets> = LazyLock::new(Assets::load);

struct Assets {
    base: String,
    files: HashMap<&'static str, Asset>,
    /// The worker with this build's base path written in.
    worker: String,
}

struct Asset {
    content: Cow<'static, [u8]>,
    kind: &'static str,
    packed: OnceLock<Option<Vec<u8>>>,
}

/// `/assets/FINGERPRINT` of this build.
pub fn base() -> &'static str {
    &ASSETS.base
}

/// The service worker. Its address never changes, so it is asked for anew each time.
pub async fn worker() -> Response {
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8")),
        (CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (HeaderName::from_static("service-worker-allowed"), HeaderValue::from_static("/")),
    ];
    (headers, ASSETS.worker.as_str()).into_response()
}

/// One file.
pub async fn file(Path((fingerprint, path)): Path<(String, String)>, headers: HeaderMap) -> Answer {
    let known = base().strip_prefix("/assets/") == Some(fingerprint.as_str());
    let asset = ASSETS.files.get(path.as_str()).filter(|_| known);
    let asset = asset.ok_or_else(|| Failure::from(Problem::NotFound))?;
    let gzip = headers.get(ACCEPT_ENCODING).and_then(|accept| accept.to_str().ok());
    let gzip = gzip.is_some_and(|accept| accept.contains("gzip"));
    let kept = [
        (CONTENT_TYPE, HeaderValue::from_static(asset.kind)),
        (CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
        (VARY, HeaderValue::from_static("accept-encoding")),
    ];
    Ok(match asset.packed().filter(|_| gzip) {
        Some(packed) => {
            (kept, [(CONTENT_ENCODING, HeaderValue::from_static("gzip"))], packed).into_response()
        }
        None => (kept, &*asset.content).into_response(),
    })
}

impl Assets {
    fn load() -> Self {
        let mut files = HashMap::new();
        collect(&FILES, &mut files);
        let mut names: Vec<_> = files.keys().copied().collect();
        names.sort_unstable();
        let mut hash = Sha256::new();
        for name in names {
            hash.update(name);
            hash.update(Sha256::digest(&files[name].content));
        }
        let mut base = String::from("/assets/");
        for byte in &hash.finalize()[..4] {
            let _ = write!(base, "{byte:02x}");
        }
        let worker: &[u8] = files.get("js/sw.js").map(|asset| &*asset.content).unwrap_or_default();
        let worker = String::from_utf8_lossy(worker);
        let worker = worker.replace("const BASE = '/assets';", &format!("const BASE = '{base}';"));
        Self { base, files, worker }
    }
}

fn collect(dir: &'static Dir<'static>, files: &mut HashMap<&'static str, Asset>) {
    for file in dir.files() {
        let extension = file.path().extension().and_then(|extension| extension.to_str());
        let Some(kind) = extension.and_then(kind_of) else { continue };
        // Tests of modules lie beside them and stay at home.
        if let Some(path) = file.path().to_str().filter(|path| !path.contains(".test.")) {
            let content = if path.ends_with(".js") {
                Cow::Owned(slim(&String::from_utf8_lossy(file.contents())).into_bytes())
            } else {
                Cow::Borrowed(file.contents())
            };
            let asset = Asset { content, kind, packed: OnceLock::new() };
            files.insert(path, asset);
        }
    }
    dir.dirs().for_each(|dir| collect(dir, files));
}

/// A module without indentation and comments on lines of their own: they are for those who read the source.
fn slim(source: &str) -> String {
    let mut inside = false;
    let mut kept = Vec::new();
    for line in source.lines().map(str::trim) {
        inside |= line.starts_with("/*");
        if !inside && !line.is_empty() && !line.starts_with("//") {
            kept.push(line);
        }
        if inside && line.contains("*/") {
            inside = false;
        }
    }
    kept.join("\n")
}

/// What is not listed is not served.
fn kind_of(extension: &str) -> Option<&'static str> {
    Some(match extension {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        _ => return None,
    })
}

impl Asset {
    /// Packed once, when first asked for; fonts and images are packed already.
    fn packed(&'static self) -> Option<&'static [u8]> {
        let packed = self.packed.get_or_init(|| {
            if !(self.kind.starts_with("text/") || self.kind == "image/svg+xml") {
                return None;
            }
            let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
            encoder.write_all(&self.content).ok()?;
            encoder.finish().ok().filter(|packed| packed.len() < self.content.len())
        });
        packed.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_inside_the_styles_leads_to_a_file() {
        let address = regex::Regex::new(r#"url\("?\.\./([^")]+)"?\)"#).unwrap();
        let mut seen = 0;
        for (name, asset) in ASSETS.files.iter().filter(|(name, _)| name.ends_with(".css")) {
            for found in address.captures_iter(std::str::from_utf8(&asset.content).unwrap()) {
                assert!(ASSETS.files.contains_key(&found[1]), "{name} asks for {}", &found[1]);
                seen += 1;
            }
        }
        assert!(seen > 20);
    }

    #[test]
    fn the_worker_knows_this_build() {
        assert!(ASSETS.worker.contains(&format!("const BASE = '{}';", base())));
        assert_eq!(base().len(), "/assets/".len() + 8);
    }

    #[test]
    fn the_modules_stay_small() {
        let packed = |asset: &'static Asset| asset.packed().map_or(0, <[u8]>::len);
        // The minutes of meetings are on pages without forms of a plan.
        let elsewhere = ["js/sw.js", "js/minutes.js"];
        let page = |name: &str| name.ends_with(".js") && !elsewhere.contains(&name);
        let modules = ASSETS.files.iter().filter(|(name, _)| page(name));
        let total: usize = modules.map(|(_, asset)| packed(asset)).sum();
        // The aim is 12 kB; the interpreter of the if-then logic stands two hundred bytes above it.
        assert!(total <= 12_600, "the modules of a plan have {total} bytes packed");
    }
}
