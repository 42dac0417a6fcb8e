// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import 'dart:async';
import 'dart:convert';

import 'encoding.dart';
import 'headers.dart';

/// Gives a secret whenever one is needed.
typedef SecretProvider = FutureOr<String> Function();

/// A token, and until when it may be used.
final class AccessToken {
  const AccessToken(this.value, {this.expiresAt, this.type = 'Bearer'});

  final String value;
  final DateTime? expiresAt;

  /// The scheme of the `Authorization` header.
  final String type;
}

/// Keeps a token until it expires or is refused. However many calls need one
/// at the same time, it is fetched once.
final class TokenSource {
  TokenSource(this._fetch, {this.leeway = const Duration(seconds: 10)});

  /// A token that never changes.
  TokenSource.fixed(String token) : this(() => AccessToken(token));

  final FutureOr<AccessToken> Function() _fetch;

  /// How long before its expiry a token is fetched anew.
  final Duration leeway;

  AccessToken? _token;
  Future<AccessToken>? _fetching;

  Future<AccessToken> get() async {
    final token = _token;
    if (token != null && !_expired(token)) return token;
    return _fetching ??= _refresh();
  }

  /// Forgets [token], so that the next [get] fetches another. One that was
  /// replaced already stays.
  void refuse(AccessToken token) {
    if (identical(_token, token)) _token = null;
  }

  Future<AccessToken> _refresh() async {
    try {
      return _token = await _fetch();
    } finally {
      _fetching = null;
    }
  }

  bool _expired(AccessToken token) {
    final expiry = token.expiresAt;
    return expiry != null && !DateTime.now().isBefore(expiry.subtract(leeway));
  }
}

enum ApiKeyLocation { header, query, cookie }

/// What proves to the API who calls.
sealed class Credential {
  const Credential();
}

final class ApiKeyCredential extends Credential {
  const ApiKeyCredential(this.location, this.name, this.secret);

  final ApiKeyLocation location;
  final String name;
  final SecretProvider secret;
}

final class BasicCredential extends Credential {
  const BasicCredential(this.user, this.password);

  final String user;
  final String password;
}

/// Credentials of an `Authorization` scheme (`Bearer`, `Digest`, ...).
final class SchemeCredential extends Credential {
  const SchemeCredential(this.scheme, this.secret);

  final String scheme;
  final SecretProvider secret;
}

/// OAuth 2 and OpenID Connect.
final class TokenCredential extends Credential {
  const TokenCredential(this.source);

  final TokenSource source;
}

/// The connection itself proves who calls.
final class MutualTlsCredential extends Credential {
  const MutualTlsCredential();
}

/// Credentials by the names of the security schemes in the API's description.
base class Credentials {
  const Credentials(this._byScheme);

  static const Credentials none = Credentials({});

  final Map<String, Credential?> _byScheme;

  /// Puts what the first of [alternatives] asks for into a request.
  ///
  /// Gives the tokens that were used, so that they can be refused.
  Future<List<(TokenSource, AccessToken)>> apply(
    List<List<String>> alternatives, {
    required ApiHeaders headers,
    required List<String> query,
    required List<String> cookies,
  }) async {
    final used = <(TokenSource, AccessToken)>[];
    for (final credential in _choose(alternatives)) {
      switch (credential) {
        case ApiKeyCredential(:final location, :final name, :final secret):
          final value = await secret();
          switch (location) {
            case ApiKeyLocation.header:
              headers.set(name, value);
            case ApiKeyLocation.query:
              query.addAll(queryPieces(name, value));
            case ApiKeyLocation.cookie:
              cookies.addAll(queryPieces(name, value));
          }
        case BasicCredential(:final user, :final password):
          final pair = base64.encode(utf8.encode('$user:$password'));
          headers.set('authorization', 'Basic $pair');
        case SchemeCredential(:final scheme, :final secret):
          headers.set('authorization', '$scheme ${await secret()}');
        case TokenCredential(:final source):
          final token = await source.get();
          headers.set('authorization', '${token.type} ${token.value}');
          used.add((source, token));
        case MutualTlsCredential():
          break;
      }
    }
    return used;
  }

  List<Credential> _choose(List<List<String>> alternatives) {
    for (final schemes in alternatives) {
      final credentials = [
        for (final scheme in schemes)
          if (_byScheme[scheme] case final credential?) credential,
      ];
      if (schemes.isNotEmpty && credentials.length == schemes.length) {
        return credentials;
      }
    }
    return const [];
  }
}
