import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import addFormats from 'ajv-formats';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import { sql } from 'kysely';
import { bringIn, findServices, judgeFiles, keepGathered, relate, saveSynonym } from '#areas/directory/server/index.ts';
import { everyDoc } from '#areas/directory/server/whole.ts';
import { finished, gatherOne, nothingYet, type Doc } from '#areas/directory/rules/index.ts';
import { openDatabase, type Database } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { migrate } from '#platform/migrate.ts';
import { startPostgres } from '#platform/postgres/index.ts';
import { SYSTEM, inTransaction, type Work } from '#platform/work.ts';
import { SAME_WORDS, TOPICS } from '../src/demo/words/directory.ts';

/**
 * `node bench/directory.ts [FOLDER]`: services found by a need in people’s words among ten thousand, how long it takes and how often
 * the right sort of help is among the first three, beside PostgreSQL’s plain search of names and descriptions for any of the words. With FOLDER, the
 * published directories of Open Referral: how many come out as they went in, validate, and are judged as published.
 */
const SERVICES = 10_000;
const LISTS = { service: 'services', organization: 'organizations' } as const;
const folder =
  process.argv[2] ??
  (process.env['KEPT_DATA'] === undefined ? undefined : join(process.env['KEPT_DATA'], 'hsds_service_directory'));

/** What somebody at a counter says, and the sort of help that answers to it. */
const NEEDS: readonly (readonly [said: string, topic: string])[] = [
  ['I have nowhere to sleep tonight', 'crisis'],
  ['we got kicked out of our flat', 'tenancy'],
  ['cannot afford the deposit for a rental', 'bondloan'],
  ['get my bond back from the landlord', 'bond'],
  ['waiting list for cheap public housing', 'social'],
  ["I can't pay my power bill", 'power'],
  ['help with energy bill vouchers', 'voucher'],
  ['my water bill is far too high', 'water'],
  ['there is no food in the house', 'food'],
  ['where is a food bank', 'food'],
  ['I owe money everywhere', 'counsel'],
  ['need a lawyer for court', 'legal'],
  ['he hits me and I am not safe at home', 'family'],
  ['someone to talk to, I am so anxious', 'mental'],
  ['my son is addicted to drugs', 'drug'],
  ['mum needs help at home with cleaning', 'homecare'],
  ['meals on wheels for my father', 'meals'],
  ['a lift to the hospital, I cannot drive', 'transport'],
  ['I look after my husband and need a break', 'respite'],
  ['wheelchair ramp for the front door', 'disab'],
  ['interpreter for Vietnamese', 'interp'],
  ['lost my driving licence', 'licence'],
  ['renew the rego of my car', 'rego'],
  ['proof of age card', 'photo'],
  ['birth certificate for my baby', 'birth'],
  ['I got married and need the certificate', 'marriage'],
  ['change my name after the wedding', 'name'],
  ['pensioner discount card', 'concession'],
  ['disabled parking permit', 'permit'],
  ['speeding ticket I did not get', 'fine'],
  ['parking ticket is wrong', 'parking'],
  ['unpaid toll notice', 'toll'],
  ['rates notice for my house', 'rates'],
  ['bus pass for school', 'school'],
  ['day care is too dear', 'childcare'],
  ['hole in the road broke my tyre', 'pothole'],
  ['tree fell across the path', 'tree'],
  ['dog next door barks all night', 'noise'],
  ['somebody dumped a mattress', 'rubbish'],
  ['dead fish in the creek', 'pollution'],
  ['the toy caught fire', 'product'],
  ['got a fake text and lost money', 'scam'],
  ['cracks in my new apartment', 'building'],
  ['licence to catch fish', 'fishing'],
  ['jetski licence', 'boat'],
  ['work as an electrician here', 'trade'],
  ['check to volunteer with kids', 'child'],
  ['job as a bouncer', 'security'],
];

const temp = await mkdtemp(join(tmpdir(), 'kept-bench-'));
// The account that runs the database has to get there.
await chmod(temp, 0o755);
const { url, stop } = await startPostgres({ folder: join(temp, 'postgres'), say: () => undefined });
try {
  await migrate(url, () => undefined);
  const database = openDatabase(url);
  const act = <T>(run: (work: Work) => Promise<T>) =>
    inTransaction({ db: database.db, actor: SYSTEM, now: Date.now() }, run);
  if (folder !== undefined && existsSync(folder)) await publishedDirectories(database, act, folder);
  else console.log('The published directories are not here: give their folder to see how they round-trip.');
  await search(database, act);
  await database.close();
} finally {
  await stop();
  await rm(temp, { recursive: true, force: true });
}

type Act = <T>(run: (work: Work) => Promise<T>) => Promise<T>;

