// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../runtime/runtime.dart';
import 'account.dart';
import 'annotation.dart';
import 'availability.dart';
import 'booking.dart';
import 'comment.dart';
import 'community.dart';
import 'conversation.dart';
import 'course.dart';
import 'e_book.dart';
import 'enrolment.dart';
import 'invoice.dart';
import 'lesson.dart';
import 'live_class.dart';
import 'membership.dart';
import 'message.dart';
import 'moderation_case.dart';
import 'module.dart';
import 'outline_node.dart';
import 'page.dart';
import 'payment.dart';
import 'payment_method.dart';
import 'post.dart';
import 'preferences.dart';
import 'progress.dart';
import 'public_profile.dart';
import 'quiz_attempt.dart';
import 'recording.dart';
import 'refund.dart';
import 'revenue_report.dart';
import 'review.dart';
import 'room_admission.dart';
import 'search_hit.dart';
import 'suspension.dart';
import 'tutor.dart';
import 'webhook_endpoint.dart';

typedef AccountCreatedResponse = AccountResponse;

final class AccountResponse extends JsonModel {
  const AccountResponse({required this.data});

  factory AccountResponse.fromJson(Map<String, Object?> json) => AccountResponse(
    data: json.required('data', objectOf(Account.fromJson)),
  );

  final Account data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  AccountResponse copyWith({Account? data}) => AccountResponse(
    data: data ?? this.data,
  );
}

final class PreferencesResponse extends JsonModel {
  const PreferencesResponse({required this.data});

  factory PreferencesResponse.fromJson(Map<String, Object?> json) => PreferencesResponse(
    data: json.required('data', objectOf(Preferences.fromJson)),
  );

  final Preferences data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  PreferencesResponse copyWith({Preferences? data}) => PreferencesResponse(
    data: data ?? this.data,
  );
}

final class PublicProfileResponse extends JsonModel {
  const PublicProfileResponse({required this.data});

  factory PublicProfileResponse.fromJson(Map<String, Object?> json) => PublicProfileResponse(
    data: json.required('data', objectOf(PublicProfile.fromJson)),
  );

  final PublicProfile data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  PublicProfileResponse copyWith({
    PublicProfile? data,
  }) => PublicProfileResponse(data: data ?? this.data);
}

final class CourseListResponse extends JsonModel {
  const CourseListResponse({required this.data, required this.page});

  factory CourseListResponse.fromJson(Map<String, Object?> json) => CourseListResponse(
    data: json.required('data', listOf(objectOf(Course.fromJson))),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<Course> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  CourseListResponse copyWith({
    List<Course>? data,
    Page? page,
  }) => CourseListResponse(data: data ?? this.data, page: page ?? this.page);
}

typedef CourseCreatedResponse = CourseResponse;

final class CourseResponse extends JsonModel {
  const CourseResponse({required this.data});

  factory CourseResponse.fromJson(Map<String, Object?> json) => CourseResponse(
    data: json.required('data', objectOf(Course.fromJson)),
  );

  final Course data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  CourseResponse copyWith({Course? data}) => CourseResponse(
    data: data ?? this.data,
  );
}

final class CourseOutlineResponse extends JsonModel {
  const CourseOutlineResponse({required this.data});

  factory CourseOutlineResponse.fromJson(Map<String, Object?> json) => CourseOutlineResponse(
    data: json.required('data', listOf(objectOf(OutlineNode.fromJson))),
  );

  final List<OutlineNode> data;

  @override
  Map<String, Object?> toJson() => {'data': [for (final e in data) e.toJson()]};

  CourseOutlineResponse copyWith({
    List<OutlineNode>? data,
  }) => CourseOutlineResponse(data: data ?? this.data);
}

final class ModuleListResponse extends JsonModel {
  const ModuleListResponse({required this.data, required this.page});

  factory ModuleListResponse.fromJson(Map<String, Object?> json) => ModuleListResponse(
    data: json.required('data', listOf(objectOf(Module.fromJson))),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<Module> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  ModuleListResponse copyWith({
    List<Module>? data,
    Page? page,
  }) => ModuleListResponse(data: data ?? this.data, page: page ?? this.page);
}

final class ModuleCreatedResponse extends JsonModel {
  const ModuleCreatedResponse({required this.data});

  factory ModuleCreatedResponse.fromJson(Map<String, Object?> json) => ModuleCreatedResponse(
    data: json.required('data', objectOf(Module.fromJson)),
  );

