//! The slices of the field: what Geleit knows and does, without HTTP and without HTML.
