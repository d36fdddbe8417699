import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  FACTS,
  fillForMany,
  fillTemplate,
  gapAfter,
  gapsIn,
  helpSentence,
  inLanguage,
  templateFault,
  templatesFor,
} from './index.ts';

const SYNTAX = /\{\{|\}\}/;
const facts = fc.record(Object.fromEntries(Object.keys(FACTS).map((name) => [name, fc.string()])), {
  requiredKeys: [],
});
const field = fc.oneof(
  fc.constantFrom(...Object.keys(FACTS)).map((name) => `{{${name}}}`),
  fc.stringMatching(/^[a-z ]{1,20}$/).map((words) => `{{ask: ${words}}}`),
);
const body = fc.array(fc.oneof(field, fc.string())).map((parts) => parts.join(''));

describe('a filled template', () => {
  test('never holds a field: what the record lacks is a gap, and what could be sent has none of our brackets', () => {
    fc.assert(
      fc.property(body, facts, (text, known) => {
        fc.pre(templateFault(text) === undefined);
        const filled = fillTemplate(text, known);
        expect(filled).not.toContain('undefined');
        if (gapsIn(filled).length === 0) {
          expect(filled).not.toMatch(/\{\{/);
          expect(filled).not.toMatch(/\[\[[^[\]\n]*\]\]/);
        }
      }),
    );
  });

  test('says each fact of the record as it is, and asks for each that is missing', () => {
    const letter = 'Dear {{customer.name}}, about {{case.reference}}: {{ask: what we found}}. {{ officer.name }}';
    expect(fillTemplate(letter, { 'customer.name': 'Peg Doolan', 'case.reference': '482-130-T' })).toBe(
      'Dear Peg Doolan, about 482-130-T: [[what we found]]. [[your name]]',
    );
  });

  test('lets nothing from the record look like a gap or a field', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[[\]{}a-z\n ]{0,30}$/), (name) => {
        const filled = fillTemplate('{{customer.name}}', { 'customer.name': name });
        expect(SYNTAX.test(filled)).toBe(false);
        // Either it is the name, with nothing to fill, or the name was empty and is asked for.
        expect(
          gapsIn(filled)
            .map(({ asks }) => asks)
            .every((asks) => asks === FACTS['customer.name']),
        ).toBe(true);
      }),
    );
  });
});

describe('a template that decides', () => {
  const body = [
    'Dear {{customer.name}},',
    '{{if way is letter}}',
    'We write because you wrote.',
    '{{else}}',
    'Thank you for your message.',
    '{{end}}',
    'You{{if not print is easy read}}, as you know,{{end}} can ask again{{if nextStep.date}} by {{nextStep.date}}{{end}}.',
  ].join('\n');
  const of = (facts: object) => fillTemplate(body, { 'customer.name': 'Peg', ...facts });

  test('says what is for this case and leaves out the rest, with no empty lines where a mark stood', () => {
    expect(of({ way: 'letter', print: 'standard' })).toBe(
      'Dear Peg,\nWe write because you wrote.\nYou, as you know, can ask again.',
    );
    expect(of({ way: 'email', print: 'easy read', 'nextStep.date': 'Friday' })).toBe(
      'Dear Peg,\nThank you for your message.\nYou can ask again by Friday.',
    );
  });

  test('stands in another as deep as somebody likes', () => {
    const nested = '{{if way is letter}}a{{if print is large print}}b{{else}}c{{end}}d{{end}}e';
    expect(fillTemplate(nested, { way: 'letter', print: 'large print' })).toBe('abde');
    expect(fillTemplate(nested, { way: 'letter' })).toBe('acde');
    expect(fillTemplate(nested, { way: 'sms' })).toBe('e');
  });

  test('never asks what a customer calls themselves to be read as a condition', () => {
    expect(fillTemplate('{{customer.name}}', { 'customer.name': '{{if way}}x{{end}}' })).not.toContain('{{');
  });

  test('about what differs from case to case leaves a gap for whoever writes to many', () => {
    expect(
      fillForMany('{{if case.kind is complaint}}a{{else}}b{{end}} {{if officer.name}}c{{end}}', {
        'officer.name': 'M',
      }),
    ).toBe('[[choose by case.kind, which differs from case to case]] c');
  });

  test('words that have to be looked at are a gap until somebody has', () => {
    const filled = fillTemplate('{{edit: We came on Monday.}} Yours', {});
    expect(filled).toBe('[[We came on Monday.]] Yours');
    expect(gapsIn(filled)).toHaveLength(1);
  });

  test('stands in the language of the customer where somebody translated it', () => {
    const all = [
      { id: '1', ofId: null, language: 'en' },
      { id: '2', ofId: '1', language: 'vi' },
      { id: '3', ofId: null, language: 'fr-CA' },
    ];
    const [first, , third] = all;
    expect(inLanguage(all, first!, 'vi-VN')).toEqual({ template: all[1], found: true });
    expect(inLanguage(all, first!, 'en-AU')).toEqual({ template: first, found: true });
    expect(inLanguage(all, first!, 'mi')).toEqual({ template: first, found: false });
    expect(inLanguage(all, third!, 'fr')).toEqual({ template: third, found: true });
    expect(helpSentence('vi-VN')).toContain('quý vị');
    expect(helpSentence('mi')).toContain('ring us');
  });
});

