//! What shall be measured.

/// Where the data are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// In a file.
    Sqlite,
    /// In a throw-away server.
    Postgres,
}

impl Engine {
    /// Its name in tables and folders.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// The words behind `bench`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Sizes of the houses, the small one first: the others are compared with it.
    pub cases: Vec<usize>,
    /// Engines.
    pub engines: Vec<Engine>,
    /// How long each load goes on.
    pub seconds: u64,
    /// People at the same time.
    pub connections: usize,
    /// Requests a second of all of them together, for loads that leave time between clicks.
    pub rate: usize,
    /// Also the expressions of forms.
    pub expressions: bool,
}

const USAGE: &str = "cargo xtask bench [--cases 1000,100000] [--engines sqlite,postgres] [--seconds 8] \
    [--connections 16] [--rate 200] [--no-expressions]";

impl Options {
    /// Reads the words.
    ///
    /// # Errors
    /// The usage, when one is unknown.
    pub fn read(words: &[String]) -> Result<Self, String> {
        let mut options = Self {
            cases: vec![1_000, 100_000],
            engines: vec![Engine::Sqlite, Engine::Postgres],
            seconds: 8,
            connections: 16,
            rate: 200,
            expressions: true,
        };
        let mut words = words.iter().map(String::as_str);
        while let Some(word) = words.next() {
            if word == "--no-expressions" {
                options.expressions = false;
                continue;
            }
            let value = words.next().ok_or(USAGE)?;
            let number = || value.parse::<usize>().ok().filter(|number| *number > 0).ok_or(USAGE);
            match word {
                "--cases" => {
                    let sizes = value.split(',').map(|size| size.trim().parse().ok());
                    options.cases = sizes.collect::<Option<_>>().ok_or(USAGE)?;
                    options.cases.sort_unstable();
                }
                "--engines" => {
                    let named = |name: &str| {
                        [Engine::Sqlite, Engine::Postgres]
                            .into_iter()
                            .find(|one| one.name() == name)
                    };
                    options.engines =
                        value.split(',').map(named).collect::<Option<_>>().ok_or(USAGE)?;
                }
                "--seconds" => options.seconds = number()? as u64,
                "--connections" => options.connections = number()?,
                "--rate" => options.rate = number()?,
                _ => return Err(USAGE.to_owned()),
            }
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Options, String> {
        Options::read(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn sizes_and_engines_can_be_chosen() {
        let all = read(&[]).unwrap();
        assert_eq!((all.cases, all.engines.len()), (vec![1_000, 100_000], 2));
        let few = read(&["--cases", "500, 100", "--engines", "sqlite"]).unwrap();
        assert_eq!((few.cases, few.engines), (vec![100, 500], vec![Engine::Sqlite]));
        for wrong in
            [&["--cases"][..], &["--cases", "x"], &["--engines", "oracle"], &["--rate", "0"]]
        {
            assert_eq!(read(wrong).unwrap_err(), USAGE);
        }
    }
}