  final Module data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  ModuleCreatedResponse copyWith({Module? data}) => ModuleCreatedResponse(
    data: data ?? this.data,
  );
}

final class LessonListResponse extends JsonModel {
  const LessonListResponse({required this.data, required this.page});

  factory LessonListResponse.fromJson(Map<String, Object?> json) => LessonListResponse(
    data: json.required('data', listOf(objectOf(Lesson.fromJson))),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<Lesson> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  LessonListResponse copyWith({
    List<Lesson>? data,
    Page? page,
  }) => LessonListResponse(data: data ?? this.data, page: page ?? this.page);
}

typedef LessonCreatedResponse = LessonResponse;

final class LessonResponse extends JsonModel {
  const LessonResponse({required this.data});

  factory LessonResponse.fromJson(Map<String, Object?> json) => LessonResponse(
    data: json.required('data', objectOf(Lesson.fromJson)),
  );

  final Lesson data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  LessonResponse copyWith({Lesson? data}) => LessonResponse(
    data: data ?? this.data,
  );
}

final class ReviewListResponse extends JsonModel {
  const ReviewListResponse({required this.data, required this.page});

  factory ReviewListResponse.fromJson(Map<String, Object?> json) => ReviewListResponse(
    data: json.required('data', listOf(objectOf(Review.fromJson))),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<Review> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  ReviewListResponse copyWith({
    List<Review>? data,
    Page? page,
  }) => ReviewListResponse(data: data ?? this.data, page: page ?? this.page);
}

final class ReviewCreatedResponse extends JsonModel {
  const ReviewCreatedResponse({required this.data});

  factory ReviewCreatedResponse.fromJson(Map<String, Object?> json) => ReviewCreatedResponse(
    data: json.required('data', objectOf(Review.fromJson)),
  );

  final Review data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  ReviewCreatedResponse copyWith({Review? data}) => ReviewCreatedResponse(
    data: data ?? this.data,
  );
}

final class EnrolmentListResponse extends JsonModel {
  const EnrolmentListResponse({required this.data, required this.page});

  factory EnrolmentListResponse.fromJson(Map<String, Object?> json) => EnrolmentListResponse(
    data: json.required('data', listOf(objectOf(Enrolment.fromJson))),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<Enrolment> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  EnrolmentListResponse copyWith({
    List<Enrolment>? data,
    Page? page,
  }) => EnrolmentListResponse(data: data ?? this.data, page: page ?? this.page);
}

typedef EnrolmentCreatedResponse = EnrolmentResponse;

final class EnrolmentResponse extends JsonModel {
  const EnrolmentResponse({required this.data});

  factory EnrolmentResponse.fromJson(Map<String, Object?> json) => EnrolmentResponse(
    data: json.required('data', objectOf(Enrolment.fromJson)),
  );

  final Enrolment data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  EnrolmentResponse copyWith({Enrolment? data}) => EnrolmentResponse(
    data: data ?? this.data,
  );
}

final class ProgressResponse extends JsonModel {
  const ProgressResponse({required this.data});

  factory ProgressResponse.fromJson(Map<String, Object?> json) => ProgressResponse(
    data: json.required('data', objectOf(Progress.fromJson)),
  );

  final Progress data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  ProgressResponse copyWith({Progress? data}) => ProgressResponse(
    data: data ?? this.data,
  );
}

final class QuizAttemptCreatedResponse extends JsonModel {
  const QuizAttemptCreatedResponse({required this.data});

  factory QuizAttemptCreatedResponse.fromJson(Map<String, Object?> json) => QuizAttemptCreatedResponse(
    data: json.required('data', objectOf(QuizAttempt.fromJson)),
  );

  final QuizAttempt data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  QuizAttemptCreatedResponse copyWith({
    QuizAttempt? data,
  }) => QuizAttemptCreatedResponse(data: data ?? this.data);
}

final class LiveClassListResponse extends JsonModel {
  const LiveClassListResponse({required this.data, required this.page});

  factory LiveClassListResponse.fromJson(Map<String, Object?> json) => LiveClassListResponse(
    data: json.required('data', listOf(objectOf(LiveClass.fromJson))),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<LiveClass> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  LiveClassListResponse copyWith({
    List<LiveClass>? data,
    Page? page,
  }) => LiveClassListResponse(data: data ?? this.data, page: page ?? this.page);
}

typedef LiveClassCreatedResponse = LiveClassResponse;

final class LiveClassResponse extends JsonModel {
  const LiveClassResponse({required this.data});

