//! What the ids of this slice name.

use base::{Id, Kind};

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $id:ident $name:literal;)+) => {$(
        $(#[$doc])*
        pub struct $kind;
        impl Kind for $kind {
            const NAME: &'static str = $name;
        }
        $(#[$doc])*
        pub type $id = Id<$kind>;
    )+};
}

kinds! {
    /// An agency (Träger): the controller in the sense of data protection law, the tenant.
    AgencyKind AgencyId "agency";
    /// A person who can log in.
    AccountKind AccountId "account";
    /// One role of one account in one agency.
    MembershipKind MembershipId "membership";
    /// One time of absence in which somebody stands in.
    SubstitutionKind SubstitutionId "substitution";
    /// One approved ground of processing.
    LegalBasisKind LegalBasisId "legal_basis";
    /// A person counselled by one agency; kept by `cases`, named here because permits name it.
    ClientKind ClientId "client";
    /// A case; kept by `cases`, named here because permits name it.
    CaseKind CaseId "case";
}
