//! Form definitions as spreadsheets (XLSForm), their expression language, checks and evaluation. Pure.
