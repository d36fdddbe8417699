import { must } from '#kernel/must.ts';
import { DAY } from '#kernel/time.ts';
import { openTestDesk, type Answered, type TestDesk, type TestOfficer } from '#testing/desk.ts';

export type Scene = {
  readonly desk: TestDesk;
  readonly mira: TestOfficer;
  readonly jo: TestOfficer;
  readonly organizationId: string;
  readonly serviceId: string;
  /** A case of somebody who can be reached by e-mail, about whom more is known than any service needs. */
  readonly begin: (email?: string) => Promise<{ readonly caseId: string; readonly customerId: string }>;
  readonly refer: (caseId: string, more?: object) => Promise<Answered>;
};

export const SECRET = 'The side words nobody else may read';

export async function openScene(): Promise<Scene> {
  const desk = await openTestDesk();
  const mira = await desk.officer('Mira');
  const jo = await desk.officer('Jo', { roles: ['team leader'] });
  const organizationId = (
    await jo.post('/api/directory/organizations', {
      name: 'Harbour Housing',
      kind: 'partner',
      way: 'email',
      referTo: 'intake@harbour.example',
    })
  ).body.id;
  const serviceId = (
    await jo.post(`/api/directory/organizations/${organizationId}/services`, {
      name: 'Crisis beds',
      description: 'A bed for tonight.',
      status: 'active',
      asks: ['phone', 'their words'],
      rights: 'You may bring a friend.',
      responsibilities: 'Come before six.',
    })
  ).body.id;
  const scene = { desk, mira, jo, organizationId, serviceId };
  return {
    ...scene,
    begin: (email = `ada${Math.round(desk.time.now / 1000)}@home.example`) => begin(scene, email),
    refer: (caseId, more = {}) =>
      mira.post(`/api/cases/${caseId}/referrals`, {
        organizationId,
        serviceId,
        manner: 'cold',
        ground: 'consent',
        groundWords: 'Said yes on the telephone.',
        summary: 'Needs a bed tonight.',
        dueAt: desk.time.now + 2 * DAY,
        letter: 'We have asked Harbour Housing to help you. They answer us by Friday.',
        ...more,
      }),
  };
}

async function begin({ desk, mira }: Pick<Scene, 'desk' | 'mira'>, email: string) {
  desk.time.now += 1000;
  const { id: customerId } = (
    await mira.post('/api/customers', {
      kind: 'person',
      name: 'Ada Quill',
      contactPoints: [
        { kind: 'email', value: email },
        { kind: 'phone', value: `0491 ${String(desk.time.now).slice(-6)}` },
        { kind: 'post', value: '3 Banksia Road' },
      ],
    })
  ).body;
  const opened = await mira.post('/api/cases', {
    kind: 'enquiry',
    subject: 'Nowhere to sleep',
    teamId: desk.teamId,
    customer: { id: customerId },
    channel: 'phone',
    said: 'I have nowhere to sleep, I need a bed.',
    ownerId: mira.id,
  });
  return { caseId: must(opened.body.id as string | undefined, 'a case'), customerId };
}

/** The letters to partners that were kept here, as they would have gone. */
export async function lettersOf({ desk }: Pick<Scene, 'desk'>): Promise<string[]> {
  await desk.send();
  const { sql } = await import('kysely');
  const { db } = desk.parts.database;
  const { rows } = await sql<{
    hash: Buffer;
  }>`select caught as hash from referrals.letter where caught is not null order by made_at, id`.execute(db);
  return Promise.all(rows.map(async ({ hash }) => Buffer.from(await desk.parts.desk.files.get(db, hash)).toString()));
}

/** The words of a letter as a reader sees them, its lines put together again. */
export const unfolded = (raw: string): string => raw.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=');

export const linkIn = (raw: string): string => must(/\/partner\/[\w-]+/.exec(unfolded(raw))?.[0], 'a link');

/** A browser at the public site: it keeps its cookie and sends forms as browsers do. */
export function browserAt({ desk }: Pick<Scene, 'desk'>) {
  const jar: { cookie: string | null } = { cookie: null };
  const headers = (): Record<string, string> => (jar.cookie === null ? {} : { cookie: jar.cookie });
  const get = async (url: string) => {
    const reply = await desk.server.http.inject({ url, headers: headers() });
    return { status: reply.statusCode, text: reply.body };
  };
  return {
    get,
    /** Fills in the form of the page and sends it. */
    send: async (page: string, fields: Record<string, string>, to = page) => {
      const { text } = await get(page);
      const form = /name="form" value="([^"]+)"/.exec(text)?.[1] ?? '';
      const body = Object.entries({ form, ...fields })
        .map(([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
        .join('');
      const reply = await desk.server.http.inject({
        method: 'POST',
        url: to,
        headers: { ...headers(), 'content-type': 'multipart/form-data; boundary=b', 'sec-fetch-site': 'same-origin' },
        payload: `${body}--b--\r\n`,
      });
      const [given] = reply.cookies;
      if (given !== undefined) jar.cookie = `${given.name}=${given.value}`;
      return { status: reply.statusCode, text: reply.body };
    },
  };
}
