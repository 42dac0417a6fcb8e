// Looks for courses, takes a seat in the cheapest, follows its conversation, and reads a webhook.
//
//   node dist/enrol.js [ADDRESS OF THE API]        the sandbox unless another is given; LINDEN_TOKEN is the token

import { type ChatEvent, type Course, Sdk, createEnrolment, dispatchWebhook, server, streamConversation } from '@linden/api';

const sdk = new Sdk({
  baseUrl: process.argv[2] ?? server('sandbox'),
  auth: { oauth: () => process.env['LINDEN_TOKEN'] ?? 'demo' },
});

// Page after page, until there are no more.
const courses: Course[] = [];
for await (const course of sdk.courses.listCoursesItems({
  query: { subject: ['mathematics', 'physics'], level: 'beginner', limit: 2 },
})) {
  courses.push(course);
  console.log(`${course.id} ${course.title}: ${(course.price.amount / 100).toFixed(2)} ${course.price.currency}`);
}

const onSale = courses.filter(({ status }) => status === 'published');
const [cheapest] = onSale.sort((left, right) => left.price.amount - right.price.amount);
if (cheapest !== undefined) {
  await enrol(cheapest.id);
  await enrol(cheapest.id);
}
await follow('cnv_1');

const delivery = `{
  "id": "evt_1", "type": "enrolment.created", "createdAt": "2026-03-01T12:00:01Z",
  "data": { "enrolmentId": "enr_1", "courseId": "crs_2", "accountId": "acc_3" }
}`;
// The body names the event. A real receiver checks the signature first.
const { type } = JSON.parse(delivery) as { type: string };
await dispatchWebhook(type, delivery, {
  'enrolment.created': ({ data }) => console.log(`webhook: ${data.accountId} enrolled in ${data.courseId}`),
});

/** Every documented answer is a value; only what is no answer at all is thrown. */
async function enrol(courseId: string): Promise<void> {
  const result = await createEnrolment(sdk.client, {
    headers: { 'Idempotency-Key': crypto.randomUUID() },
    body: { courseId },
  });
  if (result.ok) {
    console.log(`enrolled: ${result.data.data.id} (${result.data.data.status})`);
  } else if (result.match === '409') {
    console.log(`refused: ${result.error.title}`);
  } else {
    throw new Error(`enrolling ended with ${result.status}`);
  }
}

async function follow(conversationId: string): Promise<void> {
  const accept = 'text/event-stream';
  const result = await streamConversation(sdk.client, { path: { conversationId } }, { headers: { accept } });
  if (result.match !== '200' || result.contentType !== accept) throw new Error(`no stream: ${result.status}`);
  for await (const { data } of result.data) console.log(told(data));
}

function told(event: ChatEvent): string {
  switch (event.type) {
    case 'typing':
      return `${event.accountId} is typing`;
    case 'message.sent':
      return `${event.message.senderId}: ${event.message.text ?? ''}`;
    case 'message.edited':
      return `${event.message.id} was edited`;
    default:
      // What the API sends since this client was made.
      return `something new: ${String(event.type)}`;
  }
}
