import { addContact, openCase, retag, saveView } from '#areas/cases/server/index.ts';
import { saveTemplate, sendDue } from '#areas/correspondence/server/index.ts';
import { addNeed, addPoint } from '#areas/customers/server/index.ts';
import {
  checkLetter,
  listLetters,
  listToPost,
  makeBatch,
  postLetters,
  releaseBatch,
  sendBatches,
  showBatch,
} from '#areas/letters/server/index.ts';
import {
  approveCampaign,
  listCampaigns,
  makeCampaign,
  optOutAddress,
  recordConsent,
  sendOutreach,
} from '#areas/outreach/server/index.ts';
import { textOfDay } from '#kernel/civil.ts';
import { DAY, HOUR } from '#kernel/time.ts';
import { dayAt } from '#kernel/zone.ts';
import { SYSTEM, inTransaction, type Actor, type Work } from '#platform/work.ts';
import type { Agency, Officer } from './agency.ts';
import type { DemoDesk } from './engine/acts.ts';
import type { Person, Population } from './engine/people.ts';
import { CAMPAIGNS, REBATE_LETTER, TOPIC } from './words/outside.ts';

type Writing = { readonly desk: DemoDesk; readonly agency: Agency; readonly now: number };
const LETTERS = 6;
const TOLD = 24;
/** Of no other case, so that the batch stays small. */
const TAG = 'rebate next year';

const doing =
  ({ desk, now }: Writing) =>
  <T>(who: Officer | null, at: number, run: (work: Work) => Promise<T>): Promise<T> =>
    inTransaction({ db: desk.db, actor: who === null ? SYSTEM : who.actor, now: Math.min(at, now) }, run);

/** A batch of letters that went by post, one that waits for its sample; a campaign with what came of it, one that waits for a reader. */
export async function writeToMany(writing: Writing, { people }: Population): Promise<void> {
  const known = people.filter(({ customerId }) => customerId !== null);
  await letters(writing, known.slice(0, LETTERS));
  await outreach(writing, known.slice(0, TOLD));
}

async function letters(writing: Writing, people: readonly Person[]): Promise<void> {
  const { desk, agency, now } = writing;
  const act = doing(writing);
  const [jo, alasdair] = [agency.named('Jo Haldane'), agency.named('Alasdair Munro')];
  for (const [n, person] of people.entries())
    await act(jo, now - 12 * DAY + n * HOUR, (work) => rebateCase(writing, work, person, n));
  const at = now - 9 * DAY;
  const { id: templateId } = await act(null, at, (work) =>
    saveTemplate(
      work,
      { ...REBATE_LETTER, kinds: [], language: 'en' },
      { teamId: agency.teamIds.water, officerId: null },
    ),
  );
  const wanted = { tag: [TAG], phase: 'live' as const, order: 'oldest' as const };
  const viewId = await act(jo, at, (work) =>
    saveView(work, { name: 'Water rebate', teamId: agency.teamIds.water, wanted, columns: [] }),
  );
  const asked = { viewId, people: [], templateId, way: 'letter' as const };
  const { id } = await act(jo, at, (work) =>
    makeBatch(desk.letters, work, { ...asked, title: 'The water rebate changes' }),
  );
  const reading = { db: desk.db, actor: alasdair.actor, now };
  for (const { n } of (await listLetters(reading, id, { sample: 'only' })).letters)
    await act(jo, at + HOUR, (work) => checkLetter(work, id, { n, fine: true }));
  const { sha256 } = await showBatch(reading, id);
  await act(alasdair, at + 2 * HOUR, (work) => releaseBatch(desk.letters, work, id, sha256));
  const clock = () => at + 3 * HOUR;
  while ((await sendBatches({ db: desk.db, letters: desk.letters, clock })) > 0);
  const later = () => at + 4 * HOUR;
  while ((await sendDue({ db: desk.db, office: desk.office, transport: null, clock: later, ways: desk.ways })) > 0);
  const ready = (await listToPost(reading, undefined)).letters.slice(0, people.length - 2);
  const on = textOfDay(dayAt(desk.zone, at + DAY));
  await act(jo, at + DAY, (work) =>
    postLetters(desk.letters, work, { ids: ready.map(({ messageId }) => messageId), on }),
  );
  await act(jo, now - DAY, (work) =>
    makeBatch(desk.letters, work, { ...asked, title: 'The water rebate, a reminder' }),
  );
}

/** Somebody who asked about the rebate, with an address that letters reach. The third needs large print. */
async function rebateCase({ desk, agency }: Writing, work: Work, person: Person, n: number): Promise<void> {
  const { customerId } = person;
  if (customerId === null) return;
  const { desk: place } = desk.office;
  await addPoint(work, customerId, { kind: 'post', value: `${person.street}\n${person.suburb}`, shared: true });
  if (n === 2 && person.needs === '') await addNeed(work, customerId, { kind: 'large print', detail: '' });
  const said = 'What happens with my water rebate next year?';
  const { id } = await openCase(place, work, {
    kind: 'enquiry',
    subject: 'Water rebate next year',
    teamId: agency.teamIds.water,
    ownerId: work.actor.id,
    customerId,
    channel: 'phone',
    gist: said,
    nextStep: 'See that the rebate is on the next bill',
    nextDueAt: work.now + 40 * DAY,
  });
  await addContact(place, work, id, { channel: 'phone', direction: 'in', tone: 'calm', said, customerId });
  await retag(place, work, id, { add: [TAG], remove: [] });
}

async function outreach(writing: Writing, people: readonly Person[]): Promise<void> {
  const { desk, agency, now } = writing;
  const act = doing(writing);
  const [jo, alasdair] = [agency.named('Jo Haldane'), agency.named('Alasdair Munro')];
  for (const { customerId, email } of people)
    await act(jo, now - 40 * DAY, async (work) =>
      customerId === null
        ? undefined
        : recordConsent(work, {
            customerId,
            kind: 'email',
            address: email,
            topic: TOPIC,
            evidence: 'Ticked it when they applied.',
          }),
    );
  const [first, second] = CAMPAIGNS;
  const days = (from: number, to: number) => ({
    firstDay: textOfDay(dayAt(desk.zone, from)),
    lastDay: textOfDay(dayAt(desk.zone, to)),
  });
  const at = now - 16 * DAY;
  const { id } = await act(jo, at, (work) =>
    makeCampaign(work, { ...first, textBody: '', topic: TOPIC, ...days(at, at + 7 * DAY) }),
  );
  const sha = await fingerprintOf(desk, alasdair.actor, now, id);
  await act(alasdair, at + HOUR, (work) => approveCampaign(desk.outreach, work, id, sha));
  // It goes in the hours of the office, which the calendar knows.
  for (let hour = 2; hour < 7 * 24; hour += 1) {
    const clock = () => at + hour * HOUR;
    while ((await sendOutreach({ db: desk.db, outreach: desk.outreach, transport: null, clock })) > 0);
  }
  for (const { email } of people.slice(0, 2))
    await act(null, at + 8 * DAY, (work) => optOutAddress(work, { address: email, how: 'page', campaignId: id }));
  await act(jo, now - DAY, (work) =>
    makeCampaign(work, { ...second, textBody: '', topic: TOPIC, ...days(now, now + 10 * DAY) }),
  );
}

async function fingerprintOf({ db }: DemoDesk, actor: Actor, now: number, id: string): Promise<string> {
  const { campaigns } = await listCampaigns({ db, actor, now }, undefined);
  return campaigns.find((one) => one.id === id)?.sha256 ?? '';
}
