//! Who visits, and which cases are theirs.

use visitor::Visitor;

use super::house::House;
use super::process::Process;

/// The password of every fictional person.
const PASSWORD: &str = "bunte Vögel ziehen südwärts";

/// A crowd, signed in, each with the addresses of their open cases.
pub struct People {
    /// Everybody, asking for compressed pages as browsers do.
    pub visitors: Vec<Visitor>,
    /// `/faelle/…` of each.
    pub cases: Vec<Vec<String>>,
}

impl People {
    /// Signs so many people in; when there are fewer, some come twice.
    ///
    /// # Errors
    /// When somebody is not let in or has no case.
    pub fn of(house: &House, process: &Process, count: usize) -> Result<Self, String> {
        let logins = house.case_managers()?;
        let mut people = Self { visitors: Vec::new(), cases: Vec::new() };
        for login in logins.iter().cycle().take(count) {
            let mut visitor = Visitor::of(process.address);
            visitor.log_in(login, PASSWORD).map_err(|error| error.to_string())?;
            let cases = open_cases(&mut visitor)?;
            if cases.is_empty() {
                return Err(format!("{login} has no open case"));
            }
            visitor.compressed = true;
            people.cases.push(cases);
            people.visitors.push(visitor);
        }
        Ok(people)
    }

    /// A case of one person, another one at every turn.
    pub fn case(&self, number: usize, turn: usize) -> &str {
        let own = &self.cases[number % self.cases.len()];
        // A step without common divisors with most lengths, so that neighbours do not follow each other.
        &own[(turn * 7 + number) % own.len()]
    }
}

/// Every page of the list, one after the other.
fn open_cases(visitor: &mut Visitor) -> Result<Vec<String>, String> {
    let mut found: Vec<String> = Vec::new();
    let mut next = Some("/faelle?zustand=open".to_owned());
    while let Some(page) = next.take() {
        let answer = visitor.get(&page).map_err(|error| error.to_string())?;
        for link in answer.links() {
            let id = link.strip_prefix("/faelle/").filter(|id| id.len() == 36);
            if id.is_some() && !found.contains(&link) {
                found.push(link);
            } else if link.contains("nach=") && link != page && found.len() < 400 {
                next = Some(link);
            }
        }
    }
    Ok(found)
}
