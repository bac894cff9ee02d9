//! A QR code as SVG inside the page: the strict policy lets no `data:` image through, and the secret in
//! it must not have an address of its own.

use std::fmt::Write as _;

use qrcode::{Color, QrCode};

/// The picture, or nothing when the text is too long for one.
pub(crate) fn svg(text: &str, label: &str) -> Option<String> {
    let code = QrCode::new(text.as_bytes()).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (place, color) in code.to_colors().iter().enumerate() {
        if *color == Color::Dark {
            let _ = write!(path, "M{} {}h1v1h-1z", place % width + 4, place / width + 4);
        }
    }
    let size = width + 8;
    // White with four modules of margin in dark mode, too: readers expect it.
    let label: String = label.chars().filter(|c| !"<>&\"".contains(*c)).collect();
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" width=\"220\" \
         height=\"220\" role=\"img\" aria-label=\"{label}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_becomes_a_picture_and_nothing_in_it_becomes_markup() {
        let svg =
            svg("otpauth://totp/Geleit:anna?secret=ABC\"><script>", "Bild \"><script>").unwrap();
        assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"));
        assert!(!svg.contains("script>"));
        assert!(super::svg(&"x".repeat(5_000), "").is_none());
    }
}
