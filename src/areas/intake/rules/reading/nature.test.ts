import { expect, test } from 'vitest';
import type { MailFacts } from './mail-facts.ts';
import { natureOf } from './nature.ts';

type Sketch = Partial<Omit<MailFacts, 'header'>> & { readonly headers?: Readonly<Record<string, string>> };

function facts({ headers = {}, ...known }: Sketch): MailFacts {
  return {
    header: (name) => (headers[name] === undefined ? [] : [headers[name]]),
    contentType: { value: 'text/plain', params: {} },
    reports: [],
    subject: '',
    text: '',
    from: [],
    returnPath: null,
    ...known,
  };
}

const REPORT = { value: 'multipart/report', params: { 'report-type': 'delivery-status' } };
const status = (action: string, code: string): string =>
  `Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; <Anna@Example.org>\nAction: ${action}\nStatus: ${code}\nDiagnostic-Code: smtp; 550 no such\n user`;

test('a delivery report names recipient, status, diagnostic and the message that was returned', () => {
  const nature = natureOf(
    facts({
      contentType: REPORT,
      reports: [
        { type: 'message/delivery-status', text: status('failed', '5.1.1') },
        {
          type: 'text/rfc822-headers',
          text: 'Subject: x\nMessage-ID:\n <one@desk.example>\nReferences: <zero@desk.example>\n',
        },
      ],
    }),
  );
  expect(nature).toMatchObject({
    kind: 'bounce',
    permanent: true,
    originalMessageId: 'one@desk.example',
    originalReferences: ['zero@desk.example'],
    recipients: [{ address: 'anna@example.org', action: 'failed', status: '5.1.1', diagnostic: '550 no such user' }],
  });
});

test.each([
  ['delayed', '4.4.1', 'delay'],
  ['delivered', '2.0.0', 'delivery-success'],
  ['failed', '4.4.7', 'bounce'],
])('a report of a delivery that %s (%s) is of the kind %s', (action, code, kind) => {
  const reports = [{ type: 'message/delivery-status', text: status(action, code) }];
  expect(natureOf(facts({ contentType: REPORT, reports }))).toMatchObject({ kind, permanent: false });
});

test('a bounce in prose gives its recipient and the id in the message it quotes', () => {
  const text =
    'I wasn’t able to deliver your message.\n\n<anna@example.org>:\n550 5.1.1 unknown user\n\n--- Below this line is a copy of the message.\n\nMessage-ID: <one@desk.example>\n';
  const headers = { from: 'MAILER-DAEMON@mx.example', to: 'desk@desk.example' };
  expect(natureOf(facts({ headers, subject: 'failure notice', text }))).toMatchObject({
    kind: 'bounce',
    recipients: [{ address: 'anna@example.org', status: '5.1.1' }],
    originalMessageId: 'one@desk.example',
  });
});

test.each([
  ['Unzustellbar: Ihr Antrag', 'postmaster@example.de'],
  ['Non remis : votre demande', 'postmaster@example.fr'],
  ['No se puede entregar: su solicitud', 'postmaster@example.es'],
  ['Onbestelbaar: uw aanvraag', 'postmaster@example.nl'],
  ['Недоставленное сообщение', 'MAILER-DAEMON@example.ru'],
])('the bounce “%s” is recognised in its language', (subject, from) => {
  expect(natureOf(facts({ headers: { from }, subject })).kind).toBe('bounce');
});

test.each([
  ['Out of Office', 'I will be out of the office until Monday.'],
  ['Automatic reply: Your case', 'I am on annual leave until Monday.'],
  ['Abwesenheitsnotiz: Ihr Fall', 'Ich bin bis Montag nicht im Büro.'],
  ['Réponse automatique : dossier', 'Je suis absente jusqu’à lundi.'],
])('the absence note “%s” needs no header to be recognised', (subject, text) => {
  expect(natureOf(facts({ subject, text })).kind).toBe('out-of-office');
});

test.each([
  [{ subject: 'Your message could not be delivered', text: 'The parcel could not be delivered. Why?' }],
  [{ subject: 'Complaint: out of office hours nobody answers', text: 'I called at eight.' }],
  [{ subject: 'Abwesenheit', text: 'Ich bin im Urlaub, bitte verschieben Sie den Termin.' }],
  [{ subject: 'Re: Automatic reply: your enquiry', text: 'Thank you for your email. I still wait.' }],
  [{ subject: 'hello', headers: { 'x-auto-response-suppress': 'All' } }],
  [{ subject: 'hello', headers: { 'auto-submitted': 'no' } }],
  [{ subject: 'hello', headers: { 'list-id': '<desk.agency.example>' } }],
  [{ subject: 'hello', headers: { precedence: 'list', 'list-id': '<d>', 'x-google-group-id': '1' } }],
  [{ subject: 'hello', headers: { 'list-unsubscribe': '<mailto:x@example.org>' } }],
])('what a person may well have written stays with people: %j', (sketch: Sketch) => {
  expect(natureOf(facts({ returnPath: 'anna@example.org', ...sketch })).kind).toBe('human');
});

test.each([
  ['automatic', { 'auto-submitted': 'auto-generated' }],
  ['automatic', { precedence: 'auto_reply' }],
  ['list', { precedence: 'bulk', 'list-unsubscribe': '<mailto:x@example.org>' }],
])('%s: the headers %j say so, and the reason cites them', (kind, headers) => {
  const nature = natureOf(facts({ headers, subject: 'hello' }));
  expect(nature.kind).toBe(kind);
  expect(nature.because.toLowerCase()).toContain(Object.keys(headers)[0]);
});

test('an empty envelope sender is a machine, whatever the words', () => {
  expect(natureOf(facts({ returnPath: '', subject: 'hello' })).kind).toBe('automatic');
});

test('a read receipt names the message that was read', () => {
  const contentType = { value: 'multipart/report', params: { 'report-type': 'disposition-notification' } };
  const reports = [{ type: 'message/disposition-notification', text: 'Original-Message-ID: <one@desk.example>' }];
  expect(natureOf(facts({ contentType, reports }))).toMatchObject({
    kind: 'receipt',
    originalMessageId: 'one@desk.example',
  });
});
