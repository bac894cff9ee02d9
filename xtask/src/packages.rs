//! What the tests need beyond Rust, by the name of its Debian package.

use std::path::Path;
use std::process::Command;

use crate::repository::{command, finish, on_path};

struct Package {
    name: &'static str,
    purpose: &'static str,
    there: fn() -> bool,
}

const PACKAGES: &[Package] = &[
    Package {
        name: "postgresql",
        purpose: "the store tests run on both engines",
        there: || postgres_binaries(Path::new("/usr/lib/postgresql")),
    },
    Package {
        name: "chromium",
        purpose: "the browser tests",
        there: || on_path("chromium").is_some(),
    },
    Package {
        name: "nodejs",
        purpose: "the browser tests and the tests of the scripts",
        there: || on_path("node").is_some(),
    },
    Package {
        name: "npm",
        purpose: "the packages of the browser tests",
        there: || on_path("npm").is_some(),
    },
    Package {
        name: "poppler-utils",
        purpose: "the tests read PDF documents with pdftotext and pdftoppm",
        there: || on_path("pdftotext").is_some() && on_path("pdftoppm").is_some(),
    },
    Package {
        name: "qpdf",
        purpose: "the tests check the structure of PDF documents",
        there: || on_path("qpdf").is_some(),
    },
    Package {
        name: "python3-odf",
        purpose: "the tests read OpenDocument files with a reader of somebody else",
        there: || {
            let reads = Command::new("python3").args(["-c", "import odf"]).output();
            reads.is_ok_and(|output| output.status.success())
        },
    },
    Package {
        name: "fonts-noto-core",
        purpose: "Arabic and Ethiopic in the screenshots",
        there: || Path::new("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf").exists(),
    },
];

/// Installs what is missing when it can, else names it.
///
/// # Errors
/// The packages that are missing, with the command that installs them.
pub fn ensure() -> Result<(), String> {
    let missing = missing();
    if missing.is_empty() {
        println!("all there");
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|package| package.name).collect();
    if !(is_root() && on_path("apt-get").is_some()) {
        return Err(ask_for(&missing));
    }
    println!("installing {}", names.join(" "));
    finish(&mut apt(&["update"]))?;
    finish(apt(&["install", "-y", "--no-install-recommends"]).args(&names))?;
    let still = self::missing();
    if still.is_empty() { Ok(()) } else { Err(ask_for(&still)) }
}

fn missing() -> Vec<&'static Package> {
    PACKAGES.iter().filter(|package| !(package.there)()).collect()
}

fn ask_for(missing: &[&Package]) -> String {
    let mut text = String::from("missing Debian packages:\n");
    for package in missing {
        text.push_str(&format!("  {:16} {}\n", package.name, package.purpose));
    }
    let names: Vec<&str> = missing.iter().map(|package| package.name).collect();
    format!("{text}install them: apt-get install --no-install-recommends {}", names.join(" "))
}

fn apt(words: &[&str]) -> Command {
    let mut apt = command("apt-get");
    apt.env("DEBIAN_FRONTEND", "noninteractive").arg("-q").args(words);
    apt
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|meta| meta.uid() == 0)
}

fn postgres_binaries(folder: &Path) -> bool {
    let Ok(versions) = std::fs::read_dir(folder) else { return false };
    versions.flatten().any(|version| version.path().join("bin/initdb").exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_without_root_learns_the_exact_packages() {
        let text = ask_for(&PACKAGES.iter().take(2).collect::<Vec<_>>());
        assert!(text.ends_with("apt-get install --no-install-recommends postgresql chromium"));
    }

    #[test]
    fn postgresql_without_its_binaries_is_not_there() {
        assert!(!postgres_binaries(Path::new("/nowhere/postgresql")));
    }
}
