import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { candidatesFor, draftFor } from '#areas/capability/server/index.ts';
import { gatherEvidence } from '#flows/gather-evidence.ts';
import { readConfig } from '#platform/config.ts';
import { createLog } from '#platform/log.ts';
import { startPostgres } from '#platform/postgres/index.ts';
import { migrate } from '#platform/migrate.ts';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { openParts } from '../src/main/parts.ts';
import { fillDemo } from '../src/demo/index.ts';

/**
 * `node bench/candidates.ts [--show]`: how often what is offered as evidence is evidence of it. The demo agency is written with a fixed seed
 * and a fixed moment; of what its officers are offered a sample is drawn, and lines of it were read with the words of its case by a person
 * (`bench/candidates.json`). `--show` prints the sample with those words, for whoever labels it again.
 */
const NOW = Date.UTC(2026, 10, 18, 0, 30);
const [SEED, SIZE, SAMPLE] = ['southmark', 300, 60];
const show = process.argv.includes('--show');

type Label = { readonly at: string; readonly right: readonly string[]; readonly wrong: readonly string[] };
const labels = new Map(
  (JSON.parse(readFileSync(join(import.meta.dirname, 'candidates.json'), 'utf8')) as Label[]).map((one) => [
    one.at,
    one,
  ]),
);

const told = { right: 0, wrong: 0, unlabelled: 0 };
function count(at: string, lines: readonly string[]): void {
  const label = labels.get(at);
  told.right += lines.filter((line) => label?.right.includes(line)).length;
  told.wrong += lines.filter((line) => label?.wrong.includes(line)).length;
  told.unlabelled += lines.filter(
    (line) => label === undefined || ![...label.right, ...label.wrong].includes(line),
  ).length;
}

const folder = mkdtempSync(join(tmpdir(), 'kept-candidates-'));
chmodSync(folder, 0o711);
const { url, stop } = await startPostgres({ folder: join(folder, 'postgres'), say: () => undefined });
await migrate(url, () => undefined);
const config = readConfig({ DATA: folder, SMTP_LISTEN: 'off', LOG_LEVEL: 'silent' });
const parts = await openParts({ config, url, log: createLog('silent'), clock: () => NOW });
try {
  const { database, complaints, standards, office, intake, receiving, letters, ways, outreach, assessments } = parts;
  const { db } = database;
  const filled = await fillDemo({
    desk: {
      ...{ db, complaints, standards, office, intake, receiving, letters, ways, outreach },
      zone: 'Australia/Sydney',
    },
    assessments,
    now: NOW,
    seed: SEED,
    size: SIZE,
    say: () => undefined,
    stopping: new AbortController().signal,
  });
  const agency = filled?.agency;
  const gather = gatherEvidence(parts.workMap);
  const all = [];
  for (const officer of agency?.officers ?? []) {
    const reading = { db, actor: officer.actor, now: NOW };
    for (const offer of await candidatesFor(gather, reading)) all.push({ officer, offer });
  }
  const step = Math.max(1, Math.floor(all.length / SAMPLE));
  const sample = all.filter((_, n) => n % step === 0).slice(0, SAMPLE);
  for (const { officer, offer } of sample) {
    const at = `${offer.key} ${offer.reference ?? offer.seq}`;
    count(
      at,
      offer.lines.map(({ framework, code }) => `${framework} ${code}`),
    );
    if (!show) continue;
    const { copy } = await draftFor(gather, { db, actor: officer.actor, now: NOW }, offer.seq);
    console.log(
      `\n=== ${at}\n${offer.because}\n${offer.lines.map((line) => `  ${line.framework} ${line.code} ${line.words}`).join('\n')}\n${copy.slice(0, 900)}`,
    );
  }
  const kinds = [...Map.groupBy(all, ({ offer }) => offer.key)]
    .map(([key, some]) => `${key} ${some.length}`)
    .join(', ');
  console.log(`${all.length} offered to ${agency?.officers.length ?? 0} officers: ${kinds}`);
  console.log(
    `Of ${sample.length} in the sample, ${told.right} lines are right and ${told.wrong} wrong (${told.unlabelled} not labelled): ${((100 * told.right) / Math.max(1, told.right + told.wrong)).toFixed(1)} % precision`,
  );
} finally {
  await parts.close();
  await stop();
  rmSync(folder, { recursive: true, force: true });
}
