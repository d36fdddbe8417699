import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import type { z } from 'zod';
import * as kinds from './setting-kinds.ts';

export type { Mailbox } from './setting-kinds.ts';

type Setting<Schema extends z.ZodType> = {
  /** The variable in the environment or in kept.env. */
  readonly name: string;
  readonly doc: string;
  readonly schema: Schema;
  /** What it is when nobody says. Without one it may stay unset. */
  readonly otherwise?: (of: (name: string) => string) => string;
  /** Holds a password, which is never shown; or all of it is one. */
  readonly secret?: true | 'whole';
};

type Rest = Pick<Setting<z.ZodType>, 'otherwise' | 'secret'>;

function setting<Schema extends z.ZodType, const R extends Rest>(name: string, doc: string, schema: Schema, rest: R) {
  return { name, doc, schema, ...rest };
}

const is = (text: string) => ({ otherwise: () => text });
const secret = { secret: true } as const;

/** Every setting there is, in the order in which an office meets them. */
const SETTINGS = {
  data: setting('DATA', 'The folder where Kept keeps its database and files.', kinds.folder, is('data')),
  databaseUrl: setting(
    'DATABASE_URL',
    'A PostgreSQL server (15 or newer) to use instead of the built-in one.',
    kinds.postgresUrl,
    secret,
  ),
  port: setting(
    'PORT',
    'The port on which the desk and the public site answer.',
    kinds.wholeNumber(0, 65_535),
    is('3000'),
  ),
  host: setting(
    'HOST',
    'The address to listen on; 0.0.0.0 is every network this computer is in.',
    kinds.host,
    is('127.0.0.1'),
  ),
  publicUrl: setting(
    'PUBLIC_URL',
    'The address people type to reach Kept; links in mail begin with it.',
    kinds.webAddress,
    {
      otherwise: (of) =>
        `http://${/^(0\.0\.0\.0|::|127\.0\.0\.1)$/.test(of('HOST')) ? 'localhost' : of('HOST')}:${of('PORT')}`,
    },
  ),
  trustProxy: setting(
    'TRUST_PROXY',
    'Whether a proxy in front says who is really asking: on, off, or the addresses of your proxies.',
    kinds.trustedProxies,
    is('off'),
  ),
  agencyName: setting(
    'AGENCY_NAME',
    'The name of the agency, as customers know it.',
    kinds.words(120),
    is('Our agency'),
  ),
  agencyPhone: setting(
    'AGENCY_PHONE',
    'The telephone number customers may ring, and when, as the public site says it.',
    kinds.words(120),
    {},
  ),
  timeZone: setting(
    'TIME_ZONE',
    'The time zone in which dates are shown and working days are counted.',
    kinds.timeZone,
    is('Australia/Sydney'),
  ),
  moneySign: setting(
    'MONEY_SIGN',
    'The sign of the money that is decided about, such as $ or £.',
    kinds.words(4),
    is('$'),
  ),
  complaintPack: setting(
    'COMPLAINT_PACK',
    'The rules by which complaints are handled: stages, times, reasons for refusing, who looks at it from outside.',
    kinds.oneOf('au-nsw', 'au-qld', 'uk-lgsco', 'uk-spso', 'us-cfpb'),
    is('au-nsw'),
  ),
  deskLanguage: setting(
    'DESK_LANGUAGE',
    'The language and country of the desk, for officers who choose no other.',
    kinds.oneOf('en-AU', 'en-CA', 'en-GB', 'en-US', 'fr-CA'),
    is('en-AU'),
  ),
  mailDomain: setting(
    'MAIL_DOMAIN',
    'The mail domain that belongs to the desk.',
    kinds.mailDomain,
    is('localhost.example'),
  ),
  mailAddress: setting('MAIL_ADDRESS', 'The address the desk writes from and customers write to.', kinds.mailAddress, {
    otherwise: (of) => `desk@${of('MAIL_DOMAIN')}`,
  }),
  smtpUrl: setting(
    'SMTP_URL',
    'The server outgoing mail is handed to; without one it stays in the mail catcher of the desk.',
    kinds.smtpUrl,
    secret,
  ),
  smsUrl: setting(
    'SMS_URL',
    'Where text messages are handed over: a web address that takes them, or exec:/path/to/a/program. Without one they are caught.',
    kinds.textGateway,
    secret,
  ),
  modelUrl: setting(
    'MODEL_URL',
    'A model that drafts answers, as OpenAI’s chat completions are spoken to. It is asked only where an administrator switched it on.',
    kinds.modelAddress,
    secret,
  ),
  modelKey: setting('MODEL_KEY', 'The key the model asks for.', kinds.words(500), { secret: 'whole' }),
  modelName: setting('MODEL_NAME', 'Which model is asked for behind that address.', kinds.words(120), is('default')),
  smtpListen: setting(
    'SMTP_LISTEN',
    'Where Kept accepts incoming mail over SMTP, or off.',
    kinds.listen,
    is('127.0.0.1:2525'),
  ),
  lmtpListen: setting('LMTP_LISTEN', 'Where Kept accepts incoming mail over LMTP, or off.', kinds.listen, is('off')),
  imapUrls: setting('IMAP_URL', 'The mailboxes Kept collects mail from, separated by spaces.', kinds.mailboxes, secret),
  maxMessageMb: setting(
    'MAX_MESSAGE_MB',
    'The largest message Kept accepts, in megabytes.',
    kinds.wholeNumber(1, 200),
    is('25'),
  ),
  recallSeconds: setting(
    'RECALL_SECONDS',
    'How long an officer can take back what was sent.',
    kinds.wholeNumber(0, 600),
    is('30'),
  ),
  files: setting('FILES', 'Where attachments and originals are kept: a folder or an S3 bucket.', kinds.fileStore, {
    ...secret,
    otherwise: (of) => join(of('DATA'), 'files'),
  }),
  clamd: setting('CLAMD', 'The ClamAV scanner (host:port) that looks at attachments.', kinds.hostPort, {}),
  logLevel: setting(
    'LOG_LEVEL',
    'How much is logged.',
    kinds.oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    is('info'),
  ),
} as const;

