//! The traps of each version of OpenAPI, a small document each.

use accordant_document::{LoadOptions, Severity, load_text, load_texts};
use accordant_model::http::{
    HttpContract, Operation, ParameterLocation, ParameterValue, SecurityKind, StatusPattern, Style,
};
use accordant_model::{Contract, Schema, Types};

fn read(text: &str) -> Contract {
    let (documents, findings) = load_text("api.yaml", text, &LoadOptions::default());
    Contract::read(documents, findings)
}

fn http(contract: &Contract) -> &HttpContract {
    contract.http().unwrap_or_else(|| panic!("not an API: {:?}", contract.findings))
}

fn operation<'c>(contract: &'c Contract, path: &str) -> &'c Operation {
    http(contract).operations.iter().find(|operation| operation.path.raw() == path).expect("the operation is there")
}

fn rules(contract: &Contract) -> Vec<&'static str> {
    contract
        .findings
        .iter()
        .filter(|finding| finding.severity >= Severity::Warning)
        .map(|finding| finding.rule)
        .collect()
}

fn media_types(content: &[accordant_model::http::MediaType]) -> Vec<&str> {
    content.iter().map(|media| media.range.raw()).collect()
}

const SWAGGER: &str = "
swagger: '2.0'
info: {title: T, version: '1'}
host: api.example.com
basePath: /v1
schemes: [https, http]
consumes: [application/json]
produces: [application/json, application/xml]
securityDefinitions:
  key: {type: apiKey, in: header, name: X-Key}
  sign-in: {type: oauth2, flow: accessCode, authorizationUrl: /a, tokenUrl: /t, scopes: {read: r}}
security: [{key: []}, {}]
paths:
  /orders/{id}:
    parameters:
      - {name: id, in: path, required: true, type: string}
    get:
      produces: []
      parameters:
        - {name: id, in: path, required: true, type: integer}
        - {name: tags, in: query, type: array, items: {type: string}, collectionFormat: pipes}
      security: []
      responses:
        200: {description: ok, schema: {type: file}}
    put:
      parameters:
        - {name: order, in: body, required: true, schema: {type: object, x-nullable: true}}
      responses:
        default: {description: ok}
  /files:
    post:
      consumes: [multipart/form-data, application/json]
      parameters:
        - {name: file, in: formData, type: file, required: true}
        - {name: tags, in: formData, type: array, items: {type: string}, collectionFormat: multi}
      responses:
        201: {description: made}
";

#[test]
fn swagger_parameters_make_up_bodies_and_forms() {
    let contract = read(SWAGGER);
    assert_eq!(rules(&contract), Vec::<&str>::new());
    let put = http(&contract).operations.iter().find(|operation| operation.method.0 == "PUT").expect("PUT");
    let body = put.request_body.as_ref().expect("a body");
    assert!(body.required);
    assert_eq!(media_types(&body.content), ["application/json"]);
    let schema = &contract.schemas[body.content[0].schema.expect("a schema")];
    assert_eq!(schema.types, Some(Types::OBJECT.union(Types::NULL)));
    assert_eq!(put.parameters.len(), 1, "the path's own");

    let form = operation(&contract, "/files").request_body.as_ref().expect("a form");
    assert_eq!(media_types(&form.content), ["multipart/form-data"]);
    let object = contract.schemas[form.content[0].schema.expect("a schema")].object.as_ref().expect("fields");
    assert_eq!(object.required, ["file"]);
    let file = &contract.schemas[object.property("file").expect("a file")];
    assert_eq!((file.types, file.format.as_deref()), (Some(Types::STRING), Some("binary")));
    assert_eq!(form.content[0].encoding[0].style, Some(Style::Form));
    assert_eq!(form.content[0].encoding[0].explode, Some(true));
}

#[test]
fn swagger_operations_override_paths_and_the_document() {
    let contract = read(SWAGGER);
    let get = operation(&contract, "/orders/{id}");
    let [id, tags] = get.parameters.as_slice() else { panic!("{:?}", get.parameters) };
    let ParameterValue::Schema { schema: Some(schema), .. } = id.value else { panic!("{id:?}") };
    assert_eq!(contract.schemas[schema].types, Some(Types::INTEGER));
    assert!(matches!(tags.value, ParameterValue::Schema { style: Style::PipeDelimited, explode: false, .. }));
    assert!(get.security.is_empty());
    assert_eq!(operation(&contract, "/files").security.len(), 2);
    assert_eq!(get.responses[0].status, StatusPattern::Code(200));
    // An empty `produces` takes the document's away.
    assert_eq!(media_types(&get.responses[0].content), ["application/json"]);
    let urls: Vec<&str> = get.servers.iter().map(|server| server.url.as_str()).collect();
    assert_eq!(urls, ["https://api.example.com/v1", "http://api.example.com/v1"]);
    let SecurityKind::OAuth2 { flows, .. } = &http(&contract).security_schemes["sign-in"].kind else { panic!() };
    assert_eq!(flows[0].name, "authorizationCode");
}