  factory LiveClassResponse.fromJson(Map<String, Object?> json) => LiveClassResponse(
    data: json.required('data', objectOf(LiveClass.fromJson)),
  );

  final LiveClass data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  LiveClassResponse copyWith({LiveClass? data}) => LiveClassResponse(
    data: data ?? this.data,
  );
}

final class RoomAdmissionResponse extends JsonModel {
  const RoomAdmissionResponse({required this.data});

  factory RoomAdmissionResponse.fromJson(Map<String, Object?> json) => RoomAdmissionResponse(
    data: json.required('data', objectOf(RoomAdmission.fromJson)),
  );

  final RoomAdmission data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  RoomAdmissionResponse copyWith({
    RoomAdmission? data,
  }) => RoomAdmissionResponse(data: data ?? this.data);
}

final class RecordingListResponse extends JsonModel {
  const RecordingListResponse({required this.data, required this.page});

  factory RecordingListResponse.fromJson(Map<String, Object?> json) => RecordingListResponse(
    data: json.required('data', listOf(objectOf(Recording.fromJson))),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<Recording> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  RecordingListResponse copyWith({
    List<Recording>? data,
    Page? page,
  }) => RecordingListResponse(data: data ?? this.data, page: page ?? this.page);
}

final class TutorListResponse extends JsonModel {
  const TutorListResponse({required this.data, required this.page});

  factory TutorListResponse.fromJson(Map<String, Object?> json) => TutorListResponse(
    data: json.required('data', listOf(objectOf(Tutor.fromJson))),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<Tutor> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  TutorListResponse copyWith({
    List<Tutor>? data,
    Page? page,
  }) => TutorListResponse(data: data ?? this.data, page: page ?? this.page);
}

final class TutorResponse extends JsonModel {
  const TutorResponse({required this.data});

  factory TutorResponse.fromJson(Map<String, Object?> json) => TutorResponse(
    data: json.required('data', objectOf(Tutor.fromJson)),
  );

  final Tutor data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  TutorResponse copyWith({Tutor? data}) => TutorResponse(
    data: data ?? this.data,
  );
}

final class AvailabilityResponse extends JsonModel {
  const AvailabilityResponse({required this.data});

  factory AvailabilityResponse.fromJson(Map<String, Object?> json) => AvailabilityResponse(
    data: json.required('data', objectOf(Availability.fromJson)),
  );

  final Availability data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  AvailabilityResponse copyWith({Availability? data}) => AvailabilityResponse(
    data: data ?? this.data,
  );
}

final class BookingListResponse extends JsonModel {
  const BookingListResponse({required this.data, required this.page});

  factory BookingListResponse.fromJson(Map<String, Object?> json) => BookingListResponse(
    data: json.required('data', listOf(objectOf(Booking.fromJson))),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<Booking> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  BookingListResponse copyWith({
    List<Booking>? data,
    Page? page,
  }) => BookingListResponse(data: data ?? this.data, page: page ?? this.page);
}

typedef BookingCreatedResponse = BookingResponse;

final class BookingResponse extends JsonModel {
  const BookingResponse({required this.data});

  factory BookingResponse.fromJson(Map<String, Object?> json) => BookingResponse(
    data: json.required('data', objectOf(Booking.fromJson)),
  );

  final Booking data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  BookingResponse copyWith({Booking? data}) => BookingResponse(
    data: data ?? this.data,
  );
}

final class PaymentMethodListResponse extends JsonModel {
  const PaymentMethodListResponse({required this.data, required this.page});

  factory PaymentMethodListResponse.fromJson(Map<String, Object?> json) => PaymentMethodListResponse(
    data: json.required('data', listOf(PaymentMethod.fromJson)),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<PaymentMethod> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  PaymentMethodListResponse copyWith({
    List<PaymentMethod>? data,
    Page? page,
  }) => PaymentMethodListResponse(
    data: data ?? this.data,
    page: page ?? this.page,
  );
}

final class PaymentMethodCreatedResponse extends JsonModel {
  const PaymentMethodCreatedResponse({required this.data});

  factory PaymentMethodCreatedResponse.fromJson(Map<String, Object?> json) => PaymentMethodCreatedResponse(
    data: json.required('data', PaymentMethod.fromJson),
  );

