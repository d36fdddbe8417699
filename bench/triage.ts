import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { FLAGS, flagsIn, learnTopics, suggestTopic } from '#areas/complaints/rules/index.ts';

/**
 * `node bench/triage.ts [FILE]`: what the suggestions about complaints are worth on real ones. Six tenths teach, the rest is
 * held back, by the complaint's number alone. How often a suggested topic is the one the consumer chose, and for how many
 * complaints each flag is raised; whether a flag is right has to be read.
 */
const [file = join(import.meta.dirname, '../../shared/data/cfpb_complaints/dev/complaints.csv')] =
  process.argv.slice(2);
if (!existsSync(file)) {
  console.log(`There is nothing at ${file}: give the complaints of the CFPB as CSV.`);
  process.exit(2);
}

const heldBack = (number: string): boolean =>
  Number.parseInt(createHash('sha256').update(`kept-triage:${number}`).digest('hex').slice(0, 8), 16) % 10 >= 6;

const teaching: { text: string; topic: string }[] = [];
const unseen: { text: string; topic: string }[] = [];
const rows = createReadStream(file).pipe(parse({ columns: true, bom: true })) as AsyncIterable<Record<string, string>>;
for await (const row of rows) {
  const text = row['Consumer complaint narrative'] ?? '';
  const one = { text, topic: row['Issue'] ?? '' };
  (heldBack(row['Complaint ID'] ?? '') ? unseen : teaching).push(one);
}

const began = performance.now();
const topics = await learnTopics(teaching, () => Promise.resolve());
const took = performance.now() - began;
if (topics === undefined) throw new Error('There are too few complaints to learn from.');
const table = new Map<string, { offered: number; right: number }>();
const suggesting = performance.now();
for (const { text, topic } of unseen) {
  const suggested = suggestTopic(topics, text);
  if (suggested === undefined) continue;
  const line = table.get(suggested.topic) ?? { offered: 0, right: 0 };
  table.set(suggested.topic, { offered: line.offered + 1, right: line.right + (suggested.topic === topic ? 1 : 0) });
}
const each = (performance.now() - suggesting) / unseen.length;
const lines = [...table].toSorted(([, one], [, other]) => other.offered - one.offered);
const sum = lines.reduce(
  (all, [, { offered, right }]) => ({ offered: all.offered + offered, right: all.right + right }),
  {
    offered: 0,
    right: 0,
  },
);
console.log(
  `Learned from ${topics.learnedFrom} complaints in ${Math.round(took)} ms; a suggestion takes ${each.toFixed(2)} ms.`,
);
console.log(
  `Of ${unseen.length} held back, a topic was suggested for ${sum.offered}, and was the consumer’s own for ${sum.right}:`,
);
for (const [name, { offered, right }] of lines)
  console.log(`  ${String(right).padStart(4)} of ${String(offered).padStart(4)}  ${name}`);
for (const flag of FLAGS) {
  const raised = unseen.filter(({ text }) => flagsIn(text).some((found) => found.flag === flag)).length;
  console.log(`  ${String(raised).padStart(4)} flagged  ${flag}`);
}
