import type { KeyObject } from 'node:crypto';
import type { Instant } from '#kernel/time.ts';
import { faultsIn } from './shape.ts';
import { fromMultikey } from './multibase.ts';
import { SUITES, Unclear, canonical, holds, inOrder, textOf, type Json } from './proof.ts';
import { statusOf, type StatusLists } from './status.ts';
import { tokenHolds } from './unwrap.ts';

export type Verdict = 'valid' | 'warning' | 'invalid';
export type Check = {
  readonly check: 'shape' | 'context' | 'dates' | 'proof' | 'status';
  readonly outcome: 'holds' | 'warning' | 'fails';
  readonly says: string;
};
export type Verified = { readonly verdict: Verdict; readonly checks: readonly Check[] };

export type Knowing = {
  readonly now: Instant;
  /** Keys that are known by their whole name, such as our own, also those that are not in use any more. */
  readonly keys?: ReadonlyMap<string, KeyObject>;
  readonly statusLists?: StatusLists;
};

const ok = (check: Check['check'], says: string): Check => ({ check, outcome: 'holds', says });
const fails = (check: Check['check'], says: string): Check => ({ check, outcome: 'fails', says });

/** Looks at everything that makes a credential good, and says of each whether it holds. Nothing is fetched. */
export async function verifyCredential(document: Json, knowing: Knowing, token?: string): Promise<Verified> {
  const faults = faultsIn(document);
  const checks: Check[] = [
    ...(faults.length === 0
      ? [ok('shape', 'It has everything a credential has to say.')]
      : faults.map((fault) => fails('shape', fault))),
    await contextCheck(document),
    ...datesCheck(document, knowing.now),
    ...(token === undefined ? await proofChecks(document, knowing) : [tokenCheck(token)]),
    ...(await statusOf(document, knowing.statusLists)),
  ];
  const worst = checks.some(({ outcome }) => outcome === 'fails')
    ? 'invalid'
    : checks.some(({ outcome }) => outcome === 'warning')
      ? 'warning'
      : 'valid';
  return { verdict: worst, checks };
}

async function contextCheck(document: Json): Promise<Check> {
  try {
    await canonical(document);
    return ok('context', 'Every word in it is explained by a context that is known here.');
  } catch (fault) {
    if (fault instanceof Unclear)
      return fails('context', `Something in it is explained nowhere: ${fault.message.slice(0, 200)}`);
    throw fault;
  }
}

const momentOf = (value: unknown): Instant | undefined => {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
};

function datesCheck(document: Json, now: Instant): readonly Check[] {
  const from = momentOf(document['validFrom'] ?? document['issuanceDate']);
  const until = momentOf(document['validUntil'] ?? document['expirationDate']);
  if (from !== undefined && from > now) return [fails('dates', 'It is not valid yet.')];
  if (until !== undefined && until < now) return [fails('dates', 'It has run out.')];
  return [ok('dates', 'It is valid at this moment.')];
}

const listOf = (value: unknown): readonly Json[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).filter(
    (one): one is Json => typeof one === 'object' && one !== null,
  );
const idOf = (value: unknown): string =>
  typeof value === 'string' ? value : textOf((value as Json | undefined)?.['id']);

const tokenCheck = (token: string): Check =>
  tokenHolds(token)
    ? ok('proof', 'It is as whoever holds its key signed it.')
    : fails('proof', 'The token around it was changed, or its key cannot be found out.');

async function proofChecks(document: Json, knowing: Knowing): Promise<readonly Check[]> {
  const proofs = listOf(document['proof']);
  if (proofs.length === 0) return [fails('proof', 'It has no proof.')];
  const known = proofs.filter(({ type, cryptosuite }) => writerFor(String(type), String(cryptosuite)) !== undefined);
  if (known.length === 0) return [fails('proof', 'Its proof is of a kind that cannot be checked here.')];
  return (await Promise.all(known.map((proof) => proofCheck(document, proof, knowing)))).flat();
}

type Writer = { readonly write: (it: Json) => Promise<string>; readonly warns?: string };

/** How a kind of proof writes a document down. */
function writerFor(type: string, suite: string): Writer | undefined {
  if (type === 'Ed25519Signature2020') return { write: canonical };
  if (type !== 'DataIntegrityProof') return undefined;
  if (suite === 'eddsa-2022')
    return { write: canonical, warns: 'Its proof is of a kind that was given up: eddsa-2022.' };
  if (suite === 'eddsa-jcs-2022') return { write: (it) => Promise.resolve(inOrder(it)) };
  return suite === 'eddsa-rdfc-2022' ? { write: SUITES['eddsa-rdfc-2022'] } : undefined;
}

async function proofCheck(document: Json, proof: Json, { keys }: Knowing): Promise<readonly Check[]> {
  const method = idOf(proof['verificationMethod']);
  const writer = writerFor(String(proof['type']), String(proof['cryptosuite']));
  const key = keys?.get(method) ?? keyIn(method);
  if (key === undefined || writer === undefined) return [fails('proof', 'The key of its proof cannot be found out.')];
  if (proof['proofPurpose'] !== 'assertionMethod') return [fails('proof', 'Its proof was made for something else.')];
  const good = await holds(document, proof, writer.write, key).catch((fault: unknown) => {
    if (fault instanceof Unclear) return false;
    throw fault;
  });
  if (!good) return [fails('proof', 'Its proof does not hold: it was changed, or somebody else made it.')];
  if (!speaksFor(method, idOf(document['issuer'])))
    return [fails('proof', 'Its proof was made with a key that is not its issuer’s.')];
  return [
    writer.warns === undefined
      ? ok('proof', 'It is as its issuer made it.')
      : { check: 'proof', outcome: 'warning', says: writer.warns },
  ];
}

/** A key that stands in its own name: behind the # of an address, or as a did:key. */
function keyIn(method: string): KeyObject | undefined {
  const isDid = /^did:key:(z[1-9A-HJ-NP-Za-km-z]+)(?:#|$)/.exec(method)?.[1];
  if (isDid !== undefined) return fromMultikey(isDid);
  const fragment = /^(?:https?:\/\/|did:web:|urn:uuid:)[^#]+#(z[1-9A-HJ-NP-Za-km-z]+)$/.exec(method)?.[1];
  return fragment === undefined ? undefined : fromMultikey(fragment);
}

/** The key is the issuer’s where its name begins with the issuer’s. */
const speaksFor = (method: string, issuer: string): boolean =>
  method === issuer || method.startsWith(`${issuer}#`) || method.split('#')[0] === issuer;
