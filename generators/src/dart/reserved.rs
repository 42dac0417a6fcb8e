//! Identifiers that generated code may not take.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// Reserved words, and those built-in identifiers that do not read as names (Dart language specification, section
/// 21.1.1), members of `Object` and of
/// our base classes, lower-case types, and the functions of the runtime that stand in the bodies of generated members:
/// a member of the same name would be found in their place.
pub(super) static MEMBERS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let words = "as assert async await break case catch class const continue covariant default do dynamic else enum \
        extends factory false final finally for function get if in is late new null operator required rethrow return \
        set static super switch sync this throw true try var void while with yield";
    let members = "hashCode runtimeType toString noSuchMethod toJson fromJson copyWith wire values response status \
        headers orThrow index body options call client accept close contentType";
    let types = "bool double int num";
    let functions = "identical identityHashCode print override deprecated asString asBool asInt asDouble asNum asNull \
        asAny asDateTime asDate asBytes asUpload asObject asList nullable objectOf listOf mapOf dateTimeToJson \
        bytesToJson urlBytesToJson shapeOf tagOf pathValue queryPieces headerText serverUrl nextLink samePage jsonText \
        plainText percentEncode formText textOf scalarOf jsonOf";
    [words, members, types, functions].into_iter().flat_map(str::split_ascii_whitespace).collect()
});

/// Fields of models: nothing in a model's code uses these.
pub(super) const FREE_FIELDS: &[&str] = &[
    "accept",
    "body",
    "call",
    "client",
    "close",
    "contentType",
    "headers",
    "index",
    "options",
    "orThrow",
    "response",
    "status",
    "values",
    "wire",
];

/// Values of enums.
pub(super) const FREE_VALUES: &[&str] = &[
    "accept",
    "body",
    "call",
    "client",
    "close",
    "contentType",
    "copyWith",
    "headers",
    "options",
    "orThrow",
    "response",
    "status",
];

/// Parameters of operations, which hide members of their class without harm.
pub(super) const FREE_PARAMETERS: &[&str] = &[
    "client",
    "close",
    "copyWith",
    "fromJson",
    "hashCode",
    "headers",
    "index",
    "noSuchMethod",
    "orThrow",
    "runtimeType",
    "status",
    "toJson",
    "toString",
    "values",
    "wire",
];

/// Operations of an API, and fields of a record of headers.
pub(super) const FREE_METHODS: &[&str] = &[
    "accept",
    "body",
    "call",
    "client",
    "close",
    "contentType",
    "copyWith",
    "fromJson",
    "headers",
    "index",
    "options",
    "orThrow",
    "response",
    "status",
    "toJson",
    "values",
    "wire",
];

/// Fields of the facade.
pub(super) const FREE_APIS: &[&str] = &[
    "accept",
    "body",
    "call",
    "contentType",
    "copyWith",
    "fromJson",
    "headers",
    "index",
    "options",
    "orThrow",
    "response",
    "status",
    "toJson",
    "values",
    "wire",
];

/// What `dart:core` exports (an imported name silently hides it), what generated code imports, and what the runtime
/// exports.
pub(super) static TYPES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let core = "AbstractClassInstantiationError ArgumentError AssertionError BigInt BidirectionalIterator \
        CastError Comparable Comparator ConcurrentModificationError CyclicInitializationError DateTime Deprecated \
        Duration Enum EnumByName EnumName Error Exception Expando FallThroughError Finalizer FormatException Function \
        Future FutureExtensions FutureIterable FutureOr IndexError IntegerDivisionByZeroException Invocation Iterable \
        IterableExtensions Iterator List Map MapEntry Match Never NoSuchMethodError Null NullThrownError \
        NullableIterableExtensions Object OutOfMemoryError Pattern Provisional RangeError Record RegExp RegExpMatch \
        RuneIterator Runes Set Sink StackOverflowError StackTrace StateError Stopwatch Stream String StringBuffer \
        StringSink Symbol Type TypeError UnimplementedError UnsupportedError Uri UriData WeakReference";
    let beside = "Uint8List Timer Zone Completer StreamController StreamSubscription TimeoutException ByteData \
        HttpClient HttpTransport DioTransport";
    let runtime = "AccessToken ApiCancelledException ApiClient ApiDecodeException ApiException ApiHeaders \
        ApiKeyCredential ApiKeyLocation ApiResponse ApiResult ApiStatusException ApiTimeoutException \
        ApiTransportException BasicCredential Call CallOptions CancelToken Credential Credentials Date Decoder \
        IoTransport JsonList JsonModel JsonObject JsonShape JsonUnion Middleware MutualTlsCredential ParameterStyle PartSpec \
        Patch PatchKeep PatchSet RequestBody RetryPolicy SchemeCredential SecretProvider Send ServerSentEvent \
        TokenCredential TokenSource Transport TransportRequest TransportResponse Upload";
    [core, beside, runtime].into_iter().flat_map(str::split_ascii_whitespace).collect()
});
