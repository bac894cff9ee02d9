//! Whatever is sealed opens at its place, and nowhere else.

#![allow(clippy::unwrap_used)]

mod house;

use std::sync::LazyLock;

use base::SeededRandom;
use db::MigrationSet;
use db::dialect::Engine;
use db::testing::{ScratchDb, scratch};
use house::set_up;
use proptest::prelude::*;
use vault::{ClientKey, MasterKey, Place, Share, ShareError, VaultError};

static SCRATCH: LazyLock<ScratchDb> =
    LazyLock::new(|| scratch(Engine::Sqlite, MigrationSet::Keystore));
static KEYS: LazyLock<(ClientKey, ClientKey)> = LazyLock::new(|| {
    let vault = set_up(&SCRATCH);
    let key = |client| vault.create_client_key("caritas", client).unwrap();
    (key("selam"), key("omar"))
});

proptest! {
    #[test]
    fn a_value_comes_back_from_its_place(
        plain in prop::collection::vec(any::<u8>(), 0..300), parts in prop::array::uniform3("\\PC{0,12}"),
    ) {
        let place = Place::new(&parts[0], &parts[1], &parts[2]);
        let sealed = KEYS.0.seal(place, &plain);
        prop_assert_eq!(&*KEYS.0.open(place, &sealed).unwrap(), &plain);
        prop_assert_ne!(&KEYS.0.seal(place, &plain), &sealed);
        prop_assert!(KEYS.1.open(place, &sealed).is_err());
    }

    #[test]
    fn no_other_place_opens_it(
        here in prop::array::uniform3("[a|:-]{0,4}"), there in prop::array::uniform3("[a|:-]{0,4}"),
    ) {
        prop_assume!(here != there);
        let sealed = KEYS.0.seal(Place::new(&here[0], &here[1], &here[2]), b"Selam");
        prop_assert!(KEYS.0.open(Place::new(&there[0], &there[1], &there[2]), &sealed).is_err());
    }

    #[test]
    fn no_changed_bit_opens(at in 0usize..46, bit in 0u8..8) {
        let place = Place::new("client", "1", "name");
        let mut sealed = KEYS.0.seal(place, b"Selam");
        prop_assert_eq!(sealed.len(), 46);
        sealed[at] ^= 1 << bit;
        prop_assert!(KEYS.0.open(place, &sealed).is_err());
    }

    #[test]
    fn any_two_sheets_restore_the_key_and_one_does_not(seed in any::<u64>()) {
        let random = SeededRandom::new(seed);
        let key = MasterKey::generate(&random);
        let sheets = key.shares(&random);
        prop_assert_eq!(sheets.len(), 3);
        let typed: Vec<Share> = sheets.iter().map(|sheet| Share::parse(&sheet.text()).unwrap()).collect();
        for (a, b) in [(0, 1), (1, 2), (2, 0)] {
            prop_assert_eq!(&MasterKey::recover(&[typed[a].clone(), typed[b].clone()]).unwrap(), &key);
        }
        prop_assert_eq!(&MasterKey::recover(&typed).unwrap(), &key);
        let alone = [typed[0].clone(), typed[0].clone()];
        prop_assert_eq!(MasterKey::recover(&alone).unwrap_err(), ShareError::TooFew);
    }

    #[test]
    fn every_typing_error_is_located(seed in any::<u64>(), at in 0usize..80, other in 0u8..32) {
        let random = SeededRandom::new(seed);
        let sheet = MasterKey::generate(&random).shares(&random).remove(0);
        let mut typed: Vec<u8> = sheet.text().bytes().filter(u8::is_ascii_alphanumeric).collect();
        let wrong = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"[usize::from(other)];
        prop_assume!(typed[at] != wrong);
        typed[at] = wrong;
        let found = Share::parse(std::str::from_utf8(&typed).unwrap()).unwrap_err();
        prop_assert_eq!(found, ShareError::Group(at / 5 + 1));
    }
}

#[test]
fn truncated_empty_and_later_formats_are_told_apart() {
    let place = Place::new("client", "1", "name");
    let sealed = KEYS.0.seal(place, b"");
    for length in 0..sealed.len() {
        assert!(KEYS.0.open(place, &sealed[..length]).is_err());
    }
    let later = [&[9], &sealed[1..]].concat();
    assert!(matches!(KEYS.0.open(place, &later), Err(VaultError::Format(9))));
}

#[test]
fn people_type_sheets_as_they_like_and_are_told_where_they_erred() {
    let random = SeededRandom::new(3);
    let key = MasterKey::generate(&random);
    let sheets = key.shares(&random);
    let groups: Vec<String> = sheets[0].groups().iter().map(|group| group.to_string()).collect();
    assert_eq!((groups.len(), sheets[0].number(), sheets[2].number()), (16, 1, 3));
    assert_eq!(sheets[1].fingerprint(), key.fingerprint());
    assert!(!format!("{:?}", sheets[0]).contains(&groups[1]));

    let sloppy = groups.join("-").to_lowercase().replace('0', "o").replace('1', "l");
    assert_eq!(Share::parse(&format!("  {sloppy}\r\n")).unwrap(), sheets[0]);

    let message =
        |groups: &[String]| Share::parse(&groups.join(" ")).unwrap_err().message(base::Locale::De);
    let mut short = groups.clone();
    short[2].pop();
    assert_eq!(message(&short), "Gruppe 3 stimmt nicht");
    let mut swapped = groups.clone();
    swapped.swap(6, 9);
    assert_eq!(message(&swapped), "Gruppe 7 stimmt nicht");
    assert_eq!(
        message(&groups[..15]),
        "Das Blatt hat 80 Zeichen in 16 Gruppen, eingegeben sind 75"
    );
    // The same group of another sheet fits in itself but not to the rest.
    let mut mixed = groups.clone();
    mixed[10] = sheets[1].groups()[10].to_string();
    assert_eq!(Share::parse(&mixed.join(" ")).unwrap_err(), ShareError::Checksum);
    let umlaut = format!("Ä{}", &groups.concat()[1..]);
    assert_eq!(Share::parse(&umlaut).unwrap_err(), ShareError::Group(1));
}

#[test]
fn sheets_of_two_keys_or_two_printings_do_not_combine() {
    let random = SeededRandom::new(4);
    let (old, new) = (MasterKey::generate(&random), MasterKey::generate(&random));
    let (first, again, other) = (old.shares(&random), old.shares(&random), new.shares(&random));
    let mixed = MasterKey::recover(&[first[0].clone(), other[1].clone()]).unwrap_err();
    assert_eq!(mixed, ShareError::Different(old.fingerprint(), new.fingerprint()));
    let reprinted = MasterKey::recover(&[first[0].clone(), again[1].clone()]).unwrap_err();
    assert_eq!(reprinted, ShareError::Unfit);
    assert_eq!(MasterKey::recover(&[]).unwrap_err(), ShareError::TooFew);
}
