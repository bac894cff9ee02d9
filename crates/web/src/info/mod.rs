//! Pages about the program itself: help, imprint, accessibility, health.

pub mod pages;
pub mod paths;