  final PaymentMethod data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  PaymentMethodCreatedResponse copyWith({
    PaymentMethod? data,
  }) => PaymentMethodCreatedResponse(data: data ?? this.data);
}

final class PaymentListResponse extends JsonModel {
  const PaymentListResponse({required this.data, required this.page});

  factory PaymentListResponse.fromJson(Map<String, Object?> json) => PaymentListResponse(
    data: json.required('data', listOf(objectOf(Payment.fromJson))),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<Payment> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  PaymentListResponse copyWith({
    List<Payment>? data,
    Page? page,
  }) => PaymentListResponse(data: data ?? this.data, page: page ?? this.page);
}

typedef PaymentCreatedResponse = PaymentResponse;

final class PaymentResponse extends JsonModel {
  const PaymentResponse({required this.data});

  factory PaymentResponse.fromJson(Map<String, Object?> json) => PaymentResponse(
    data: json.required('data', objectOf(Payment.fromJson)),
  );

  final Payment data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  PaymentResponse copyWith({Payment? data}) => PaymentResponse(
    data: data ?? this.data,
  );
}

final class RefundListResponse extends JsonModel {
  const RefundListResponse({required this.data, required this.page});

  factory RefundListResponse.fromJson(Map<String, Object?> json) => RefundListResponse(
    data: json.required('data', listOf(objectOf(Refund.fromJson))),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<Refund> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  RefundListResponse copyWith({
    List<Refund>? data,
    Page? page,
  }) => RefundListResponse(data: data ?? this.data, page: page ?? this.page);
}

final class RefundCreatedResponse extends JsonModel {
  const RefundCreatedResponse({required this.data});

  factory RefundCreatedResponse.fromJson(Map<String, Object?> json) => RefundCreatedResponse(
    data: json.required('data', objectOf(Refund.fromJson)),
  );

  final Refund data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  RefundCreatedResponse copyWith({Refund? data}) => RefundCreatedResponse(
    data: data ?? this.data,
  );
}

final class InvoiceListResponse extends JsonModel {
  const InvoiceListResponse({required this.data, required this.page});

  factory InvoiceListResponse.fromJson(Map<String, Object?> json) => InvoiceListResponse(
    data: json.required('data', listOf(objectOf(Invoice.fromJson))),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<Invoice> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  InvoiceListResponse copyWith({
    List<Invoice>? data,
    Page? page,
  }) => InvoiceListResponse(data: data ?? this.data, page: page ?? this.page);
}

final class CommunityListResponse extends JsonModel {
  const CommunityListResponse({required this.data, required this.page});

  factory CommunityListResponse.fromJson(Map<String, Object?> json) => CommunityListResponse(
    data: json.required('data', listOf(objectOf(Community.fromJson))),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<Community> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  CommunityListResponse copyWith({
    List<Community>? data,
    Page? page,
  }) => CommunityListResponse(data: data ?? this.data, page: page ?? this.page);
}

typedef CommunityCreatedResponse = CommunityResponse;

final class CommunityResponse extends JsonModel {
  const CommunityResponse({required this.data});

  factory CommunityResponse.fromJson(Map<String, Object?> json) => CommunityResponse(
    data: json.required('data', objectOf(Community.fromJson)),
  );

  final Community data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  CommunityResponse copyWith({Community? data}) => CommunityResponse(
    data: data ?? this.data,
  );
}

final class MembershipResponse extends JsonModel {
  const MembershipResponse({required this.data});

  factory MembershipResponse.fromJson(Map<String, Object?> json) => MembershipResponse(
    data: json.required('data', objectOf(Membership.fromJson)),
  );

  final Membership data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  MembershipResponse copyWith({Membership? data}) => MembershipResponse(
    data: data ?? this.data,
  );
}

final class PostListResponse extends JsonModel {
  const PostListResponse({required this.data, required this.page});

  factory PostListResponse.fromJson(Map<String, Object?> json) => PostListResponse(
    data: json.required('data', listOf(objectOf(Post.fromJson))),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<Post> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  PostListResponse copyWith({List<Post>? data, Page? page}) => PostListResponse(
    data: data ?? this.data,
    page: page ?? this.page,
  );
}

final class PostCreatedResponse extends JsonModel {
  const PostCreatedResponse({required this.data});

  factory PostCreatedResponse.fromJson(Map<String, Object?> json) => PostCreatedResponse(
    data: json.required('data', objectOf(Post.fromJson)),
  );

