//! What the typesetter may see: templates, six fonts, one set of data. No files, no packages, no clock.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use crate::DocumentError;

/// Subsets cut by `fonts/subset.sh`, under the licence in `fonts/OFL.txt`. Order is preference.
const FONTS: [&[u8]; 6] = [
    include_bytes!("../../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../fonts/NotoSansArabic-Bold.ttf"),
    include_bytes!("../../fonts/NotoSansEthiopic-Regular.ttf"),
    include_bytes!("../../fonts/NotoSansSymbols2-Regular.ttf"),
];

const PARTS: (&str, &str) = ("parts.typ", include_str!("../../templates/parts.typ"));

/// What begins the document.
#[derive(Clone, Copy)]
pub(super) enum Template {
    /// The printed plan.
    Plan,
    /// Running text.
    Prose,
}

impl Template {
    const fn source(self) -> (&'static str, &'static str) {
        match self {
            Self::Plan => ("plan.typ", include_str!("../../templates/plan.typ")),
            Self::Prose => ("prose.typ", include_str!("../../templates/prose.typ")),
        }
    }
}

/// The shipped fonts.
pub(super) fn fonts() -> Result<Vec<Font>, DocumentError> {
    FONTS.iter().map(|bytes| Font::new(Bytes::new(*bytes), 0).ok_or(DocumentError::Font)).collect()
}

/// Everything that is the same for every document; built once.
pub(super) struct Shelf {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: Source,
    parts: Source,
    data: FileId,
}

impl Shelf {
    pub(super) fn new(template: Template) -> Result<Self, DocumentError> {
        let fonts = fonts()?;
        let source = |(name, text): (&str, &str)| Ok(Source::new(id(name)?, text.to_owned()));
        Ok(Self {
            // Headings of table rows can so far be marked only with this feature.
            library: LazyHash::new(
                Library::builder()
                    .with_features([Feature::A11yExtras].into_iter().collect())
                    .build(),
            ),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main: source(template.source())?,
            parts: source(PARTS)?,
            data: id("data.json")?,
        })
    }

    pub(super) fn fonts(&self) -> &[Font] {
        &self.fonts
    }

    /// Line of the template a fault points to, from 1.
    pub(super) fn line(&self, file: FileId, byte: usize) -> Option<usize> {
        let source = [&self.main, &self.parts].into_iter().find(|source| source.id() == file)?;
        source.lines().byte_to_line(byte).map(|line| line + 1)
    }
}

fn id(name: &str) -> Result<FileId, DocumentError> {
    let path = VirtualPath::new(name)
        .map_err(|_| DocumentError::Typesetting("no such template".to_owned()))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// The shelf with the data of one document on it.
pub(super) struct Desk<'a> {
    pub(super) shelf: &'a Shelf,
    pub(super) data: Bytes,
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shelf.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shelf.book
    }

    fn main(&self) -> FileId {
        self.shelf.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [&self.shelf.main, &self.shelf.parts]
            .into_iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.shelf.data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shelf.fonts.get(index).cloned()
    }

    /// Days come in as text from the caller; the typesetter knows no today.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
