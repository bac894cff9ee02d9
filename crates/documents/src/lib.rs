//! Documents that leave the house: PDF, XLSX and CSV from plain input structs.
