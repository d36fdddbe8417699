import { readFile, readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { askedBy, isDoc, judge, textOf, type Answer, type Doc, type Judgement } from '../rules/index.ts';

/** Judges the answers of a directory that were kept in files. Null where none of them is an answer of one. */
export async function judgeFiles(path: string): Promise<Judgement | null> {
  const files = (await stat(path)).isFile()
    ? [path]
    : (await readdir(path, { recursive: true })).map((name) => join(path, name));
  const answers: Answer[] = [];
  for (const file of files.filter((name) => /\.json$/i.test(name)).toSorted()) {
    const name = relative(path, file) || file;
    const value = read(await readFile(file, 'utf8'));
    const asked = askedBy(name, value);
    if (asked !== undefined) answers.push({ name, asked, value });
  }
  return answers.length === 0 ? null : judge(answers);
}

/** What is no JSON is judged like anything else that is not what was asked for. */
function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const LISTS = ['services', 'organizations', 'service_at_locations', 'taxonomies', 'taxonomy_terms'] as const;
const ONE = {
  services: 'service',
  organizations: 'organization',
  service_at_locations: 'service_at_location',
  taxonomies: 'taxonomy',
  taxonomy_terms: 'taxonomy_term',
} as const;
const PATIENCE = 20_000;

/** Asks a directory on the network everything the standard lets one ask, once each, and judges its answers. */
export async function judgeAddress(address: string): Promise<Judgement> {
  const base = address.replace(/\/+$/, '');
  const about: Answer = { name: '/', asked: 'about', value: (await fetched(`${base}/`)).value };
  const answers: Answer[] = [about];
  for (const list of LISTS) {
    const page = await fetched(`${base}/${list}`);
    // Only what every directory has to answer is missed where it is not there.
    if (page.missing && list !== 'services') continue;
    answers.push({ name: `/${list}`, asked: list, value: page.value });
    const id = firstId(page.value);
    if (id !== undefined)
      answers.push({ name: `/${list}/${id}`, asked: ONE[list], value: (await fetched(`${base}/${list}/${id}`)).value });
  }
  return judge(answers);
}

function firstId(page: unknown): string | undefined {
  const contents: unknown = isDoc(page) ? (page['contents'] ?? page['content']) : undefined;
  const [first] = Array.isArray(contents) ? (contents as readonly unknown[]) : [];
  const id = isDoc(first) ? textOf(first as Doc, 'id') : '';
  return id === '' ? undefined : encodeURIComponent(id);
}

async function fetched(url: string): Promise<{ value: unknown; missing: boolean }> {
  try {
    const reply = await fetch(url, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(PATIENCE) });
    return { value: reply.ok ? read(await reply.text()) : undefined, missing: reply.status === 404 };
  } catch {
    return { value: undefined, missing: false };
  }
}