describe('gaps', () => {
  test('are found in any text, broken fields among them, and visited one after the other', () => {
    const text = 'Dear [[name]], on [[day]] {{customer.na';
    expect(gapsIn(text).map(({ asks }) => asks)).toEqual(['name', 'day', 'customer.na']);
    expect(gapAfter(text, 6)?.asks).toBe('day');
    expect(gapAfter(text, text.length)?.asks).toBe('name');
    expect(gapAfter('No gaps', 0)).toBeUndefined();
  });

  test('an empty one counts too', () => {
    expect(gapsIn('[[]] {{}}').map(({ asks }) => asks)).toEqual(['an empty gap', 'an empty gap']);
  });
});

describe('a template that cannot be used is refused in a sentence that says why', () => {
  test.each([
    ['{{customer.nam}}', /^We do not know \{\{customer\.nam\}\}/],
    ['{{ask}}', /^A gap says what it asks for/],
    ['Dear {{customer.name', /begins with \{\{ and ends with \}\}/],
    ['{{if way is letter}}a', /without its \{\{end\}\}/],
    ['a{{end}}', /\{\{end\}\} without/],
    ['{{else}}', /stands once between/],
    ['{{if way}}a{{else}}b{{else}}c{{end}}', /stands once between/],
    ['{{if nobody}}a{{end}}', /^We do not know nobody/],
    ['{{if}}a{{end}}', /^A condition reads/],
    ['{{edit}}', /stand after a colon/],
    ['Dear customer.name}}', /begins with \{\{ and ends with \}\}/],
  ])('%s', (text, words) => expect(templateFault(text)).toMatch(words));

  test('and one that can is not', () => {
    expect(templateFault('Dear {{customer.name}}, {{ask: the day}}. [1]')).toBeUndefined();
  });
});

test('what is typed finds templates by shortcut first, then by name, those for this kind of case before others', () => {
  const all = [
    { name: 'Fee explained', shortcut: 'fee', kinds: [] },
    { name: 'Complaint received', shortcut: 'received', kinds: ['complaint'] },
    { name: 'We received your fee', shortcut: 'thanks', kinds: [] },
  ];
  const found = (typed: string, kind = 'enquiry') => templatesFor(all, typed, kind).map(({ shortcut }) => shortcut);
  expect(found('fe')).toEqual(['fee', 'thanks']);
  expect(found('rec')).toEqual(['thanks', 'received']);
  expect(found('rec', 'complaint')).toEqual(['received', 'thanks']);
  expect(found('nothing')).toEqual([]);
  expect(found('')).toHaveLength(3);
});

test('for many cases a template keeps the fields that each case fills by itself, and asks for what nobody knows', () => {
  const body =
    'Dear {{ customer.name }}, about {{case.reference}}: {{ask: what we found}}. {{officer.name}}, {{team.name}}';
  expect(fillForMany(body, { 'officer.name': 'Mira' })).toBe(
    'Dear {{customer.name}}, about {{case.reference}}: [[what we found]]. Mira, {{team.name}}',
  );
  expect(fillForMany('By {{nextStep.date}}', {})).toBe('By [[the day of the next step]]');
});
