//! The press: turns a [`PlanDocument`] into a PDF.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use typst::World;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::PlanDocument;
use super::clean::Glyphs;
use super::wire;
use super::world::{Desk, Shelf, Template};
use crate::DocumentError;
use crate::prose::{self, Prose};

/// Fonts, library and templates, loaded once. `Sync`: any number of threads may print at the same time.
pub struct Press {
    shelf: Shelf,
    prose: Shelf,
    glyphs: Glyphs,
    options: PdfOptions,
}

impl Press {
    /// Loads fonts, library and templates (some milliseconds).
    ///
    /// # Errors
    /// [`DocumentError::Font`] if the build shipped a broken font.
    pub fn new() -> Result<Self, DocumentError> {
        let shelf = Shelf::new(Template::Plan)?;
        let prose = Shelf::new(Template::Prose)?;
        let glyphs = Glyphs::new(shelf.fonts().to_vec());
        let standards = PdfStandards::new(&[PdfStandard::Ua_1])
            .map_err(|_| DocumentError::Typesetting("PDF/UA-1 is not supported".to_owned()))?;
        let options = PdfOptions {
            creator: Smart::Custom(Some("Geleit".to_owned())),
            standards,
            ..PdfOptions::default()
        };
        Ok(Self { shelf, prose, glyphs, options })
    }

    /// Prints the plan as tagged PDF/UA-1. The same input gives the same bytes.
    ///
    /// # Errors
    /// [`DocumentError::Shape`] if a table's row has not as many cells as the table has columns.
    pub fn plan_pdf(&self, document: &PlanDocument) -> Result<Vec<u8>, DocumentError> {
        let data = wire::to_json(document, &self.glyphs)?;
        let desk = Desk { shelf: &self.shelf, data: Bytes::from_string(data) };
        let pdf = self.typeset(&desk);
        // The typesetter remembers what it has set, including what was written about a person: forget it.
        comemo::evict(0);
        pdf
    }

    /// Sets running text as tagged PDF/UA-1. The same input gives the same bytes.
    ///
    /// # Errors
    /// [`DocumentError::Shape`] if a table's row has not as many cells as the table has columns.
    pub fn prose_pdf(&self, document: &Prose) -> Result<Vec<u8>, DocumentError> {
        let data = prose::to_json(document, &self.glyphs)?;
        let desk = Desk { shelf: &self.prose, data: Bytes::from_string(data) };
        let pdf = self.typeset(&desk);
        comemo::evict(0);
        pdf
    }

    /// Characters of the document that the shipped fonts do not hold and that print as `�`, so that the
    /// caller can warn before paper is wasted.
    #[must_use]
    pub fn unprintable(&self, document: &PlanDocument) -> BTreeSet<char> {
        let mut missing = BTreeSet::new();
        wire::visit(document, &mut |text| {
            missing.extend(text.chars().filter(|c| !self.glyphs.holds(*c)));
        });
        missing
    }

    fn typeset(&self, desk: &Desk<'_>) -> Result<Vec<u8>, DocumentError> {
        let compiled = typst::compile::<PagedDocument>(desk as &dyn World);
        let pages = compiled.output.map_err(|faults| fault(desk, &faults))?;
        debug_assert!(compiled.warnings.is_empty(), "the template warns: {:?}", compiled.warnings);
        typst_pdf::pdf(&pages, &self.options).map_err(|faults| fault(desk, &faults))
    }
}

/// The first fault, without what it may quote: messages of the typesetter cite the text they complain about.
fn fault(desk: &Desk<'_>, faults: &[SourceDiagnostic]) -> DocumentError {
    use typst::WorldExt;
    let Some(first) = faults.first() else {
        return DocumentError::Typesetting("unknown".to_owned());
    };
    let message = first.message.split(['`', '"', '“']).next().unwrap_or_default().trim();
    let line = first
        .span
        .id()
        .zip(desk.range(first.span))
        .and_then(|(file, range)| desk.shelf.line(file, range.start));
    DocumentError::Typesetting(match line {
        Some(line) => format!("{message} (template line {line})"),
        None => message.to_owned(),
    })
}

/// Prints the plan with a press that is set up at first use and kept; in a thread of its own, because what setting
/// type needs in passing would stay with each thread that ever printed.
///
/// # Errors
/// As [`Press::plan_pdf`] and [`Press::new`].
pub fn plan_pdf(document: &PlanDocument) -> Result<Vec<u8>, DocumentError> {
    let press = press()?;
    apart(|| press.plan_pdf(document))
}

/// Sets running text, as [`plan_pdf`] does the plan.
///
/// # Errors
/// As [`Press::prose_pdf`] and [`Press::new`].
pub fn prose_pdf(document: &Prose) -> Result<Vec<u8>, DocumentError> {
    let press = press()?;
    apart(|| press.prose_pdf(document))
}

fn apart(
    print: impl FnOnce() -> Result<Vec<u8>, DocumentError> + Send,
) -> Result<Vec<u8>, DocumentError> {
    std::thread::scope(|scope| {
        let printing = std::thread::Builder::new()
            .name("printing".to_owned())
            .spawn_scoped(scope, print)
            .map_err(|error| DocumentError::Typesetting(error.to_string()))?;
        let stopped = || DocumentError::Typesetting("stopped by a panic".to_owned());
        printing.join().unwrap_or_else(|_| Err(stopped()))
    })
}

/// [`Press::unprintable`] of the press that [`plan_pdf`] keeps.
///
/// # Errors
/// As [`Press::new`].
pub fn unprintable(document: &PlanDocument) -> Result<BTreeSet<char>, DocumentError> {
    Ok(press()?.unprintable(document))
}

fn press() -> Result<&'static Press, DocumentError> {
    static PRESS: LazyLock<Result<Press, DocumentError>> = LazyLock::new(Press::new);
    PRESS.as_ref().map_err(Clone::clone)
}
