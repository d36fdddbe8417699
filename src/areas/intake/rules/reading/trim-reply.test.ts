import { expect, test } from 'vitest';
import { REPLY_MARKER, trimReply } from './trim-reply.ts';

const QUOTE = '> We received your letter.\n> Kind regards';

test.each([
  'On Tue, 3 Mar 2026 at 09:12, Service Desk <desk@agency.example> wrote:',
  'On Tue, 3 Mar 2026 at 09:12, Service Desk <\ndesk@agency.example> wrote:',
  'Am 03.03.2026 um 09:12 schrieb Service Desk:',
  'Le mar. 3 mars 2026 à 09:12, Service Desk <desk@agency.example> a écrit :',
  'El mar, 3 mar 2026 a las 9:12, Service Desk (<desk@agency.example>) escribió:',
  'Op di 3 mrt. 2026 om 09:12 schreef Service Desk <desk@agency.example>:',
  'Den tis 3 mars 2026 kl 09:12 skrev Service Desk <desk@agency.example>:',
  'Il giorno mar 3 mar 2026 alle ore 09:12 Service Desk <desk@agency.example> ha scritto:',
  'wt., 3 mar 2026 o 09:12 Service Desk <desk@agency.example> napisał(a):',
  'вт, 3 мар. 2026 г. в 09:12, Service Desk <desk@agency.example> написал:',
  '在 2026年3月3日，上午9:12，Service Desk <desk@agency.example> 写道：',
  '-----Original Message-----',
  '________________________________\nFrom: Service Desk <desk@agency.example>\nSent: Tuesday\nTo: Anna\nSubject: Your letter\n',
  'Von: Service Desk <desk@agency.example>\nGesendet: Dienstag, 3. März 2026\nAn: Anna\nBetreff: Ihr Brief\n',
])('the answer above “%s” is what the writer added', (introduction) => {
  expect(trimReply(`I agree.\n\nThank you\n\n${introduction}\n${QUOTE}\n`)).toBe('I agree.\n\nThank you');
});

test('everything below our own marker is cut, also when it is quoted and wrapped', () => {
  expect(trimReply(`Yes please.\n\n${REPLY_MARKER}\nDear Anna`)).toBe('Yes please.');
  expect(
    trimReply(
      `Yes please.\n\nOn 3 March 2026 the desk wrote:\n> -- Please write your answer\n> above this line --\n> Dear Anna`,
    ),
  ).toBe('Yes please.');
});

test('a last line of the answer right above the introduction is not swallowed by it', () => {
  const introduction = 'On Tue, 3 Mar 2026, Desk <desk@agency.example> wrote:';
  expect(trimReply(`Thanks\n${introduction}\n${QUOTE}`)).toBe('Thanks');
  expect(trimReply(`Thanks\n> ${introduction}\n>\n${QUOTE}`)).toBe('Thanks');
  expect(trimReply(`On 5 May I can come.\n${introduction}\n${QUOTE}`)).toBe('On 5 May I can come.');
});

test('an answer written below the quotation is kept without it', () => {
  expect(trimReply(`On 3 March 2026, Desk <d@a.example> wrote:\n${QUOTE}\n\nI agree.`)).toBe('I agree.');
});

test('answers between quoted lines keep their quotations, because they mean nothing without them', () => {
  const text = '> When?\n\nTomorrow.\n\n> Where?\n\nAt the town hall.';
  expect(trimReply(text)).toBe(text);
});

test('a signature and the line of a telephone are cut', () => {
  expect(trimReply('I agree.\n\nSent from my iPhone')).toBe('I agree.');
  expect(trimReply('I agree.\n\n-- \nAnna Berg\nTown Hall')).toBe('I agree.');
});

test('a sentence that begins like a telephone’s signature stays', () => {
  const text = 'Sent from my old address, which is no longer mine.';
  expect(trimReply(text)).toBe(text);
});

test('a form that a customer fills in keeps its lines', () => {
  const text = 'Date: 3 March\nSubject: noise at night\n\nIt is loud.';
  expect(trimReply(text)).toBe(text);
});

test('a divider inside a long letter does not cut the letter', () => {
  const text = `First part\n----\n${'another line of the letter\n'.repeat(60)}end`;
  expect(trimReply(text)).toBe(text);
});

test('the result is never empty when the text is not', () => {
  for (const text of ['> only a quotation', REPLY_MARKER, 'Sent from my iPhone', '----', 'On 3 March 2026 he wrote:']) {
    expect(trimReply(text)).not.toBe('');
  }
});

const SLOW = ['> On 1 May 2026 x wrote:', 'On 1 May 2026 wrote', '>', '', '----', 'From: a', 'x'];

test.each([...SLOW.map((line) => `${line}\n`.repeat(4000)), SLOW.join('\n').repeat(700), '>'.repeat(300_000)])(
  'a text made to be slow is trimmed within five seconds, even on a busy machine',
  (text) => {
    const start = performance.now();
    trimReply(text);
    expect(performance.now() - start).toBeLessThan(5000);
  },
);
