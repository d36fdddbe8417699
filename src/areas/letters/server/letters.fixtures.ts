import { sql } from 'kysely';
import { openTestDesk } from '#testing/desk.ts';
import { structureOf } from './making/pdf-structure.fixtures.ts';

/** A desk with an officer who writes letters, and a leader. */
export async function openLetters() {
  const desk = await openTestDesk({ AGENCY_NAME: 'Service Southmark' });
  const mira = await desk.officer('Mira');
  const jo = await desk.officer('Jo', { roles: ['team leader'] });
  const db = () => desk.parts.database.db;
  const ADDRESS = '12 Sample Street\nSOUTHMARK NSW 2999';
  const LETTER = {
    channel: 'letter',
    address: ADDRESS,
    addressee: 'Peg Doolan',
    variant: 'standard',
    language: 'en-AU',
  };

  /** A case of a customer with a postal address and nothing else. */
  async function aCase(officer = mira, more: object = {}) {
    const { body: customer } = await officer.post('/api/customers', {
      kind: 'person',
      name: 'Peg Doolan',
      contactPoints: [{ kind: 'post', value: ADDRESS }],
    });
    const { body } = await officer.post('/api/cases', {
      kind: 'enquiry',
      subject: 'Concession card refused',
      teamId: desk.teamId,
      customer: { id: customer.id },
      channel: 'letter',
      said: 'She wrote that her card was refused.',
      ownerId: officer.id,
      ...more,
    });
    return { id: body.id as string, customerId: customer.id as string };
  }
  const answer = async (caseId: string, body: string, by: object = {}, more: object = {}) =>
    mira.post(`/api/cases/${caseId}/reply`, { body, by: { ...LETTER, ...by }, ...more });
  const goOn = async () => {
    desk.time.now += 60_000;
    await desk.send();
  };
  const toPost = async (officer = mira) =>
    (await officer.get('/api/letters/to-post')).body.letters as { messageId: string }[];
  const pdfOf = async (id: string, officer = mira) => {
    const { rawPayload, statusCode, headers } = await desk.server.http.inject({
      url: `/api/letters/${id}/pdf`,
      headers: { cookie: officer.cookie },
    });
    return { bytes: rawPayload, status: statusCode, headers };
  };
  const wordsOf = (bytes: Uint8Array) =>
    structureOf(bytes)
      .read.map(({ text }) => text)
      .join('\n');
  const deliveryOf = async (messageId: string) =>
    (await sql<{ delivery: string }>`select delivery from cases.message where id = ${messageId}`.execute(db())).rows[0]
      ?.delivery;
  const post = (ids: readonly string[], on = '2026-11-16', officer = mira) =>
    officer.post('/api/letters/posted', { ids, on });
  return { desk, mira, jo, db, ADDRESS, LETTER, aCase, answer, goOn, toPost, pdfOf, wordsOf, deliveryOf, post };
}
