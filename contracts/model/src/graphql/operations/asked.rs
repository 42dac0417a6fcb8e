//! One operation as a consumer sends it, with its variables and with what it expects back.

use apollo_compiler::ExecutableDocument;
use apollo_compiler::ast::Type;
use apollo_compiler::executable::{Operation, Selection, SelectionSet};
use apollo_compiler::request::coerce_variable_values;
use apollo_compiler::response::JsonMap;
use apollo_compiler::schema::Schema;
use apollo_compiler::validation::Valid;
use serde_json::{Map, Value};

use super::OperationSchema;
use super::answers::{DEPTH, completes};
use crate::graphql::read::nests_too_deep;

/// An operation that is valid against its schema.
pub struct Asked<'s> {
    schema: &'s Valid<Schema>,
    document: Valid<ExecutableDocument>,
    name: Option<String>,
}

impl OperationSchema {
    /// The operation of a document: the one of this name, or the only one (section 6.1).
    ///
    /// # Errors
    /// The first breach of the validation rules, or why no operation is meant.
    pub fn ask(&self, document: &str, name: Option<&str>) -> Result<Asked<'_>, String> {
        if nests_too_deep(document).is_some() {
            return Err("brackets nest too deep".to_owned());
        }
        let parsed = ExecutableDocument::parse_and_validate(&self.schema, document, "operation.graphql");
        let document = parsed
            .map_err(|found| found.errors.iter().next().map(|fault| fault.error.to_string()).unwrap_or_default())?;
        document.operations.get(name).map_err(|error| error.message().to_string())?;
        Ok(Asked { schema: &self.schema, document, name: name.map(str::to_owned) })
    }
}

