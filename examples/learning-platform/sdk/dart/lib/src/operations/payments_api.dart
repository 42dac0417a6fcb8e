// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../models/invoice.dart';
import '../models/new_payment.dart';
import '../models/new_payment_method.dart';
import '../models/new_refund.dart';
import '../models/payment.dart';
import '../models/payment_method.dart';
import '../models/payment_status_filter.dart';
import '../models/problem.dart';
import '../models/refund.dart';
import '../models/shared_models.dart';
import '../runtime/runtime.dart';

/// Payment methods, payments, refunds and invoices.
final class PaymentsApi {
  const PaymentsApi(this._client);

  final ApiClient _client;

  /// List your payment methods
  ///
  /// Lists the ways to pay that you have stored. Numbers are never returned in
  /// full.
  ///
  /// `GET /payment-methods`
  ///
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  Future<ListPaymentMethodsResult> listPaymentMethods({
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/payment-methods',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    )
      ..query('cursor', cursor)
      ..query('limit', limit);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ListPaymentMethodsOk(
        response,
        response.json(objectOf(PaymentMethodListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ListPaymentMethodsUndocumented(response),
      400 when response.has('application/problem+json') => ListPaymentMethodsBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ListPaymentMethodsUndocumented(response),
      401 when response.has('application/problem+json') => ListPaymentMethodsUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ListPaymentMethodsUndocumented(response),
      429 when response.has('application/problem+json') => ListPaymentMethodsTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ListPaymentMethodsUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ListPaymentMethodsServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ListPaymentMethodsUndocumented(response),
      _ => ListPaymentMethodsUndocumented(response),
    };
  }

  /// Every item of [listPaymentMethods], page after page; throws where a page is not
  /// answered with success.
  Stream<PaymentMethod> listPaymentMethodsAll({
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await listPaymentMethods(cursor: $cursor, limit: limit, options: options)).orThrow;
      final $items = $page.data;
      for (final $item in $items) {
        yield $item;
      }
      final $next = $page.page.nextCursor;
      if ($next == null || $next.isEmpty || $next == $cursor) return;
      $cursor = $next;
    }
  }

  /// Store a payment method
  ///
  /// Stores a way to pay. Card numbers never reach this API: a card is stored
  /// by the token that the payment page returns.
  ///
  /// `POST /payment-methods`
  Future<AddPaymentMethodResult> addPaymentMethod({
    required NewPaymentMethodInput body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/payment-methods',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      201 when response.has('application/json') => AddPaymentMethodCreated(
        response,
        response.json(objectOf(PaymentMethodCreatedResponse.fromJson)),
        headers: (
          location: response.header('Location', asString),
          rateLimit: response.header('RateLimit', asString),
        ),
      ),
      201 => AddPaymentMethodUndocumented(response),
      400 when response.has('application/problem+json') => AddPaymentMethodBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => AddPaymentMethodUndocumented(response),
      401 when response.has('application/problem+json') => AddPaymentMethodUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => AddPaymentMethodUndocumented(response),
      402 when response.has('application/problem+json') => AddPaymentMethodPaymentRequired(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      402 => AddPaymentMethodUndocumented(response),
      422 when response.has('application/problem+json') => AddPaymentMethodUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => AddPaymentMethodUndocumented(response),
      429 when response.has('application/problem+json') => AddPaymentMethodTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => AddPaymentMethodUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => AddPaymentMethodServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => AddPaymentMethodUndocumented(response),
      _ => AddPaymentMethodUndocumented(response),
    };
  }

  /// Remove a payment method
  ///
  /// Removes a stored way to pay. Payments already begun are completed.
  ///
  /// `DELETE /payment-methods/{paymentMethodId}`
  ///
  /// - [paymentMethodId]: The stored payment method.
  Future<RemovePaymentMethodResult> removePaymentMethod({
    required String paymentMethodId,
    CallOptions? options,
  }) async {
    final call = Call(
      'DELETE',
      '/payment-methods/${pathValue(paymentMethodId)}',
      options: options,
      accept: 'application/problem+json',
      security: _security0,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      204 => RemovePaymentMethodNoContent(
        response,
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      401 when response.has('application/problem+json') => RemovePaymentMethodUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => RemovePaymentMethodUndocumented(response),
      404 when response.has('application/problem+json') => RemovePaymentMethodNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => RemovePaymentMethodUndocumented(response),
      409 when response.has('application/problem+json') => RemovePaymentMethodConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => RemovePaymentMethodUndocumented(response),
      429 when response.has('application/problem+json') => RemovePaymentMethodTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => RemovePaymentMethodUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => RemovePaymentMethodServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => RemovePaymentMethodUndocumented(response),
      _ => RemovePaymentMethodUndocumented(response),
    };
  }

  /// List payments
  ///
  /// Lists payments, newest first.
  ///
  /// `GET /payments`
  ///
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  /// - [status]: Only payments in this state.
  /// - [createdAfter]: Only payments made at this time or later.
  Future<ListPaymentsResult> listPayments({
    String? cursor,
    int? limit,
    PaymentStatusFilter? status,
    DateTime? createdAfter,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/payments',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
    )
      ..query('cursor', cursor)
      ..query('limit', limit)
      ..query('status', status)
      ..query(
          'createdAfter',
          switch (createdAfter) { null => null, final e => dateTimeToJson(e) },
        );
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ListPaymentsOk(
        response,
        response.json(objectOf(PaymentListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ListPaymentsUndocumented(response),
      400 when response.has('application/problem+json') => ListPaymentsBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ListPaymentsUndocumented(response),
      401 when response.has('application/problem+json') => ListPaymentsUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ListPaymentsUndocumented(response),
      429 when response.has('application/problem+json') => ListPaymentsTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ListPaymentsUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ListPaymentsServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ListPaymentsUndocumented(response),
      _ => ListPaymentsUndocumented(response),
    };
  }

  /// Every item of [listPayments], page after page; throws where a page is not
  /// answered with success.
  Stream<Payment> listPaymentsAll({
    String? cursor,
    int? limit,
    PaymentStatusFilter? status,
    DateTime? createdAfter,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await listPayments(
        cursor: $cursor,
        limit: limit,
        status: status,
        createdAfter: createdAfter,
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

  /// Make a payment
  ///
  /// Starts a payment. Some banks ask for a confirmation: then the status is
  /// `requiresAction`, and the customer is sent to `nextAction.url`. Give a
  /// `statusCallbackUrl` to hear how it ends.
  ///
  /// `POST /payments`
  ///
  /// - [idempotencyKey]: A key of your choice, a UUID at best. The same key within 24 hours gets the first answer again.
  Future<CreatePaymentResult> createPayment({
    required String idempotencyKey,
    required NewPayment body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/payments',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
      idempotencyHeader: 'Idempotency-Key',
    )
      ..header('Idempotency-Key', idempotencyKey);
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      201 when response.has('application/json') => CreatePaymentCreated(
        response,
        response.json(objectOf(PaymentCreatedResponse.fromJson)),
        headers: (
          location: response.header('Location', asString),
          rateLimit: response.header('RateLimit', asString),
        ),
      ),
      201 => CreatePaymentUndocumented(response),
      400 when response.has('application/problem+json') => CreatePaymentBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => CreatePaymentUndocumented(response),
      401 when response.has('application/problem+json') => CreatePaymentUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => CreatePaymentUndocumented(response),
      402 when response.has('application/problem+json') => CreatePaymentPaymentRequired(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      402 => CreatePaymentUndocumented(response),
      409 when response.has('application/problem+json') => CreatePaymentConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => CreatePaymentUndocumented(response),
      422 when response.has('application/problem+json') => CreatePaymentUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => CreatePaymentUndocumented(response),
      429 when response.has('application/problem+json') => CreatePaymentTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => CreatePaymentUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => CreatePaymentServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => CreatePaymentUndocumented(response),
      _ => CreatePaymentUndocumented(response),
    };
  }

  /// Read a payment
  ///
  /// Returns one payment.
  ///
  /// `GET /payments/{paymentId}`
  ///
  /// - [paymentId]: The payment.
  Future<GetPaymentResult> getPayment({
    required String paymentId,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/payments/${pathValue(paymentId)}',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => GetPaymentOk(
        response,
        response.json(objectOf(PaymentResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => GetPaymentUndocumented(response),
      401 when response.has('application/problem+json') => GetPaymentUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => GetPaymentUndocumented(response),
      404 when response.has('application/problem+json') => GetPaymentNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => GetPaymentUndocumented(response),
      429 when response.has('application/problem+json') => GetPaymentTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => GetPaymentUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => GetPaymentServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => GetPaymentUndocumented(response),
      _ => GetPaymentUndocumented(response),
    };
  }

  /// List the refunds of a payment
  ///
  /// Lists refunds, newest first.
  ///
  /// `GET /payments/{paymentId}/refunds`
  ///
  /// - [paymentId]: The payment.
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  Future<ListRefundsResult> listRefunds({
    required String paymentId,
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/payments/${pathValue(paymentId)}/refunds',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
    )
      ..query('cursor', cursor)
      ..query('limit', limit);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ListRefundsOk(
        response,
        response.json(objectOf(RefundListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ListRefundsUndocumented(response),
      400 when response.has('application/problem+json') => ListRefundsBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ListRefundsUndocumented(response),
      401 when response.has('application/problem+json') => ListRefundsUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ListRefundsUndocumented(response),
      404 when response.has('application/problem+json') => ListRefundsNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => ListRefundsUndocumented(response),
      429 when response.has('application/problem+json') => ListRefundsTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ListRefundsUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ListRefundsServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ListRefundsUndocumented(response),
      _ => ListRefundsUndocumented(response),
    };
  }

  /// Every item of [listRefunds], page after page; throws where a page is not
  /// answered with success.
  Stream<Refund> listRefundsAll({
    required String paymentId,
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await listRefunds(
        paymentId: paymentId,
        cursor: $cursor,
        limit: limit,
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

  /// Refund a payment
  ///
  /// Returns a payment as a whole or in part. The sum of all refunds cannot
  /// exceed the payment.
  ///
  /// `POST /payments/{paymentId}/refunds`
  ///
  /// - [paymentId]: The payment.
  /// - [idempotencyKey]: A key of your choice, a UUID at best. The same key within 24 hours gets the first answer again.
  Future<RefundPaymentResult> refundPayment({
    required String paymentId,
    required String idempotencyKey,
    required NewRefund body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/payments/${pathValue(paymentId)}/refunds',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
      idempotencyHeader: 'Idempotency-Key',
    )
      ..header('Idempotency-Key', idempotencyKey);
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      201 when response.has('application/json') => RefundPaymentCreated(
        response,
        response.json(objectOf(RefundCreatedResponse.fromJson)),
        headers: (
          location: response.header('Location', asString),
          rateLimit: response.header('RateLimit', asString),
        ),
      ),
      201 => RefundPaymentUndocumented(response),
      400 when response.has('application/problem+json') => RefundPaymentBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => RefundPaymentUndocumented(response),
      401 when response.has('application/problem+json') => RefundPaymentUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => RefundPaymentUndocumented(response),
      403 when response.has('application/problem+json') => RefundPaymentForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => RefundPaymentUndocumented(response),
      404 when response.has('application/problem+json') => RefundPaymentNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => RefundPaymentUndocumented(response),
      409 when response.has('application/problem+json') => RefundPaymentConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => RefundPaymentUndocumented(response),
      422 when response.has('application/problem+json') => RefundPaymentUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => RefundPaymentUndocumented(response),
      429 when response.has('application/problem+json') => RefundPaymentTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => RefundPaymentUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => RefundPaymentServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => RefundPaymentUndocumented(response),
      _ => RefundPaymentUndocumented(response),
    };
  }

  /// List invoices
  ///
  /// Lists your invoices, newest first.
  ///
  /// `GET /invoices`
  ///
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  Future<ListInvoicesResult> listInvoices({
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/invoices',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
    )
      ..query('cursor', cursor)
      ..query('limit', limit);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ListInvoicesOk(
        response,
        response.json(objectOf(InvoiceListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ListInvoicesUndocumented(response),
      400 when response.has('application/problem+json') => ListInvoicesBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ListInvoicesUndocumented(response),
      401 when response.has('application/problem+json') => ListInvoicesUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ListInvoicesUndocumented(response),
      429 when response.has('application/problem+json') => ListInvoicesTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ListInvoicesUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ListInvoicesServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ListInvoicesUndocumented(response),
      _ => ListInvoicesUndocumented(response),
    };
  }

  /// Every item of [listInvoices], page after page; throws where a page is not
  /// answered with success.
  Stream<Invoice> listInvoicesAll({
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await listInvoices(cursor: $cursor, limit: limit, options: options)).orThrow;
      final $items = $page.data;
      for (final $item in $items) {
        yield $item;
      }
      final $next = $page.page.nextCursor;
      if ($next == null || $next.isEmpty || $next == $cursor) return;
      $cursor = $next;
    }
  }

  /// Download an invoice
  ///
  /// Returns the invoice as a PDF with the structured data of EN 16931 inside.
  ///
  /// `GET /invoices/{invoiceId}/document`
  ///
  /// - [invoiceId]: The invoice.
  Future<DownloadInvoiceResult> downloadInvoice({
    required String invoiceId,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/invoices/${pathValue(invoiceId)}/document',
      options: options,
      accept: 'application/pdf, application/problem+json;q=0.9',
      security: _security1,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      200 => DownloadInvoiceOk(
        response,
        response.bytes,
        headers: (
          contentDisposition: response.header('Content-Disposition', asString),
        ),
      ),
      401 when response.has('application/problem+json') => DownloadInvoiceUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => DownloadInvoiceUndocumented(response),
      404 when response.has('application/problem+json') => DownloadInvoiceNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => DownloadInvoiceUndocumented(response),
      429 when response.has('application/problem+json') => DownloadInvoiceTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => DownloadInvoiceUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => DownloadInvoiceServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => DownloadInvoiceUndocumented(response),
      _ => DownloadInvoiceUndocumented(response),
    };
  }
}

const List<List<String>> _security0 = [['oauth']];

const List<List<String>> _security1 = [['oauth'], ['partnerKey']];

/// What [PaymentsApi.listPaymentMethods] is answered with.
sealed class ListPaymentMethodsResult extends ApiResult {
  const ListPaymentMethodsResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  PaymentMethodListResponse get orThrow => switch (this) {
    ListPaymentMethodsOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of payment methods.
final class ListPaymentMethodsOk extends ListPaymentMethodsResult {
  const ListPaymentMethodsOk(super.response, this.body, {required this.headers});

  final PaymentMethodListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ListPaymentMethodsBadRequest extends ListPaymentMethodsResult {
  const ListPaymentMethodsBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ListPaymentMethodsUnauthorized extends ListPaymentMethodsResult {
  const ListPaymentMethodsUnauthorized(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ListPaymentMethodsTooManyRequests extends ListPaymentMethodsResult {
  const ListPaymentMethodsTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ListPaymentMethodsServerError extends ListPaymentMethodsResult {
  const ListPaymentMethodsServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ListPaymentMethodsUndocumented extends ListPaymentMethodsResult {
  const ListPaymentMethodsUndocumented(super.response);
}

/// What [PaymentsApi.addPaymentMethod] is answered with.
sealed class AddPaymentMethodResult extends ApiResult {
  const AddPaymentMethodResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  PaymentMethodCreatedResponse get orThrow => switch (this) {
    AddPaymentMethodCreated(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `201`: The payment method is stored.
final class AddPaymentMethodCreated extends AddPaymentMethodResult {
  const AddPaymentMethodCreated(super.response, this.body, {required this.headers});

  final PaymentMethodCreatedResponse body;
  final ({String? location, String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class AddPaymentMethodBadRequest extends AddPaymentMethodResult {
  const AddPaymentMethodBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class AddPaymentMethodUnauthorized extends AddPaymentMethodResult {
  const AddPaymentMethodUnauthorized(super.response, this.body);

  final Problem body;
}

/// `402`: The payment was declined, or there is none.
final class AddPaymentMethodPaymentRequired extends AddPaymentMethodResult {
  const AddPaymentMethodPaymentRequired(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class AddPaymentMethodUnprocessableContent extends AddPaymentMethodResult {
  const AddPaymentMethodUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class AddPaymentMethodTooManyRequests extends AddPaymentMethodResult {
  const AddPaymentMethodTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class AddPaymentMethodServerError extends AddPaymentMethodResult {
  const AddPaymentMethodServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class AddPaymentMethodUndocumented extends AddPaymentMethodResult {
  const AddPaymentMethodUndocumented(super.response);
}

/// What [PaymentsApi.removePaymentMethod] is answered with.
sealed class RemovePaymentMethodResult extends ApiResult {
  const RemovePaymentMethodResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  void get orThrow => switch (this) {
    RemovePaymentMethodNoContent() => null,
    _ => throw ApiStatusException(this),
  };
}

/// `204`: The payment method is removed.
final class RemovePaymentMethodNoContent extends RemovePaymentMethodResult {
  const RemovePaymentMethodNoContent(super.response, {required this.headers});

  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class RemovePaymentMethodUnauthorized extends RemovePaymentMethodResult {
  const RemovePaymentMethodUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class RemovePaymentMethodNotFound extends RemovePaymentMethodResult {
  const RemovePaymentMethodNotFound(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class RemovePaymentMethodConflict extends RemovePaymentMethodResult {
  const RemovePaymentMethodConflict(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class RemovePaymentMethodTooManyRequests extends RemovePaymentMethodResult {
  const RemovePaymentMethodTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class RemovePaymentMethodServerError extends RemovePaymentMethodResult {
  const RemovePaymentMethodServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class RemovePaymentMethodUndocumented extends RemovePaymentMethodResult {
  const RemovePaymentMethodUndocumented(super.response);
}

/// What [PaymentsApi.listPayments] is answered with.
sealed class ListPaymentsResult extends ApiResult {
  const ListPaymentsResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  PaymentListResponse get orThrow => switch (this) {
    ListPaymentsOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of payments.
final class ListPaymentsOk extends ListPaymentsResult {
  const ListPaymentsOk(super.response, this.body, {required this.headers});

  final PaymentListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ListPaymentsBadRequest extends ListPaymentsResult {
  const ListPaymentsBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ListPaymentsUnauthorized extends ListPaymentsResult {
  const ListPaymentsUnauthorized(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ListPaymentsTooManyRequests extends ListPaymentsResult {
  const ListPaymentsTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ListPaymentsServerError extends ListPaymentsResult {
  const ListPaymentsServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ListPaymentsUndocumented extends ListPaymentsResult {
  const ListPaymentsUndocumented(super.response);
}

/// What [PaymentsApi.createPayment] is answered with.
sealed class CreatePaymentResult extends ApiResult {
  const CreatePaymentResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  PaymentCreatedResponse get orThrow => switch (this) {
    CreatePaymentCreated(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `201`: The payment has begun.
final class CreatePaymentCreated extends CreatePaymentResult {
  const CreatePaymentCreated(super.response, this.body, {required this.headers});

  final PaymentCreatedResponse body;
  final ({String? location, String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class CreatePaymentBadRequest extends CreatePaymentResult {
  const CreatePaymentBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class CreatePaymentUnauthorized extends CreatePaymentResult {
  const CreatePaymentUnauthorized(super.response, this.body);

  final Problem body;
}

/// `402`: The payment was declined, or there is none.
final class CreatePaymentPaymentRequired extends CreatePaymentResult {
  const CreatePaymentPaymentRequired(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class CreatePaymentConflict extends CreatePaymentResult {
  const CreatePaymentConflict(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class CreatePaymentUnprocessableContent extends CreatePaymentResult {
  const CreatePaymentUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class CreatePaymentTooManyRequests extends CreatePaymentResult {
  const CreatePaymentTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class CreatePaymentServerError extends CreatePaymentResult {
  const CreatePaymentServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class CreatePaymentUndocumented extends CreatePaymentResult {
  const CreatePaymentUndocumented(super.response);
}

/// What [PaymentsApi.getPayment] is answered with.
sealed class GetPaymentResult extends ApiResult {
  const GetPaymentResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  PaymentResponse get orThrow => switch (this) {
    GetPaymentOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The payment.
final class GetPaymentOk extends GetPaymentResult {
  const GetPaymentOk(super.response, this.body, {required this.headers});

  final PaymentResponse body;
  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class GetPaymentUnauthorized extends GetPaymentResult {
  const GetPaymentUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class GetPaymentNotFound extends GetPaymentResult {
  const GetPaymentNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class GetPaymentTooManyRequests extends GetPaymentResult {
  const GetPaymentTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class GetPaymentServerError extends GetPaymentResult {
  const GetPaymentServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class GetPaymentUndocumented extends GetPaymentResult {
  const GetPaymentUndocumented(super.response);
}

/// What [PaymentsApi.listRefunds] is answered with.
sealed class ListRefundsResult extends ApiResult {
  const ListRefundsResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  RefundListResponse get orThrow => switch (this) {
    ListRefundsOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of refunds.
final class ListRefundsOk extends ListRefundsResult {
  const ListRefundsOk(super.response, this.body, {required this.headers});

  final RefundListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ListRefundsBadRequest extends ListRefundsResult {
  const ListRefundsBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ListRefundsUnauthorized extends ListRefundsResult {
  const ListRefundsUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class ListRefundsNotFound extends ListRefundsResult {
  const ListRefundsNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ListRefundsTooManyRequests extends ListRefundsResult {
  const ListRefundsTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ListRefundsServerError extends ListRefundsResult {
  const ListRefundsServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ListRefundsUndocumented extends ListRefundsResult {
  const ListRefundsUndocumented(super.response);
}

/// What [PaymentsApi.refundPayment] is answered with.
sealed class RefundPaymentResult extends ApiResult {
  const RefundPaymentResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  RefundCreatedResponse get orThrow => switch (this) {
    RefundPaymentCreated(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `201`: The refund has begun.
final class RefundPaymentCreated extends RefundPaymentResult {
  const RefundPaymentCreated(super.response, this.body, {required this.headers});

  final RefundCreatedResponse body;
  final ({String? location, String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class RefundPaymentBadRequest extends RefundPaymentResult {
  const RefundPaymentBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class RefundPaymentUnauthorized extends RefundPaymentResult {
  const RefundPaymentUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class RefundPaymentForbidden extends RefundPaymentResult {
  const RefundPaymentForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class RefundPaymentNotFound extends RefundPaymentResult {
  const RefundPaymentNotFound(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class RefundPaymentConflict extends RefundPaymentResult {
  const RefundPaymentConflict(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class RefundPaymentUnprocessableContent extends RefundPaymentResult {
  const RefundPaymentUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class RefundPaymentTooManyRequests extends RefundPaymentResult {
  const RefundPaymentTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class RefundPaymentServerError extends RefundPaymentResult {
  const RefundPaymentServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class RefundPaymentUndocumented extends RefundPaymentResult {
  const RefundPaymentUndocumented(super.response);
}

/// What [PaymentsApi.listInvoices] is answered with.
sealed class ListInvoicesResult extends ApiResult {
  const ListInvoicesResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  InvoiceListResponse get orThrow => switch (this) {
    ListInvoicesOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of invoices.
final class ListInvoicesOk extends ListInvoicesResult {
  const ListInvoicesOk(super.response, this.body, {required this.headers});

  final InvoiceListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ListInvoicesBadRequest extends ListInvoicesResult {
  const ListInvoicesBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ListInvoicesUnauthorized extends ListInvoicesResult {
  const ListInvoicesUnauthorized(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ListInvoicesTooManyRequests extends ListInvoicesResult {
  const ListInvoicesTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ListInvoicesServerError extends ListInvoicesResult {
  const ListInvoicesServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ListInvoicesUndocumented extends ListInvoicesResult {
  const ListInvoicesUndocumented(super.response);
}

/// What [PaymentsApi.downloadInvoice] is answered with.
sealed class DownloadInvoiceResult extends ApiResult {
  const DownloadInvoiceResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  Uint8List get orThrow => switch (this) {
    DownloadInvoiceOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The invoice.
final class DownloadInvoiceOk extends DownloadInvoiceResult {
  const DownloadInvoiceOk(super.response, this.body, {required this.headers});

  final Uint8List body;
  final ({String? contentDisposition}) headers;
}

/// `401`: There is no valid access token or key.
final class DownloadInvoiceUnauthorized extends DownloadInvoiceResult {
  const DownloadInvoiceUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class DownloadInvoiceNotFound extends DownloadInvoiceResult {
  const DownloadInvoiceNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class DownloadInvoiceTooManyRequests extends DownloadInvoiceResult {
  const DownloadInvoiceTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class DownloadInvoiceServerError extends DownloadInvoiceResult {
  const DownloadInvoiceServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class DownloadInvoiceUndocumented extends DownloadInvoiceResult {
  const DownloadInvoiceUndocumented(super.response);
}