fn schemas(version: &str, schemas: &str) -> Contract {
    let schemas: String = schemas.lines().map(|line| format!("    {line}\n")).collect();
    let head = "info: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n";
    read(&format!("openapi: {version}\n{head}{schemas}"))
}

fn named<'c>(contract: &'c Contract, name: &str) -> &'c Schema {
    &contract.schemas[http(contract).schemas[name]]
}

#[test]
fn keywords_beside_a_reference_count_from_3_1_on() {
    let text = "A: {type: string}\nB: {$ref: '#/components/schemas/A', maxLength: 3}";
    let old = schemas("3.0.3", text);
    assert_eq!(http(&old).schemas["B"], http(&old).schemas["A"]);
    assert_eq!(rules(&old), ["ignored-sibling"]);
    let new = schemas("3.1.0", text);
    assert_eq!(named(&new, "B").reference, Some(http(&new).schemas["A"]));
    assert_eq!(named(&new, "B").string.as_ref().and_then(|string| string.max_length), Some(3));
    assert_eq!(rules(&new), Vec::<&str>::new());
}

#[test]
fn exclusive_bounds_are_booleans_before_3_1_and_numbers_after() {
    for (version, text) in [("3.0.3", "A: {minimum: 1, exclusiveMinimum: true}"), ("3.1.0", "A: {exclusiveMinimum: 1}")]
    {
        let contract = schemas(version, text);
        let numeric = named(&contract, "A").numeric.as_ref().expect("a bound");
        assert_eq!(
            (numeric.minimum.clone(), numeric.exclusive_minimum.clone()),
            (None, Some(1_i64.into())),
            "{version}"
        );
        assert_eq!(rules(&contract), Vec::<&str>::new(), "{version}");
    }
}

#[test]
fn a_misspelt_keyword_gets_a_suggestion() {
    let contract = schemas("3.0.3", "A: {type: object, requred: [id], x-anything: 1}");
    let [finding] = contract.findings.as_slice() else { panic!("{:?}", contract.findings) };
    assert_eq!(finding.message, "`requred` is no keyword of OpenAPI 3.0 and is ignored");
    assert_eq!(finding.help.as_deref(), Some("did you mean `required`?"));
}

#[test]
fn references_that_only_lead_to_each_other_are_an_error_that_shows_the_circle() {
    let contract = schemas("3.0.3", "A: {$ref: '#/components/schemas/B'}\nB: {$ref: '#/components/schemas/A'}");
    assert_eq!(rules(&contract), ["reference-loop"]);
    let circle =
        "`api.yaml#/components/schemas/A` -> `api.yaml#/components/schemas/B` -> `api.yaml#/components/schemas/A`";
    assert_eq!(contract.findings[0].message, format!("references go round in a circle: {circle}"));
    assert_eq!(http(&contract).counts().schemas, 2);
}

#[test]
fn references_in_examples_and_extensions_are_not_followed() {
    let contract = schemas(
        "3.1.0",
        "A: {type: object, example: {$ref: '#/nowhere'}, default: {$ref: '#/nowhere'}, x-note: {$ref: '#/nowhere'}}",
    );
    assert_eq!(rules(&contract), Vec::<&str>::new());
}

#[test]
fn hostile_names_are_kept_as_they_are() {
    let contract =
        schemas("3.0.3", "__proto__: {type: object, properties: {'$ref': {type: string}, '': {}, '../x': {}}}");
    let names: Vec<&str> = named(&contract, "__proto__")
        .object
        .iter()
        .flat_map(|object| &object.properties)
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(names, ["$ref", "", "../x"]);
    assert_eq!(rules(&contract), Vec::<&str>::new());
}

#[test]
fn mappings_name_schemas_or_refer_to_them() {
    let contract = schemas(
        "3.0.3",
        "Pet: {discriminator: {propertyName: kind, mapping: {cat: Cat, dog: '#/components/schemas/Dog', emu: Enu}}}
Cat: {type: object}
Dog: {type: object}",
    );
    let mapping = &named(&contract, "Pet").discriminator.as_ref().expect("a discriminator").mapping;
    let api = http(&contract);
    let expected =
        [("cat".into(), Some(api.schemas["Cat"])), ("dog".into(), Some(api.schemas["Dog"])), ("emu".into(), None)];
    assert_eq!(mapping, &expected);
    assert_eq!(rules(&contract), ["dangling-reference"]);
}

