//! Enquiries, clients, households, cases, contacts and reminders.
