//! Reads a PDF back with programs that know nothing of how it was made.

#![allow(clippy::unwrap_used, dead_code)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Command;

use lopdf::{Dictionary, Document, Object};

pub struct Reader {
    file: tempfile::NamedTempFile,
    pdf: Document,
}

impl Reader {
    pub fn new(bytes: Vec<u8>) -> Self {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), &bytes).unwrap();
        Self { file, pdf: Document::load_mem(&bytes).unwrap() }
    }

    pub fn pages(&self) -> usize {
        self.pdf.get_pages().len()
    }

    /// Text of a page, from 1, as a reader of the paper sees it.
    pub fn text(&self, page: usize) -> String {
        let page = page.to_string();
        self.run("pdftotext", "poppler-utils", &["-layout", "-f", &page, "-l", &page], &["-"])
    }

    pub fn all_text(&self) -> String {
        self.run("pdftotext", "poppler-utils", &["-layout"], &["-"])
    }

    /// Text in the order in which it was set: words of one cell stay together, lines of a column do too.
    pub fn raw_text(&self) -> String {
        self.run("pdftotext", "poppler-utils", &["-raw"], &["-"])
    }

    /// Drawing operators of a page, from 1.
    pub fn content(&self, page: u32) -> String {
        let page = self.pdf.get_pages()[&page];
        String::from_utf8_lossy(&self.pdf.get_page_content(page)).into_owned()
    }

    pub fn fonts(&self) -> Vec<String> {
        let table = self.run("pdffonts", "poppler-utils", &[], &[]);
        table.lines().skip(2).map(str::to_owned).collect()
    }

    pub fn sizes(&self) -> Vec<&'static str> {
        let boxed =
            |id| self.pdf.get_dictionary(id).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
        let lying = |id| {
            let size = boxed(id);
            if size[2].as_float().unwrap() > size[3].as_float().unwrap() {
                "landscape"
            } else {
                "portrait"
            }
        };
        self.pdf.get_pages().into_values().map(lying).collect()
    }

    pub fn language(&self) -> String {
        text(self.catalog().get(b"Lang").unwrap())
    }

    pub fn title(&self) -> String {
        let info = self.pdf.trailer.get(b"Info").unwrap().as_reference().unwrap();
        text(self.pdf.get_dictionary(info).unwrap().get(b"Title").unwrap())
    }

    /// How often each structure type occurs.
    pub fn tags(&self) -> BTreeMap<String, usize> {
        let mut tags = BTreeMap::new();
        for dictionary in self.dictionaries() {
            if let Ok(Object::Name(name)) = dictionary.get(b"S")
                && dictionary.has(b"P")
            {
                *tags.entry(String::from_utf8_lossy(name).into_owned()).or_insert(0) += 1;
            }
        }
        tags
    }

    /// Languages that differ from the document's, wherever they are noted.
    pub fn languages_in_tags(&self) -> BTreeSet<String> {
        let mut found: BTreeSet<String> = self
            .dictionaries()
            .filter(|it| it.has(b"P"))
            .filter_map(|it| it.get(b"Lang").ok())
            .map(text)
            .collect();
        for page in self.pdf.get_pages().into_values() {
            let content = String::from_utf8_lossy(&self.pdf.get_page_content(page)).into_owned();
            for part in content.split("/Lang").skip(1) {
                found.extend(part.split(['(', ')']).nth(1).map(str::to_owned));
            }
        }
        found
    }

    /// qpdf finds nothing wrong with the file's structure.
    pub fn assert_sound(&self) {
        let report = self.run("qpdf", "qpdf", &["--check"], &[]);
        assert!(report.contains("No syntax or stream encoding errors"), "{report}");
    }

    /// What PDF/UA-1 (ISO 14289-1, clauses 5 and 7.1) asks of the file as a whole.
    pub fn assert_accessible(&self) {
        let catalog = self.catalog();
        let part = |key: &[u8]| self.pdf.dereference(catalog.get(key).unwrap()).unwrap().1;
        let marked = part(b"MarkInfo").as_dict().unwrap().get(b"Marked").unwrap();
        assert!(marked.as_bool().unwrap(), "marked as tagged");
        assert!(part(b"StructTreeRoot").as_dict().unwrap().has(b"K"), "has a structure tree");
        let shows = part(b"ViewerPreferences").as_dict().unwrap().get(b"DisplayDocTitle").unwrap();
        assert!(shows.as_bool().unwrap(), "readers show the title, not the file name");
        let metadata = part(b"Metadata").as_stream().unwrap();
        let metadata = metadata.decompressed_content().unwrap_or_else(|_| metadata.content.clone());
        let metadata = String::from_utf8(metadata).unwrap();
        assert!(metadata.contains("<pdfuaid:part>1</pdfuaid:part>"), "{metadata}");
        assert!(metadata.contains("dc:title"), "{metadata}");
        assert!(!self.fonts().iter().any(|font| font.contains(" no  ")), "every font is embedded");
    }

    fn catalog(&self) -> &Dictionary {
        self.pdf.catalog().unwrap()
    }

    fn dictionaries(&self) -> impl Iterator<Item = &Dictionary> {
        self.pdf.objects.values().filter_map(|object| object.as_dict().ok())
    }

    fn run(&self, tool: &str, package: &str, before: &[&str], after: &[&str]) -> String {
        let path: PathBuf = self.file.path().to_owned();
        let output = Command::new(tool)
            .args(before)
            .arg(path)
            .args(after)
            .output()
            .unwrap_or_else(|_| panic!("these tests need `{tool}`: apt install {package}"));
        assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }
}

/// A PDF string, in UTF-16 or in ASCII.
fn text(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    match bytes.strip_prefix(b"\xfe\xff") {
        Some(wide) => {
            let units: Vec<u16> =
                wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}
