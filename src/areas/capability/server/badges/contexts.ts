import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../../../../packs/contexts');

export const CREDENTIALS = 'https://www.w3.org/ns/credentials/v2';
export const BADGES = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
export const OLD_CREDENTIALS = 'https://www.w3.org/2018/credentials/v1';

const FILES: Readonly<Record<string, string>> = {
  [CREDENTIALS]: 'credentials-v2.jsonld',
  [OLD_CREDENTIALS]: 'credentials-v1.jsonld',
  [BADGES]: 'ob-v3p0-3.0.3.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context.json': 'ob-v3p0.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json': 'ob-v3p0-3.0.1.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json': 'ob-v3p0-3.0.2.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json': 'ob-v3p0-extensions.json',
  'https://purl.imsglobal.org/spec/clr/v2p0/context.json': 'clr-v2p0.json',
  'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json': 'clr-v2p0-2.0.1.json',
  'https://w3id.org/security/data-integrity/v1': 'data-integrity-v1.jsonld',
  'https://w3id.org/security/suites/ed25519-2020/v1': 'security-suites-ed25519-2020-v1.jsonld',
};

const read = new Map<string, object>();

/** A context that is shipped; undefined for any other, which is never fetched. */
export function contextAt(url: string): object | undefined {
  const file = FILES[url];
  if (file === undefined) return undefined;
  const known = read.get(url) ?? (JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as object);
  read.set(url, known);
  return known;
}