  final Post data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  PostCreatedResponse copyWith({Post? data}) => PostCreatedResponse(
    data: data ?? this.data,
  );
}

final class CommentListResponse extends JsonModel {
  const CommentListResponse({required this.data, required this.page});

  factory CommentListResponse.fromJson(Map<String, Object?> json) => CommentListResponse(
    data: json.required('data', listOf(objectOf(Comment.fromJson))),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<Comment> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  CommentListResponse copyWith({
    List<Comment>? data,
    Page? page,
  }) => CommentListResponse(data: data ?? this.data, page: page ?? this.page);
}

final class CommentCreatedResponse extends JsonModel {
  const CommentCreatedResponse({required this.data});

  factory CommentCreatedResponse.fromJson(Map<String, Object?> json) => CommentCreatedResponse(
    data: json.required('data', objectOf(Comment.fromJson)),
  );

  final Comment data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  CommentCreatedResponse copyWith({Comment? data}) => CommentCreatedResponse(
    data: data ?? this.data,
  );
}

final class ConversationListResponse extends JsonModel {
  const ConversationListResponse({required this.data, required this.page});

  factory ConversationListResponse.fromJson(Map<String, Object?> json) => ConversationListResponse(
    data: json.required('data', listOf(objectOf(Conversation.fromJson))),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<Conversation> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  ConversationListResponse copyWith({
    List<Conversation>? data,
    Page? page,
  }) => ConversationListResponse(
    data: data ?? this.data,
    page: page ?? this.page,
  );
}

final class ConversationCreatedResponse extends JsonModel {
  const ConversationCreatedResponse({required this.data});

  factory ConversationCreatedResponse.fromJson(Map<String, Object?> json) => ConversationCreatedResponse(
    data: json.required('data', objectOf(Conversation.fromJson)),
  );

  final Conversation data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  ConversationCreatedResponse copyWith({
    Conversation? data,
  }) => ConversationCreatedResponse(data: data ?? this.data);
}

final class MessageListResponse extends JsonModel {
  const MessageListResponse({required this.data, required this.page});

  factory MessageListResponse.fromJson(Map<String, Object?> json) => MessageListResponse(
    data: json.required('data', listOf(objectOf(Message.fromJson))),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<Message> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  MessageListResponse copyWith({
    List<Message>? data,
    Page? page,
  }) => MessageListResponse(data: data ?? this.data, page: page ?? this.page);
}

final class MessageCreatedResponse extends JsonModel {
  const MessageCreatedResponse({required this.data});

  factory MessageCreatedResponse.fromJson(Map<String, Object?> json) => MessageCreatedResponse(
    data: json.required('data', objectOf(Message.fromJson)),
  );

  final Message data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  MessageCreatedResponse copyWith({Message? data}) => MessageCreatedResponse(
    data: data ?? this.data,
  );
}

final class SearchHitListResponse extends JsonModel {
  const SearchHitListResponse({required this.data, required this.page});

  factory SearchHitListResponse.fromJson(Map<String, Object?> json) => SearchHitListResponse(
    data: json.required('data', listOf(SearchHit.fromJson)),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<SearchHit> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  SearchHitListResponse copyWith({
    List<SearchHit>? data,
    Page? page,
  }) => SearchHitListResponse(data: data ?? this.data, page: page ?? this.page);
}

final class EBookListResponse extends JsonModel {
  const EBookListResponse({required this.data, required this.page});

  factory EBookListResponse.fromJson(Map<String, Object?> json) => EBookListResponse(
    data: json.required('data', listOf(objectOf(EBook.fromJson))),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<EBook> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  EBookListResponse copyWith({
    List<EBook>? data,
    Page? page,
  }) => EBookListResponse(data: data ?? this.data, page: page ?? this.page);
}

typedef EBookCreatedResponse = EBookResponse;

final class EBookResponse extends JsonModel {
  const EBookResponse({required this.data});

  factory EBookResponse.fromJson(Map<String, Object?> json) => EBookResponse(
    data: json.required('data', objectOf(EBook.fromJson)),
  );

  final EBook data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  EBookResponse copyWith({EBook? data}) => EBookResponse(
    data: data ?? this.data,
  );
}

final class AnnotationListResponse extends JsonModel {
  const AnnotationListResponse({required this.data, required this.page});

