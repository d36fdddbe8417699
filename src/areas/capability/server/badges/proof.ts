import { createHash, sign, verify, type KeyObject } from 'node:crypto';
import jsonld from 'jsonld';
import { contextAt } from './contexts.ts';
import { fromBase58, toBase58 } from './multibase.ts';

/** A text of a document; nothing where something else stands there. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export type Json = Readonly<Record<string, unknown>>;

/** What the library says of every word that no context explains. It would tell a reader nothing. */
const SAFE_MODE = /^Safe mode/;

/** A document that means something else than it says, or says what no context explains. */
export class Unclear extends Error {}

// The library fetches nothing: what is not shipped is a fault of the document.
const documentLoader = (url: string): Promise<{ contextUrl: null; document: object; documentUrl: string }> => {
  const document = contextAt(url);
  if (document === undefined) return Promise.reject(new Unclear(`The context ${url} is not known here.`));
  return Promise.resolve({ contextUrl: null, document, documentUrl: url });
};

/** The statements of a document, each on a line, in an order that does not depend on how it was written (RDFC-1.0). */
export async function canonical(document: Json): Promise<string> {
  try {
    return await jsonld.canonize(
      { ...document },
      {
        algorithm: 'RDFC-1.0',
        format: 'application/n-quads',
        documentLoader,
        safe: true,
        rdfDirection: 'i18n-datatype',
      },
    );
  } catch (fault) {
    if (fault instanceof Unclear) throw fault;
    const said = fault instanceof Error ? fault.message : String(fault);
    throw new Unclear(SAFE_MODE.test(said) ? 'it uses a word that none of its contexts explains.' : said);
  }
}

/** A document as RFC 8785 writes it: names in order, no blanks. A browser can do this without any library. */
export function inOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOrder).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${entries
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${inOrder(one)}`)
    .join(',')}}`;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Two ways of writing a document down before it is signed. The first is the one that badges ask for; the second needs no library. */
export const SUITES = {
  'eddsa-rdfc-2022': canonical,
  'eddsa-jcs-2022': (it: Json) => Promise.resolve(inOrder(it)),
} as const;
export type Suite = keyof typeof SUITES;

/** What is signed: the hash of the proof’s own words, and after it that of the document without its proof. */
async function signed(document: Json, options: Json, write: (it: Json) => Promise<string>): Promise<Buffer> {
  const { proof: _proof, ...rest } = document;
  const { proofValue: _value, ...config } = options;
  const context = '@context' in config ? config['@context'] : document['@context'];
  const [body, head] = await Promise.all([write(rest), write({ '@context': context, ...config })]);
  return Buffer.concat([digest(head), digest(body)]);
}

type Signer = { readonly key: KeyObject; readonly method: string; readonly created: string };

/** A proof that a document is as its issuer made it. */
export async function proofFor(document: Json, suite: Suite, { key, method, created }: Signer): Promise<Json> {
  const options = {
    type: 'DataIntegrityProof',
    cryptosuite: suite,
    created,
    verificationMethod: method,
    proofPurpose: 'assertionMethod',
    ...(suite === 'eddsa-jcs-2022' ? { '@context': document['@context'] } : {}),
  };
  const value = sign(null, await signed(document, options, SUITES[suite]), key);
  return { ...options, proofValue: toBase58(value) };
}

/** Whether a proof holds with this key. */
export async function holds(
  document: Json,
  proof: Json,
  write: (it: Json) => Promise<string>,
  key: KeyObject,
): Promise<boolean> {
  const value = fromBase58(textOf(proof['proofValue']));
  if (value?.length !== 64 || key.asymmetricKeyType !== 'ed25519') return false;
  return verify(null, await signed(document, proof, write), key, value);
}
