//! What happened, by whom, to which pseudonym: a Merkle log nobody can rewrite unseen.
