import 'package:events/events.dart';

import 'harness.dart';

EventsClient client(String base) => EventsClient(baseUrl: base);

Future<void> main(List<String> arguments) => run(arguments, {
  'Operations without a tag': (base) async {
    final api = DefaultApi(client(base).client);
    holds(await api.health() is HealthNoContent, 'well');
    holds(await api.getUnnamed() is GetUnnamedNoContent, 'done');
  },
  'Operation with a callback': (base) async {
    const body = PayRequest(amount: 5, callback: 'https://me.example.test/settled');
    holds(await client(base).payments.pay(body: body) is PayAccepted, 'later');
  },
  'A webhook is parsed': (base) async {
    final event = PaymentFailedEvent.parse('{"type": "paymentFailed", "reason": "funds"}');
    equal(event.body.reason, FailedReason.funds);
  },
  'A webhook is dispatched': (base) async {
    const text = '{"type": "user.created", "user": {"id": "u1"}}';
    final id = switch (WebhookEvent.parse('user.created', text)) {
      UserCreatedEvent(:final body) => body.user.id,
      PaymentFailedEvent() || PingEvent() || SettledEvent() || UnknownWebhookEvent() => 'another',
    };
    equal(id, 'u1');
  },
  'A webhook that nobody knows': (base) async {
    final event = WebhookEvent.parse('other', '{"a": 1}');
    holds(event is UnknownWebhookEvent && event.body == '{"a": 1}', '$event');
    equal(event.message, 'other');
  },
  'A webhook with an unknown value': (base) async {
    final event = PaymentFailedEvent.parse('{"type": "paymentFailed", "reason": "weather"}');
    equal(event.body.reason.wire, 'weather');
    holds(!FailedReason.values.contains(event.body.reason), 'it is not listed');
  },
  'A callback is parsed': (base) async => equal(SettledEvent.parse('{"amount": 5}').body.amount, 5),
  'A payload that is none': (base) async {
    final error = await thrown(() async => WebhookEvent.parse('paymentFailed', '{"type": '));
    holds(error is ApiDecodeException, '$error');
  },
});
