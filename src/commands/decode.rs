//! Bytes to text: UTF-8 as it stands, and for everything else what turns it into UTF-8.

use std::path::Path;
use std::string::FromUtf8Error;

use thiserror::Error;

/// Why bytes are no text, and what would make text of them.
#[derive(Debug, PartialEq, Eq, Error)]
pub(crate) enum NotText {
    #[error("is {0} text; convert it, for example with iconv -f {0} -t utf-8")]
    OtherUnicode(&'static str),
    #[error("is {what}, not text; convert it, for example with {converter}")]
    Document { what: &'static str, converter: String },
    #[error("is a binary file (byte {0} is zero), not text")]
    Binary(usize),
    #[error("not UTF-8 at byte {0}; convert it, for example with iconv -f latin1 -t utf-8")]
    NotUtf8(usize),
}

/// The text that the bytes are; `path` only helps to name what they are instead.
pub(crate) fn text(bytes: Vec<u8>, path: Option<&Path>) -> Result<String, NotText> {
    if let Some(encoding) = other_unicode(&bytes) {
        return Err(NotText::OtherUnicode(encoding));
    }
    if let Some(kind) = kind_of_document(&bytes, path) {
        return Err(document(kind, path));
    }
    if let Some(zero) = bytes.iter().position(|&byte| byte == 0) {
        return Err(NotText::Binary(zero));
    }
    String::from_utf8(bytes)
        .map_err(|error: FromUtf8Error| NotText::NotUtf8(error.utf8_error().valid_up_to()))
}

/// The encoding that a byte-order mark tells, or that every other byte being zero does.
fn other_unicode(bytes: &[u8]) -> Option<&'static str> {
    let start = &bytes[..bytes.len().min(64)];
    let zeros = |odd| start.iter().skip(odd).step_by(2).all(|&byte| byte == 0);
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some("utf-32"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some("utf-16"),
        [_, _, _, _, ..] if zeros(1) && !zeros(0) => Some("utf-16le"),
        [_, _, _, _, ..] if zeros(0) && !zeros(1) => Some("utf-16be"),
        _ => None,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Pdf,
    Word,
    OpenDocument,
    OldWord,
    Rtf,
    Zip,
}

fn kind_of_document(bytes: &[u8], path: Option<&Path>) -> Option<Kind> {
    let extension = path.and_then(Path::extension).and_then(|it| it.to_str()).unwrap_or_default();
    let holds = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    if bytes.starts_with(b"%PDF-") {
        Some(Kind::Pdf)
    } else if bytes.starts_with(b"{\\rtf") {
        Some(Kind::Rtf)
    } else if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        Some(Kind::OldWord)
    } else if !bytes.starts_with(b"PK\x03\x04") {
        None
    } else if extension.eq_ignore_ascii_case("docx") || holds(b"word/document.xml") {
        Some(Kind::Word)
    } else if extension.eq_ignore_ascii_case("odt") || holds(b"opendocument.text") {
        Some(Kind::OpenDocument)
    } else {
        Some(Kind::Zip)
    }
}

fn document(kind: Kind, path: Option<&Path>) -> NotText {
    let name = path.map_or("FILE".into(), Path::to_string_lossy);
    let pandoc = |from: &str| match path {
        Some(path) => {
            format!("pandoc -f {from} -t gfm -o {} {name}", path.with_extension("md").display())
        }
        None => format!("pandoc -f {from} -t gfm"),
    };
    let (what, converter) = match (kind, path) {
        (Kind::Pdf, Some(path)) => {
            ("a PDF", format!("pdftotext {name} {}", path.with_extension("txt").display()))
        }
        (Kind::Pdf, None) => ("a PDF", "pdftotext - -".to_owned()),
        (Kind::Word, _) => ("a Word document", pandoc("docx")),
        (Kind::OpenDocument, _) => ("an OpenDocument text", pandoc("odt")),
        (Kind::Rtf, _) => ("an RTF document", pandoc("rtf")),
        (Kind::OldWord, _) => {
            ("an old Office document", format!("soffice --headless --convert-to txt {name}"))
        }
        (Kind::Zip, _) => ("a zip archive", format!("unzip {name}")),
    };
    NotText::Document { what, converter }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8], name: &str) -> String {
        text(bytes.to_vec(), Some(Path::new(name))).unwrap_err().to_string()
    }

    #[test]
    fn utf8_comes_through_as_it_is() {
        for plain in ["Redis", "\u{feff}naïve\r\n", "<p>HTML is text</p>", "PKZIP is a format", ""]
        {
            assert_eq!(text(plain.as_bytes().to_vec(), None).as_deref(), Ok(plain));
        }
    }

    #[test]
    fn other_encodings_are_named() {
        assert_eq!(refused(b"we used caf\xe9", "a"), NotText::NotUtf8(11).to_string());
        assert!(refused(b"\xff\xfeR\0e\0", "a").contains("iconv -f utf-16 "));
        assert!(refused(b"R\0e\0d\0", "a").contains("iconv -f utf-16le "));
        assert!(refused(b"\0R\0e\0d", "a").contains("iconv -f utf-16be "));
        assert!(refused(b"\xff\xfe\0\0R\0\0\0", "a").contains("iconv -f utf-32 "));
        assert_eq!(refused(b"Redis\0\x01", "a"), NotText::Binary(5).to_string());
    }

    #[test]
    fn documents_are_told_by_what_they_hold() {
        assert!(refused(b"%PDF-1.7\n\0", "a.pdf").contains("pdftotext a.pdf a.txt"));
        let word = refused(b"PK\x03\x04\0word/document.xml", "a");
        assert!(word.contains("pandoc -f docx -t gfm -o a.md a"), "{word}");
        assert!(refused(b"PK\x03\x04\0", "a.docx").contains("Word"));
        assert!(
            refused(b"PK\x03\x04\0mimetypeapplication/vnd.oasis.opendocument.text", "a")
                .contains("OpenDocument")
        );
        assert!(refused(b"PK\x03\x04\0", "a.zip").contains("zip archive"));
        assert!(refused(b"{\\rtf1 x}", "a.rtf").contains("RTF"));
        assert!(refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "a.doc").contains("soffice"));
    }
}
