//! The one-off enquiry.

use base::{PageRequest, Problem};
use domain::cases::EnquiryInput;
use domain::cases::actions::{enquiries, enquiry, record_enquiry};
use domain::house_test;

fn input() -> EnquiryInput {
    EnquiryInput {
        access_route: "eigeninitiative".to_owned(),
        topic: Some("wohnen".to_owned()),
        minutes: Some(10),
        ..EnquiryInput::default()
    }
}

house_test! {
    fn an_enquiry_sent_twice_is_counted_once(house) {
        let first = record_enquiry(house, &house.anna, "request-0001", &input()).unwrap();
        let again = record_enquiry(house, &house.anna, "request-0001", &input()).unwrap();
        let other = record_enquiry(house, &house.anna, "request-0002", &input()).unwrap();
        assert_eq!(first, again);
        assert_ne!(first, other);
        let mine = enquiries(house, &house.anna, &PageRequest::first()).unwrap();
        assert_eq!(mine.rows.len(), 2);
        assert_eq!(mine.rows[0].municipality_key, "08335075");
        assert_eq!(mine.rows[0].input.made_on, Some(house.today()));
    }
}

house_test! {
    fn a_colleagues_enquiry_does_not_exist_for_others(house) {
        let id = record_enquiry(house, &house.anna, "request-0001", &input()).unwrap();
        assert!(enquiry(house, &house.anna, id).is_ok());
        for other in [&house.ben, &house.cora] {
            assert!(matches!(enquiry(house, other, id), Err(Problem::NotFound)));
        }
        for never in [&house.ines, &house.rita, &house.carl, &house.ada] {
            let refused = record_enquiry(house, never, "request-0003", &input());
            assert!(matches!(refused, Err(Problem::Forbidden)));
        }
    }
}

house_test! {
    fn a_wrong_enquiry_is_told_field_by_field_and_stored_nowhere(house) {
        let wrong = EnquiryInput { access_route: "fax".into(), minutes: Some(-1), ..input() };
        let Err(Problem::Invalid(errors)) =
            record_enquiry(house, &house.anna, "request-0001", &wrong) else { panic!("refused") };
        assert_eq!(errors.len(), 2);
        assert!(enquiries(house, &house.anna, &PageRequest::first()).unwrap().rows.is_empty());
        // The same form, corrected, is a first sending.
        record_enquiry(house, &house.anna, "request-0001", &input()).unwrap();
    }
}
