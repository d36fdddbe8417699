import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';

/** How each kind of setting is read from its text. A message finishes the sentence “PORT must be …”. */

export type Listen = { readonly host: string; readonly port: number };
export type Mailbox = {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly user: string;
  readonly password: string;
  readonly folder: string;
};
export type FileStore =
  | { readonly kind: 'folder'; readonly folder: string }
  | {
      readonly kind: 's3';
      readonly endpoint: string;
      readonly bucket: string;
      readonly region: string;
      readonly key: string;
      readonly secret: string;
    };

type Read<T> = (text: string) => T | undefined;

/** A text that `read` understands; `undefined` or a throw means it does not. */
function kind<T>(expected: string, read: Read<T>) {
  return z.string().transform((text, context): T => {
    const value = attempt(read, text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: `must be ${expected}` });
    return z.NEVER;
  });
}

function attempt<T>(read: Read<T>, text: string): T | undefined {
  try {
    return read(text);
  } catch {
    // A URL or percent sign that cannot be read is the same as one of the wrong kind.
    return undefined;
  }
}

export const folder = kind('a folder', (text) => resolve(text));

export const words = (longest: number) =>
  kind(`one line of at most ${longest} characters`, (text) =>
    text.length <= longest && !/[\r\n]/.test(text) ? text : undefined,
  );

export const wholeNumber = (least: number, most: number) =>
  kind(`a whole number from ${least} to ${most}`, (text) => numberIn(text, least, most));

export const oneOf = <const Choice extends string>(...choices: Choice[]) =>
  kind(`one of ${choices.join(', ')}`, (text) => choices.find((choice) => choice.toLowerCase() === text.toLowerCase()));

export const host = kind('an address or a name to listen on, such as 127.0.0.1 or 0.0.0.0', (text) =>
  /^[\w.:-]+$/.test(text) ? text : undefined,
);

export const timeZone = kind('a time zone such as Australia/Sydney', (text) =>
  new Intl.DateTimeFormat('en', { timeZone: text }).format(0) ? text : undefined,
);

export const webAddress = kind('a web address such as https://desk.example.gov.au, without a path', (text) => {
  const { protocol, origin, pathname, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && pathname === '/' && search === '' && hash === '' ? origin : undefined;
});

export const mailDomain = kind('a mail domain such as desk.example.gov.au', (text) =>
  /^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(text) ? text.toLowerCase() : undefined,
);

export const mailAddress = kind('a mail address such as desk@example.gov.au', (text) =>
  /^[^\s@<>"',;]+@[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(text) ? text : undefined,
);

export const listen = kind('an address and port such as 127.0.0.1:2525, or off', (text): Listen | 'off' | undefined => {
  if (text.toLowerCase() === 'off') return 'off';
  return hostAndPort(text);
});

export const hostPort = kind('an address and port such as 127.0.0.1:3310', hostAndPort);

export const postgresUrl = kind('a PostgreSQL address such as postgres://kept:password@db.example:5432/kept', (text) =>
  /^postgres(ql)?:$/.test(new URL(text).protocol) ? text : undefined,
);

export const smtpUrl = kind(
  'a mail server such as smtp://name:password@mail.example:587 or smtps://mail.example',
  (text) => {
    const { protocol, hostname } = new URL(text);
    return /^smtps?:$/.test(protocol) && hostname !== '' ? text : undefined;
  },
);

export const modelAddress = kind('a web address such as https://models.example/v1', (text) => {
  const { protocol, hostname, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && hostname !== '' && username === '' && password === '' ? text : undefined;
});

export type TextGateway =
  | { readonly kind: 'web'; readonly url: string }
  | { readonly kind: 'program'; readonly path: string };

export const textGateway = kind(
  'a web address such as https://name:password@gateway.example/send, or exec:/usr/local/bin/send-text',
  (text): TextGateway | undefined => {
    const path = /^exec:(\/.+)$/.exec(text)?.[1];
    if (path !== undefined) return { kind: 'program', path };
    const { protocol, hostname } = new URL(text);
    return /^https?:$/.test(protocol) && hostname !== '' ? { kind: 'web', url: text } : undefined;
  },
);

export const mailboxes = kind(
  'mailboxes such as imaps://name:password@mail.example/INBOX, separated by spaces',
  (text): readonly Mailbox[] | undefined => {
    const found = text.split(/\s+/).map(mailbox);
    return found.every((each) => each !== undefined) ? found : undefined;
  },
);

/** Read without the URL parser: secret keys of S3 contain slashes, and people paste them as they are. */
const S3 =
  /^s3(?<plain>\+http)?:\/\/(?<key>[^:/@]+):(?<secret>\S+)@(?<host>[^/@?]+)\/(?<bucket>[a-z0-9][a-z0-9.-]+)\/?(?:\?region=(?<region>[\w-]+))?$/i;

export const fileStore = kind(
  'a folder, or s3://key:secret@host/bucket?region=ap-southeast-2',
  (text): FileStore | undefined => {
    if (!/^[a-z0-9+]+:\/\//i.test(text)) return { kind: 'folder', folder: resolve(text) };
    const { plain, key, secret, host, bucket, region } = S3.exec(text)?.groups ?? {};
    if (!key || !secret || !host || !bucket) return undefined;
    return {
      kind: 's3',
      endpoint: `${plain ? 'http' : 'https'}://${host}`,
      bucket,
      region: region ?? 'us-east-1',
      key: decodeURIComponent(key),
      secret: decodeURIComponent(secret),
    };
  },
);

export const trustedProxies = kind(
  'on, off, or the addresses of your proxies separated by commas',
  (text): boolean | string[] | undefined => {
    if (/^(on|true|yes|1)$/i.test(text)) return true;
    if (/^(off|false|no|0)$/i.test(text)) return false;
    const addresses = text.split(',').map((each) => each.trim());
    return addresses.every((each) => isIP(each.replace(/\/\d+$/, '')) !== 0) ? addresses : undefined;
  },
);

function mailbox(text: string): Mailbox | undefined {
  const url = new URL(text);
  if (!/^imaps?:$/.test(url.protocol) || !url.hostname || !url.username) return undefined;
  const secure = url.protocol === 'imaps:';
  return {
    host: url.hostname,
    port: Number(url.port || (secure ? 993 : 143)),
    secure,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    folder: decodeURIComponent(url.pathname.slice(1)) || 'INBOX',
  };
}

function hostAndPort(text: string): Listen | undefined {
  const [, name, port] = /^(\[[0-9a-f:]+\]|[\w.-]+):(\d+)$/i.exec(text) ?? [];
  const number = numberIn(port ?? '', 0, 65_535);
  return name === undefined || number === undefined ? undefined : { host: name.replace(/^\[|\]$/g, ''), port: number };
}

function numberIn(text: string, least: number, most: number): number | undefined {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  return number >= least && number <= most ? number : undefined;
}
