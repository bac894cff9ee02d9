use super::*;
use crate::house_test;

house_test! {
    fn a_form_sent_twice_is_stored_once(house) {
        let account = house.anna.account;
        let send = |key: &str, location: &str| house.data.write(|tx| {
            once(tx, house.now(), account, key, |tx| {
                let number = next_number(tx, "plans")?;
                Ok(format!("/{location}/{number}"))
            })
        });
        assert_eq!(send("request-1", "faelle").unwrap(), Once::Done("/faelle/1".to_owned()));
        assert_eq!(send("request-1", "anders").unwrap(), Once::Repeated("/faelle/1".to_owned()));
        assert_eq!(send("request-2", "faelle").unwrap().location(), "/faelle/2");
        let before = |who, key: &str| house.data.read(|conn| answered_before(conn, who, key)).unwrap();
        assert_eq!(before(account, "request-1").as_deref(), Some("/faelle/1"));
        assert_eq!((before(account, "request-3"), before(house.ben.account, "request-1")), (None, None));
        assert_eq!(send("request-3.aa", "faelle").unwrap().location(), "/faelle/3");
        assert_eq!(send("request-3.aa", "faelle").unwrap(), Once::Repeated("/faelle/3".to_owned()));
        assert_eq!((before(account, "request-3.aa").is_some(), before(account, "request-3.ab")), (true, None));
        for other in ["request-3.ab", "request-3", "request-1.aa"] {
            let Err(Problem::Invalid(told)) = send(other, "faelle") else { panic!("{other} was taken") };
            assert_eq!(told[0].key, "request-key-used");
        }
        for ugly in ["", "short", "with space", "ümläute-1", &"x".repeat(65)] {
            assert!(matches!(send(ugly, "faelle"), Err(Problem::Invalid(_))), "{ugly}");
        }
    }
}

house_test! {
    fn a_failed_request_can_be_sent_again_and_others_have_their_own(house) {
        let send = |account, ok: bool| house.data.write(|tx| {
            once(tx, house.now(), account, "request-1", |tx| {
                next_number(tx, "plans")?;
                if ok { Ok("/done".to_owned()) } else { Err(Problem::Conflict) }
            })
        });
        assert!(matches!(send(house.anna.account, false), Err(Problem::Conflict)));
        assert!(!send(house.anna.account, true).unwrap().is_repeated());
        assert!(!send(house.ben.account, true).unwrap().is_repeated());
        assert_eq!(house.data.write(|tx| next_number(tx, "plans")).unwrap(), 3);
    }
}

house_test! {
    fn fifty_at_the_same_moment_are_one(house) {
        let done = std::sync::atomic::AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| for _ in 0..6 {
                    let answer = house.data.write(|tx| {
                        once(tx, house.now(), house.anna.account, "request-1", |tx| {
                            Ok(next_number(tx, "plans")?.to_string())
                        })
                    }).unwrap();
                    if !answer.is_repeated() {
                        done.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                    }
                    assert_eq!(answer.location(), "1");
                });
            }
        });
        assert_eq!(done.into_inner(), 1);
    }
}
