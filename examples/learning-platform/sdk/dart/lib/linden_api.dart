// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

export 'src/runtime/runtime.dart'
    show
        AccessToken,
        ApiCancelledException,
        ApiClient,
        ApiDecodeException,
        ApiException,
        ApiHeaders,
        ApiKeyCredential,
        ApiKeyLocation,
        ApiResponse,
        ApiResult,
        ApiStatusException,
        ApiTimeoutException,
        ApiTransportException,
        BasicCredential,
        Call,
        CallOptions,
        CancelToken,
        Credential,
        Credentials,
        Date,
        JsonModel,
        JsonUnion,
        Middleware,
        MutualTlsCredential,
        Patch,
        PatchKeep,
        PatchSet,
        RequestBody,
        RetryPolicy,
        SchemeCredential,
        SecretProvider,
        Send,
        ServerSentEvent,
        TokenCredential,
        TokenSource,
        Transport,
        TransportRequest,
        TransportResponse,
        Upload;
export 'src/client.dart';
export 'src/models/account.dart';
export 'src/models/account_role.dart';
export 'src/models/account_update.dart';
export 'src/models/annotation.dart';
export 'src/models/article_content.dart';
export 'src/models/assignment_content.dart';
export 'src/models/audit_event.dart';
export 'src/models/availability.dart';
export 'src/models/booking.dart';
export 'src/models/booking_status.dart';
export 'src/models/booking_update.dart';
export 'src/models/cancellation_request.dart';
export 'src/models/chat_event.dart';
export 'src/models/comment.dart';
export 'src/models/community.dart';
export 'src/models/conversation.dart';
export 'src/models/course.dart';
export 'src/models/course_hit.dart';
export 'src/models/course_level.dart';
export 'src/models/course_update.dart';
export 'src/models/e_book.dart';
export 'src/models/e_book_format.dart';
export 'src/models/e_book_hit.dart';
export 'src/models/enrolment.dart';
export 'src/models/enrolment_cancelled_event.dart';
export 'src/models/enrolment_created_event.dart';
export 'src/models/enrolment_event_data.dart';
export 'src/models/enrolment_status_filter.dart';
export 'src/models/event_type.dart';
export 'src/models/invoice.dart';
export 'src/models/language_tag.dart';
export 'src/models/lesson.dart';
export 'src/models/lesson_content.dart';
export 'src/models/lesson_progress_update.dart';
export 'src/models/lesson_update.dart';
export 'src/models/live_class.dart';
export 'src/models/live_class_update.dart';
export 'src/models/membership.dart';
export 'src/models/message.dart';
export 'src/models/message_edited_event.dart';
export 'src/models/message_sent_event.dart';
export 'src/models/moderation_case.dart';
export 'src/models/moderation_flagged_event.dart';
export 'src/models/moderation_resolved_event.dart';
export 'src/models/moderation_state.dart';
export 'src/models/module.dart';
export 'src/models/money.dart';
export 'src/models/new_account.dart';
export 'src/models/new_annotation.dart';
export 'src/models/new_booking.dart';
export 'src/models/new_card.dart';
export 'src/models/new_comment.dart';
export 'src/models/new_community.dart';
export 'src/models/new_conversation.dart';
export 'src/models/new_course.dart';
export 'src/models/new_e_book.dart';
export 'src/models/new_enrolment.dart';
export 'src/models/new_lesson.dart';
export 'src/models/new_live_class.dart';
export 'src/models/new_message.dart';
export 'src/models/new_module.dart';
export 'src/models/new_payment.dart';
export 'src/models/new_payment_method.dart';
export 'src/models/new_post.dart';
export 'src/models/new_quiz_attempt.dart';
export 'src/models/new_refund.dart';
export 'src/models/new_resolution.dart';
export 'src/models/new_review.dart';
export 'src/models/new_sepa_debit.dart';
export 'src/models/new_wallet.dart';
export 'src/models/outline_node.dart';
export 'src/models/page.dart';
export 'src/models/payment.dart';
export 'src/models/payment_event_data.dart';
export 'src/models/payment_failed_event.dart';
export 'src/models/payment_method.dart';
export 'src/models/payment_refunded_event.dart';
export 'src/models/payment_status_filter.dart';
export 'src/models/payment_status_notice.dart';
export 'src/models/payment_succeeded_event.dart';
export 'src/models/post.dart';
export 'src/models/post_hit.dart';
export 'src/models/preferences.dart';
export 'src/models/problem.dart';
export 'src/models/progress.dart';
export 'src/models/public_profile.dart';
export 'src/models/quiz_attempt.dart';
export 'src/models/quiz_content.dart';
export 'src/models/recording.dart';
export 'src/models/recurrence.dart';
export 'src/models/refund.dart';
export 'src/models/report_reason.dart';
export 'src/models/revenue_report.dart';
export 'src/models/review.dart';
export 'src/models/room_admission.dart';
export 'src/models/search_hit.dart';
export 'src/models/shared_models.dart';
export 'src/models/stored_card.dart';
export 'src/models/stored_sepa_debit.dart';
export 'src/models/stored_voucher.dart';
export 'src/models/stored_wallet.dart';
export 'src/models/subject.dart';
export 'src/models/suspension.dart';
export 'src/models/text_range.dart';
export 'src/models/tutor.dart';
export 'src/models/tutor_hit.dart';
export 'src/models/typing_event.dart';
export 'src/models/video_content.dart';
export 'src/models/webhook_endpoint.dart';
export 'src/models/webhook_event.dart';
export 'src/models/weekly_hours.dart';
export 'src/operations/accounts_api.dart';
export 'src/operations/accounts_models.dart';
export 'src/operations/admin_api.dart';
export 'src/operations/admin_models.dart';
export 'src/operations/chat_api.dart';
export 'src/operations/chat_models.dart';
export 'src/operations/communities_api.dart';
export 'src/operations/communities_models.dart';
export 'src/operations/courses_api.dart';
export 'src/operations/courses_models.dart';
export 'src/operations/e_books_api.dart';
export 'src/operations/e_books_models.dart';
export 'src/operations/enrolments_api.dart';
export 'src/operations/live_classes_api.dart';
export 'src/operations/payments_api.dart';
export 'src/operations/search_api.dart';
export 'src/operations/search_models.dart';
export 'src/operations/tutors_api.dart';
export 'src/webhooks.dart';
