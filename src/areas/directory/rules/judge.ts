import { textOf, type Doc } from './doc.ts';
import { faultsIn, isDoc, UK, type Checking, type EntityName, type Fault } from './hsds.ts';

/**
 * What a service directory answers to one question. Which questions there are, and which of them every directory has to answer,
 * is said by the standard: a directory that gets one of these wrong fails; one that gets another wrong is warned.
 */
export type Asked =
  | 'about'
  | 'service'
  | 'services'
  | 'organization'
  | 'organizations'
  | 'service_at_location'
  | 'service_at_locations'
  | 'taxonomy'
  | 'taxonomies'
  | 'taxonomy_term'
  | 'taxonomy_terms'
  | 'location';

const NEEDED: readonly Asked[] = ['about', 'service', 'services'];
const LISTS: Readonly<Partial<Record<Asked, EntityName>>> = {
  services: 'service',
  organizations: 'organization',
  service_at_locations: 'service_at_location',
  taxonomies: 'taxonomy',
  taxonomy_terms: 'taxonomy_term',
};
const ONES: readonly (Asked & EntityName)[] = [
  'service',
  'organization',
  'service_at_location',
  'taxonomy',
  'taxonomy_term',
  'location',
];

export type Answer = { readonly name: string; readonly asked: Asked; readonly value: unknown };
export type Judged = {
  readonly name: string;
  readonly verdict: 'pass' | 'warn' | 'fail';
  readonly faults: readonly Fault[];
};
export type Judgement = {
  readonly verdict: Judged['verdict'];
  readonly profile: string;
  readonly answers: readonly Judged[];
};

const BY_NAME: readonly (readonly [pattern: RegExp, one: Asked, list: Asked])[] = [
  [/service_?at_?location/, 'service_at_location', 'service_at_locations'],
  [/taxonomy_?term/, 'taxonomy_term', 'taxonomy_terms'],
  [/taxonom/, 'taxonomy', 'taxonomies'],
  [/organi[sz]ation/, 'organization', 'organizations'],
  [/^service/, 'service', 'services'],
  [/^location/, 'location', 'location'],
];

/** Which question an answer kept in a file belongs to, by its name and what it holds; undefined for something else. */
export function askedBy(name: string, value: unknown): Asked | undefined {
  const parts = name.toLowerCase().split(/[\\/]/);
  const file = (parts.at(-1) ?? '').replace(/\.json$/, '');
  if (/^(api_details|root|base|index)$/.test(file) || (isDoc(value) && 'openapi_url' in value)) return 'about';
  const page = isDoc(value) && ['contents', 'content', 'total_items'].some((field) => field in value);
  for (const part of [file, parts.at(-2) ?? '']) {
    const found = BY_NAME.find(([pattern]) => pattern.test(part));
    if (found !== undefined) return found[page ? 2 : 1];
  }
  return undefined;
}

const URI = /^[a-z][a-z0-9+.-]*:\S+$/i;

/** Whether a directory speaks the British profile, by what it says of itself. */
export const speaksUk = (about: unknown): boolean =>
  isDoc(about) && /uk/i.test(`${textOf(about, 'version')} ${textOf(about, 'profile')}`);

function faultsOfAbout(value: unknown): Fault[] {
  if (!isDoc(value)) return [{ path: '', problem: 'is not an object' }];
  return ['version', 'profile', 'openapi_url'].flatMap((path): Fault[] => {
    const text = value[path];
    // The profile is named by those who have one.
    if (text === undefined && path === 'profile') return [];
    if (typeof text !== 'string' || text === '') return [{ path, problem: 'is missing' }];
    return path === 'version' || URI.test(text) ? [] : [{ path, problem: 'is not a whole web address' }];
  });
}

const PAGE: Readonly<Record<string, 'number' | 'boolean'>> = {
  total_items: 'number',
  total_pages: 'number',
  page_number: 'number',
  size: 'number',
  first_page: 'boolean',
  last_page: 'boolean',
  empty: 'boolean',
};

/** A list is a page, and says of itself what part of the whole it is. */
function faultsOfPage(page: unknown, entity: EntityName, how: Checking): Fault[] {
  if (!isDoc(page)) return [{ path: '', problem: 'is not a page of a list' }];
  const told = Object.entries(PAGE).flatMap(([path, kind]): Fault[] => {
    const value: unknown = page[path];
    if (value === undefined) return [{ path, problem: 'is missing' }];
    return typeof value === kind
      ? []
      : [{ path, problem: kind === 'number' ? 'is not a number' : 'is neither true nor false' }];
  });
  const { contents } = page;
  if (!Array.isArray(contents)) return [...told, { path: 'contents', problem: 'is not a list' }];
  return [...told, ...contents.flatMap((one, n) => faultsIn(entity, one, { ...how, shallow: true }, `contents.${n}`))];
}

/** The older British profile wrote its pages with other words. Only what every service and page needs is judged there. */
const isFirstUk = (value: unknown): value is Doc => isDoc(value) && 'totalElements' in value;
const faultsOfFirstUk = (page: Doc): Fault[] => {
  const { content } = page;
  if (!Array.isArray(content)) return [{ path: 'content', problem: 'is not a list' }];
  return content.flatMap((one, n) =>
    ['id', 'name'].flatMap((field) =>
      isDoc(one) && textOf(one, field) !== '' ? [] : [{ path: `content.${n}.${field}`, problem: 'is missing' }],
    ),
  );
};

function faultsOf({ asked, value }: Answer, how: Checking): Fault[] {
  if (asked === 'about') return faultsOfAbout(value);
  const list = LISTS[asked];
  if (list !== undefined) return isFirstUk(value) ? faultsOfFirstUk(value) : faultsOfPage(value, list, how);
  const one = ONES.find((name) => name === asked);
  return one === undefined ? [] : faultsIn(one, value, how);
}

/** Judges what a directory answered: all of it, and the whole by the worst of what every directory has to get right. */
export function judge(answers: readonly Answer[]): Judgement {
  const uk = answers.some(({ asked, value }) => asked === 'about' && speaksUk(value));
  const how = { profile: uk ? UK : undefined };
  const judged = answers.map((answer): Judged => {
    const faults = faultsOf(answer, how);
    const needed = NEEDED.includes(answer.asked);
    return { name: answer.name, faults, verdict: faults.length === 0 ? 'pass' : needed ? 'fail' : 'warn' };
  });
  const has = (verdict: Judged['verdict']) => judged.some((one) => one.verdict === verdict);
  return {
    verdict: has('fail') ? 'fail' : has('warn') ? 'warn' : 'pass',
    profile: uk ? 'Open Referral UK 3.0' : 'HSDS 3.0',
    answers: judged,
  };
}
