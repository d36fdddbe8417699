import { describe, expect, test } from 'vitest';
import { unsaid, wordsOf } from './words.ts';

const IN = `import { say, sayCount, sayWith } from '#ui/words/say.ts';\n`;
const problemsIn = (code: string) => wordsOf('src/shell/a.tsx', IN + code).problems;

describe('every word on the screen goes through the catalogue', () => {
  test.each([
    ['words between elements', 'export const A = () => <p>Bare words</p>;'],
    ['words in an expression', 'export const A = ({ b }) => <p>{b ? "Copied." : ""}</p>;'],
    ['words glued to a value', 'export const A = ({ b }) => <p>{`${b} late`}</p>;'],
    ['a name that only a screen reader hears', 'export const A = () => <button aria-label="Close" />;'],
    ['a label of our own parts', 'export const A = () => <TextField label="Name" />;'],
    ['a table of acts', 'export const A = [{ does: "Sign out", run }];'],
    ['a sentence that a function gives back', 'export const A = () => "Nobody yet";'],
    ['a sentence that no script can find', 'export const A = (b) => say(b);'],
    ['a sentence glued together', 'export const A = (b) => say(`Open ${b}`);'],
    ['a count without its plain forms', 'export const A = (b) => sayCount(1, "one", b);'],
  ])('stops %s', (_what, code) => {
    expect(problemsIn(code)).toHaveLength(1);
  });

  test('lets through what is said, what is no word, and the name of the product', () => {
    const code = `
      export const A = ({ b, n }) => (
        <p title={say('Held')} className="is-late" aria-label={b ? say('On') : say('Off')}>
          Kept · {n} {say('Open {{b}}', { b })} {sayCount(n, '{{count}} case', '{{count}} cases')}
          {sayWith(b ? 'Read {{a}}' : 'Skip {{a}}', { a: <i /> })} {'12:30'} {must(b, 'Not for the screen')}
        </p>
      );`;
    expect(problemsIn(code)).toEqual([]);
  });

  test('knows the words of the catalogue from a say of another kind', () => {
    expect(wordsOf('src/shell/a.tsx', 'import { say } from "./toast.ts";\nsay(what);').problems).toEqual([]);
  });
});

test('sentences are collected with their places, whatever stands around them', () => {
  const { sentences, counted } = wordsOf(
    'src/shell/a.tsx',
    `${IN}export const a = () => [say('One'), sayCount(2, '{{count}} case', '{{count}} cases'), sayWith(\`Two\`, {})];`,
  );
  expect({ sentences, counted }).toEqual({ sentences: ['One', 'Two'], counted: ['{{count}} cases'] });
});

describe('a catalogue', () => {
  const said = [{ sentences: ['Send to {{name}}', 'Held'], counted: ['{{count}} cases'], problems: [] }];

  test('names what it lacks and what nothing says any more', () => {
    expect(unsaid(said, { Held: 'Retenu', Gone: 'Parti' })).toEqual({
      missing: ['Send to {{name}}', '{{count}} cases'],
      dead: ['Gone'],
      torn: [],
    });
  });

  test('names a sentence that lost a value, and a count without its general form', () => {
    const told = { 'Send to {{name}}': 'Envoyer', '{{count}} cases': { one: 'un dossier' } };
    expect(unsaid(said, told).torn).toEqual(['Send to {{name}}', '{{count}} cases']);
  });
});