async function fill(act: Act): Promise<ReadonlyMap<string, string>> {
  const to = nothingYet();
  const topicOf = new Map<string, string>();
  const services: { id: string; needs: string; rights: string; responsibilities: string; asks: [] }[] = [];
  const topics = Object.entries(TOPICS);
  const each = Math.ceil(SERVICES / topics.reduce((sum, [, { acts }]) => sum + acts.length, 0));
  const offered = topics.flatMap(([key, topic]) => topic.acts.map((one) => ({ key, topic, one })));
  for (let n = 0; n < each; n += 1) {
    const organization = { id: newId(), name: `District office ${n + 1}`, description: 'An office.' };
    for (const { key, topic, one } of offered) {
      const id = newId();
      topicOf.set(id, key);
      const [verb, how] = one;
      const description = `${how.replaceAll('THING', topic.thing)} ${topic.about}`;
      const about = {
        id,
        name: `${verb} ${topic.thing}`,
        status: 'active',
        description,
        eligibility_description: topic.who,
      };
      gatherOne(to, 'service', { ...about, organization }, key);
      services.push({ id, needs: topic.words, rights: '', responsibilities: '', asks: [] });
    }
  }
  await act(async (work) => {
    await keepGathered(work, finished(to, { organizations: new Set() }));
    await relate(work, { organizations: [], services });
    for (const words of SAME_WORDS) await saveSynonym(work, undefined, words);
  });
  return topicOf;
}

function at(times: readonly number[], share: number): string {
  const place = Math.min(times.length - 1, Math.floor(times.length * share));
  return (times.toSorted((a, b) => a - b)[place] ?? 0).toFixed(1);
}

async function search({ db }: Database, act: Act): Promise<void> {
  await sql`truncate directory.organization, directory.service, directory.location, directory.service_at_location cascade`.execute(
    db,
  );
  const began = performance.now();
  const topicOf = await fill(act);
  await sql`analyze`.execute(db);
  console.log(`\n${topicOf.size} services written in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  const ours = async (said: string) =>
    (await findServices({ db, now: Date.now() }, { q: said, limit: 30 })).services.map(({ id }) => id);
  const plain = async (said: string) => {
    const { rows } = await sql<{ id: string }>`
      select id from directory.service s, replace(plainto_tsquery('english', ${said})::text, '&', '|')::tsquery q,
             lateral (select to_tsvector('english', s.name || ' ' || coalesce(s.hsds ->> 'description', '')) as words) w
       where w.words @@ q order by ts_rank(w.words, q) desc, id limit 30`.execute(db);
    return rows.map(({ id }) => id);
  };
  for (const [name, find] of [
    ['Kept', ours],
    ['PostgreSQL plain', plain],
  ] as const)
    tell(name, await tried(find, topicOf));
}

type Tried = { readonly times: readonly number[]; readonly missed: readonly string[] };

/** Five rounds over all needs; the first is for the caches and counts what was found. */
async function tried(find: (said: string) => Promise<string[]>, topicOf: ReadonlyMap<string, string>): Promise<Tried> {
  const times: number[] = [];
  const missed: string[] = [];
  const rounds = [0, 1, 2, 3, 4].flatMap((round) => NEEDS.map(([said, topic]) => ({ round, said, topic })));
  for (const { round, said, topic } of rounds) {
    const start = performance.now();
    const found = await find(said);
    if (round > 0) times.push(performance.now() - start);
    else if (found.slice(0, 3).every((id) => topicOf.get(id) !== topic)) missed.push(topic);
  }
  return { times, missed };
}

function tell(name: string, { times, missed }: Tried): void {
  console.log(
    `${name}: the right sort of help among the first three for ${NEEDS.length - missed.length} of ${NEEDS.length} needs; median ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms, slowest ${at(times, 1)} ms`,
  );
  if (missed.length > 0) console.log(`  missed: ${missed.join(', ')}`);
}

async function publishedDirectories({ db }: Database, act: Act, from: string): Promise<void> {
  const part = existsSync(join(from, 'dev')) ? join(from, 'dev') : from;
  const schema = [join(from, 'shared/schema'), join(from, '../shared/schema')].find((path) => existsSync(path));
  const brought = await act((work) => bringIn(work, part));
  console.log(
    `brought in: ${brought.organizations} organisations, ${brought.services} services, ${brought.places} places; ${brought.aside} rows kept aside, ${brought.problems.length} sentences about rows`,
  );
  if (schema !== undefined) await givenOut(db, validatorsFrom(schema));
  const answers = join(part, 'oruk');
  for (const name of existsSync(answers) ? readdirSync(answers) : []) {
    const judgement = await judgeFiles(join(answers, name));
    if (judgement !== null) console.log(`${name}: judged ${judgement.verdict} by ${judgement.profile}`);
  }
}

async function givenOut(db: Database['db'], validate: Record<string, ValidateFunction>): Promise<void> {
  for (const [entity, list] of Object.entries(LISTS)) {
    const docs: Doc[] = [];
    for await (const some of everyDoc(db, list)) docs.push(...some);
    const wrong = docs.filter((doc) => validate[entity]?.(doc) !== true);
    for (const doc of wrong) console.log(`  ${entity} ${String(doc['id'])} does not validate`);
    console.log(
      `${list} given out: ${docs.length - wrong.length} of ${docs.length} validate against the published schemas, formats included`,
    );
  }
}

function validatorsFrom(schema: string): Record<string, ValidateFunction> {
  const ajv = new Ajv2020.default({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const whole = JSON.parse(readFileSync(join(schema, 'compiled_service_with_definitions.json'), 'utf8')) as {
    definitions: object;
  };
  return {
    service: ajv.compile(whole),
    organization: ajv.compile({ $ref: '#/definitions/organization', definitions: whole.definitions }),
  };
}
