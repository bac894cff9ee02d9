//! Where passwords are hashed: at one desk with memory of its own, so that a hundred people logging in at the
//! same moment wait for a moment instead of taking two gigabytes.

use std::sync::{Mutex, PoisonError};

use argon2::password_hash::phc::{Output, ParamsString, Salt};
use argon2::{Algorithm, Argon2, Block, Params, PasswordHash, Version};
use base::{Outcome, Problem};

/// Hashing takes some hundredths of a second of one core and nineteen megabytes; a second desk would take them
/// again, for a queue that is hardly ever there.
static DESK: Mutex<Vec<Block>> = Mutex::new(Vec::new());

fn compute(params: &Params, version: Version, password: &[u8], salt: &[u8]) -> Outcome<Output> {
    let argon = Argon2::new(Algorithm::Argon2id, version, params.clone());
    let mut out = [0; Output::MAX_LENGTH];
    let length = params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN);
    let out = out.get_mut(..length).ok_or_else(|| Problem::internal("an output too long"))?;
    // Whatever somebody left on it is written over before it is read.
    let mut desk = DESK.lock().unwrap_or_else(PoisonError::into_inner);
    if desk.len() < params.block_count() {
        desk.resize(params.block_count(), Block::new());
    }
    argon
        .hash_password_into_with_memory(password, salt, out, desk.as_mut_slice())
        .map_err(Problem::internal)?;
    Output::new(out).map_err(Problem::internal)
}

/// Bytes for a key, with the same work as for a hash. They are kept nowhere.
pub(super) fn derive(params: &Params, password: &[u8], salt: &[u8]) -> Outcome<Vec<u8>> {
    Ok(compute(params, Version::V0x13, password, salt)?.as_bytes().to_vec())
}

/// The hash with salt and parameters, in PHC text form.
pub(super) fn hash(params: &Params, password: &[u8], salt: &[u8]) -> Outcome<String> {
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(params).map_err(Problem::internal)?,
        salt: Some(Salt::new(salt).map_err(Problem::internal)?),
        hash: Some(compute(params, Version::V0x13, password, salt)?),
    };
    Ok(hash.to_string())
}

/// Whether the password gives this hash, with the parameters that stand in it. Outputs are compared in
/// constant time.
pub(super) fn fits(password: &[u8], kept: &str) -> bool {
    let again = || {
        let kept = PasswordHash::new(kept).ok()?;
        if kept.algorithm != Algorithm::Argon2id.ident() {
            return None;
        }
        let version = kept.version.map_or(Ok(Version::V0x13), Version::try_from).ok()?;
        let params = Params::try_from(&kept).ok()?;
        let (salt, wanted) = (kept.salt?, kept.hash?);
        Some(compute(&params, version, password, &salt).ok()? == wanted)
    };
    again().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use argon2::{PasswordHasher, PasswordVerifier};

    fn params() -> Params {
        Params::new(64, 1, 1, None).unwrap()
    }

    #[test]
    fn the_library_and_the_desk_understand_each_other() {
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params());
        let theirs = argon.hash_password_with_salt(b"geheim", &[7; 16]).unwrap().to_string();
        let ours = hash(&params(), b"geheim", &[7; 16]).unwrap();
        assert_eq!(ours, theirs);
        assert!(argon.verify_password(b"geheim", ours.as_str()).is_ok());
        assert!(fits(b"geheim", &theirs) && !fits(b"Geheim", &theirs));
        for ugly in ["", "$argon2id$", "$argon2i$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$AAAA", "x"] {
            assert!(!fits(b"geheim", ugly), "{ugly}");
        }
    }

    #[test]
    fn many_people_at_once_are_all_served() {
        let kept = hash(&params(), b"geheim", &[7; 16]).unwrap();
        std::thread::scope(|scope| {
            let all: Vec<_> = (0..12)
                .map(|person| {
                    let kept = kept.as_str();
                    scope.spawn(move || {
                        fits(if person % 2 == 0 { b"geheim" } else { b"falsch" }, kept)
                    })
                })
                .collect();
            let let_in = all.into_iter().map(|one| one.join().unwrap());
            assert_eq!(let_in.filter(|fits| *fits).count(), 6);
        });
    }
}
