//! The Merkle tree of RFC 6962, kept as its right edge.

use sha2::{Digest, Sha256};

/// A node of the tree: SHA-256.
pub type Hash = [u8; 32];

/// Size and root of the log: all that has to be known to notice a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Number of entries.
    pub size: u64,
    /// Root of the tree over all of them.
    pub root: Hash,
}

/// The hash of a leaf (RFC 6962, 2.1): the prefix keeps a leaf from posing as a node.
pub(super) fn leaf_hash(leaf: &[u8]) -> Hash {
    let mut hash = Sha256::new();
    hash.update([0]);
    hash.update(leaf);
    hash.finalize().into()
}

pub(super) fn node_hash(left: &Hash, right: &Hash) -> Hash {
    let mut hash = Sha256::new();
    hash.update([1]);
    hash.update(left);
    hash.update(right);
    hash.finalize().into()
}

/// The roots of the complete subtrees, largest first: one for every bit set in the size. Enough to append
/// and to state the root; 64 entries at most, whatever the size.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Frontier {
    size: u64,
    edge: Vec<Hash>,
}

impl Frontier {
    /// Reads what [`Frontier::bytes`] wrote; `None` when the length does not fit the size.
    pub(super) fn read(size: u64, bytes: &[u8]) -> Option<Self> {
        let (edge, rest) = bytes.as_chunks::<32>();
        let fits = rest.is_empty() && edge.len() == size.count_ones() as usize;
        fits.then(|| Self { size, edge: edge.to_vec() })
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        self.edge.concat()
    }

    pub(super) fn size(&self) -> u64 {
        self.size
    }

    /// Appends a leaf; every complete pair on the right becomes one node.
    pub(super) fn push(&mut self, leaf: Hash) {
        let mut node = leaf;
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.edge.pop() {
                node = node_hash(&left, &node);
            }
        }
        self.edge.push(node);
        self.size += 1;
    }

    /// The root; that of the empty tree is the hash of nothing.
    pub(super) fn root(&self) -> Hash {
        let mut from_right = self.edge.iter().rev();
        match from_right.next() {
            None => Sha256::digest([]).into(),
            Some(last) => from_right.fold(*last, |right, left| node_hash(left, &right)),
        }
    }

    pub(super) fn head(&self) -> Head {
        Head { size: self.size, root: self.root() }
    }
}

/// Lower-case hexadecimal, for screens and reports.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('?');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Reads 64 hexadecimal digits.
pub(super) fn unhex(text: &str) -> Option<Hash> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if !rest.is_empty() || pairs.len() != 32 {
        return None;
    }
    let mut hash = [0; 32];
    for (byte, [high, low]) in hash.iter_mut().zip(pairs) {
        let digit = |c: &u8| char::from(*c).to_digit(16);
        *byte = (digit(high)? << 4 | digit(low)?) as u8;
    }
    Some(hash)
}
