import { expect } from 'vitest';
import { prepareFrameworks, versionInUse } from '#areas/frameworks/server/index.ts';
import { must } from '#kernel/must.ts';
import { SYSTEM } from '#platform/work.ts';
import { openTestDesk, type TestOfficer } from '#testing/desk.ts';
import { coverageOf } from './index.ts';

const SAID =
  'Peg Doolan says the fine 482-130-T is wrong. She rang from 0400 111 222, lives at 12 Old Mill Road and was born on 12 March 1974.';

type Line = { readonly id: string; readonly code: string; readonly framework: string };
type Offer = {
  readonly seq: number;
  readonly caseId: string;
  readonly key: string;
  readonly lines: [Line, ...Line[]];
  readonly because: string;
};

/** A desk with the frameworks that are shipped, two officers, their leader, and a leader of others. */
export async function openCapabilityDesk() {
  const desk = await openTestDesk();
  await desk.as(SYSTEM, prepareFrameworks);
  const mira = await desk.officer('Mira Tolentino');
  const dev = await desk.officer('Dev Patel');
  const jo = await desk.officer('Jo Haldane', { roles: ['team leader'] });
  const di = await desk.officer('Di Grosz', { roles: ['team leader'], teamIds: [await desk.team('Elsewhere')] });
  const db = desk.parts.database.db;
  const st0072 = must(await versionInUse(db, 'st0072'), 'the framework').id;
  const { profiles } = (await jo.get('/api/frameworks')).body;
  await jo.post(`/api/role-profiles/${profiles[0].id}/officers`, { officerId: mira.id });
  const reading = (officer: TestOfficer) => ({ db, actor: officer.actor, now: desk.time.now });

  /** A case of Peg Doolan’s that an officer talks about with her and closes. */
  async function closedCase(officer = mira, said = SAID): Promise<string> {
    const { id } = (
      await officer.post('/api/cases', {
        kind: 'enquiry',
        subject: 'A fine',
        teamId: desk.teamId,
        customer: { name: 'Peg Doolan', email: `peg${Math.random()}@home.example` },
        channel: 'phone',
        said,
        ownerId: officer.id,
      })
    ).body;
    desk.time.now += 1000;
    const told = { channel: 'phone', direction: 'out', said: 'I told Peg that the fine is taken back.' };
    await officer.post(`/api/cases/${id}/contacts`, told);
    const { version } = (await officer.get(`/api/cases/${id}`)).body.case;
    const moved = await officer.post(`/api/cases/${id}/move`, { version, state: 'answered', why: 'Told her.' });
    expect(moved.status).toBe(200);
    return id;
  }

  const offers = async (officer = mira): Promise<Offer[]> =>
    (await officer.get('/api/capability/candidates')).body.candidates;
  const offerOn = async (caseId: string, officer = mira): Promise<Offer> =>
    (await offers(officer)).find((one) => one.caseId === caseId) as Offer;

  async function claimed(more: { caseId?: string; officer?: TestOfficer } = {}) {
    const officer = more.officer ?? mira;
    const caseId = more.caseId ?? (await closedCase(officer));
    const offer = await offerOn(caseId, officer);
    const draft = (await officer.get(`/api/capability/draft?seq=${offer.seq}`)).body;
    const { status, body } = await officer.post('/api/capability/claims', {
      seq: offer.seq,
      itemIds: offer.lines.map(({ id }) => id),
      reflection: 'I found out what she needed before I answered.',
      copy: draft.copy,
    });
    expect({ status, body }).toMatchObject({ status: 200 });
    return { id: body.id as string, caseId, offer, draft };
  }
  const decide = (id: string, body: object = { verdict: 'accepted' }, who = jo) =>
    who.post(`/api/capability/evidence/${id}/decide`, body);
  const itemOf = async (id: string, officer = mira) =>
    (await officer.get('/api/capability/portfolio')).body.evidence.find((one: { id: string }) => one.id === id);
  const shownOf = async (code: string) =>
    (await coverageOf(reading(mira), mira.id, st0072)).find((one) => one.code === code);

  return {
    desk,
    mira,
    dev,
    jo,
    di,
    db,
    st0072,
    reading,
    closedCase,
    offers,
    offerOn,
    claimed,
    decide,
    itemOf,
    shownOf,
  };
}
