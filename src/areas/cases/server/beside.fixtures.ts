import { openTestDesk } from '#testing/desk.ts';

/** A desk with two officers, their leader, and a stranger of another team. */
export async function openBeside() {
  const desk = await openTestDesk();
  const elsewhere = await desk.team('Water');
  const mira = await desk.officer('Mira Tolentino');
  const dev = await desk.officer('Dev Raman');
  const jo = await desk.officer('Jo Haldane', { roles: ['team leader'] });
  const stranger = await desk.officer('Wanda Water', { teamIds: [elsewhere] });
  const SAID = 'Why was my card stopped? I only moved in with my daughter.';
  const open = async (more: object = {}) =>
    (
      await mira.post('/api/cases', {
        kind: 'enquiry',
        subject: 'Card',
        teamId: desk.teamId,
        customer: null,
        channel: 'phone',
        said: SAID,
        ownerId: mira.id,
        ...more,
      })
    ).body.id as string;
  const read = async (id: string, who = mira) => (await who.get(`/api/cases/${id}`)).body;
  const beside = async (id: string, who = mira) => (await who.get(`/api/cases/${id}/beside`)).body;
  const kindsOn = async (id: string) =>
    (await read(id)).entries
      .filter(({ type }: { type: string }) => type === 'event')
      .map(({ kind }: { kind: string }) => kind) as string[];
  const db = () => desk.parts.database.db;
  return { desk, mira, dev, jo, stranger, elsewhere, SAID, open, read, beside, kindsOn, db };
}
