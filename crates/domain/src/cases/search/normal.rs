//! Names in one plain spelling: lower case, without accents, `ß` as `ss`, `ü` as `ue`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of a name, each in plain spelling.
pub fn words(text: &str) -> Vec<String> {
    plain(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.to_lowercase().nfc() {
        match c {
            'ä' => plain.push_str("ae"),
            'ö' => plain.push_str("oe"),
            'ü' => plain.push_str("ue"),
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'ø' => plain.push_str("oe"),
            'å' => plain.push_str("aa"),
            'ł' => plain.push('l'),
            'đ' | 'ð' => plain.push('d'),
            'ı' => plain.push('i'),
            'þ' => plain.push_str("th"),
            // Apostrophes and joiners inside a name part nothing: Al-Ma'arri is found as almaarri's parts.
            '\'' | '’' | 'ʼ' | 'ʿ' | 'ʾ' | '`' => {}
            _ => match cyrillic(c) {
                Some(latin) => plain.push_str(latin),
                None => plain.extend(c.nfkd().filter(|part| !is_combining_mark(*part))),
            },
        }
    }
    plain
}

/// Ukrainian and Russian letters as German passports write them, roughly.
fn cyrillic(c: char) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'б' => "b",
        'в' => "w",
        'г' => "h",
        'ґ' => "g",
        'д' => "d",
        'е' => "e",
        'є' => "je",
        'ё' => "jo",
        'ж' => "sch",
        'з' => "s",
        'и' => "y",
        'і' => "i",
        'ї' => "ji",
        'й' => "j",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "ch",
        'ц' => "z",
        'ч' => "tsch",
        'ш' => "sch",
        'щ' => "schtsch",
        'ъ' | 'ь' => "",
        'ы' => "y",
        'э' => "e",
        'ю' => "ju",
        'я' => "ja",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_it_is_spelt() {
        assert_eq!(words("Müller-Weiß"), ["mueller", "weiss"]);
        assert_eq!(words("  ŞAHİN  "), ["sahin"]);
        assert_eq!(words("Nûr ad-Dîn"), ["nur", "ad", "din"]);
        assert_eq!(words("Ма'рія Шевченко"), ["marija", "schewtschenko"].map(str::to_owned));
        assert_eq!(words("\u{202e}'; --"), Vec::<String>::new());
    }
}
