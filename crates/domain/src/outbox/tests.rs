use super::actions::{again, claim, post, settle, state, tidy_up};
use super::*;
use crate::house_test;
use crate::testing::TestHouse;
use base::Outcome;

fn letter(to: &str) -> NewMail {
    NewMail {
        recipient: to.to_owned(),
        subject: "Einladung".to_owned(),
        words: "Kommen Sie?".to_owned(),
        calendar: String::new(),
        method: String::new(),
    }
}

fn posted(house: &TestHouse, to: &str) -> MailId {
    house.data.write(|tx| post(house, tx, &letter(to))).unwrap()
}

fn stands(house: &TestHouse, id: MailId) -> MailState {
    let found: Outcome<_> = house.data.read(|conn| state(conn, id));
    found.unwrap().unwrap()
}

house_test! {
    fn a_letter_is_claimed_once_and_gone_for_good(house) {
        let id = posted(house, "a@example.org");
        let claimed = claim(house).unwrap().unwrap();
        assert_eq!((claimed.id, claimed.mail), (id, letter("a@example.org")));
        assert!(claim(house).unwrap().is_none(), "nobody else sends it");
        settle(house, id, Sending::Taken).unwrap();
        assert_eq!(stands(house, id), MailState::Sent);
        // A second answer of a slow sender changes nothing.
        settle(house, id, Sending::Later("busy")).unwrap();
        assert_eq!(stands(house, id), MailState::Sent);
        let sent_again: Outcome<_> = house.data.write(|tx| again(house, tx, id));
        assert!(!sent_again.unwrap());
    }
}

house_test! {
    fn a_busy_server_is_asked_again_and_given_up_in_the_end(house) {
        let id = posted(house, "a@example.org");
        for wait in PATIENCE {
            assert_eq!(claim(house).unwrap().map(|one| one.id), Some(id));
            settle(house, id, Sending::Later("busy")).unwrap();
            assert!(claim(house).unwrap().is_none(), "not yet");
            house.clock.advance(wait);
        }
        claim(house).unwrap().unwrap();
        settle(house, id, Sending::Later("busy")).unwrap();
        assert_eq!(stands(house, id), MailState::Failed);
        house.clock.advance(86_400);
        assert!(claim(house).unwrap().is_none());
        let once_more: Outcome<_> = house.data.write(|tx| again(house, tx, id));
        assert!(once_more.unwrap());
        assert_eq!(claim(house).unwrap().map(|one| one.id), Some(id));
    }
}

house_test! {
    fn what_may_have_been_taken_is_never_sent_a_second_time_by_itself(house) {
        let (broken, orphan) = (posted(house, "a@example.org"), posted(house, "b@example.org"));
        for _ in 0..2 {
            claim(house).unwrap().unwrap();
        }
        settle(house, broken, Sending::Unclear).unwrap();
        assert_eq!(tidy_up(house).unwrap(), 0, "somebody may still be at it");
        house.clock.advance(16 * 60);
        assert_eq!(tidy_up(house).unwrap(), 1);
        for id in [broken, orphan] {
            assert_eq!(stands(house, id), MailState::Unclear);
        }
        house.clock.advance(30 * 86_400);
        assert!(claim(house).unwrap().is_none());
        let refused = posted(house, "c@example.org");
        claim(house).unwrap().unwrap();
        settle(house, refused, Sending::Refused("address")).unwrap();
        assert_eq!(stands(house, refused), MailState::Failed);
    }
}

house_test! {
    fn letters_that_are_gone_are_forgotten_after_a_while(house) {
        let id = posted(house, "a@example.org");
        claim(house).unwrap().unwrap();
        settle(house, id, Sending::Taken).unwrap();
        house.clock.advance(91 * 86_400);
        tidy_up(house).unwrap();
        let found: Outcome<_> = house.data.read(|conn| state(conn, id));
        assert_eq!(found.unwrap(), None);
    }
}
