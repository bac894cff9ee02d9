//! What every page hands to the layout: who looks, where we are, what was just done.

pub(crate) mod nav;

/// A link of the main navigation or of the menu "Neu".
#[derive(Clone, Debug, Default)]
pub struct NavItem {
    /// Text.
    pub label: String,
    /// Target.
    pub href: String,
    /// The page belongs to this part.
    pub current: bool,
}

/// The signed-in person.
#[derive(Clone, Debug, Default)]
pub struct Viewer {
    /// Name for the account menu.
    pub name: String,
    /// "Integrationsmanagement".
    pub role: String,
    /// "Stadt Singen".
    pub agency: String,
}

/// The answer to the action before the redirect.
#[derive(Clone, Debug, Default)]
pub struct Flash {
    /// `success`, `info`, `warning` or `danger`.
    pub tone: &'static str,
    /// One sentence.
    pub text: String,
    /// Where what was done can be seen and changed; empty for nowhere.
    pub href: String,
}

/// A language of the interface.
#[derive(Clone, Debug, Default)]
pub struct Language {
    /// BCP 47, `de`.
    pub code: String,
    /// Own name, `Deutsch`.
    pub label: String,
}

/// Everything `layout.html` needs beside the texts.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Language of the page, BCP 47.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Path and query of this page, for "zurück" after switching language or privacy screen.
    pub path: String,
    /// Who looks; `None` before login and on error pages.
    pub user: Option<Viewer>,
    /// Main navigation, at most seven.
    pub nav: Vec<NavItem>,
    /// The person may look for cases by name: shows the search field.
    pub search: bool,
    /// The menu "Neu"; empty hides it.
    pub create: Vec<NavItem>,
    /// Token against forged requests, for every form.
    pub csrf: String,
    /// Fresh random key for forms that create something: the same request sent twice is stored once.
    pub once: String,
    /// What the last action did.
    pub flash: Option<Flash>,
    /// Languages offered; one or none hides the switch.
    pub languages: Vec<Language>,
    /// Name of this installation, shown before login.
    pub instance: String,
    /// A word for every page, such as "Vorführung – erfundene Daten"; empty for none.
    pub banner: String,
    /// Program version for the footer.
    pub version: String,
    /// `light`, `dark` or empty for the system's choice.
    pub theme: &'static str,
    /// `komfort` or empty for compact.
    pub density: &'static str,
    /// Names and notes are covered.
    pub shield: bool,
    /// Single-key shortcuts switched on in the account.
    pub keys: bool,
    /// Hash of the session id: binds encrypted drafts to this session; empty when signed out.
    pub session: String,
    /// The agency allows encrypted drafts on the device.
    pub drafts: bool,
    /// Base path of the assets with the build's fingerprint: `/assets/3f9c1a`.
    pub assets: String,
}

impl Page {
    /// Address of an asset. The fingerprint is a folder, so that relative addresses in CSS and modules go on working.
    pub fn asset(&self, path: &str) -> String {
        format!("{}/{path}", self.assets)
    }
}
