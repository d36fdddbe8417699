import { createPublicKey, verify } from 'node:crypto';
import type { Instant } from '#kernel/time.ts';
import { textOf, type Json } from './proof.ts';

/** What lies at an address, as somebody found it there. Nothing is fetched here. */
export type Pages = (url: string) => Json | undefined;
export type OldCheck = {
  readonly check: 'shape' | 'dates' | 'proof' | 'status';
  readonly outcome: 'holds' | 'warning' | 'fails';
  readonly says: string;
};
type Knowing = { readonly now: Instant; readonly pages?: Pages; readonly token?: string };

const OLD = 'https://w3id.org/openbadges/v2';
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
const isUrl = (value: unknown): boolean => typeof value === 'string' && /^(?:https?:|urn:uuid:)\S+$/i.test(value);
const typesOf = (it: Json): readonly string[] => listOf(it['type']).map(String);

/** Open Badges 2.0 come without a proof of their own: they are good because of what lies at the addresses they name. */
export const isOldBadge = (document: Json): boolean =>
  listOf(document['@context']).some(
    (one) => one === OLD || (isJson(one) && JSON.stringify(one).includes('https://w3id.org/openbadges#')),
  ) || /w3id\.org\/openbadges\//.test(JSON.stringify(document['@context'] ?? ''));

const fails = (check: OldCheck['check'], says: string): OldCheck => ({ check, outcome: 'fails', says });
const ok = (check: OldCheck['check'], says: string): OldCheck => ({ check, outcome: 'holds', says });
const unchecked = (says: string): OldCheck => ({ check: 'proof', outcome: 'warning', says });

const NEEDS: Readonly<Record<string, readonly string[]>> = {
  Assertion: ['id', 'recipient', 'badge', 'verification', 'issuedOn'],
  BadgeClass: ['id', 'name', 'description', 'criteria', 'issuer'],
  Issuer: ['id', 'name', 'url', 'email'],
  Profile: ['id', 'name', 'url', 'email'],
  Endorsement: ['id', 'claim', 'issuer', 'issuedOn', 'verification'],
};
/** Words of the vocabulary that are no badge, and may stand there beside. */
const OTHERS = ['Extension', 'CryptographicKey', 'RevocationList', 'Criteria', 'Evidence', 'Image'];

const isMoment = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) && !Number.isNaN(Date.parse(value));

/** What one part of a badge lacks, by what it says it is. */
function faultsOf(it: Json): readonly string[] {
  const types = typesOf(it);
  if (types.length === 0) return ['It does not say what it is.'];
  const strange = types.filter((type) => !Object.hasOwn(NEEDS, type) && !OTHERS.includes(type) && !type.includes(':'));
  const needs = types.flatMap((type) => NEEDS[type] ?? []);
  return [
    ...strange.map((type) => `Nothing is called ${type}.`),
    ...needs.filter((field) => it[field] === undefined || it[field] === '').map((field) => `It lacks its ${field}.`),
    ...('id' in it && !isUrl(it['id']) ? ['Its id is no address.'] : []),
    ...['issuedOn', 'expires']
      .filter((field) => field in it && !isMoment(it[field]))
      .map((field) => `Its ${field} is no moment.`),
    ...(types.includes('Assertion') ? assertionFaults(it) : []),
  ];
}

function assertionFaults(it: Json): readonly string[] {
  const { recipient, verification, image } = it;
  const called = isJson(recipient) && ['type', 'identity', 'hashed'].every((field) => recipient[field] !== undefined);
  const how = isJson(verification) ? String(verification['type']) : '';
  return [
    ...(called ? [] : ['It does not say for whom it is.']),
    ...(/^(?:hosted|HostedBadge|signed|SignedBadge)$/.test(how) ? [] : ['It does not say how it can be checked.']),
    // A picture of an assertion is where it is found; one that is written into it is found nowhere.
    ...(typeof image === 'string' && image.startsWith('data:') ? ['Its picture has no address.'] : []),
  ];
}

const found = (value: unknown, pages: Pages | undefined): Json | undefined =>
  isJson(value) ? value : typeof value === 'string' ? pages?.(value) : undefined;

/** Looks at a badge, its class and its issuer, as far as these are there to be looked at. */
export function checksOfOld(document: Json, knowing: Knowing): readonly OldCheck[] {
  if (!listOf(document['@context']).some((one) => one === OLD || isJson(one)))
    return [fails('shape', 'Its context is none of Open Badges.')];
  // Words that may stand beside a badge say nothing of anybody, so alone they are not good either.
  if (typesOf(document).every((type) => OTHERS.includes(type)))
    return [fails('shape', 'It is neither a badge nor anything that a badge rests on.')];
  const faults = faultsOf(document);
  const own =
    faults.length === 0
      ? [ok('shape', 'It has everything a badge of Open Badges 2.0 has to say.')]
      : faults.map((says) => fails('shape', says));
  const types = typesOf(document);
  if (types.includes('Assertion')) return [...own, ...datesOf(document, knowing.now), ...sourcesOf(document, knowing)];
  return types.includes('BadgeClass') ? [...own, ...classChecks(document, knowing.pages)] : own;
}

