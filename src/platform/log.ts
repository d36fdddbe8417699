import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/**
 * What is said about people, and what opens doors, is never logged, wherever in a record it stands. The log says which
 * case by its id; who that is about, the desk says to those who may know.
 */
const PRIVATE = new Set(
  [
    ...[
      'name',
      'fullName',
      'firstName',
      'lastName',
      'displayName',
      'email',
      'mail',
      'address',
      'phone',
      'mobile',
      'dateOfBirth',
    ],
    ...[
      'from',
      'to',
      'cc',
      'bcc',
      'replyTo',
      'sender',
      'recipient',
      'recipients',
      'envelope',
      'subject',
      'filename',
      'fileName',
    ],
    ...[
      'text',
      'html',
      'body',
      'raw',
      'content',
      'note',
      'answer',
      'question',
      'query',
      'search',
      'detail',
      'where',
      'parameters',
    ],
    ...[
      'password',
      'secret',
      'token',
      'authorization',
      'cookie',
      'set-cookie',
      'session',
      'link',
      'ip',
      'remoteAddress',
    ],
  ].map((key) => key.toLowerCase()),
);
const REMOVED = '[not logged]';
const DEEPEST = 6;
const MAIL_ADDRESS = /[^\s<>"'(),;:=]+@[^\s<>"'(),;:=]+/g;
/** The secret in the query of a link. */
const LINK_SECRET = /([?&#](?:token|key|code|secret|q)=)[^&\s"']+/gi;

/** For a terminal one plain line each; for a machine JSON, one object a line. */
export function createLog(level: LogLevel, to?: DestinationStream): Log {
  const destination =
    to ??
    (process.stdout.isTTY
      ? { write: (line: string) => void process.stdout.write(plain(line)) }
      : pino.destination({ dest: 1, sync: true }));
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      messageKey: 'message',
      errorKey: 'fault',
      formatters: {
        level: (label) => ({ level: label }),
        log: (record) => withoutPeople(record, 0) as Record<string, unknown>,
      },
      serializers: { fault: (fault: unknown) => fault },
      hooks: {
        logMethod(args, method) {
          method.apply(
            this,
            args.map((each) => (typeof each === 'string' ? withoutAddresses(each) : each)) as typeof args,
          );
        },
      },
    },
    destination,
  );
}

function withoutPeople(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return withoutAddresses(value);
  if (value instanceof Error) return faultOf(value, depth);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST || ArrayBuffer.isView(value)) return REMOVED;
  if (Array.isArray(value)) return value.map((each) => withoutPeople(each, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      PRIVATE.has(key.toLowerCase()) ? REMOVED : withoutPeople(each, depth + 1),
    ]),
  );
}

/** The message and the place. Not the detail of a database error, which quotes the row. */
function faultOf(fault: Error, depth: number): object {
  const { name, message, stack, cause } = fault;
  const known = ['code', 'constraint', 'table', 'schema', 'routine', 'status'].flatMap((key) => {
    const value = (fault as unknown as Record<string, unknown>)[key];
    return typeof value === 'string' || typeof value === 'number' ? [[key, value] as const] : [];
  });
  return {
    name,
    message: withoutAddresses(message),
    ...Object.fromEntries(known),
    stack: withoutAddresses(stack ?? ''),
    ...(cause === undefined || depth >= DEEPEST ? {} : { cause: withoutPeople(cause, depth + 1) }),
  };
}

function withoutAddresses(text: string): string {
  return text.replace(MAIL_ADDRESS, REMOVED).replace(LINK_SECRET, `$1${REMOVED}`);
}

function plain(line: string): string {
  const { level, time, message, fault, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const more = Object.entries(rest).map(
    ([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const where = typeof fault === 'object' && fault !== null && 'stack' in fault ? `\n${String(fault.stack)}` : '';
  return `${String(time).slice(11, 19)} ${String(level).padEnd(5)} ${[typeof message === 'string' ? message : '', ...more].join(' ')}${where}\n`;
}
