import { addContact, lockCase, moveCase, openCase } from '#areas/cases/server/index.ts';
import { findServices } from '#areas/directory/server/index.ts';
import { actOnReferral, hearPartner, makeReferral, sayToPartner, seenBy } from '#areas/referrals/server/index.ts';
import { DAY, HOUR } from '#kernel/time.ts';
import { SYSTEM, inTransaction, type Work } from '#platform/work.ts';
import type { Agency, Officer } from './agency.ts';
import type { DemoDesk } from './engine/acts.ts';
import type { Person, Population } from './engine/people.ts';
import { organizationIdOf } from './directory.ts';
import { writeToMany } from './to-many.ts';
import { GIVEN_OUTSIDE, type Given } from './words/outside.ts';

type Giving = { readonly desk: DemoDesk; readonly agency: Agency; readonly now: number };

/** What the desk has done with those outside, and for many at once. */
export async function fillOutside(giving: Giving, population: Population): Promise<void> {
  await giveOutside(giving, population);
  await writeToMany(giving, population);
}

/** Matters that were given to partners: some done, one given back, one refused, one late, one that waits. */
async function giveOutside(giving: Giving, population: Population): Promise<void> {
  const known = population.people.filter(({ customerId }) => customerId !== null);
  for (const [n, it] of GIVEN_OUTSIDE.entries()) {
    const person = known[(n * 7 + 3) % Math.max(1, known.length)];
    if (person !== undefined) await giveOne(giving, it, person);
  }
}

async function giveOne({ desk, agency, now }: Giving, it: Given, person: Person): Promise<void> {
  const officer = agency.named(it.by);
  const { referring, office } = desk.receiving;
  const quiet = { ...referring, desk: office.desk };
  const begin = now - it.daysAgo * DAY;
  const act = <T>(who: Officer | null, at: number, run: (work: Work) => Promise<T>) =>
    inTransaction({ db: desk.db, actor: who === null ? SYSTEM : who.actor, now: Math.min(at, now) }, run);
  const caseId = await act(officer, begin, (work) => open({ desk, agency, work }, it, { officer, person }));
  const organizationId = organizationIdOf(it.to);
  const { services } = await findServices({ db: desk.db, now }, { q: '', organizationId, limit: 5 });
  const waits = it.ending.is === 'waits' ? it.ending.askedFor : 5;
  const { id } = await act(officer, begin + HOUR, (work) =>
    makeReferral(quiet, work, caseId, {
      organizationId,
      serviceId: services[0]?.id ?? null,
      manner: 'cold',
      ground: 'consent',
      groundWords: 'They said yes on the telephone.',
      summary: it.summary,
      withheld: [],
      attachmentIds: [],
      dueAt: begin + waits * DAY,
      call: '',
      accepted: false,
      letter: '',
    }),
  );
  for (const [n, [who, words]] of (it.beside ?? []).entries())
    await act(who === 'we' ? officer : null, begin + (n + 3) * HOUR, async (work) =>
      who === 'we'
        ? sayToPartner(quiet, work, id, words)
        : hearPartner(quiet, work, id, { body: words, who: `Intake, ${it.to}`, channel: 'page' }),
    );
  await end({ quiet, it, id, caseId, officer, begin, act });
}

type Opening = { readonly desk: DemoDesk; readonly agency: Agency; readonly work: Work };

async function open(
  { desk, agency, work }: Opening,
  it: Given,
  { officer, person }: { officer: Officer; person: Person },
) {
  const { desk: place } = desk.office;
  const { id } = await openCase(place, work, {
    kind: 'enquiry',
    subject: it.subject,
    teamId: agency.teamIds[it.team],
    ownerId: officer.id,
    customerId: person.customerId,
    channel: 'phone',
    gist: it.said,
  });
  const said = { channel: 'phone', direction: 'in', tone: 'worried', said: it.said } as const;
  await addContact(place, work, id, { ...said, customerId: person.customerId });
  return id;
}

type Ending = {
  readonly quiet: DemoDesk['receiving']['referring'];
  readonly it: Given;
  readonly id: string;
  readonly caseId: string;
  readonly officer: Officer;
  readonly begin: number;
  readonly act: <T>(who: Officer | null, at: number, run: (work: Work) => Promise<T>) => Promise<T>;
};

/** What they said to it, and what the officer made of that. What came this week waits to be looked at. */
async function end({ quiet, it, id, caseId, officer, begin, act }: Ending): Promise<void> {
  const { ending } = it;
  if (ending.is === 'waits') return;
  const at = begin + ending.after * DAY;
  const side = 'partner' as const;
  const yes = { act: 'accept' as const, words: '', side };
  const said = { words: ending.words, side };
  if (ending.is === 'declined')
    await act(null, at, (work) => actOnReferral(quiet, work, id, { ...said, act: 'decline' }));
  else
    await act(null, at, (work) =>
      actOnReferral(quiet, work, id, ending.is === 'accepted' ? { ...said, act: 'accept' } : yes),
    );
  if (ending.is === 'returned')
    await act(null, at + 2 * DAY, (work) => actOnReferral(quiet, work, id, { ...said, act: 'return' }));
  if (ending.is !== 'done') return;
  await act(null, at + 3 * DAY, (work) =>
    actOnReferral(quiet, work, id, { ...said, act: 'done', outcome: ending.outcome }),
  );
  if (it.daysAgo < 15) return;
  await act(officer, at + 4 * DAY, async (work) => {
    await seenBy(quiet, work, id);
    await moveCase(quiet.desk, work, await lockCase(work, caseId), {
      state: 'answered',
      why: 'They were helped outside.',
    });
  });
}
