//! The network of a municipality: who meets, who speaks for whom, and what becomes of what people raise
//! (working paper, section 1). Nothing here knows a case; what goes up goes up because somebody decided it.

pub mod topics;
