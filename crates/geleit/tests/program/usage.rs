//! Words that are off end with 2, and nothing is done.

use crate::support::{Done, geleit};

#[test]
fn a_call_nobody_understands_ends_with_2() {
    let calls: &[&[&str]] = &[
        &[],
        &["sevre"],
        &["serve", "--dri", "x"],
        &["serve", "--dir", "x", "--config", "y"],
        &["serve", "extra"],
        &["init"],
        &["user"],
        &["user", "add"],
        &["user", "add", "anna", "--name", "Anna"],
        &["user", "disable"],
        &["keys"],
        &["audit"],
        &["audit", "export", "--dir", "x"],
        &["backup", "--dir", "x"],
        &["restore"],
        &["generate", "--dir", "x"],
        &["generate", "--dir", "x", "--cases", "viele"],
        &["generate", "--dir", "x", "--cases", "-1"],
        &["generate", "--dir", "x", "--cases", "1", "--agencies", "0"],
        &["generate", "--dir", "x", "--cases", "1", "--seed", "zufall"],
        &["demo", "--port", "100000"],
        &["forms"],
        &["forms", "check"],
        &["forms", "eval"],
    ];
    for call in calls {
        let done: Done = geleit(*call).output().unwrap().into();
        assert_eq!(done.code, 2, "{call:?}: {}{}", done.out, done.err);
        assert!(done.out.is_empty() && !done.err.is_empty(), "{call:?}");
    }
}

#[test]
fn help_and_version_are_no_mistakes() {
    let version = Done::from(geleit(["--version"]).output().unwrap()).fine();
    assert_eq!(version.trim(), format!("geleit {}", env!("CARGO_PKG_VERSION")));
    let verbs = "demo init serve doctor user keys audit backup restore generate forms";
    let help = Done::from(geleit(["--help"]).output().unwrap()).fine();
    for verb in verbs.split(' ') {
        assert!(help.contains(&format!("\n  {verb} ")), "{verb} is not in:\n{help}");
        Done::from(geleit([verb, "--help"]).output().unwrap()).fine();
    }
}

#[test]
fn a_configuration_that_is_missing_or_mistyped_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let call = |file: &str| -> Done {
        let mut call = geleit(["doctor", "--config", file]);
        call.current_dir(folder.path()).output().unwrap().into()
    };
    call("nowhere.toml").refused(2, "nowhere.toml");
    std::fs::write(folder.path().join("typo.toml"), "data_dir = 'x'\nlissten = 'y'\n").unwrap();
    call("typo.toml").refused(2, "lissten");
    std::fs::write(folder.path().join("url.toml"), "data_dir = 'x'\ndatabase_url = 'mysql://x'\n")
        .unwrap();
    call("url.toml").refused(2, "postgres://");
    let nothing: Done = geleit(["doctor"]).current_dir(folder.path()).output().unwrap().into();
    nothing.refused(2, "use --dir DIR or --config FILE");
}
