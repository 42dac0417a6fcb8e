// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';

/// That somebody belongs to a community.
final class Membership extends JsonModel {
  const Membership({
    required this.communityId,
    required this.accountId,
    required this.role,
    required this.joinedAt,
  });

  factory Membership.fromJson(Map<String, Object?> json) => Membership(
    communityId: json.required('communityId', asString),
    accountId: json.required('accountId', asString),
    role: json.required('role', MembershipRole.fromJson),
    joinedAt: json.required('joinedAt', asDateTime),
  );

  final String communityId;
  final String accountId;
  final MembershipRole role;
  final DateTime joinedAt;

  @override
  Map<String, Object?> toJson() => {
    'communityId': communityId,
    'accountId': accountId,
    'role': role,
    'joinedAt': dateTimeToJson(joinedAt),
  };

  Membership copyWith({
    String? communityId,
    String? accountId,
    MembershipRole? role,
    DateTime? joinedAt,
  }) => Membership(
    communityId: communityId ?? this.communityId,
    accountId: accountId ?? this.accountId,
    role: role ?? this.role,
    joinedAt: joinedAt ?? this.joinedAt,
  );
}

extension type const MembershipRole(String wire) implements Object {
  /// What the API sends; it may be a value that is not listed here.
  MembershipRole.fromJson(Object? json) : wire = asString(json);

  static const member = MembershipRole('member');
  static const moderator = MembershipRole('moderator');

  static const List<MembershipRole> values = [member, moderator];
}

