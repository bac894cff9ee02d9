//! The policies, read once and asked often.
//!
//! Entities are built per question from the few facts it is about; policies, type names and action ids
//! are parsed at the start only, which keeps a decision in the order of ten microseconds.

use std::collections::{HashMap, HashSet};
use std::str::FromStr;

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid,
    PolicySet, Request, RestrictedExpression, Schema, ValidationMode, Validator,
};

use super::BodyFacts;
use crate::identity::{AccountId, AgencyId, Role};

const SCHEMA: &str = include_str!("schema.cedarschema");
const POLICIES: &str = include_str!("policies.cedar");

/// The policies do not fit the schema or cannot be read; the program does not start with such.
#[derive(Debug, thiserror::Error)]
#[error("access policies: {0}")]
pub struct PolicyError(String);

impl PolicyError {
    fn new(reason: impl std::fmt::Display) -> Self {
        Self(reason.to_string())
    }
}

/// Who asks, as the policies see it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Principal<'a> {
    pub account: AccountId,
    pub role: Role,
    pub agency: Option<&'a AgencyId>,
}

/// What is asked about.
#[derive(Debug, Clone, Copy)]
pub(super) enum Resource<'a> {
    Case {
        id: &'a str,
        agency: AgencyId,
        manager: AccountId,
        substitutes: &'a [AccountId],
        closed: bool,
    },
    Agency(AgencyId),
    House,
    /// A topic, by the level it has reached.
    Topic(&'a str),
    Body(&'a BodyFacts),
    /// The optimisation process, or what an agency says in it.
    Process(Option<AgencyId>),
    Person {
        account: AccountId,
        agency: AgencyId,
    },
}

pub(super) struct Policies {
    authorizer: Authorizer,
    policies: PolicySet,
    account: EntityTypeName,
    agency: EntityTypeName,
    case: EntityTypeName,
    role: EntityTypeName,
    topic: EntityTypeName,
    body: EntityTypeName,
    process: EntityTypeName,
    actions: HashMap<&'static str, EntityUid>,
}

impl Policies {
    pub(super) fn load(names: impl IntoIterator<Item = &'static str>) -> Result<Self, PolicyError> {
        let (schema, warnings) = Schema::from_cedarschema_str(SCHEMA).map_err(PolicyError::new)?;
        if let Some(warning) = warnings.into_iter().next() {
            return Err(PolicyError::new(warning));
        }
        let policies: PolicySet = POLICIES.parse().map_err(PolicyError::new)?;
        let checked = Validator::new(schema).validate(&policies, ValidationMode::Strict);
        if !checked.validation_passed_without_warnings() {
            return Err(PolicyError::new(checked));
        }
        let kind = |name: &str| EntityTypeName::from_str(name).map_err(PolicyError::new);
        let action = kind("Action")?;
        let actions = names.into_iter().map(|name| (name, uid(&action, name))).collect();
        Ok(Self {
            authorizer: Authorizer::new(),
            policies,
            account: kind("Account")?,
            agency: kind("Agency")?,
            case: kind("Case")?,
            role: kind("Role")?,
            topic: kind("Topic")?,
            body: kind("Body")?,
            process: kind("Process")?,
            actions,
        })
    }

    /// True when the policies allow it. Everything unforeseen (an unknown action, an error while
    /// evaluating) is a no.
    pub(super) fn allow(&self, who: Principal<'_>, action: &str, what: Resource<'_>) -> bool {
        self.decide(who, action, what).unwrap_or(false)
    }

    fn decide(&self, who: Principal<'_>, action: &str, what: Resource<'_>) -> Option<bool> {
        let principal = uid(&self.account, &who.account.text());
        let action = self.actions.get(action)?.clone();
        let mut entities = Vec::with_capacity(2);
        let resource = match what {
            Resource::Agency(agency) => uid(&self.agency, &agency.text()),
            Resource::House => uid(&self.agency, "house"),
            Resource::Case { id, agency, manager, substitutes, closed } => {
                let case = uid(&self.case, id);
                let substitutes = substitutes.iter().map(|one| self.person(*one));
                let facts = HashMap::from([
                    ("agency".to_owned(), self.home(&agency)),
                    ("manager".to_owned(), self.person(manager)),
                    ("substitutes".to_owned(), RestrictedExpression::new_set(substitutes)),
                    ("closed".to_owned(), RestrictedExpression::new_bool(closed)),
                ]);
                entities.push(Entity::new(case.clone(), facts, HashSet::new()).ok()?);
                case
            }
            Resource::Topic(level) => {
                let topic = uid(&self.topic, level);
                let facts = HashMap::from([(
                    "level".to_owned(),
                    RestrictedExpression::new_string(level.to_owned()),
                )]);
                entities.push(Entity::new(topic.clone(), facts, HashSet::new()).ok()?);
                topic
            }
            Resource::Body(facts) => {
                let body = uid(&self.body, &facts.body);
                let known = HashMap::from([
                    ("kind".to_owned(), RestrictedExpression::new_string(facts.kind.clone())),
                    ("member".to_owned(), RestrictedExpression::new_bool(facts.member)),
                    ("runs".to_owned(), RestrictedExpression::new_bool(facts.runs)),
                ]);
                entities.push(Entity::new(body.clone(), known, HashSet::new()).ok()?);
                body
            }
            Resource::Process(agency) => {
                let process = uid(&self.process, "process");
                let facts = agency.map(|agency| ("agency".to_owned(), self.home(&agency)));
                let facts: HashMap<String, RestrictedExpression> = facts.into_iter().collect();
                entities.push(Entity::new(process.clone(), facts, HashSet::new()).ok()?);
                process
            }
            Resource::Person { account, agency } => {
                let person = uid(&self.account, &account.text());
                if account != who.account {
                    let facts = HashMap::from([("agency".to_owned(), self.home(&agency))]);
                    entities.push(Entity::new(person.clone(), facts, HashSet::new()).ok()?);
                }
                person
            }
        };
        let facts = who.agency.map(|agency| ("agency".to_owned(), self.home(agency)));
        let mut roles = HashSet::from([uid(&self.role, who.role.code())]);
        if matches!(who.role, Role::CaseManager | Role::Speaker | Role::TeamLead) {
            roles.insert(uid(&self.role, "counselling"));
        }
        let facts: HashMap<String, RestrictedExpression> = facts.into_iter().collect();
        entities.push(Entity::new(principal.clone(), facts, roles).ok()?);
        let entities = Entities::from_entities(entities, None).ok()?;
        let request = Request::new(principal, action, resource, Context::empty(), None).ok()?;
        let response = self.authorizer.is_authorized(&request, &self.policies, &entities);
        let clean = response.diagnostics().errors().next().is_none();
        Some(clean && response.decision() == Decision::Allow)
    }

    fn person(&self, account: AccountId) -> RestrictedExpression {
        RestrictedExpression::new_entity_uid(uid(&self.account, &account.text()))
    }

    fn home(&self, agency: &AgencyId) -> RestrictedExpression {
        RestrictedExpression::new_entity_uid(uid(&self.agency, &agency.text()))
    }
}

fn uid(kind: &EntityTypeName, id: &str) -> EntityUid {
    EntityUid::from_type_name_and_id(kind.clone(), EntityId::new(id))
}