  factory AnnotationListResponse.fromJson(Map<String, Object?> json) => AnnotationListResponse(
    data: json.required('data', listOf(objectOf(Annotation.fromJson))),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<Annotation> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  AnnotationListResponse copyWith({
    List<Annotation>? data,
    Page? page,
  }) => AnnotationListResponse(
    data: data ?? this.data,
    page: page ?? this.page,
  );
}

final class AnnotationCreatedResponse extends JsonModel {
  const AnnotationCreatedResponse({required this.data});

  factory AnnotationCreatedResponse.fromJson(Map<String, Object?> json) => AnnotationCreatedResponse(
    data: json.required('data', objectOf(Annotation.fromJson)),
  );

  final Annotation data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  AnnotationCreatedResponse copyWith({
    Annotation? data,
  }) => AnnotationCreatedResponse(data: data ?? this.data);
}

final class AccountListResponse extends JsonModel {
  const AccountListResponse({required this.data, required this.page});

  factory AccountListResponse.fromJson(Map<String, Object?> json) => AccountListResponse(
    data: json.required('data', listOf(objectOf(Account.fromJson))),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<Account> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  AccountListResponse copyWith({
    List<Account>? data,
    Page? page,
  }) => AccountListResponse(data: data ?? this.data, page: page ?? this.page);
}

final class SuspensionResponse extends JsonModel {
  const SuspensionResponse({required this.data});

  factory SuspensionResponse.fromJson(Map<String, Object?> json) => SuspensionResponse(
    data: json.required('data', objectOf(Suspension.fromJson)),
  );

  final Suspension data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  SuspensionResponse copyWith({Suspension? data}) => SuspensionResponse(
    data: data ?? this.data,
  );
}

final class ModerationCaseListResponse extends JsonModel {
  const ModerationCaseListResponse({required this.data, required this.page});

  factory ModerationCaseListResponse.fromJson(Map<String, Object?> json) => ModerationCaseListResponse(
    data: json.required('data', listOf(objectOf(ModerationCase.fromJson))),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<ModerationCase> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  ModerationCaseListResponse copyWith({
    List<ModerationCase>? data,
    Page? page,
  }) => ModerationCaseListResponse(
    data: data ?? this.data,
    page: page ?? this.page,
  );
}

final class ModerationCaseResponse extends JsonModel {
  const ModerationCaseResponse({required this.data});

  factory ModerationCaseResponse.fromJson(Map<String, Object?> json) => ModerationCaseResponse(
    data: json.required('data', objectOf(ModerationCase.fromJson)),
  );

  final ModerationCase data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  ModerationCaseResponse copyWith({
    ModerationCase? data,
  }) => ModerationCaseResponse(data: data ?? this.data);
}

final class RevenueReportResponse extends JsonModel {
  const RevenueReportResponse({required this.data});

  factory RevenueReportResponse.fromJson(Map<String, Object?> json) => RevenueReportResponse(
    data: json.required('data', objectOf(RevenueReport.fromJson)),
  );

  final RevenueReport data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  RevenueReportResponse copyWith({
    RevenueReport? data,
  }) => RevenueReportResponse(data: data ?? this.data);
}

final class WebhookEndpointListResponse extends JsonModel {
  const WebhookEndpointListResponse({required this.data, required this.page});

  factory WebhookEndpointListResponse.fromJson(Map<String, Object?> json) => WebhookEndpointListResponse(
    data: json.required('data', listOf(objectOf(WebhookEndpoint.fromJson))),
    page: json.required('page', objectOf(Page.fromJson)),
  );

  final List<WebhookEndpoint> data;
  final Page page;

  @override
  Map<String, Object?> toJson() => {
    'data': [for (final e in data) e.toJson()],
    'page': page.toJson(),
  };

  WebhookEndpointListResponse copyWith({
    List<WebhookEndpoint>? data,
    Page? page,
  }) => WebhookEndpointListResponse(
    data: data ?? this.data,
    page: page ?? this.page,
  );
}

final class WebhookEndpointCreatedResponse extends JsonModel {
  const WebhookEndpointCreatedResponse({required this.data});

  factory WebhookEndpointCreatedResponse.fromJson(Map<String, Object?> json) => WebhookEndpointCreatedResponse(
    data: json.required('data', objectOf(WebhookEndpoint.fromJson)),
  );

  final WebhookEndpoint data;

  @override
  Map<String, Object?> toJson() => {'data': data.toJson()};

  WebhookEndpointCreatedResponse copyWith({
    WebhookEndpoint? data,
  }) => WebhookEndpointCreatedResponse(data: data ?? this.data);
}

