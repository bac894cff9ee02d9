//! Four separate legal objects: agreement, notice, consents, releases.
