// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../models/account.dart';
import '../models/account_role.dart';
import '../models/audit_event.dart';
import '../models/moderation_case.dart';
import '../models/moderation_state.dart';
import '../models/new_resolution.dart';
import '../models/problem.dart';
import '../models/shared_models.dart';
import '../models/suspension.dart';
import '../models/webhook_endpoint.dart';
import '../runtime/runtime.dart';
import 'admin_models.dart';

/// Moderation, account suspension, reports and webhook endpoints, for staff and
/// partners' administrators.
final class AdminApi {
  const AdminApi(this._client);

  final ApiClient _client;

  /// List accounts
  ///
  /// Lists all accounts. Every call is written to the audit log.
  ///
  /// `GET /admin/accounts`
  ///
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  /// - [email]: Only the account with this address.
  /// - [role]: Only accounts with this role.
  Future<ListAccountsResult> listAccounts({
    String? cursor,
    int? limit,
    String? email,
    AccountRole? role,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/admin/accounts',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    )
      ..query('cursor', cursor)
      ..query('limit', limit)
      ..query('email', email)
      ..query('role', role);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ListAccountsOk(
        response,
        response.json(objectOf(AccountListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ListAccountsUndocumented(response),
      400 when response.has('application/problem+json') => ListAccountsBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ListAccountsUndocumented(response),
      401 when response.has('application/problem+json') => ListAccountsUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ListAccountsUndocumented(response),
      403 when response.has('application/problem+json') => ListAccountsForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => ListAccountsUndocumented(response),
      429 when response.has('application/problem+json') => ListAccountsTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ListAccountsUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ListAccountsServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ListAccountsUndocumented(response),
      _ => ListAccountsUndocumented(response),
    };
  }

  /// Every item of [listAccounts], page after page; throws where a page is not
  /// answered with success.
  Stream<Account> listAccountsAll({
    String? cursor,
    int? limit,
    String? email,
    AccountRole? role,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await listAccounts(
        cursor: $cursor,
        limit: limit,
        email: email,
        role: role,
        options: options,
      )).orThrow;
      final $items = $page.data;
      for (final $item in $items) {
        yield $item;
      }
      final $next = $page.page.nextCursor;
      if ($next == null || $next.isEmpty || $next == $cursor) return;
      $cursor = $next;
    }
  }

  /// Suspend an account
  ///
  /// Suspends an account for some days or until further notice. Its seats are
  /// kept.
  ///
  /// `PUT /admin/accounts/{accountId}/suspension`
  ///
  /// - [accountId]: The account.
  Future<SuspendAccountResult> suspendAccount({
    required String accountId,
    required SuspensionInput body,
    CallOptions? options,
  }) async {
    final call = Call(
      'PUT',
      '/admin/accounts/${pathValue(accountId)}/suspension',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => SuspendAccountOk(
        response,
        response.json(objectOf(SuspensionResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => SuspendAccountUndocumented(response),
      400 when response.has('application/problem+json') => SuspendAccountBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => SuspendAccountUndocumented(response),
      401 when response.has('application/problem+json') => SuspendAccountUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => SuspendAccountUndocumented(response),
      403 when response.has('application/problem+json') => SuspendAccountForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => SuspendAccountUndocumented(response),
      404 when response.has('application/problem+json') => SuspendAccountNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => SuspendAccountUndocumented(response),
      409 when response.has('application/problem+json') => SuspendAccountConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => SuspendAccountUndocumented(response),
      422 when response.has('application/problem+json') => SuspendAccountUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => SuspendAccountUndocumented(response),
      429 when response.has('application/problem+json') => SuspendAccountTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => SuspendAccountUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => SuspendAccountServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => SuspendAccountUndocumented(response),
      _ => SuspendAccountUndocumented(response),
    };
  }

  /// Lift a suspension
  ///
  /// Lets a suspended account back in.
  ///
  /// `DELETE /admin/accounts/{accountId}/suspension`
  ///
  /// - [accountId]: The account.
  Future<LiftSuspensionResult> liftSuspension({
    required String accountId,
    CallOptions? options,
  }) async {
    final call = Call(
      'DELETE',
      '/admin/accounts/${pathValue(accountId)}/suspension',
      options: options,
      accept: 'application/problem+json',
      security: _security0,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      204 => LiftSuspensionNoContent(
        response,
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      401 when response.has('application/problem+json') => LiftSuspensionUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => LiftSuspensionUndocumented(response),
      403 when response.has('application/problem+json') => LiftSuspensionForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => LiftSuspensionUndocumented(response),
      404 when response.has('application/problem+json') => LiftSuspensionNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => LiftSuspensionUndocumented(response),
      429 when response.has('application/problem+json') => LiftSuspensionTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => LiftSuspensionUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => LiftSuspensionServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => LiftSuspensionUndocumented(response),
      _ => LiftSuspensionUndocumented(response),
    };
  }

  /// List moderation cases
  ///
  /// Lists reported content, the oldest open case first.
  ///
  /// `GET /admin/moderation-cases`
  ///
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  /// - [state]: Only cases in this state.
  Future<ListModerationCasesResult> listModerationCases({
    String? cursor,
    int? limit,
    ModerationState? state,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/admin/moderation-cases',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    )
      ..query('cursor', cursor)
      ..query('limit', limit)
      ..query('state', state);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ListModerationCasesOk(
        response,
        response.json(objectOf(ModerationCaseListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ListModerationCasesUndocumented(response),
      400 when response.has('application/problem+json') => ListModerationCasesBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ListModerationCasesUndocumented(response),
      401 when response.has('application/problem+json') => ListModerationCasesUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ListModerationCasesUndocumented(response),
      403 when response.has('application/problem+json') => ListModerationCasesForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => ListModerationCasesUndocumented(response),
      429 when response.has('application/problem+json') => ListModerationCasesTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ListModerationCasesUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ListModerationCasesServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ListModerationCasesUndocumented(response),
      _ => ListModerationCasesUndocumented(response),
    };
  }

  /// Every item of [listModerationCases], page after page; throws where a page is not
  /// answered with success.
  Stream<ModerationCase> listModerationCasesAll({
    String? cursor,
    int? limit,
    ModerationState? state,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await listModerationCases(
        cursor: $cursor,
        limit: limit,
        state: state,
        options: options,
      )).orThrow;
      final $items = $page.data;
      for (final $item in $items) {
        yield $item;
      }
      final $next = $page.page.nextCursor;
      if ($next == null || $next.isEmpty || $next == $cursor) return;
      $cursor = $next;
    }
  }

  /// Resolve a moderation case
  ///
  /// Decides a case and tells the author. The author may appeal within 30 days.
  ///
  /// `POST /admin/moderation-cases/{caseId}/resolution`
  ///
  /// - [caseId]: The moderation case.
  Future<ResolveModerationCaseResult> resolveModerationCase({
    required String caseId,
    required NewResolution body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/admin/moderation-cases/${pathValue(caseId)}/resolution',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ResolveModerationCaseOk(
        response,
        response.json(objectOf(ModerationCaseResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ResolveModerationCaseUndocumented(response),
      400 when response.has('application/problem+json') => ResolveModerationCaseBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ResolveModerationCaseUndocumented(response),
      401 when response.has('application/problem+json') => ResolveModerationCaseUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ResolveModerationCaseUndocumented(response),
      403 when response.has('application/problem+json') => ResolveModerationCaseForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => ResolveModerationCaseUndocumented(response),
      404 when response.has('application/problem+json') => ResolveModerationCaseNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => ResolveModerationCaseUndocumented(response),
      409 when response.has('application/problem+json') => ResolveModerationCaseConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => ResolveModerationCaseUndocumented(response),
      422 when response.has('application/problem+json') => ResolveModerationCaseUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => ResolveModerationCaseUndocumented(response),
      429 when response.has('application/problem+json') => ResolveModerationCaseTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ResolveModerationCaseUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ResolveModerationCaseServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ResolveModerationCaseUndocumented(response),
      _ => ResolveModerationCaseUndocumented(response),
    };
  }

  /// Export the audit log
  ///
  /// Returns the audit log of one day, one event a line. The schema describes a
  /// line.
  ///
  /// `GET /admin/audit-events`
  ///
  /// - [day]: The day, in UTC.
  Future<ExportAuditEventsResult> exportAuditEvents({
    required Date day,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/admin/audit-events',
      options: options,
      accept: 'application/x-ndjson, application/problem+json;q=0.9',
      security: _security0,
      streams: true,
    )
      ..query('day', day.toString());
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/x-ndjson') => ExportAuditEventsOk(
        response,
        response.jsonLines(objectOf(AuditEvent.fromJson)),
      ),
      200 => ExportAuditEventsUndocumented(response),
      400 when response.has('application/problem+json') => ExportAuditEventsBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ExportAuditEventsUndocumented(response),
      401 when response.has('application/problem+json') => ExportAuditEventsUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ExportAuditEventsUndocumented(response),
      403 when response.has('application/problem+json') => ExportAuditEventsForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => ExportAuditEventsUndocumented(response),
      429 when response.has('application/problem+json') => ExportAuditEventsTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ExportAuditEventsUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ExportAuditEventsServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ExportAuditEventsUndocumented(response),
      _ => ExportAuditEventsUndocumented(response),
    };
  }

  /// Read the revenue report
  ///
  /// Returns revenue by month and by kind of sale. Partners see their own
  /// share.
  ///
  /// `GET /admin/reports/revenue`
  ///
  /// - [period]: The months to report on.
  Future<GetRevenueReportResult> getRevenueReport({
    GetRevenueReportPeriod? period,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/admin/reports/revenue',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
    )
      ..query('period', period?.toJson(), style: ParameterStyle.deepObject);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => GetRevenueReportOk(
        response,
        response.json(objectOf(RevenueReportResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => GetRevenueReportUndocumented(response),
      400 when response.has('application/problem+json') => GetRevenueReportBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => GetRevenueReportUndocumented(response),
      401 when response.has('application/problem+json') => GetRevenueReportUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => GetRevenueReportUndocumented(response),
      403 when response.has('application/problem+json') => GetRevenueReportForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => GetRevenueReportUndocumented(response),
      429 when response.has('application/problem+json') => GetRevenueReportTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => GetRevenueReportUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => GetRevenueReportServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => GetRevenueReportUndocumented(response),
      _ => GetRevenueReportUndocumented(response),
    };
  }

  /// List webhook endpoints
  ///
  /// Lists the addresses that events are sent to.
  ///
  /// `GET /admin/webhook-endpoints`
  ///
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  Future<ListWebhookEndpointsResult> listWebhookEndpoints({
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/admin/webhook-endpoints',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
    )
      ..query('cursor', cursor)
      ..query('limit', limit);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ListWebhookEndpointsOk(
        response,
        response.json(objectOf(WebhookEndpointListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ListWebhookEndpointsUndocumented(response),
      400 when response.has('application/problem+json') => ListWebhookEndpointsBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ListWebhookEndpointsUndocumented(response),
      401 when response.has('application/problem+json') => ListWebhookEndpointsUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ListWebhookEndpointsUndocumented(response),
      403 when response.has('application/problem+json') => ListWebhookEndpointsForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => ListWebhookEndpointsUndocumented(response),
      429 when response.has('application/problem+json') => ListWebhookEndpointsTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ListWebhookEndpointsUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ListWebhookEndpointsServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ListWebhookEndpointsUndocumented(response),
      _ => ListWebhookEndpointsUndocumented(response),
    };
  }

  /// Every item of [listWebhookEndpoints], page after page; throws where a page is not
  /// answered with success.
  Stream<WebhookEndpoint> listWebhookEndpointsAll({
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await listWebhookEndpoints(cursor: $cursor, limit: limit, options: options)).orThrow;
      final $items = $page.data;
      for (final $item in $items) {
        yield $item;
      }
      final $next = $page.page.nextCursor;
      if ($next == null || $next.isEmpty || $next == $cursor) return;
      $cursor = $next;
    }
  }

  /// Add a webhook endpoint
  ///
  /// Adds an address. A test event is sent at once, which must be answered with
  /// a 2xx status.
  ///
  /// `POST /admin/webhook-endpoints`
  Future<CreateWebhookEndpointResult> createWebhookEndpoint({
    required WebhookEndpointInput body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/admin/webhook-endpoints',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      201 when response.has('application/json') => CreateWebhookEndpointCreated(
        response,
        response.json(objectOf(WebhookEndpointCreatedResponse.fromJson)),
        headers: (
          location: response.header('Location', asString),
          rateLimit: response.header('RateLimit', asString),
        ),
      ),
      201 => CreateWebhookEndpointUndocumented(response),
      400 when response.has('application/problem+json') => CreateWebhookEndpointBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => CreateWebhookEndpointUndocumented(response),
      401 when response.has('application/problem+json') => CreateWebhookEndpointUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => CreateWebhookEndpointUndocumented(response),
      403 when response.has('application/problem+json') => CreateWebhookEndpointForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => CreateWebhookEndpointUndocumented(response),
      409 when response.has('application/problem+json') => CreateWebhookEndpointConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => CreateWebhookEndpointUndocumented(response),
      422 when response.has('application/problem+json') => CreateWebhookEndpointUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => CreateWebhookEndpointUndocumented(response),
      429 when response.has('application/problem+json') => CreateWebhookEndpointTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => CreateWebhookEndpointUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => CreateWebhookEndpointServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => CreateWebhookEndpointUndocumented(response),
      _ => CreateWebhookEndpointUndocumented(response),
    };
  }

  /// Remove a webhook endpoint
  ///
  /// Removes an address. Deliveries that are still being retried are dropped.
  ///
  /// `DELETE /admin/webhook-endpoints/{endpointId}`
  ///
  /// - [endpointId]: The webhook endpoint.
  Future<DeleteWebhookEndpointResult> deleteWebhookEndpoint({
    required String endpointId,
    CallOptions? options,
  }) async {
    final call = Call(
      'DELETE',
      '/admin/webhook-endpoints/${pathValue(endpointId)}',
      options: options,
      accept: 'application/problem+json',
      security: _security1,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      204 => DeleteWebhookEndpointNoContent(
        response,
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      401 when response.has('application/problem+json') => DeleteWebhookEndpointUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => DeleteWebhookEndpointUndocumented(response),
      403 when response.has('application/problem+json') => DeleteWebhookEndpointForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => DeleteWebhookEndpointUndocumented(response),
      404 when response.has('application/problem+json') => DeleteWebhookEndpointNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => DeleteWebhookEndpointUndocumented(response),
      429 when response.has('application/problem+json') => DeleteWebhookEndpointTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => DeleteWebhookEndpointUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => DeleteWebhookEndpointServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => DeleteWebhookEndpointUndocumented(response),
      _ => DeleteWebhookEndpointUndocumented(response),
    };
  }
}

const List<List<String>> _security0 = [['oauth']];

const List<List<String>> _security1 = [['oauth'], ['partnerKey']];

/// What [AdminApi.listAccounts] is answered with.
sealed class ListAccountsResult extends ApiResult {
  const ListAccountsResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  AccountListResponse get orThrow => switch (this) {
    ListAccountsOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of accounts.
final class ListAccountsOk extends ListAccountsResult {
  const ListAccountsOk(super.response, this.body, {required this.headers});

  final AccountListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ListAccountsBadRequest extends ListAccountsResult {
  const ListAccountsBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ListAccountsUnauthorized extends ListAccountsResult {
  const ListAccountsUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class ListAccountsForbidden extends ListAccountsResult {
  const ListAccountsForbidden(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ListAccountsTooManyRequests extends ListAccountsResult {
  const ListAccountsTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ListAccountsServerError extends ListAccountsResult {
  const ListAccountsServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ListAccountsUndocumented extends ListAccountsResult {
  const ListAccountsUndocumented(super.response);
}

/// What [AdminApi.suspendAccount] is answered with.
sealed class SuspendAccountResult extends ApiResult {
  const SuspendAccountResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  SuspensionResponse get orThrow => switch (this) {
    SuspendAccountOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The suspension.
final class SuspendAccountOk extends SuspendAccountResult {
  const SuspendAccountOk(super.response, this.body, {required this.headers});

  final SuspensionResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class SuspendAccountBadRequest extends SuspendAccountResult {
  const SuspendAccountBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class SuspendAccountUnauthorized extends SuspendAccountResult {
  const SuspendAccountUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class SuspendAccountForbidden extends SuspendAccountResult {
  const SuspendAccountForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class SuspendAccountNotFound extends SuspendAccountResult {
  const SuspendAccountNotFound(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class SuspendAccountConflict extends SuspendAccountResult {
  const SuspendAccountConflict(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class SuspendAccountUnprocessableContent extends SuspendAccountResult {
  const SuspendAccountUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class SuspendAccountTooManyRequests extends SuspendAccountResult {
  const SuspendAccountTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class SuspendAccountServerError extends SuspendAccountResult {
  const SuspendAccountServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class SuspendAccountUndocumented extends SuspendAccountResult {
  const SuspendAccountUndocumented(super.response);
}

/// What [AdminApi.liftSuspension] is answered with.
sealed class LiftSuspensionResult extends ApiResult {
  const LiftSuspensionResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  void get orThrow => switch (this) {
    LiftSuspensionNoContent() => null,
    _ => throw ApiStatusException(this),
  };
}

/// `204`: The suspension is lifted.
final class LiftSuspensionNoContent extends LiftSuspensionResult {
  const LiftSuspensionNoContent(super.response, {required this.headers});

  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class LiftSuspensionUnauthorized extends LiftSuspensionResult {
  const LiftSuspensionUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class LiftSuspensionForbidden extends LiftSuspensionResult {
  const LiftSuspensionForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class LiftSuspensionNotFound extends LiftSuspensionResult {
  const LiftSuspensionNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class LiftSuspensionTooManyRequests extends LiftSuspensionResult {
  const LiftSuspensionTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class LiftSuspensionServerError extends LiftSuspensionResult {
  const LiftSuspensionServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class LiftSuspensionUndocumented extends LiftSuspensionResult {
  const LiftSuspensionUndocumented(super.response);
}

/// What [AdminApi.listModerationCases] is answered with.
sealed class ListModerationCasesResult extends ApiResult {
  const ListModerationCasesResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  ModerationCaseListResponse get orThrow => switch (this) {
    ListModerationCasesOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of moderation cases.
final class ListModerationCasesOk extends ListModerationCasesResult {
  const ListModerationCasesOk(super.response, this.body, {required this.headers});

  final ModerationCaseListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ListModerationCasesBadRequest extends ListModerationCasesResult {
  const ListModerationCasesBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ListModerationCasesUnauthorized extends ListModerationCasesResult {
  const ListModerationCasesUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class ListModerationCasesForbidden extends ListModerationCasesResult {
  const ListModerationCasesForbidden(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ListModerationCasesTooManyRequests extends ListModerationCasesResult {
  const ListModerationCasesTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ListModerationCasesServerError extends ListModerationCasesResult {
  const ListModerationCasesServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ListModerationCasesUndocumented extends ListModerationCasesResult {
  const ListModerationCasesUndocumented(super.response);
}

/// What [AdminApi.resolveModerationCase] is answered with.
sealed class ResolveModerationCaseResult extends ApiResult {
  const ResolveModerationCaseResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  ModerationCaseResponse get orThrow => switch (this) {
    ResolveModerationCaseOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The moderation case.
final class ResolveModerationCaseOk extends ResolveModerationCaseResult {
  const ResolveModerationCaseOk(super.response, this.body, {required this.headers});

  final ModerationCaseResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ResolveModerationCaseBadRequest extends ResolveModerationCaseResult {
  const ResolveModerationCaseBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ResolveModerationCaseUnauthorized extends ResolveModerationCaseResult {
  const ResolveModerationCaseUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class ResolveModerationCaseForbidden extends ResolveModerationCaseResult {
  const ResolveModerationCaseForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class ResolveModerationCaseNotFound extends ResolveModerationCaseResult {
  const ResolveModerationCaseNotFound(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class ResolveModerationCaseConflict extends ResolveModerationCaseResult {
  const ResolveModerationCaseConflict(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class ResolveModerationCaseUnprocessableContent extends ResolveModerationCaseResult {
  const ResolveModerationCaseUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ResolveModerationCaseTooManyRequests extends ResolveModerationCaseResult {
  const ResolveModerationCaseTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ResolveModerationCaseServerError extends ResolveModerationCaseResult {
  const ResolveModerationCaseServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ResolveModerationCaseUndocumented extends ResolveModerationCaseResult {
  const ResolveModerationCaseUndocumented(super.response);
}

/// What [AdminApi.exportAuditEvents] is answered with.
sealed class ExportAuditEventsResult extends ApiResult {
  const ExportAuditEventsResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  Stream<AuditEvent> get orThrow => switch (this) {
    ExportAuditEventsOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The events of the day, oldest first.
final class ExportAuditEventsOk extends ExportAuditEventsResult {
  const ExportAuditEventsOk(super.response, this.body);

  final Stream<AuditEvent> body;
}

/// `400`: The request cannot be read.
final class ExportAuditEventsBadRequest extends ExportAuditEventsResult {
  const ExportAuditEventsBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ExportAuditEventsUnauthorized extends ExportAuditEventsResult {
  const ExportAuditEventsUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class ExportAuditEventsForbidden extends ExportAuditEventsResult {
  const ExportAuditEventsForbidden(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ExportAuditEventsTooManyRequests extends ExportAuditEventsResult {
  const ExportAuditEventsTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ExportAuditEventsServerError extends ExportAuditEventsResult {
  const ExportAuditEventsServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ExportAuditEventsUndocumented extends ExportAuditEventsResult {
  const ExportAuditEventsUndocumented(super.response);
}

/// What [AdminApi.getRevenueReport] is answered with.
sealed class GetRevenueReportResult extends ApiResult {
  const GetRevenueReportResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  RevenueReportResponse get orThrow => switch (this) {
    GetRevenueReportOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The report.
final class GetRevenueReportOk extends GetRevenueReportResult {
  const GetRevenueReportOk(super.response, this.body, {required this.headers});

  final RevenueReportResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class GetRevenueReportBadRequest extends GetRevenueReportResult {
  const GetRevenueReportBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class GetRevenueReportUnauthorized extends GetRevenueReportResult {
  const GetRevenueReportUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class GetRevenueReportForbidden extends GetRevenueReportResult {
  const GetRevenueReportForbidden(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class GetRevenueReportTooManyRequests extends GetRevenueReportResult {
  const GetRevenueReportTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class GetRevenueReportServerError extends GetRevenueReportResult {
  const GetRevenueReportServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class GetRevenueReportUndocumented extends GetRevenueReportResult {
  const GetRevenueReportUndocumented(super.response);
}

/// What [AdminApi.listWebhookEndpoints] is answered with.
sealed class ListWebhookEndpointsResult extends ApiResult {
  const ListWebhookEndpointsResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  WebhookEndpointListResponse get orThrow => switch (this) {
    ListWebhookEndpointsOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of webhook endpoints.
final class ListWebhookEndpointsOk extends ListWebhookEndpointsResult {
  const ListWebhookEndpointsOk(super.response, this.body, {required this.headers});

  final WebhookEndpointListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ListWebhookEndpointsBadRequest extends ListWebhookEndpointsResult {
  const ListWebhookEndpointsBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ListWebhookEndpointsUnauthorized extends ListWebhookEndpointsResult {
  const ListWebhookEndpointsUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class ListWebhookEndpointsForbidden extends ListWebhookEndpointsResult {
  const ListWebhookEndpointsForbidden(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ListWebhookEndpointsTooManyRequests extends ListWebhookEndpointsResult {
  const ListWebhookEndpointsTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ListWebhookEndpointsServerError extends ListWebhookEndpointsResult {
  const ListWebhookEndpointsServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ListWebhookEndpointsUndocumented extends ListWebhookEndpointsResult {
  const ListWebhookEndpointsUndocumented(super.response);
}

/// What [AdminApi.createWebhookEndpoint] is answered with.
sealed class CreateWebhookEndpointResult extends ApiResult {
  const CreateWebhookEndpointResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  WebhookEndpointCreatedResponse get orThrow => switch (this) {
    CreateWebhookEndpointCreated(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `201`: The endpoint is added; its secret is shown this once.
final class CreateWebhookEndpointCreated extends CreateWebhookEndpointResult {
  const CreateWebhookEndpointCreated(super.response, this.body, {required this.headers});

  final WebhookEndpointCreatedResponse body;
  final ({String? location, String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class CreateWebhookEndpointBadRequest extends CreateWebhookEndpointResult {
  const CreateWebhookEndpointBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class CreateWebhookEndpointUnauthorized extends CreateWebhookEndpointResult {
  const CreateWebhookEndpointUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class CreateWebhookEndpointForbidden extends CreateWebhookEndpointResult {
  const CreateWebhookEndpointForbidden(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class CreateWebhookEndpointConflict extends CreateWebhookEndpointResult {
  const CreateWebhookEndpointConflict(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class CreateWebhookEndpointUnprocessableContent extends CreateWebhookEndpointResult {
  const CreateWebhookEndpointUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class CreateWebhookEndpointTooManyRequests extends CreateWebhookEndpointResult {
  const CreateWebhookEndpointTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class CreateWebhookEndpointServerError extends CreateWebhookEndpointResult {
  const CreateWebhookEndpointServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class CreateWebhookEndpointUndocumented extends CreateWebhookEndpointResult {
  const CreateWebhookEndpointUndocumented(super.response);
}

/// What [AdminApi.deleteWebhookEndpoint] is answered with.
sealed class DeleteWebhookEndpointResult extends ApiResult {
  const DeleteWebhookEndpointResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  void get orThrow => switch (this) {
    DeleteWebhookEndpointNoContent() => null,
    _ => throw ApiStatusException(this),
  };
}

/// `204`: The endpoint is removed.
final class DeleteWebhookEndpointNoContent extends DeleteWebhookEndpointResult {
  const DeleteWebhookEndpointNoContent(super.response, {required this.headers});

  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class DeleteWebhookEndpointUnauthorized extends DeleteWebhookEndpointResult {
  const DeleteWebhookEndpointUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class DeleteWebhookEndpointForbidden extends DeleteWebhookEndpointResult {
  const DeleteWebhookEndpointForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class DeleteWebhookEndpointNotFound extends DeleteWebhookEndpointResult {
  const DeleteWebhookEndpointNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class DeleteWebhookEndpointTooManyRequests extends DeleteWebhookEndpointResult {
  const DeleteWebhookEndpointTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class DeleteWebhookEndpointServerError extends DeleteWebhookEndpointResult {
  const DeleteWebhookEndpointServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class DeleteWebhookEndpointUndocumented extends DeleteWebhookEndpointResult {
  const DeleteWebhookEndpointUndocumented(super.response);
}


