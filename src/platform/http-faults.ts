import type { FastifyError } from 'fastify';
import { isDatabaseAway } from './db.ts';
import { Refusal, type Field } from './refusal.ts';
import { StoreTrouble, isFull } from './store-trouble.ts';

export type Answer = { readonly status: number; readonly reason: string; readonly fields?: readonly Field[] };

/** What is thrown while a request is answered: our own refusals, Fastify's, PostgreSQL's, and faults. */
export type Thrown = FastifyError | Refusal;

/** The answer to a request that asked for something that cannot be. Undefined when the fault is not the request's. */
export function refusalFor(thrown: Thrown): Answer | undefined {
  return thrown instanceof Refusal ? thrown : (clientFault(thrown) ?? unkeepable(thrown));
}

/** The answer when the fault is on our side. Whatever it is, the transaction was rolled back. */
export function apologyFor(thrown: Thrown): Answer {
  if (isFull(thrown))
    return { status: 507, reason: 'The disk of the server is full. Nothing was saved; tell whoever runs Kept.' };
  if (thrown instanceof StoreTrouble && thrown.kind === 'lost')
    return {
      status: 410,
      reason: 'This is no longer in the store for files: whoever runs Kept can restore it from a backup.',
    };
  if (thrown instanceof StoreTrouble)
    return { status: 503, reason: 'The store for files does not answer. Nothing was saved; try again in a moment.' };
  if (isDatabaseAway(thrown))
    return { status: 503, reason: 'The database does not answer. Nothing was saved; try again in a moment.' };
  return { status: 500, reason: 'Something went wrong on our side. Nothing was saved; try again.' };
}

const WORDS: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body: this is larger than we take',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'content-type: send JSON (application/json)',
  FST_ERR_CTP_INVALID_JSON_BODY: 'body: this is not JSON',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'body: this is empty, where JSON was announced',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'content-length: is not the length of what was sent',
  FST_ERR_BAD_URL: 'address: this is not written as an address should be',
  FST_ERR_MAX_PARAM_LENGTH: 'address: this is longer than any we give',
};

/** What Fastify itself refuses before we see it. */
function clientFault({ statusCode: status, code, name }: FastifyError): Answer | undefined {
  if (status === undefined || status < 400 || status >= 500) return undefined;
  const reason =
    WORDS[code] ??
    (name === 'SyntaxError' ? WORDS['FST_ERR_CTP_INVALID_JSON_BODY'] : undefined) ??
    'body: this cannot be read';
  const [field = 'body', problem = ''] = reason.split(': ');
  return { status, reason, fields: [{ field, problem }] };
}

/**
 * What only the database could see: an id that names nothing, a moment or number it cannot hold, a character that is no
 * text. The request asked for it, and the transaction is rolled back; it is no fault of ours.
 */
function unkeepable({
  code = '',
  message = '',
  constraint = '',
  table = '',
}: {
  code?: string;
  message?: string;
  constraint?: string;
  table?: string;
}): Answer | undefined {
  if (code === '23503') {
    const field = fieldOf(constraint, table);
    return {
      status: 422,
      reason: `${field}: there is nothing with this id`,
      fields: [{ field, problem: 'names nothing that is there' }],
    };
  }
  // A sentence of ours, by which a trigger refuses what would break a promise of the whole record.
  if (code === 'KP409') return { status: 409, reason: message };
  if (code.startsWith('22')) {
    const problem =
      code === '22021' || code === '22P05'
        ? 'holds a character that cannot be kept'
        : 'holds a value that cannot be kept';
    return { status: 400, reason: `body: ${problem}`, fields: [{ field: 'body', problem }] };
  }
  return undefined;
}

/** The foreign key `case_team_id_fkey` of the table `case` stands on the field `teamId`. */
const fieldOf = (constraint: string, table: string): string =>
  constraint
    .replace(new RegExp(`^${table}_`), '')
    .replace(/_fkey$/, '')
    .replace(/_([a-z])/g, (_whole, letter: string) => letter.toUpperCase());

/** A fault as a log line: what and where, never the values that were being saved. */
export function describe(thrown: Error & { code?: string }): object {
  return {
    name: thrown.name,
    code: thrown.code,
    message: thrown.code === undefined ? thrown.message : undefined,
    stack: stackOf(thrown),
  };
}

const stackOf = (thrown: Error): string => (thrown.stack ?? '').split('\n').slice(1, 9).join('\n');