#[test]
fn everything_new_in_3_2_has_its_place() {
    let contract = read(
        "
openapi: 3.2.0
info: {title: T, version: '1'}
components:
  securitySchemes:
    device:
      type: oauth2
      oauth2MetadataUrl: https://example.com/meta
      flows: {deviceAuthorization: {deviceAuthorizationUrl: /d, tokenUrl: /t, scopes: {}}}
  mediaTypes:
    Events: {itemSchema: {type: object}}
paths:
  /events:
    query:
      parameters: [{name: q, in: querystring, content: {application/json: {schema: {type: object}}}}]
      responses:
        200: {description: ok, content: {text/event-stream: {$ref: '#/components/mediaTypes/Events'}}}
    additionalOperations:
      COPY: {responses: {204: {description: copied}}}
",
    );
    assert_eq!(rules(&contract), Vec::<&str>::new());
    let api = http(&contract);
    let methods: Vec<&str> = api.operations.iter().map(|operation| operation.method.0.as_str()).collect();
    assert_eq!(methods, ["QUERY", "COPY"]);
    assert_eq!(api.operations[0].parameters[0].location, ParameterLocation::Querystring);
    assert!(api.operations[0].responses[0].content[0].item_schema.is_some());
    let SecurityKind::OAuth2 { flows, metadata_url } = &api.security_schemes["device"].kind else { panic!() };
    assert_eq!((flows[0].name.as_str(), metadata_url.is_some()), ("deviceAuthorization", true));
}

#[test]
fn webhooks_and_callbacks_are_operations_of_their_own() {
    let contract = read(
        "
openapi: 3.1.0
info: {title: T, version: '1'}
webhooks:
  paid: {post: {responses: {204: {description: ok}}}, put: {responses: {}}}
paths:
  /subscriptions:
    post:
      callbacks:
        event: {'{$request.body#/url}': {post: {responses: {200: {description: ok}}}}}
      responses: {201: {description: made}}
",
    );
    let counts = http(&contract).counts();
    assert_eq!((counts.operations, counts.webhooks, counts.callbacks), (1, 1, 1));
    assert_eq!(http(&contract).webhooks.len(), 2);
    assert_eq!(operation(&contract, "/subscriptions").callbacks[0].expression, "{$request.body#/url}");
}

#[test]
fn split_documents_read_as_one() {
    let files = [
        ("api.yaml", "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a: {$ref: 'paths/a.yaml'}\n"),
        (
            "paths/a.yaml",
            "get: {responses: {200: {description: ok, content: {application/json: {schema: {$ref: '../s.yaml#/A'}}}}}}\n",
        ),
        ("s.yaml", "A: {type: object, properties: {next: {$ref: '#/A'}}}\n"),
    ];
    let (documents, findings) = load_texts(&files, &LoadOptions::default());
    let contract = Contract::read(documents, findings);
    assert_eq!(rules(&contract), Vec::<&str>::new());
    let id = operation(&contract, "/a").responses[0].content[0].schema.expect("a schema");
    assert_eq!(contract.schemas[id].object.as_ref().and_then(|object| object.property("next")), Some(id));
}

#[test]
fn references_in_places_that_have_none_are_followed() {
    let contract = read(
        "
openapi: 3.0.3
info: {title: T, version: '1'}
x-shared: {id: {type: integer}, total: {type: number}}
x-operation: {operationId: list, responses: {200: {$ref: '#/x-response'}}}
x-response: {description: ok, content: {$ref: '#/x-content'}}
x-content: {application/json: {schema: {type: object, properties: {name: {type: string}, $ref: '#/x-shared'}}}}
paths:
  /a: {get: {$ref: '#/x-operation'}}
",
    );
    assert_eq!(rules(&contract), Vec::<&str>::new());
    let list = operation(&contract, "/a");
    assert_eq!(list.operation_id.as_deref(), Some("list"));
    let schema = &contract.schemas[list.responses[0].content[0].schema.expect("a schema")];
    let object = schema.object.as_ref().expect("properties");
    let names: Vec<&str> = object.properties.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["name", "id", "total"]);
}

#[test]
fn what_is_no_contract_says_what_it_is() {
    for (text, message) in [
        ("openapi: 4.0.0\n", "OpenAPI 4.0.0 is not supported (supported: 2.0, 3.0.x, 3.1.x, 3.2.x)"),
        ("swaggerVersion: '1.2'\n", "Swagger 1.2 is not supported (supported: 2.0, 3.0.x, 3.1.x, 3.2.x)"),
        ("asyncapi: 3.0.0\n", "AsyncAPI 3.0.0 is not supported (supported: 2.0, 3.0.x, 3.1.x, 3.2.x)"),
        ("[1]\n", "an OpenAPI document or a JSON Schema is an object, but this is an array"),
        (
            "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n",
            "this is a Git LFS pointer, not the document itself",
        ),
    ] {
        let contract = read(text);
        let errors: Vec<&str> = contract.findings.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(errors, [message]);
    }
}

#[test]
fn an_unquoted_version_is_taken_with_a_warning() {
    let contract = read("openapi: 3.1\ninfo: {title: T, version: 1.10}\npaths: {}\n");
    assert_eq!(rules(&contract), ["wrong-type", "wrong-type"]);
    assert_eq!(http(&contract).version, "1.10");
}
