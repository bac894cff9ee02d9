//! Keys: per client, per agency, master; the keystore, recovery shares and sealing of values.
