import { sql } from 'kysely';
import { z } from 'zod';
import { visibleFacts } from '#areas/cases/server/index.ts';
import { templatesOf } from '#areas/correspondence/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { instant } from '#kernel/fields.ts';
import { cursorOf, placeOf } from '#platform/cursor.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { mayRelease } from '../../rules/index.ts';
import type { Letters } from '../letters.ts';
import { batchNamed, batchesAfter, countsOf, fingerprintOfBatch, lettersIn, sampleIn, type Kept } from './store.ts';

const PAGE = 50;

const shown = (
  names: ReadonlyMap<string, string>,
  { templateId, templateVersion: _version, seed: _seed, ...it }: Kept,
) => ({
  ...it,
  template: names.get(templateId) ?? '',
});

const namesOfTemplates = async (reading: Reading): Promise<ReadonlyMap<string, string>> =>
  new Map((await templatesOf(reading)).map(({ id, name }) => [id, name]));

export async function listBatches(reading: Reading, after: string | undefined) {
  const place = placeOf(after, z.tuple([instant, z.uuid()]));
  const found = await batchesAfter(reading.db, place === null ? null : { madeAt: place[0], id: place[1] }, PAGE);
  const names = await namesOfTemplates(reading);
  const last = found.at(-1);
  return {
    batches: found.map((one) => shown(names, one)),
    next: found.length === PAGE && last !== undefined ? cursorOf([last.madeAt, last.id]) : null,
  };
}

export async function showBatch(reading: Reading, id: string) {
  const it = await batchNamed(reading.db, id);
  const [names, counts, sample, hash] = await Promise.all([
    namesOfTemplates(reading),
    countsOf(reading.db, id),
    sampleIn(reading.db, id),
    fingerprintOfBatch(reading.db, id),
  ]);
  const verdict = mayRelease({ state: it.state, madeBy: it.madeBy, by: reading.actor.id ?? '', sample });
  return {
    ...shown(names, it),
    seed: it.seed,
    counts: counts.map((one) => ({ ...one, standing: one.standing as never })),
    sampled: sample.length,
    checked: sample.filter(({ fine }) => fine !== null).length,
    wrong: sample.filter(({ fine }) => fine === false).length,
    notYet: verdict.ok ? '' : verdict.because,
    sha256: hash.toString('hex'),
  };
}

type Narrowed = {
  readonly standing?: string | undefined;
  readonly sample?: 'only' | undefined;
  readonly after?: string | undefined;
};

/** Only letters of cases the reader may see; the counts of the batch are of all. */
export async function listLetters(reading: Reading, id: string, { standing, sample, after }: Narrowed) {
  await batchNamed(reading.db, id);
  const place = placeOf(after, z.tuple([z.number().int()]));
  const found = await lettersIn(reading.db, id, {
    standing,
    sample: sample === 'only',
    after: place?.[0] ?? 0,
    most: PAGE,
  });
  const facts = await visibleFacts(
    reading,
    found.flatMap(({ caseId }) => caseId ?? []),
  );
  const last = found.at(-1);
  return {
    letters: found.flatMap(({ customerId: _customer, recipients, form, ...one }) => {
      const fact = one.caseId === null ? { reference: '' } : facts.get(one.caseId);
      if (fact === undefined) return [];
      const to = form === null ? recipients.join(', ') : `${form.addressee}, ${recipients.join(', ')}`;
      const { reference } = fact;
      return [{ ...one, reference, standing: one.standing as never, to, variant: form?.variant ?? null }];
    }),
    next: found.length === PAGE && last !== undefined ? cursorOf([last.n]) : null,
  };
}

export async function checkLetter(work: Work, id: string, { n, fine }: { n: number; fine: boolean }): Promise<void> {
  const it = await batchNamed(work.db, id, true);
  if (it.state !== 'to check') throw new Refusal(409, 'This batch does not wait to be looked at any more.');
  const { rows } = await sql<{ caseId: string | null }>`
    update letters.batch_letter set fine = ${fine}, checked_by = ${work.actor.id}, checked_at = ${new Date(work.now)}
     where batch_id = ${id} and n = ${n} and sampled returning case_id as "caseId"`.execute(work.db);
  const [checked] = rows;
  if (checked === undefined || !(await maySee(work, checked.caseId)))
    throw new Refusal(404, 'There is no such letter in the sample.');
  await announce(work, {
    kind: 'batch.letter-checked',
    ...(checked.caseId === null ? {} : { caseId: checked.caseId }),
    data: { batchId: id, n, fine },
  });
}

/** What goes to somebody without a case is seen by whoever writes to many. */
const maySee = async (work: Work, caseId: string | null): Promise<boolean> =>
  caseId === null || (await visibleFacts(work, [caseId])).has(caseId);

/** Somebody else lets them go, and names what they looked at. */
export async function releaseBatch({ office }: Letters, work: Work, id: string, looked: string): Promise<void> {
  const it = await batchNamed(work.db, id, true);
  const by = work.actor.id ?? '';
  const verdict = mayRelease({ state: it.state, madeBy: it.madeBy, by, sample: await sampleIn(work.db, id) });
  if (!verdict.ok) throw new Refusal(409, verdict.because);
  const hash = await fingerprintOfBatch(work.db, id);
  if (hash.toString('hex') !== looked)
    throw new Refusal(409, 'This is another batch than you looked at. Look at it again.', [
      { field: 'sha256', problem: 'is of another batch' },
    ]);
  await sql`
    update letters.batch set state = 'released', released_by = ${by}, released_at = ${new Date(work.now)}, sha256 = ${hash}
     where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'batch.released', data: { batchId: id, sha256: looked } });
  work.afterCommit(() => office.desk.live.tell('batches', id));
}

/** None goes any more. What was written and has not gone is taken back by the sweep, one by one. */
export async function stopBatch({ office }: Letters, work: Work, id: string): Promise<void> {
  const it = await batchNamed(work.db, id, true);
  if (it.state === 'stopped') throw new Refusal(409, 'This batch was stopped before.');
  await sql`
    update letters.batch set state = 'stopped', stopped_by = ${work.actor.id}, stopped_at = ${new Date(work.now)}
     where id = ${id}`.execute(work.db);
  await sql`update letters.batch_letter set state = 'taken back' where batch_id = ${id} and state = 'waiting'`.execute(
    work.db,
  );
  await announce(work, { kind: 'batch.stopped', data: { batchId: id } });
  work.afterCommit(() => office.desk.live.tell('batches', id));
}
