import 'package:auth/auth.dart';

import 'harness.dart';

AuthApi client(String base, [AuthCredentials? credentials]) =>
    AuthClient(baseUrl: base, credentials: credentials).auth;

/// A source of `t1`, `t2` and so on.
TokenSource counting() {
  var number = 0;
  return TokenSource(() => AccessToken('t${++number}'));
}

AuthCredentials bearer() => AuthCredentials(bearer: () => 't1');

Future<void> main(List<String> arguments) => run(arguments, {
  'Bearer': (base) async => holds(await client(base, bearer()).withBearer() is WithBearerNoContent, 'done'),
  'Nothing asked': (base) async => holds(await client(base, bearer()).open() is OpenNoContent, 'done'),
  'Optional': (base) async {
    holds(await client(base).optional() is OptionalNoContent, 'done without');
    holds(await client(base, bearer()).optional() is OptionalNoContent, 'done with');
  },
  'Key in a header': (base) async {
    final answer = await client(base, AuthCredentials(headerKey: () => 'k1')).withHeaderKey();
    holds(answer is WithHeaderKeyNoContent, 'done');
  },
  'Key in the query': (base) async {
    final answer = await client(base, AuthCredentials(queryKey: () async => 'k/1')).withQueryKey(page: 2);
    holds(answer is WithQueryKeyNoContent, 'done');
  },
  'Key in a cookie': (base) async {
    final answer = await client(base, AuthCredentials(cookieKey: () => 'k 1')).withCookieKey(theme: 'dark');
    holds(answer is WithCookieKeyNoContent, 'done');
  },
  'Basic': (base) async {
    final answer = await client(base, AuthCredentials(basic: const BasicCredential('größe', 'a:b'))).withBasic();
    holds(answer is WithBasicNoContent, 'done');
  },
  'Another scheme': (base) async {
    final answer = await client(base, AuthCredentials(digest: () => 'username="a"')).withDigest();
    holds(answer is WithDigestNoContent, 'done');
  },
  'OAuth': (base) async {
    final answer = await client(base, AuthCredentials(oauth: TokenSource.fixed('t1'))).withOAuth();
    holds(answer is WithOAuthOk, 'done');
  },
  'OpenID Connect': (base) async {
    final answer = await client(base, AuthCredentials(openid: TokenSource.fixed('t1'))).withOpenId();
    holds(answer is WithOpenIdNoContent, 'done');
  },
  'Either of two': (base) async {
    final answer = await client(base, AuthCredentials(oauth: TokenSource.fixed('t1'))).either();
    holds(answer is EitherNoContent, 'done');
  },
  'First of two': (base) async {
    final credentials = AuthCredentials(headerKey: () => 'k1', oauth: TokenSource.fixed('t1'));
    holds(await client(base, credentials).either() is EitherNoContent, 'done');
  },
  'Both at once': (base) async {
    final credentials = AuthCredentials(headerKey: () => 'k1', basic: const BasicCredential('u', 'p'));
    holds(await client(base, credentials).both() is BothNoContent, 'done');
  },
  'Refresh after 401': (base) async {
    final thing = (await client(base, AuthCredentials(oauth: counting())).withOAuth()).orThrow;
    equal(thing.a, 1);
  },
  'Refresh repeats the body': (base) async {
    final api = client(base, AuthCredentials(oauth: counting()));
    final answer = await api.postWithOAuth(body: const PostWithOAuthRequest(a: 2));
    holds(answer is PostWithOAuthNoContent, 'done');
  },
  'Refresh only once': (base) async {
    final answer = await client(base, AuthCredentials(oauth: counting())).withOAuth();
    holds(answer is WithOAuthUnauthorized, 'refused');
  },
  'No refresh of a fixed token': (base) async {
    holds(await client(base, bearer()).withBearer() is WithBearerUnauthorized, 'refused');
  },
  'One refresh for calls at the same time': (base) async {
    final api = client(base, AuthCredentials(oauth: counting()));
    final answers = await Future.wait([api.withOAuth(), api.withOAuth()]);
    equal([for (final answer in answers) answer.orThrow.a], [1, 1]);
  },
});
