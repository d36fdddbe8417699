import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { casesOfView } from '#areas/cases/server/index.ts';
import {
  fillTemplate,
  gapsIn,
  helpSentence,
  inLanguage,
  variantFor,
  wayAdvised,
  type Facts,
  type LetterForm,
  type Way,
} from '#areas/correspondence/rules/index.ts';
import { templatesOf, type Template } from '#areas/correspondence/server/index.ts';
import { reachedBy, type Reached } from '#areas/customers/server/index.ts';
import { activeOfficers, allTeams } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { sampleOf, type BatchWay } from '../../rules/index.ts';
import type { Letters } from '../letters.ts';
import { longDay } from '../page-for.ts';
import { peopleAt, speaksOfACase, type Addressee } from './people.ts';

export type NewBatch = {
  readonly title: string;
  /** The cases of a list, or, where there is none, these people. */
  readonly viewId: string | null;
  readonly people: readonly string[];
  readonly templateId: string;
  readonly way: BatchWay;
};

/** More are several batches, which are looked at one after the other. */
const MOST = 2000;

type Row = {
  readonly caseId: string | null;
  readonly customerId: string | null;
  readonly because: string | null;
  readonly recipients: readonly string[];
  readonly channel: Way;
  readonly form: LetterForm | null;
  readonly body: string;
};

/** Fixes what every case of the list would be told, and draws which of them are looked at. */
export async function makeBatch(letters: Letters, work: Work, it: NewBatch): Promise<{ id: string }> {
  const all = await templatesOf(work);
  const template = all.find(({ id, ofId }) => id === it.templateId && ofId === null);
  if (template === undefined) throw new Refusal(404, 'There is no such template.');
  const asked = gapsIn(fillTemplate(template.body.replace(/\{\{(?!\s*(?:ask|edit))[^{}]*\}\}/g, ''), {}));
  if (asked[0] !== undefined)
    throw new Refusal(
      422,
      `This template asks for something only an officer knows (${asked[0].asks}). Choose another.`,
      [{ field: 'templateId', problem: 'has a gap' }],
    );
  const whom = it.viewId === null ? await strangersTo(work, it, template) : await casesOf(letters, work, it.viewId);
  const filling = await fillingFor(letters, work, { it, template, all, whom });
  const rows = whom.map((one) => rowFor(filling, one));
  const seed = randomInt(2 ** 31);
  const sample = new Set(
    sampleOf(
      seed,
      rows.flatMap(({ because }, n) => (because === null ? [n + 1] : [])),
    ),
  );
  const id = newId(work.now);
  await sql`
    insert into letters.batch (id, title, template_id, template_version, way, made_by, made_at, seed)
    values (${id}, ${it.title}, ${template.id}, ${template.version}, ${it.way}, ${work.actor.id}, ${new Date(work.now)}, ${seed})`.execute(
    work.db,
  );
  await keepRows(work, id, rows, sample);
  await announce(work, { kind: 'batch.made', data: { batchId: id, letters: rows.length, sampled: sample.size, seed } });
  return { id };
}

async function casesOf({ office }: Letters, work: Work, viewId: string): Promise<readonly Addressee[]> {
  const cases = await casesOfView(work, viewId, { zone: office.desk.zone, most: MOST });
  if (cases.length === 0) throw new Refusal(422, 'This list is empty.', [{ field: 'viewId', problem: 'is empty' }]);
  if (cases.length > MOST)
    throw new Refusal(422, `A batch has at most ${MOST} letters. Narrow the list.`, [
      { field: 'viewId', problem: 'is too long' },
    ]);
  return cases.map(({ id, ...one }) => ({ ...one, caseId: id }));
}

async function strangersTo(work: Work, { people }: NewBatch, template: Template): Promise<readonly Addressee[]> {
  if (people.length === 0)
    throw new Refusal(422, 'Choose a list of cases, or say who is written to.', [
      { field: 'people', problem: 'is empty' },
    ]);
  if (speaksOfACase(template.body))
    throw new Refusal(422, 'This template speaks of a case, and these people have none. Choose another.', [
      { field: 'templateId', problem: 'speaks of a case' },
    ]);
  return peopleAt(work, people);
}

type Filling = {
  readonly letters: Letters;
  readonly way: BatchWay;
  readonly template: Template;
  readonly all: readonly Template[];
  readonly reached: ReadonlyMap<string, readonly Reached[]>;
  readonly teams: ReadonlyMap<string, string>;
  readonly facts: Facts;
};
type Asked = {
  readonly it: NewBatch;
  readonly template: Template;
  readonly all: readonly Template[];
  readonly whom: readonly Addressee[];
};

