//! Names that nothing of a document may have.

/// What an exported function or constant cannot be called (ECMA-262, section 12.7.2, in modules), and the global types
/// that generated or calling code means when it says them.
pub(super) const EXPORTS: &[&str] = &[
    "arguments", "as", "async", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default",
    "delete", "do", "else", "enum", "eval", "export", "extends", "false", "finally", "for", "from", "function", "get",
    "if", "implements", "import", "in", "instanceof", "interface", "let", "new", "null", "of", "package", "private",
    "protected", "public", "return", "set", "static", "super", "switch", "this", "throw", "true", "try", "type",
    "typeof", "undefined", "var", "void", "while", "with", "yield", // names of types
    "any", "bigint", "boolean", "never", "number", "object", "string", "symbol", "unknown", // global types
    "Array", "ArrayBuffer", "AsyncGenerator", "AsyncIterable", "BigInt", "Blob", "Boolean", "Date", "Error", "Function",
    "Iterable", "JSON", "Map", "Math", "Number", "Object", "Omit", "Partial", "Promise", "Readonly", "ReadableStream",
    "Record", "RegExp", "Set", "String", "Symbol", "Uint8Array", "globalThis", "fetch",
    // What a module of operations binds: imports, arguments and locals.
    "args", "client", "options", "send", "unwrap", "json", "text", "binary", "form", "multipart", "styled", "header",
    "content", "querystring", "jsonContent", "eventContent", "textEventContent", "multipartContent", "eventStream",
    "jsonLines", "jsonSequence", "pages", "items", "headers", "shapes", "validators", "checked", "jsonWith", "parsed",
    "authorising", "schemes", "servers", "server", "createClient",
    // What the package exports beside what the document names.
    "AbortError", "AnyResult", "ApiError", "Auth", "BasicCredentials", "Bytes", "CallError", "CallOptions", "Client",
    "ClientOptions", "Codec", "ConnectionError", "Content", "Credential", "Data", "DecodeError", "Failure", "FileInput",
    "HttpRequest", "Issue", "Items", "Middleware", "NamedFile", "Next", "Operation", "Parameter", "PartWithHeaders",
    "RetryOptions", "Sdk", "SdkOptions", "ServerName", "ServerSentEvent", "ServerVariables", "Success", "TimeoutError",
    "Token", "TokenRequest", "TokenSource", "Undocumented", "UnknownTag", "UnknownVariant", "Unlisted",
    "UnlistedNumber", "ValidationError", "WebhookBody", "Webhooks", "WebhookHandlers", "WebhookName",
    "parseWebhook", "dispatchWebhook",
];

/// What a method cannot be called: it would make the object something else.
pub(super) const METHODS: &[&str] = &["constructor", "then", "prototype"];

/// What no file is called: on some systems these are devices (and `index` is ours).
pub(super) const FILES: &[&str] = &[
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "index", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];