type Table = typeof SETTINGS;
type Key = keyof Table;
/** Those with an `otherwise` always have a value. */
export type Config = {
  readonly [K in Key]: Table[K] extends { otherwise: unknown }
    ? z.output<Table[K]['schema']>
    : z.output<Table[K]['schema']> | undefined;
};

/** Every wrong setting at once, one sentence each. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;
type Source = 'environment' | 'kept.env' | 'default' | 'not set';
type Found = { readonly text: string; readonly from: Source };

export function readConfig(env: Environment): Config {
  const { lookUp, strangers } = sources(env);
  const problems = [...strangers];
  const values: Record<string, unknown> = {};
  for (const [key, { name, schema }] of Object.entries(SETTINGS)) {
    const { text, from } = lookUp(name);
    if (from === 'not set') continue;
    const read = schema.safeParse(text);
    if (read.success) values[key] = read.data;
    // A default made from a setting that is itself wrong: that one has been named.
    else if (from !== 'default')
      problems.push(problem({ name, text, from }, read.error.issues[0]?.message ?? 'is not understood'));
  }
  if (problems.length > 0) throw new ConfigError(problems);
  // Each value was read by the schema from which its type in Config is taken.
  return values as Config;
}

export type Described = { readonly name: string; readonly shown: string; readonly from: Source; readonly doc: string };

/** What `kept config` prints: every setting, with passwords hidden, and where it comes from. */
export function describeConfig(env: Environment): Described[] {
  const { lookUp } = sources(env);
  return Object.values(SETTINGS).map(({ name, doc }) => {
    const { text, from } = lookUp(name);
    return { name, shown: from === 'not set' ? '' : show(name, text), from, doc };
  });
}

/** The environment first, then the file `kept.env` in the data folder, then what Kept ships with. */
function sources(env: Environment): { lookUp: (name: string) => Found; strangers: string[] } {
  const file = join(resolve(env['DATA']?.trim() || 'data'), 'kept.env');
  const written: Environment = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const lookUp = (name: string): Found => {
    const given = env[name]?.trim();
    if (given) return { text: given, from: 'environment' };
    const kept = name === 'DATA' ? undefined : written[name]?.trim();
    if (kept) return { text: kept, from: 'kept.env' };
    const otherwise = named(name)?.otherwise;
    return otherwise
      ? { text: otherwise((other) => lookUp(other).text), from: 'default' }
      : { text: '', from: 'not set' };
  };
  return { lookUp, strangers: Object.keys(written).flatMap((name) => stranger(name, file)) };
}

function named(name: string): Setting<z.ZodType> | undefined {
  return Object.values<Setting<z.ZodType>>(SETTINGS).find((each) => each.name === name);
}

/** A misspelt name in our own file would otherwise be a setting that silently does nothing. */
function stranger(name: string, file: string): string[] {
  if (name === 'DATA') return [`DATA cannot be set in ${file}, which lies in that folder: set it in the environment.`];
  return named(name) ? [] : [`${name} in ${file} is not a setting of Kept: see “kept config” for those there are.`];
}

function problem({ name, text, from }: Found & { name: string }, why: string): string {
  const where = from === 'kept.env' ? ' (in kept.env)' : '';
  // One that holds a password is not repeated: a mistyped one may not be recognised and hidden.
  const now = named(name)?.secret ? '' : `, and is “${text}”`;
  return `${name}${where} ${why}${now}: correct it or leave it out.`;
}

function show(name: string, text: string): string {
  if (!named(name)?.secret) return text;
  if (named(name)?.secret === 'whole') return '•••';
  // Whatever lies between the scheme and the last @ of each address, and passwords in its query.
  return text
    .replace(/(\w:\/\/[^\s:/@]*):[^\s]*@/g, '$1:•••@')
    .replace(/([?&](?:password|secret|token)=)[^&\s]*/gi, '$1•••');
}
