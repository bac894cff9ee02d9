//! The tree against the published vectors and against its definition.

use proptest::prelude::*;
use sha2::{Digest, Sha256};

use crate::audit::tree::{Frontier, Hash, hex, leaf_hash, node_hash, unhex};

/// RFC 6962, 2.1, word for word: split at the largest power of two below the size.
fn naive(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Sha256::digest([]).into(),
        [leaf] => *leaf,
        _ => {
            let split = leaves.len().next_power_of_two() / 2;
            node_hash(&naive(&leaves[..split]), &naive(&leaves[split..]))
        }
    }
}

#[test]
fn the_roots_are_those_of_certificate_transparency() {
    let leaves: [&[u8]; 8] = [
        b"",
        b"\x00",
        b"\x10",
        b"\x20\x21",
        b"\x30\x31",
        b"\x40\x41\x42\x43",
        b"\x50\x51\x52\x53\x54\x55\x56\x57",
        b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
    ];
    let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    let mut frontier = Frontier::default();
    for (size, root) in roots.iter().enumerate() {
        assert_eq!(hex(&frontier.root()), *root, "size {size}");
        if let Some(leaf) = leaves.get(size) {
            frontier.push(leaf_hash(leaf));
        }
    }
}

proptest! {
    #[test]
    fn the_right_edge_is_enough(leaves in prop::collection::vec(any::<[u8; 32]>(), 0..200)) {
        let mut frontier = Frontier::default();
        for leaf in &leaves {
            frontier.push(*leaf);
            frontier = Frontier::read(frontier.size(), &frontier.bytes()).unwrap();
        }
        prop_assert_eq!(frontier.root(), naive(&leaves));
        prop_assert_eq!(Frontier::read(leaves.len() as u64 + 1, &[0; 7]), None);
    }

    #[test]
    fn hexadecimal_comes_back(hash in any::<[u8; 32]>(), ugly in "\\PC{0,64}") {
        prop_assert_eq!(unhex(&hex(&hash)), Some(hash));
        prop_assert!(unhex(&ugly).is_none_or(|read| hex(&read) == ugly.to_lowercase()));
    }
}
