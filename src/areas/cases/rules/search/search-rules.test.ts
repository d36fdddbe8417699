import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, spanOf } from './days.ts';
import { excerptOf, OPERATORS, printQuery, readQuery, suggestionsFor } from './index.ts';

/** Wednesday 18 November 2026. */
const TODAY = 20_775;
const at = (year: number, month: number, date: number) => dayOf(year, month, date);
const read = (text: string) => readQuery(text, TODAY);

describe('what was typed into the search field', () => {
  test('is words, phrases, and words that must not be there', () => {
    expect(read('leak "water bill" -"on hold" -refund')).toEqual([
      { is: 'word', text: 'leak', not: false },
      { is: 'phrase', text: 'water bill', not: false },
      { is: 'phrase', text: 'on hold', not: true },
      { is: 'word', text: 'refund', not: true },
    ]);
  });

  test.each([
    ['from:doolan', { is: 'text', name: 'from', value: 'doolan' }],
    ['FROM:"Peg Doolan"', { is: 'text', name: 'from', value: 'Peg Doolan' }],
    ['owner:me', { is: 'text', name: 'owner', value: 'me' }],
    ['kind:complaint', { is: 'choice', name: 'kind', value: 'complaint' }],
    ['kind:service', { is: 'choice', name: 'kind', value: 'service request' }],
    ['kind:service-request', { is: 'choice', name: 'kind', value: 'service request' }],
    ['channel:telephone', { is: 'choice', name: 'channel', value: 'phone' }],
    ['is:overdue', { is: 'choice', name: 'is', value: 'late' }],
    ['has:files', { is: 'choice', name: 'has', value: 'attachment' }],
    ['ref:482130', { is: 'ref', value: '482130', number: 482_130 }],
    ['state:waiting', { is: 'choice', name: 'state', value: 'waiting' }],
  ])('%s is understood', (text, part) => {
    expect(read(text)).toEqual([{ ...part, not: false }]);
    expect(read(`-${text}`)).toEqual([{ ...part, not: true }]);
  });

  test('words about time need no quotes, and what follows them is not swallowed', () => {
    const [span] = [{ from: at(2026, 11, 9), to: at(2026, 11, 15) }];
    expect(read('after:last week leak')).toEqual([
      { is: 'date', name: 'after', value: 'last week', not: false, ...span },
      { is: 'word', text: 'leak', not: false },
    ]);
    expect(read('on:3 november 2025 may')).toMatchObject([{ value: '3 november 2025' }, { is: 'word', text: 'may' }]);
    expect(read('before:today 12')).toMatchObject([{ value: 'today' }, { is: 'word', text: '12' }]);
  });

  test('an operator we do not have is told apart from one that does not know what stands behind it', () => {
    expect(read('colour:red')).toMatchObject([{ is: 'unknown', name: 'colour', value: 'red' }]);
    expect(read('kind:zebra before:soon')).toMatchObject([
      { is: 'unclear', name: 'kind', value: 'zebra' },
      { is: 'unclear', name: 'before', value: 'soon' },
    ]);
  });

  test('what is still being typed asks for nothing yet', () => {
    expect(read('owner:')).toEqual([]);
    expect(read('""')).toEqual([]);
    expect(read('-')).toEqual([]);
    expect(read('"water bi')).toMatchObject([{ is: 'phrase', text: 'water bi' }]);
  });

  test('an address of the web or a time is words', () => {
    expect(read('https://council.example/pay')).toMatchObject([
      { is: 'word', text: 'https' },
      { is: 'word', text: 'council.example' },
      { is: 'word', text: 'pay' },
    ]);
    expect(read('10:30')).toMatchObject([
      { is: 'word', text: '10' },
      { is: 'word', text: '30' },
    ]);
  });

  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      '"',
      '-',
      ':',
      ' ',
      'last week',
      'owner:me',
      '-is:late',
      'on:3 nov',
      'ref:482-130-T',
      '\n',
      '“water”',
    ),
    fc
      .tuple(fc.constantFrom(...OPERATORS, 'colour'), fc.string({ maxLength: 10 }))
      .map(([name, value]) => `${name}:${value}`),
  );
  const anything = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(' '));

  test('never throws, whatever it is, and whenever', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.integer(),
        (text, today) => void readQuery(text, today),
      ),
    );
    fc.assert(fc.property(anything, (text) => void read(text)));
  });

  test('is printed back so that it means the same when it is read again', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const parts = read(text);
        expect(read(printQuery(parts))).toEqual(parts);
      }),
      { numRuns: process.env['KEPT_FULL'] === '1' ? 20_000 : 100 },
    );
  });
});

