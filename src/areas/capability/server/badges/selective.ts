import { createHash, verify, type KeyObject } from 'node:crypto';
import { fromCbor, type Cbor } from './cbor.ts';
import { keyFromRaw } from './multibase.ts';
import { canonical, textOf, type Json } from './proof.ts';

/** How a proof of a part of a credential begins; that of the whole, which only its holder has, begins otherwise. */
const DERIVED = Buffer.from([0xd9, 0x5d, 0x01]);

type Derived = {
  readonly base: Uint8Array;
  /** The key that was made for this credential alone, as a multikey without its letters. */
  readonly own: Uint8Array;
  readonly each: readonly Uint8Array[];
  readonly labels: ReadonlyMap<number, Cbor>;
  readonly mandatory: readonly number[];
};

const isBytes = (value: Cbor | undefined): value is Uint8Array => value instanceof Uint8Array;
const isNumber = (value: Cbor): value is number => typeof value === 'number';
const isList = (value: Cbor | undefined): value is readonly Cbor[] => Array.isArray(value);

function partsOf(value: string): Derived | undefined {
  if (!/^u[\w-]+$/.test(value)) return undefined;
  const bytes = Buffer.from(value.slice(1), 'base64url');
  const read = bytes.subarray(0, 3).equals(DERIVED) ? fromCbor(bytes.subarray(3)) : undefined;
  if (!isList(read) || read.length !== 5) return undefined;
  const [base, own, each, labels, mandatory] = read;
  if (!isBytes(base) || !isBytes(own) || !isList(each) || !(labels instanceof Map) || !isList(mandatory))
    return undefined;
  if (!each.every(isBytes) || !mandatory.every(isNumber)) return undefined;
  return { base, own, each, labels, mandatory };
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const holds = (signed: Uint8Array, key: KeyObject, signature: Uint8Array): boolean =>
  signature.length === 64 && verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, signature);

/**
 * Whether what is shown of a credential is as its issuer made it (ecdsa-sd-2023, W3C Data Integrity ECDSA Cryptosuites, 3.6.7): what had to be shown is
 * signed with the issuer’s key as a whole; everything else statement by statement, with a key that the issuer vouches for.
 */
export async function derivedHolds(document: Json, proof: Json, key: KeyObject): Promise<boolean> {
  const parts = partsOf(textOf(proof['proofValue']));
  const own = parts === undefined ? undefined : keyFromRaw(parts.own);
  if (parts === undefined || own === undefined) return false;
  const { proof: _proof, ...rest } = document;
  const { proofValue: _value, ...config } = proof;
  const context = '@context' in config ? config['@context'] : document['@context'];
  const statements = await labelled(rest, parts.labels);
  if (statements === undefined) return false;
  const head = digest(await canonical({ '@context': context, ...config }));
  const mandatory = statements.filter((_, n) => parts.mandatory.includes(n)).join('');
  const others = statements.filter((_, n) => !parts.mandatory.includes(n));
  return (
    others.length === parts.each.length &&
    holds(Buffer.concat([head, parts.own, digest(mandatory)]), key, parts.base) &&
    others.every((statement, n) => holds(Buffer.from(statement), own, parts.each[n] ?? new Uint8Array()))
  );
}

/** The statements with the names that the issuer gave to what has none, in the order of these names. */
async function labelled(document: Json, labels: ReadonlyMap<number, Cbor>): Promise<readonly string[] | undefined> {
  const written = await canonical(document);
  const missing: string[] = [];
  const named = written.replaceAll(/_:c14n(\d+)/g, (label, n: string) => {
    const name = labels.get(Number(n));
    if (!isBytes(name)) missing.push(label);
    return isBytes(name) ? `_:u${Buffer.from(name).toString('base64url')}` : label;
  });
  if (missing.length > 0) return undefined;
  const lines = named.split('\n').filter((line) => line !== '');
  return lines.map((line) => `${line}\n`).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
