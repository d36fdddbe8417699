import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
const TOKENS = read('tokens.css');

type Pair = readonly [light: string, dark: string];
type Colours = ReadonlyMap<string, Pair>;

/** Every colour of a block of tokens, following `var(--other)` to a name already known. */
function coloursIn(selector: string, known: Colours = new Map()): Colours {
  const block = TOKENS.slice(TOKENS.indexOf(selector)).split('\n}')[0] ?? '';
  const found = new Map(known);
  for (const [, name = '', light = '', dark = ''] of block.matchAll(
    /--([\w-]+):\s*light-dark\((#\w{6}),\s*(#\w{6})\)/g,
  ))
    found.set(name, [light, dark]);
  for (const [, name = '', other = ''] of block.matchAll(/--([\w-]+):\s*var\(--([\w-]+)\)/g)) {
    const same = found.get(other);
    if (same !== undefined) found.set(name, same);
  }
  return found;
}
const usual = coloursIn(':root {');
const strong = coloursIn("[data-contrast='more'] {", usual);

/** Relative luminance as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function ratio(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['canvas', 'surface', 'sunken', 'raised', 'hover'];
const WASHES = ['act-wash', 'due-wash', 'late-wash', 'kept-wash', 'risk-wash'];
const MEANINGS = ['due', 'late', 'kept', 'risk'];
type Need = readonly [fore: string, back: string, least: number];
const NEEDS: readonly Need[] = [
  ...[...GROUNDS, ...WASHES].flatMap((on): Need[] => [
    ['ink', on, 7],
    ['ink-2', on, 7],
  ]),
  ...[...GROUNDS, 'act-wash'].flatMap((on): Need[] => [
    ['ink-3', on, 4.5],
    ['act', on, 7],
  ]),
  ...MEANINGS.flatMap((word) => [...GROUNDS, `${word}-wash`].map((on): Need => [word, on, 7])),
  ...MEANINGS.flatMap((word) =>
    ['canvas', 'surface', 'raised', 'sunken', `${word}-wash`].map((on): Need => [`${word}-fill`, on, 3]),
  ),
  ...['act', 'act-firm', 'ink'].map((on): Need => ['ink-on', on, 7]),
  ['veil-on', 'veil', 7],
  ...GROUNDS.map((on): Need => ['edge', on, 3]),
];

describe.each([
  ['the usual colours', usual],
  ['high contrast', strong],
])('in %s', (_name, colours) => {
  test.each(NEEDS)('%s on %s can be read: %d to 1 or more, in light and in dark', (fore, back, least) => {
    for (const mode of [0, 1] as const) {
      const [one, other] = [colours.get(fore)?.[mode], colours.get(back)?.[mode]];
      expect(one, fore).toBeDefined();
      expect(other, back).toBeDefined();
      expect(ratio(one ?? '', other ?? '')).toBeGreaterThanOrEqual(least);
    }
  });
});

const SHEETS = globSync('{ui,shell}/styles/*.css', { cwd: join(import.meta.dirname, '../..') }).map((file) => ({
  file,
  text: readFileSync(join(import.meta.dirname, '../..', file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, ''),
}));

const SIDED =
  /(?:^|[\s;{])((?:left|right|float|clear)\s*:|(?:margin|padding|border)-(?:left|right)[\w-]*\s*:|border-(?:top|bottom)-(?:left|right)-radius\s*:|text-align\s*:\s*(?:left|right)|box-shadow\s*:\s*inset\s+\d+px\s+0\b)/g;
const FOUR = /(?:^|[\s;{])((?:inset|margin|padding)\s*:\s*([^;}]+))/g;

/** Four values of which the second and the fourth differ say right and left without naming them. */
function lopsided(values: string): boolean {
  const parts = values.match(/(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+/g) ?? [];
  return parts.length === 4 && parts[1] !== parts[3];
}

const sidesIn = (text: string) => [
  ...[...text.matchAll(SIDED)].map(([found]) => found.trim()),
  ...[...text.matchAll(FOUR)].flatMap(([, found = '', values = '']) => (lopsided(values) ? [found] : [])),
];

test('a desk that reads from the right is the same desk: no style names left or right', () => {
  expect(SHEETS.length).toBeGreaterThan(5);
  expect(SHEETS.flatMap(({ file, text }) => sidesIn(text).map((found) => `${file}: ${found}`))).toEqual([]);
});

test.each([
  'margin-left: 4px;',
  'text-align: right;',
  'padding: 0 6px 0 8px;',
  'inset: auto auto 0 8px;',
  'box-shadow: inset 3px 0 red;',
])('“%s” would be noticed', (planted) => {
  expect(sidesIn(`a { ${planted} }`)).toHaveLength(1);
});

test('only the tokens name a colour', () => {
  const named = SHEETS.filter(({ file }) => !file.endsWith('tokens.css')).flatMap(({ file, text }) =>
    [...text.matchAll(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/gi)].map(([found]) => `${file}: ${found}`),
  );
  expect(named).toEqual([]);
});
