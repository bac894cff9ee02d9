//! Agencies, accounts, roles, sessions, and the one authorisation check.
