import { keepGathered, relate, saveSynonym } from '#areas/directory/server/index.ts';
import { finished, gatherOne, nothingYet, type Askable, type Doc } from '#areas/directory/rules/index.ts';
import { textOfDay } from '#kernel/civil.ts';
import { DAY } from '#kernel/time.ts';
import type { Work } from '#platform/work.ts';
import { chanceFrom } from './engine/chance.ts';
import { AGENCIES, CITIES, SAME_WORDS, TOPICS, type Topic } from './words/directory.ts';

/** The same agency has the same ids every time. */
const idOf = (seed: string): string => {
  const chance = chanceFrom(`directory ${seed}`);
  const hex = (n: number) => Array.from({ length: n }, () => chance.below(16).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
};

/** An agency of the demo, in its directory. */
export const organizationIdOf = (agency: string): string => idOf(agency);

const STREETS = ['Quay Street', 'Station Road', 'Alder Avenue', 'Merrin Street', 'Court Lane', 'Ferry Parade'];
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR'];

function locationOf(agency: string, n: number): Doc {
  const [city = '', postcode = '', lat = 0, lon = 0] = CITIES[n % CITIES.length] ?? [];
  const id = idOf(`${agency} at ${city}`);
  const chance = chanceFrom(id);
  return {
    id,
    location_type: 'physical',
    name: `${agency}, ${city}`,
    latitude: Math.round((lat + chance.unit() / 50) * 1e5) / 1e5,
    longitude: Math.round((lon + chance.unit() / 50) * 1e5) / 1e5,
    transportation: `${chance.between(2, 12)} minutes on foot from ${city} station.`,
    addresses: [
      {
        id: idOf(`${id} address`),
        address_1: `${chance.between(1, 220)} ${chance.one(STREETS)}`,
        city,
        state_province: 'Southmark',
        postal_code: postcode,
        country: 'AU',
        address_type: 'physical',
      },
    ],
    accessibility: [
      { id: idOf(`${id} access`), description: 'Step-free entrance, accessible toilet, hearing loop at the counter.' },
    ],
  };
}

type Making = { readonly agency: string; readonly domain: string; readonly now: number };

function serviceOf({ agency, domain, now }: Making, topic: Topic, act: Topic['acts'][number], organization: Doc): Doc {
  const [verb, how] = act;
  const seed = `${agency} ${topic.thing} ${verb}`;
  const chance = chanceFrom(`service ${seed}`);
  const id = idOf(seed);
  const [opens, closes] = chance.one([
    ['08:30', '17:00'],
    ['09:00', '16:30'],
    ['10:00', '18:00'],
  ] as const);
  const assured = now - chance.below(560) * DAY;
  const free = chance.perhaps(0.7);
  const home = chanceFrom(`${agency} home`).below(CITIES.length);
  return {
    id,
    name: `${verb} ${topic.thing}`.replace(/^./, (first) => first.toUpperCase()),
    description: `${how.replaceAll('THING', topic.thing)} ${topic.about}`,
    status: chance.perhaps(0.02) ? 'temporarily closed' : 'active',
    url: `https://${domain}/${topic.thing.replaceAll(/\W+/g, '-')}`,
    email: `${topic.thing.split(' ').at(-1)}@${domain}`,
    eligibility_description: topic.who,
    application_process: chance.one([
      'Online, by telephone or at a counter.',
      'By telephone first; they call back within two days.',
      'At a counter, with an appointment.',
    ]),
    fees_description: free ? 'Free.' : `$${chance.between(2, 40) * 5}; free with a concession card.`,
    wait_time: `${chance.between(1, 20)} working days`,
    interpretation_services: 'Interpreters by telephone in any language, free.',
    assured_date: textOfDay(Math.floor(assured / DAY)),
    assurer_email: `directory@${domain}`,
    last_modified: new Date(assured).toISOString(),
    phones: [{ id: idOf(`${id} phone`), number: `(02) 5550 ${String(chance.between(2000, 8999))}`, type: 'voice' }],
    required_documents: topic.bring.map((document, n) => ({ id: idOf(`${id} paper ${n}`), document })),
    schedules: [
      {
        id: idOf(`${id} hours`),
        freq: 'WEEKLY',
        byday: DAYS.join(','),
        opens_at: opens,
        closes_at: closes,
        valid_from: '2026-01-01',
      },
    ],
    service_areas: [{ id: idOf(`${id} area`), name: 'Southmark' }],
    ...(chance.perhaps(0.01) ? { alert: 'Their telephone line is down this week: use the web or the counter.' } : {}),
    organization,
    service_at_locations: [0, 1].slice(0, chance.between(1, 2)).map((n) => ({
      id: idOf(`${id} there ${n}`),
      location: locationOf(agency, home + n),
    })),
  };
}

/** What a sort of help has to be told about somebody who is referred to it. */
const asksOf = (topic: Topic): Askable[] =>
  topic.acts[0]?.[0] === 'Get'
    ? ['phone', 'language', 'needs', 'what they need']
    : topic.acts[0]?.[0] === 'Report'
      ? ['phone', 'their words']
      : ['email', 'phone', 'their words', 'what they expect'];

const RIGHTS =
  'You can ask for the reasons of a decision in writing, have somebody else look at it within 28 days, and bring somebody to speak for you.';
const RESPONSIBILITIES =
  'Tell them the truth and what changes, keep the times you book, and bring the papers they ask for.';

const relationOf = (id: string, topic: Topic) => ({
  id,
  needs: topic.words,
  rights: RIGHTS,
  responsibilities: RESPONSIBILITIES,
  asks: asksOf(topic),
});

/** Fifty agencies that do not exist, and a thousand things they do, put together from one table of words. */
export async function writeDirectory(work: Work, now: number): Promise<void> {
  const to = nothingYet();
  const organizations = [];
  const services = [];
  for (const [n, [agency, kind, topics]] of AGENCIES.entries()) {
    const domain = `${agency.toLowerCase().replaceAll(/\W+/g, '')}.example`;
    const id = idOf(agency);
    const organization: Doc = {
      id,
      name: agency,
      description: `${agency} serves the people of Southmark.`,
      email: `hello@${domain}`,
      website: `https://${domain}`,
    };
    const way = n % 5 === 4 ? ('phone' as const) : ('email' as const);
    const contactRules = `Monday to Friday, nine to five. Ask for the intake team. Never send health papers by e-mail.`;
    organizations.push({ id, kind, way, referTo: `referrals@${domain}`, contactRules, answersWithin: 2 + (n % 4) });
    gatherOne(to, 'organization', organization, agency);
    const acts = topics
      .split(' ')
      .map(topicCalled)
      .flatMap((topic) => topic.acts.map((act) => ({ topic, act })));
    for (const { topic, act } of acts) {
      const doc = serviceOf({ agency, domain, now }, topic, act, organization);
      const serviceId = gatherOne(to, 'service', doc, agency);
      if (serviceId !== undefined) services.push(relationOf(serviceId, topic));
    }
  }
  await keepGathered(work, finished(to, { organizations: new Set() }));
  await relate(work, { organizations, services });
  for (const words of SAME_WORDS) await saveSynonym(work, undefined, words);
}

function topicCalled(key: string): Topic {
  const topic = TOPICS[key];
  if (topic === undefined) throw new Error(`the directory has no topic ${key}`);
  return topic;
}