describe('words about time', () => {
  test.each([
    ['today', at(2026, 11, 18), at(2026, 11, 18)],
    ['yesterday', at(2026, 11, 17), at(2026, 11, 17)],
    ['last week', at(2026, 11, 9), at(2026, 11, 15)],
    ['this week', at(2026, 11, 16), at(2026, 11, 22)],
    ['last month', at(2026, 10, 1), at(2026, 10, 31)],
    ['last year', at(2025, 1, 1), at(2025, 12, 31)],
    ['monday', at(2026, 11, 16), at(2026, 11, 16)],
    ['fri', at(2026, 11, 13), at(2026, 11, 13)],
    ['3 days ago', at(2026, 11, 15), at(2026, 11, 15)],
    ['2w', at(2026, 11, 4), at(2026, 11, 4)],
    ['9 months ago', at(2026, 2, 18), at(2026, 2, 18)],
    ['2024-02-29', at(2024, 2, 29), at(2024, 2, 29)],
    ['3/11/2026', at(2026, 11, 3), at(2026, 11, 3)],
    ['25/12', at(2025, 12, 25), at(2025, 12, 25)],
    ['3 Nov', at(2026, 11, 3), at(2026, 11, 3)],
    ['december', at(2025, 12, 1), at(2025, 12, 31)],
    ['march 2024', at(2024, 3, 1), at(2024, 3, 31)],
    ['2025', at(2025, 1, 1), at(2025, 12, 31)],
    ['last 7 days', at(2026, 11, 12), at(2026, 11, 18)],
    ['tomorrow', at(2026, 11, 19), at(2026, 11, 19)],
    ['next week', at(2026, 11, 23), at(2026, 11, 29)],
    ['next 14 days', at(2026, 11, 18), at(2026, 12, 1)],
    ['2026-11-01..2026-11-15', at(2026, 11, 1), at(2026, 11, 15)],
    ['3 nov..today', at(2026, 11, 3), at(2026, 11, 18)],
    ['..yesterday', at(1, 1, 1), at(2026, 11, 17)],
    ['monday..', at(2026, 11, 16), at(9999, 12, 31)],
  ])('%s', (words, from, to) => {
    expect(spanOf(words, TODAY)).toEqual({ from, to });
  });

  test('dates that do not exist mean nothing', () => {
    for (const words of ['30/2/2026', 'today..yesterday', '..', '2025-02-29', '0/1/2026', '31 june 2026', '2026-13'])
      expect(spanOf(words, TODAY)).toBeUndefined();
  });

  test('days are counted as the calendar counts them', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true }),
        (date) => {
          const day = Math.floor(date.getTime() / 86_400_000);
          expect(dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(day);
          expect(spanOf('this month', day)?.from).toBe(
            Math.floor(Date.UTC(2000, date.getUTCMonth(), 1) / 86_400_000) + yearShift(date),
          );
        },
      ),
    );
  });
});

/** Days between the first of a month in 2000 and in the year of a date. */
function yearShift(date: Date): number {
  const first = new Date(0);
  first.setUTCFullYear(date.getUTCFullYear(), date.getUTCMonth(), 1);
  return Math.floor(first.getTime() / 86_400_000) - Math.floor(Date.UTC(2000, date.getUTCMonth(), 1) / 86_400_000);
}

describe('what could stand where somebody types', () => {
  const names = { owner: ['Mira Tolentino', 'Dev Raman'], queue: ['Front desk'], tag: ['permit'] };
  const inserts = (typed: string) => suggestionsFor(typed, names).map(({ insert }) => insert);

  test('an operator is offered from its second letter, and what can stand behind it at once', () => {
    expect(inserts('leak ow')).toEqual(['owner:']);
    expect(inserts('owner:')).toEqual(['me ', 'nobody ', '"Mira Tolentino" ', '"Dev Raman" ']);
    expect(inserts('-is:l')).toEqual(['late ']);
    expect(inserts('queue:"fr')).toEqual(['"Front desk" ']);
    expect(inserts('leak')).toEqual([]);
    expect(inserts('owner:me ')).toEqual([]);
  });

  test('what is put in is understood', () => {
    for (const operator of OPERATORS)
      for (const { insert } of suggestionsFor(`${operator}:`, names))
        expect(
          read(`${operator}:${insert}`).map(({ is }) => is),
          insert,
        ).not.toContain('unclear');
  });
});

describe('an excerpt', () => {
  const said = (text: string, ...stems: string[]) =>
    excerptOf(text, stems)
      .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
      .join('');

  test('marks every word that was looked for, in any of its forms and with its accents', () => {
    expect(said('The leaks leaked. José applied, happy.', 'leak', 'jose', 'happi')).toBe(
      'The [leaks] [leaked]. [José] applied, [happy].',
    );
  });

  test('begins shortly before the first of them in a long text', () => {
    const text = `${'word '.repeat(100)}permit ${'after '.repeat(100)}`;
    expect(said(text, 'permit')).toMatch(/^… (?:word ){9,14}\[permit\] after .*…$/);
  });

  test('never throws and loses nothing of what it shows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.string({ maxLength: 4 }), (text, stem) => {
        const shown = excerptOf(text, [stem.toLowerCase()])
          .map((piece) => piece.text)
          .join('')
          .replace(/^… | …$/g, '');
        expect(text.replace(/\s+/g, ' ').trim()).toContain(shown);
      }),
    );
  });
});
