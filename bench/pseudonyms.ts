import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { planted } from '../src/kernel/pseudonyms/planted.fixtures.ts';
import { pseudonymised } from '../src/kernel/pseudonyms/index.ts';

/**
 * `node bench/pseudonyms.ts [FOLDER]`: how much of what names or finds somebody is taken out of a text. First a planted set of made-up
 * identifiers of many kinds; then, where FOLDER holds them, real service requests into which somebody else put made-up cards,
 * telephone numbers and addresses.
 */
const [folder = join(process.env['KEPT_DATA'] ?? '', 'service_requests_311/dev')] = process.argv.slice(2);

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

const all = planted();
const kinds = Map.groupBy(all, ({ kind }) => kind);
let replaced = 0;
let listed = 0;
for (const [kind, some] of kinds) {
  const left = some.filter(({ text, identifier, known }) => {
    const { texts, doubtful } = pseudonymised([text], known);
    const stays = texts[0]?.includes(identifier) === true;
    if (stays && doubtful.some((one) => identifier.includes(one) || one.includes(identifier))) listed += 1;
    return stays;
  });
  replaced += some.length - left.length;
  console.log(`  ${kind.padEnd(20)} ${some.length - left.length} of ${some.length}`);
}
console.log(
  `Planted: ${replaced} of ${all.length} replaced (${percent(replaced, all.length)}), ${listed} of the others listed.`,
);

const began = performance.now();
const text = all.map((one) => one.text).join('\n');
pseudonymised(
  [text],
  all.slice(0, 20).flatMap(({ known }) => known),
);
console.log(`${text.length} characters in ${Math.round(performance.now() - began)} ms.`);

const with_ = join(folder, 'boston311_with_fake_pii.csv');
const without = join(folder, 'boston311.csv');
if (!existsSync(with_) || !existsSync(without)) {
  console.log(`No service requests at ${folder}: the second measure is left out.`);
} else {
  const rows = (file: string) => parse(readFileSync(file), { columns: true }) as Record<string, string>[];
  const before = new Map(rows(without).map((row) => [row['case_enquiry_id'], row['closure_reason'] ?? '']));
  let identifiers = 0;
  let out = 0;
  let words = 0;
  let kept = 0;
  for (const row of rows(with_)) {
    const said = row['closure_reason'] ?? '';
    const original = before.get(row['case_enquiry_id'] ?? '') ?? '';
    const plain = pseudonymised([said]).texts[0] ?? '';
    const planted311 = [...said.matchAll(/\S+@\S+\.\w+|\d[\d -]{6,}\d/g)]
      .map(([found]) => found.trim())
      .filter((found) => !original.includes(found));
    identifiers += planted311.length;
    out += planted311.filter((found) => !plain.includes(found)).length;
    const ordinary = original.split(/\s+/).filter((word) => /^[a-z]{3,}$/i.test(word));
    words += ordinary.length;
    kept += ordinary.filter((word) => plain.includes(word)).length;
  }
  console.log(
    `Boston: ${out} of ${identifiers} inserted identifiers replaced (${percent(out, identifiers)}); ${percent(kept, words)} of the ordinary words are still there.`,
  );
}