function datesOf(it: Json, now: Instant): readonly OldCheck[] {
  if (Date.parse(textOf(it['issuedOn'])) > now) return [fails('dates', 'It is not valid yet.')];
  if (Date.parse(textOf(it['expires'])) < now) return [fails('dates', 'It has run out.')];
  if (it['revoked'] === true) return [fails('status', 'It was taken back.')];
  return [ok('dates', 'It is valid at this moment.')];
}

const NOT_ASKED =
  'It is an Open Badge 2.0: whether it is good is said by pages of its issuer, which nobody was asked for here.';

function classChecks(it: Json, pages: Pages | undefined): readonly OldCheck[] {
  const issuer = found(it['issuer'], pages);
  if (issuer === undefined)
    return [pages === undefined ? unchecked(NOT_ASKED) : fails('proof', 'Its issuer is not found at its address.')];
  const types = typesOf(issuer);
  if (!types.includes('Issuer') && !types.includes('Profile'))
    return [fails('shape', 'Whoever issues it is no issuer.')];
  return faultsOf(issuer).map((says) => fails('shape', `Of its issuer: ${says}`));
}

function sourcesOf(it: Json, { pages, token }: Knowing): readonly OldCheck[] {
  const badge = found(it['badge'], pages);
  if (badge === undefined)
    return [pages === undefined ? unchecked(NOT_ASKED) : fails('proof', 'Its badge is not found at its address.')];
  const of = [...faultsOf(badge).map((says) => fails('shape', `Of its badge: ${says}`)), ...classChecks(badge, pages)];
  const issuer = found(badge['issuer'], pages);
  if (issuer === undefined || of.some(({ outcome }) => outcome === 'fails')) return of;
  return [
    ...of,
    ...takenBack(it, issuer, pages),
    token === undefined ? hosted(it, badge, issuer) : signed(it, issuer, { pages, token }),
  ];
}

/** A hosted badge is good because it lies where its issuer keeps badges. */
function hosted(it: Json, badge: Json, issuer: Json): OldCheck {
  const id = textOf(it['id']);
  const rules = [badge['verification'], issuer['verification']].filter(isJson);
  const starts = rules.flatMap((rule) => listOf(rule['startsWith'])).map(String);
  const said = rules.flatMap((rule) => listOf(rule['allowedOrigins'])).map(String);
  const origins = said.length > 0 ? said : [hostOf(textOf(issuer['id']))];
  if (starts.length > 0 && !starts.some((start) => id.startsWith(start)))
    return fails('proof', 'It lies elsewhere than its issuer says badges lie.');
  return origins.includes(hostOf(id))
    ? ok('proof', 'It lies where its issuer keeps badges.')
    : fails('proof', 'It lies with somebody else than its issuer.');
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '');

type Signed = { readonly pages: Pages | undefined; readonly token: string };

/** A signed badge is good because its issuer names the key. */
function signed(it: Json, issuer: Json, { pages, token }: Signed): OldCheck {
  const how = it['verification'];
  const named = listOf(issuer['publicKey']).map((key) => (isJson(key) ? textOf(key['id']) : String(key)));
  const creator = isJson(how) ? textOf(how['creator']) || (named[0] ?? '') : '';
  const key = found(creator, pages);
  if (key === undefined || !named.includes(creator)) return fails('proof', 'Its key is none that its issuer names.');
  const [head = '', body = '', signature = ''] = token.split('.');
  try {
    const good = verify(
      'sha256',
      Buffer.from(`${head}.${body}`),
      createPublicKey(textOf(key['publicKeyPem'])),
      Buffer.from(signature, 'base64url'),
    );
    return good ? ok('proof', 'It is as its issuer signed it.') : fails('proof', 'It was changed after it was signed.');
  } catch {
    return fails('proof', 'Its key cannot be read.');
  }
}

function takenBack(it: Json, issuer: Json, pages: Pages | undefined): readonly OldCheck[] {
  const list = issuer['revocationList'];
  if (list === undefined) return [];
  const page = found(list, pages);
  if (page === undefined) return [fails('status', 'Nobody can say whether it was taken back.')];
  const ids = listOf(page['revokedAssertions']).map((one) => (isJson(one) ? textOf(one['id']) : String(one)));
  return ids.includes(textOf(it['id']))
    ? [fails('status', 'It was taken back.')]
    : [ok('status', 'It was not taken back.')];
}