impl Asked<'_> {
    fn operation(&self) -> Option<&Operation> {
        self.document.operations.get(self.name.as_deref()).ok().map(|operation| &**operation)
    }

    /// Whether a server takes these variables: their types fit, and what is required is there (section 6.1.2). What the
    /// operation does not declare is a fault too: it never arrives.
    ///
    /// # Errors
    /// The first that does not fit.
    pub fn variables(&self, variables: &Value) -> Result<(), String> {
        let Some(operation) = self.operation() else { return Ok(()) };
        let given = match variables {
            Value::Null => Map::new(),
            Value::Object(given) => given.clone(),
            _ => return Err("variables are an object".to_owned()),
        };
        if let Some(unknown) =
            given.keys().find(|name| operation.variables.iter().all(|known| known.name.as_str() != name.as_str()))
        {
            return Err(format!("the operation declares no variable `${unknown}`"));
        }
        let given: JsonMap = serde_json::from_value(Value::Object(given)).map_err(|error| error.to_string())?;
        coerce_variable_values(self.schema, operation, &given).map(|_| ()).map_err(|error| error.message().to_string())
    }

    /// Whether an answer may have this in its `data`: every field is selected and has its type. What is left out is not
    /// looked for.
    ///
    /// # Errors
    /// The place as a JSON pointer into the answer's body, and what is wrong there.
    pub fn can_answer(&self, data: &Value) -> Result<(), (String, String)> {
        let Some(operation) = self.operation() else { return Ok(()) };
        self.selected(&[&operation.selection_set], data, &mut "/data".to_owned(), DEPTH)
    }

    fn selected(
        &self,
        sets: &[&SelectionSet],
        data: &Value,
        path: &mut String,
        depth: usize,
    ) -> Result<(), (String, String)> {
        let (Some(depth), Value::Object(members)) = (depth.checked_sub(1), data) else { return Ok(()) };
        let length = path.len();
        for (key, value) in members {
            accordant_document::pointer::push_token(path, key);
            let mut types: Vec<&Type> = Vec::new();
            let mut inner: Vec<&SelectionSet> = Vec::new();
            for set in sets {
                self.fields(set, key, &mut types, &mut inner, DEPTH);
            }
            // One of several branches is enough: which type it is the answer says.
            let faults: Vec<String> =
                types.iter().filter_map(|ty| completes(self.schema, ty, None, value, depth).err()).collect();
            if types.is_empty() {
                return Err((path.clone(), format!("`{key}` is not selected")));
            }
            if let (true, Some(fault)) = (faults.len() == types.len(), faults.into_iter().next()) {
                return Err((path.clone(), format!("`{key}` {fault}")));
            }
            self.items(&inner, value, path, depth)?;
            path.truncate(length);
        }
        Ok(())
    }

    fn items(
        &self,
        sets: &[&SelectionSet],
        value: &Value,
        path: &mut String,
        depth: usize,
    ) -> Result<(), (String, String)> {
        let Value::Array(items) = value else { return self.selected(sets, value, path, depth) };
        let Some(depth) = depth.checked_sub(1) else { return Ok(()) };
        let length = path.len();
        for (index, item) in items.iter().enumerate() {
            accordant_document::pointer::push_token(path, &index.to_string());
            self.items(sets, item, path, depth)?;
            path.truncate(length);
        }
        Ok(())
    }

    /// The types that a response key has in some branch of a selection, and what is selected below it.
    fn fields<'a>(
        &'a self,
        set: &'a SelectionSet,
        key: &str,
        types: &mut Vec<&'a Type>,
        inner: &mut Vec<&'a SelectionSet>,
        depth: usize,
    ) {
        let Some(depth) = depth.checked_sub(1) else { return };
        for selection in &set.selections {
            match selection {
                Selection::Field(field) if field.response_key().as_str() == key => {
                    types.push(field.ty());
                    inner.push(&field.selection_set);
                }
                Selection::Field(_) => {}
                Selection::InlineFragment(fragment) => self.fields(&fragment.selection_set, key, types, inner, depth),
                Selection::FragmentSpread(spread) => {
                    if let Some(fragment) = self.document.fragments.get(&spread.fragment_name) {
                        self.fields(&fragment.selection_set, key, types, inner, depth);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use accordant_document::{LoadOptions, load_texts};
    use serde_json::json;

    use super::*;
    use crate::graphql::read;

    const SCHEMA: &str = "type Query { user(id: ID!): User  found: [Found] }
type User { id: ID!  name: String  age: Int }
type Group { id: ID!  size: Int }
union Found = User | Group";

    const DOCUMENT: &str = "query One($id: ID!) { user(id: $id) { id ...Named } }
query Two { found { ... on User { age } ... on Group { age: size } __typename } }
fragment Named on User { called: name }";

    fn schema() -> OperationSchema {
        let (documents, _) = load_texts(&[("schema.graphql", SCHEMA)], &LoadOptions::default());
        OperationSchema::new(&read(&documents, &mut Vec::new()))
    }

    #[test]
    fn operations_are_chosen_by_name() {
        let schema = schema();
        assert!(schema.ask(DOCUMENT, Some("One")).is_ok());
        assert!(schema.ask(DOCUMENT, None).is_err(), "there are two");
        assert!(schema.ask(DOCUMENT, Some("Three")).is_err());
        assert!(schema.ask("{ gone }", None).is_err());
        assert!(schema.ask(&"{a".repeat(100_000), None).is_err());
    }

    #[test]
    fn variables_fit_their_types() {
        let schema = schema();
        let asked = schema.ask(DOCUMENT, Some("One")).expect("is valid");
        assert_eq!(asked.variables(&json!({"id": "7"})), Ok(()));
        assert!(asked.variables(&Value::Null).is_err());
        assert!(asked.variables(&json!({"id": {"a": 1}})).is_err());
        let unknown = Err("the operation declares no variable `$first`".to_owned());
        assert_eq!(asked.variables(&json!({"id": "7", "first": 1})), unknown);
    }

    #[test]
    fn data_is_what_is_selected() {
        let schema = schema();
        let answer = |name: &str, data: Value| {
            let asked = schema.ask(DOCUMENT, Some(name)).expect("is valid");
            asked.can_answer(&data).map_err(|(path, fault)| format!("{path}: {fault}"))
        };
        assert_eq!(answer("One", json!({"user": {"called": "Ada"}})), Ok(()));
        assert_eq!(answer("One", json!({"user": null})), Ok(()));
        let selected = Err("/data/user/name: `name` is not selected".to_owned());
        assert_eq!(answer("One", json!({"user": {"name": "Ada"}})), selected);
        let typed = Err("/data/user/id: `id` cannot be null: its type is `ID!`".to_owned());
        assert_eq!(answer("One", json!({"user": {"id": null}})), typed);
        assert_eq!(answer("Two", json!({"found": [{"age": 3}, null]})), Ok(()));
        let listed = Err("/data/found: `found` is a list, of type `[Found]`".to_owned());
        assert_eq!(answer("Two", json!({"found": {}})), listed);
        let typed = Err("/data/found/0/age: `age` cannot be `\"x\"`: its type is `Int`".to_owned());
        assert_eq!(answer("Two", json!({"found": [{"age": "x"}]})), typed);
    }
}
