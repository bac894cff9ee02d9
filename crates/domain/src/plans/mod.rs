//! The Integrationsplan: answers, revisions, goals, standings, as of any day.
