import { sql } from 'kysely';
import type { TestDesk, TestOfficer } from './desk.ts';

/** A page as a browser without JavaScript sees it: its markup, and the forms it could send. */
export type Shown = {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly markup: string;
  /** What a reader reads: the markup without its tags. */
  readonly text: string;
  readonly location: string;
};

export type Filling = Readonly<Record<string, string>>;
type File = { readonly name: string; readonly type: string; readonly bytes: Uint8Array | string };
type From = { readonly ip?: string; readonly headers?: Record<string, string> };

export async function open({ server }: TestDesk, path: string): Promise<Shown> {
  return shown(await server.http.inject({ method: 'GET', url: path }));
}

type Sending = { readonly path: string; readonly fields: Filling; readonly files?: readonly File[] };

/** Sends a form as a browser does: every field, and a part without a name where no file was chosen. */
export async function send(
  { server }: TestDesk,
  { path, fields, files = [] }: Sending,
  { ip = '203.0.113.1', headers = {} }: From = {},
): Promise<Shown> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (files.length === 0) form.append('files', new Blob([], { type: 'application/octet-stream' }), '');
  for (const { name, type, bytes } of files)
    form.append('files', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], { type }), name);
  const body = new Response(form);
  const payload = Buffer.from(await body.arrayBuffer());
  const reply = await server.http.inject({
    method: 'POST',
    url: path,
    remoteAddress: ip,
    headers: { 'content-type': body.headers.get('content-type') ?? '', ...headers },
    payload,
  });
  return shown(reply);
}

type Injected = { readonly statusCode: number; readonly headers: Record<string, unknown>; readonly body: string };

const shown = ({ statusCode, headers, body }: Injected): Shown => ({
  status: statusCode,
  headers,
  markup: body,
  text: body
    .replace(/<style[^]*?<\/style>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' '),
  location: typeof headers['location'] === 'string' ? headers['location'] : '',
});

/** The value of a form's field as the page holds it. */
export const fieldOf = ({ markup }: Pick<Shown, 'markup'>, name: string): string =>
  new RegExp(`name="${name}"[^>]*? value="([^"]*)"`).exec(markup)?.[1] ??
  new RegExp(`name="${name}"[^>]*>\\n?([^<]*)<`).exec(markup)?.[1] ??
  '';

export const GOOD: Filling = {
  kind: 'question',
  about: 'A fine for a car I sold',
  message: 'I sold the car in June.\n\nWhat do I do?',
  name: 'Hamish Otto',
  answer: 'email',
  email: 'hamish@post.example',
};

type Asking = {
  readonly fields?: Filling;
  readonly files?: readonly File[];
  readonly from?: From;
  readonly after?: number;
};

/** Opens the form, takes a minute to fill it in, and sends it. */
export async function ask(
  desk: TestDesk,
  { fields = {}, files = [], from, after = 60_000 }: Asking = {},
): Promise<Shown> {
  const form = fieldOf(await open(desk, '/ask'), 'form');
  desk.time.now += after;
  return send(desk, { path: '/ask', fields: { form, ...GOOD, ...fields }, files }, from);
}

/** Writes on a case behind its link. */
export async function write(
  desk: TestDesk,
  path: string,
  message: string,
  files: readonly File[] = [],
): Promise<Shown> {
  const form = fieldOf(await open(desk, path), 'form');
  return send(desk, { path, fields: { form, message }, files });
}

/** The path of a case's page from where the form sent its customer. */
export const pathIn = ({ location }: Shown): string => location.replace(/\?.*$/, '');

/** The case the last form opened, as an officer reads it. */
export async function newestCase(desk: TestDesk, officer: TestOfficer) {
  const { rows } = await sql<{ id: string }>`select id from cases."case" order by number desc limit 1`.execute(
    desk.parts.database.db,
  );
  return (await officer.get(`/api/cases/${rows[0]?.id}`)).body;
}

export async function countCases({ parts }: TestDesk): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from cases."case"`.execute(parts.database.db);
  return rows[0]?.n ?? 0;
}
