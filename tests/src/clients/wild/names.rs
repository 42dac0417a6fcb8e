//! Names that mean something to a compiler, that clash, or that are none.

use super::{Version, Wild};

/// Words of the languages, what every object has, types of the languages and of what is generated, members and parameters of
/// what is generated, and names with the suffixes that generators give.
const WORDS: &str = "
    class await async default in is new null this enum switch void var with yield typeof undefined NaN function
    import export extends super let never unknown any required late static external part library operator covariant
    dynamic get set base sealed mixin extension type interface eval arguments delete package private constructor
    __proto__ prototype toString valueOf hasOwnProperty hashCode runtimeType noSuchMethod isPrototypeOf name index
    values length wire Object String List Map Set int bool num double Future Stream Type Date DateTime Error
    Function Symbol Record Promise Response Request Array Iterable Duration Uri Null Client Result Success Failure
    Patch Upload CallOptions CancelToken JsonModel JsonUnion Unlisted UnknownVariant UnknownTag Undocumented
    ApiClient ApiResult Sdk Auth Webhooks Call OperationSpec Transport Middleware Credentials Blob File Headers URL
    Partial Omit options client body path query headers cookies signal value raw json copyWith toJson fromJson call
    data error ok match status response accept args orThrow message parse code key self other result next request
    send close item items additional others Pet pet PET pets Pets PetInput PetUpdate PetUnknown PetRequest
    PetResponse Pet2 pet_2 PetApi PetItem PetModel PetType id idPath id_query Id ID GetPet getPet GetPetArgs
    GetPetResult GetPetOk listPets ListPetsAll listPetsItems post Default shared Shared 1 2x 200 a_b aB I
";

/// No names at all, and names of other scripts.
const ODD: &[&str] = &[
    "",
    " ",
    "_",
    "__",
    "$",
    "$ref",
    "-",
    "--",
    "-1",
    "+1",
    "<=",
    ">=",
    "*",
    "@type",
    "#",
    "%",
    "a.b",
    "a-b",
    "A-B",
    "a b",
    "a/b",
    "a~b",
    "ok?",
    "x[]",
    "x[y]",
    "\u{df}",
    "\u{e9}",
    "e\u{301}",
    "\u{65e5}\u{672c}",
    "\u{1f600}",
    "\u{645}\u{631}\u{62d}\u{628}\u{627}",
    "\u{1d4d0}",
    "na\u{ef}ve",
    "\u{430}\u{431}\u{432}",
    "\u{131}",
    "\u{130}",
    "x'y",
    "x\"y",
    "x\\y",
    "x$y",
    "${x}",
    "x`y",
    "x\ny",
    "*/",
    "//",
    "///",
    "{{x}}",
    "x\u{2028}y",
    "x\u{200b}y",
];

const PROSE: &[&str] = &[
    "",
    "Plain words.",
    "Ends */ here",
    "/// Three\nlines\n\n# heading\n- item",
    "`code` and ${x} and $y",
    "''' and \"\"\" and \\",
    "Production. The one that counts.",
    "@deprecated {@link X} [y]",
    "x\u{2028}y",
    "<b>&amp;</b>",
    "\u{202e}right to left",
    "A very long line that has to be wrapped somewhere because it says far more than fits on a line of eighty or a hundred letters.",
];

impl Wild {
    pub(super) fn name(&mut self) -> String {
        let name = self.word();
        if self.once_in(6) { format!("{name}{}", self.word()) } else { name.to_owned() }
    }

    fn word(&mut self) -> &'static str {
        if self.once_in(5) {
            return self.one_of(ODD);
        }
        let at = self.below(WORDS.split_whitespace().count());
        WORDS.split_whitespace().nth(at).unwrap_or_default()
    }

    /// Different names.
    pub(super) fn names(&mut self, count: usize) -> Vec<String> {
        let mut names = Vec::new();
        for _ in 0..count {
            let name = self.name();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Keys of components, which versions from 3.0 on limit to a few letters.
    pub(super) fn keys(&mut self, count: usize) -> Vec<String> {
        let version = self.version;
        let is_key = |name: &String| {
            !name.is_empty()
                && (version == Version::V2
                    || name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte)))
        };
        let mut keys: Vec<String> = Vec::new();
        while keys.len() < count {
            let key = self.name();
            if is_key(&key) && !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys
    }

    pub(super) fn prose(&mut self) -> &'static str {
        self.one_of(PROSE)
    }
}
