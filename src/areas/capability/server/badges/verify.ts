import type { KeyObject } from 'node:crypto';
import type { Instant } from '#kernel/time.ts';
import { faultsIn } from './shape.ts';
import { fromMultikey } from './multibase.ts';
import { SUITES, Unclear, canonical, holds, inOrder, textOf, type Json } from './proof.ts';
import { derivedHolds } from './selective.ts';
import { statusOf, type StatusLists } from './status.ts';
import { checksOfOld, isOldBadge, type Pages } from './verify-old.ts';
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
  /** What lies at the addresses that a badge of Open Badges 2.0 names. */
  readonly pages?: Pages;
};

const ok = (check: Check['check'], says: string): Check => ({ check, outcome: 'holds', says });
const fails = (check: Check['check'], says: string): Check => ({ check, outcome: 'fails', says });

/** Looks at everything that makes a credential good, and says of each whether it holds. Nothing is fetched. */
export async function verifyCredential(document: Json, knowing: Knowing, token?: string): Promise<Verified> {
  if (isOldBadge(document)) {
    const { now, pages } = knowing;
    const looked = { now, ...(pages === undefined ? {} : { pages }), ...(token === undefined ? {} : { token }) };
    return verdictOf(checksOfOld(document, looked));
  }
  const faults = faultsIn(document);
  return verdictOf([
    ...(faults.length === 0
      ? [ok('shape', 'It has everything a credential has to say.')]
      : faults.map((fault) => fails('shape', fault))),
    await contextCheck(document),
    ...datesCheck(document, knowing.now),
    ...(token === undefined ? await proofChecks(document, knowing) : [tokenCheck(token)]),
    ...(await statusOf(document, knowing.statusLists)),
  ]);
}

function verdictOf(checks: readonly Check[]): Verified {
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
  const known = proofs.filter(({ type, cryptosuite }) => judgeFor(String(type), String(cryptosuite)) !== undefined);
  if (known.length === 0) return [fails('proof', 'Its proof is of a kind that cannot be checked here.')];
  return (await Promise.all(known.map((proof) => proofCheck(document, proof, knowing)))).flat();
}

/** Whether a proof holds with this key, and what there is to say against its kind. */
type Judge = {
  readonly good: (document: Json, proof: Json, key: KeyObject) => Promise<boolean>;
  readonly warns?: string;
};

const written = (write: (it: Json) => Promise<string>, more: Pick<Judge, 'warns'> = {}): Judge => ({
  good: (document, proof, key) => holds(document, proof, write, key),
  ...more,
});

/** How a kind of proof is checked. */
function judgeFor(type: string, suite: string): Judge | undefined {
  if (type === 'Ed25519Signature2020') return written(canonical);
  if (type !== 'DataIntegrityProof') return undefined;
  if (suite === 'eddsa-2022')
    return written(canonical, { warns: 'Its proof is of a kind that was given up: eddsa-2022.' });
  if (suite === 'eddsa-jcs-2022') return written((it) => Promise.resolve(inOrder(it)));
  if (suite === 'ecdsa-sd-2023') return { good: derivedHolds };
  return suite === 'eddsa-rdfc-2022' ? written(SUITES['eddsa-rdfc-2022']) : undefined;
}

async function proofCheck(document: Json, proof: Json, { keys }: Knowing): Promise<readonly Check[]> {
  const method = idOf(proof['verificationMethod']);
  const judge = judgeFor(String(proof['type']), String(proof['cryptosuite']));
  const key = keys?.get(method) ?? keyIn(method);
  if (key === undefined || judge === undefined) return [fails('proof', 'The key of its proof cannot be found out.')];
  if (proof['proofPurpose'] !== 'assertionMethod') return [fails('proof', 'Its proof was made for something else.')];
  const good = await judge.good(document, proof, key).catch((fault: unknown) => {
    if (fault instanceof Unclear) return false;
    throw fault;
  });
  if (!good) return [fails('proof', 'Its proof does not hold: it was changed, or somebody else made it.')];
  if (!speaksFor(method, idOf(document['issuer'])))
    return [fails('proof', 'Its proof was made with a key that is not its issuer’s.')];
  return [
    judge.warns === undefined
      ? ok('proof', 'It is as its issuer made it.')
      : { check: 'proof', outcome: 'warning', says: judge.warns },
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
