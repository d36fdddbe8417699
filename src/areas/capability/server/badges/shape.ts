import { BADGES, CREDENTIALS, OLD_CREDENTIALS } from './contexts.ts';
import type { Json } from './proof.ts';

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
const typesOf = (value: unknown): readonly string[] => (isJson(value) ? listOf(value['type']).map(String) : []);
const isUrl = (value: unknown): boolean => typeof value === 'string' && /^[a-z][a-z0-9+.-]*:\S+$/i.test(value);
const isMoment = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^-?\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(value) &&
  !Number.isNaN(Date.parse(value));

/** What a credential or a presentation lacks, or says in a way that nobody can rely on. */
export function faultsIn(document: Json): readonly string[] {
  const types = typesOf(document);
  const [first] = listOf(document['@context']);
  if (first !== CREDENTIALS && first !== OLD_CREDENTIALS)
    return ['Its first context is not that of verifiable credentials.'];
  if (types.includes('VerifiablePresentation')) return presentationFaults(document);
  if (!types.includes('VerifiableCredential')) return ['It does not say that it is a verifiable credential.'];
  return [
    ...credentialFaults(document),
    ...languageFaults(document),
    ...(isBadge(document) ? badgeFaults(document) : []),
  ];
}

const BADGE_WORDS = /purl\.imsglobal\.org\/spec\/ob\//;
const isBadge = (document: Json): boolean =>
  listOf(document['@context']).some((one) => one === BADGES || BADGE_WORDS.test(String(one)));

/** A field may be missing; where it is there, each of it has to be so. */
function each(document: Json, field: string, is: (value: unknown) => boolean, says: string): readonly string[] {
  return field in document && !(listOf(document[field]).length > 0 && listOf(document[field]).every(is)) ? [says] : [];
}

const typed = (value: unknown): boolean => typesOf(value).length > 0;
const identified = (value: unknown): boolean => isUrl(value) || (isJson(value) && isUrl(value['id']));
const urlOrNone = (value: unknown): boolean => isJson(value) && (!('id' in value) || isUrl(value['id']));

function credentialFaults(document: Json): readonly string[] {
  const old = listOf(document['@context'])[0] === OLD_CREDENTIALS;
  const subjects = listOf(document['credentialSubject']);
  return [
    ...('id' in document && !isUrl(document['id']) ? ['Its id is no address.'] : []),
    ...(identified(document['issuer']) ? [] : ['It names no issuer.']),
    ...(subjects.length > 0 && subjects.every((one) => isJson(one) && Object.keys(one).length > 0 && urlOrNone(one))
      ? []
      : ['It says nothing about anybody, or not about whom.']),
    ...(old && !isMoment(document['issuanceDate']) ? ['It does not say when it was issued.'] : []),
    ...['issuanceDate', 'expirationDate', 'validFrom', 'validUntil'].flatMap((field) =>
      each(document, field, isMoment, `Its ${field} is no moment.`),
    ),
    ...inOrderOfTime(document),
    ...['credentialStatus', 'termsOfUse', 'evidence', 'refreshService', 'proof'].flatMap((field) =>
      each(document, field, typed, `Its ${field} has no type.`),
    ),
    ...each(document, 'credentialStatus', urlOrNone, 'Its credentialStatus has no address.'),
    ...each(
      document,
      'credentialSchema',
      (one) => typed(one) && identified(one),
      'Its credentialSchema has no type or no address.',
    ),
  ];
}

const inOrderOfTime = (document: Json): readonly string[] =>
  isMoment(document['validFrom']) &&
  isMoment(document['validUntil']) &&
  Date.parse(String(document['validFrom'])) > Date.parse(String(document['validUntil']))
    ? ['It ends before it begins.']
    : [];

/** A text in a language says its words, its language and its direction, and nothing else. */
function languageFaults(document: Json): readonly string[] {
  const holders = [document, document['issuer']].filter(isJson);
  const texts = holders.flatMap((one) => ['name', 'description'].flatMap((field) => listOf(one[field])));
  const good = (text: unknown): boolean =>
    typeof text === 'string' ||
    (isJson(text) &&
      '@value' in text &&
      Object.keys(text).every((key) => ['@value', '@language', '@direction'].includes(key)));
  return texts.every(good) ? [] : ['A name or a description is no text.'];
}

function presentationFaults(document: Json): readonly string[] {
  return [
    ...('holder' in document && !identified(document['holder']) ? ['Its holder has no address.'] : []),
    ...listOf(document['verifiableCredential']).flatMap((one) =>
      isJson(one) ? faultsIn(one) : ['What it presents is no credential.'],
    ),
  ];
}

const BADGE_TYPES = ['OpenBadgeCredential', 'AchievementCredential'];

/** What Open Badges 3.0 asks for on top. */
function badgeFaults(document: Json): readonly string[] {
  const types = typesOf(document);
  if (types.includes('EndorsementCredential')) return endorsementFaults(document);
  if (types.includes('ClrCredential')) return [];
  const subjects = listOf(document['credentialSubject']).filter(isJson);
  return [
    ...(BADGE_TYPES.some((type) => types.includes(type)) ? [] : ['It does not say that it is a badge.']),
    ...partFaults('issuer', [document['issuer']], 'Profile'),
    ...partFaults('subject', subjects, 'AchievementSubject'),
    ...partFaults(
      'source',
      subjects.flatMap((one) => listOf(one['source'])),
      'Profile',
    ),
    ...partFaults(
      'achievement',
      subjects.flatMap((one) => listOf(one['achievement'])),
      'Achievement',
    ),
    ...partFaults(
      'result',
      subjects.flatMap((one) => listOf(one['result'])),
      'Result',
    ),
    ...partFaults('evidence', listOf(document['evidence']), 'Evidence'),
    ...subjects.flatMap((one) =>
      isJson(one['achievement']) ? achievementFaults(one['achievement']) : ['It does not say what was achieved.'],
    ),
  ];
}

function endorsementFaults(document: Json): readonly string[] {
  return [
    ...partFaults('issuer', [document['issuer']], 'Profile'),
    ...partFaults('subject', listOf(document['credentialSubject']), 'EndorsementSubject'),
  ];
}

const partFaults = (what: string, parts: readonly unknown[], type: string): readonly string[] =>
  parts.every((part) => typeof part === 'string' || typesOf(part).includes(type))
    ? []
    : [`Its ${what} is not of the type ${type}.`];

const achievementFaults = (achievement: Json): readonly string[] => [
  ...(isUrl(achievement['id']) ? [] : ['Its achievement has no address.']),
  ...['name', 'description', 'criteria']
    .filter((field) => !(field in achievement))
    .map((field) => `Its achievement has no ${field}.`),
];
