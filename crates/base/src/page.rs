//! Keyset paging: a page is asked for by the last key seen, so page 1,000 costs what page 1 costs.

/// Which part of a list is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRequest {
    /// The last key of the page before; `None` for the first page.
    pub after: Option<String>,
    /// How many rows at most (1 to 200).
    pub size: usize,
}

impl PageRequest {
    /// Rows a page shows unless told.
    pub const DEFAULT_SIZE: usize = 25;

    /// The first page of the usual size.
    pub fn first() -> Self {
        Self { after: None, size: Self::DEFAULT_SIZE }
    }

    /// The page behind `after`.
    pub fn after(after: Option<String>) -> Self {
        Self { after: after.filter(|key| !key.is_empty()), size: Self::DEFAULT_SIZE }
    }
}

/// One part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows, in the list's order.
    pub rows: Vec<T>,
    /// The key to ask the next page with; `None` on the last.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// Builds a page from up to `size + 1` rows: the extra row only proves that there is more.
    pub fn from_rows(mut rows: Vec<T>, size: usize, key: impl Fn(&T) -> String) -> Self {
        let more = rows.len() > size;
        rows.truncate(size);
        let next = if more { rows.last().map(key) } else { None };
        Self { rows, next }
    }

    /// The same page with other rows.
    pub fn map<U>(self, convert: impl FnMut(T) -> U) -> Page<U> {
        Page { rows: self.rows.into_iter().map(convert).collect(), next: self.next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extra_row_tells_that_there_is_more() {
        let page = Page::from_rows(vec![1, 2, 3], 2, i32::to_string);
        assert_eq!((page.rows, page.next), (vec![1, 2], Some("2".into())));
        assert_eq!(Page::from_rows(vec![1, 2], 2, i32::to_string).next, None);
    }
}
