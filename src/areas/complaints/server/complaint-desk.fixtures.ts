import { sql } from 'kysely';
import { prepareStandards } from '#areas/standards/server/index.ts';
import { DAY, HOUR, type Instant } from '#kernel/time.ts';
import { SYSTEM } from '#platform/work.ts';
import { openTestDesk, type Answered, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { prepareComplaints } from './index.ts';

const own = (words: string) => ({ words, entryId: null });
const SIDE = { asked: own('An apology'), needs: own('To be heard'), feels: own('Shamed'), expects: own('A change') };

type Settings = { readonly TIME_ZONE: string; readonly COMPLAINT_PACK?: string };

/** A desk with the rules of a pack, and complaints that are as far as a test needs them. */
export async function openComplaintDesk(settings: Settings = { TIME_ZONE: 'Australia/Sydney' }) {
  const desk = await openTestDesk(settings);
  const { standards, complaints } = desk.parts;
  await desk.as(SYSTEM, (work) => prepareStandards(standards, work, settings.TIME_ZONE));
  await desk.as(SYSTEM, (work) => prepareComplaints(complaints, standards, work));
  const mira = await desk.officer('Mira');
  return { desk, mira, ...actsOf(desk, mira) };
}

export type ComplaintDesk = Awaited<ReturnType<typeof openComplaintDesk>>;

const FOUND = { finding: 'upheld', reasons: 'Two people heard it.', cites: 'Charter 2.1' };
const of = (id: string, what: string) => `/api/cases/${id}/complaint${what}`;

function actsOf(desk: TestDesk, mira: TestOfficer) {
  const open = async (email: string | null = `farid${Math.random()}@home.example`): Promise<string> => {
    const customer = { name: 'Farid Karimi', ...(email === null ? {} : { email }) };
    const it = { kind: 'complaint', subject: 'The counter', teamId: desk.teamId, channel: 'counter', ownerId: mira.id };
    const said = 'He said it in front of the whole line.';
    return (await mira.post('/api/cases', { ...it, said, customer })).body.id;
  };
  const tell = (id: string, what: string, body: object = {}, as = mira) => as.post(of(id, what), body);
  const read = async (id: string) => (await mira.get(of(id, ''))).body.complaint;
  const letterOf = async (id: string, as = mira): Promise<string> => (await as.get(of(id, '/answer'))).body.letter;
  const point = async (id: string): Promise<string> => (await tell(id, '/issues', { said: 'He shouted' })).body.id;
  const find = (issue: string, body: object = {}, as = mira) =>
    as.post(`/api/complaint-issues/${issue}/finding`, { ...FOUND, ...body });
  const tellSide = (id: string) => mira.post(`/api/cases/${id}/perspective`, SIDE);
  return {
    open,
    tell,
    read,
    letterOf,
    point,
    find,
    tellSide,
    /** Why a point happened, and that nothing is changed. */
    learn: (issue: string, body: object = {}) =>
      mira.post(`/api/complaint-issues/${issue}/learn`, {
        causes: [{ wentWrong: 'conduct', because: 'skill' }],
        decision: 'none',
        reason: 'A single slip',
        ...body,
      }),
    caseNow: async (id: string) => (await mira.get(`/api/cases/${id}`)).body,
    answer: async (id: string, body: object = {}, as = mira): Promise<Answered> =>
      tell(id, '/answer', { letter: await letterOf(id, as), ...body }, as),
    remedy: (id: string, body: object = {}) =>
      tell(id, '/remedies', { kind: 'action', what: 'Correct the list', dueAt: desk.time.now + 7 * DAY, ...body }),
    /** A complaint whose record has everything the answer needs. */
    ready: async (email?: string | null): Promise<{ id: string; issue: string }> => {
      const id = await open(email);
      const issue = await point(id);
      await find(issue);
      await tellSide(id);
      return { id, issue };
    },
    /** Another moment, with everybody still signed in. */
    moveTo: async (now: Instant): Promise<void> => {
      desk.time.now = now;
      const ends = new Date(now + 12 * HOUR);
      await sql`update identity.session set began_at = ${new Date(now)}, ends_at = ${ends}`.execute(
        desk.parts.database.db,
      );
    },
  };
}