async function fillingFor(letters: Letters, work: Work, { it, template, all, whom }: Asked): Promise<Filling> {
  const customers = [...new Set(whom.flatMap(({ customerId }) => (customerId === null ? [] : [customerId])))];
  const [reached, teams, [author]] = await Promise.all([
    reachedBy(work.db, customers),
    allTeams(work.db),
    activeOfficers(work, { officerId: work.actor.id ?? '' }),
  ]);
  const { office } = letters;
  return {
    letters,
    way: it.way,
    template,
    all,
    reached: Map.groupBy(reached, ({ customerId }) => customerId),
    teams: new Map(teams.map(({ id, name }) => [id, name])),
    facts: {
      'agency.name': office.agency,
      'officer.name': author?.name ?? '',
      today: longDay(office.language, office.desk.zone, work.now),
    },
  };
}

/** What one case would be told, by which way; or why it is left out. */
function rowFor(filling: Filling, one: Addressee): Row {
  const points = filling.reached.get(one.customerId ?? '') ?? [];
  const needs = points[0]?.needs ?? [];
  const channel = filling.way === 'letter' ? 'letter' : wayAdvised(one.channel, points).way;
  const kind = { email: 'email', letter: 'post', sms: 'phone' }[channel];
  const to = points.find((point) => point.kind === kind);
  const variant = variantFor(needs);
  const { body, language } = wordsFor(filling, one, { channel, print: variant, language: points[0]?.language ?? null });
  const form: LetterForm | null =
    channel === 'letter' ? { addressee: one.customerName ?? '', variant, language } : null;
  const row = {
    caseId: one.caseId,
    customerId: one.customerId,
    recipients: to === undefined ? [] : [to.value],
    channel,
    form,
    body,
  };
  return { ...row, because: whyLeftOut(filling, row, to === undefined) };
}

function whyLeftOut(
  { letters }: Filling,
  { channel, body, recipients, form }: Omit<Row, 'because'>,
  unreached: boolean,
): string | null {
  if (unreached)
    return channel === 'letter' ? 'There is no postal address on record.' : 'There is no address on record.';
  const [gap] = gapsIn(body);
  if (gap !== undefined) return `The record lacks something: ${gap.asks}.`.slice(0, 300);
  if (form === null) return null;
  return letters.maker.unprintable(`${form.addressee}\n${recipients.join('\n')}\n${body}`)?.slice(0, 300) ?? null;
}

type Reading = { readonly channel: Way; readonly print: string; readonly language: string | null };

/** The words in the customer's language where somebody translated them, and otherwise with how to get help. */
function wordsFor(
  { letters, template, all, teams, facts }: Filling,
  one: Addressee,
  { channel, print, language }: Reading,
) {
  const found = language === null ? { template, found: true } : inLanguage(all, template, language);
  const spoken = found.template.language;
  const due = one.nextDueAt === null ? '' : longDay(spoken, letters.office.desk.zone, one.nextDueAt);
  const filled = fillTemplate(found.template.body, {
    ...facts,
    'customer.name': one.customerName ?? '',
    'case.reference': one.reference,
    'case.subject': one.subject,
    'case.kind': one.kind,
    'team.name': teams.get(one.teamId) ?? '',
    'nextStep.date': due,
    'customer.language': language ?? '',
    way: channel,
    print,
  });
  return { body: found.found ? filled : `${filled}\n\n${helpSentence(language ?? '')}`, language: spoken };
}

async function keepRows(work: Work, id: string, rows: readonly Row[], sample: ReadonlySet<number>): Promise<void> {
  const kept = rows.map((row, at) => ({ ...row, n: at + 1, sampled: sample.has(at + 1) }));
  await sql`
    insert into letters.batch_letter (batch_id, n, case_id, first, customer_id, state, because, recipients, channel, form, body, sampled)
    select ${id}, r.n, r."caseId", r."caseId" is null, r."customerId", case when r.because is null then 'waiting' else 'left out' end, r.because,
           r.recipients, r.channel, r.form, r.body, r.sampled
      from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
        as r(n integer, "caseId" uuid, "customerId" uuid, because text, recipients text[], channel text, form jsonb, body text, sampled boolean)`.execute(
    work.db,
  );
}
