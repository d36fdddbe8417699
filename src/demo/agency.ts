import type { Role } from '#areas/identity/rules/index.ts';
import { addOfficer, addTeam, allTeams, officerAsActor } from '#areas/identity/server/index.ts';
import { setMailbox } from '#areas/intake/server/index.ts';
import type { Actor, Work } from '#platform/work.ts';

export const AGENCY = 'Service Southmark';
export const DOMAIN = 'southmark.example';
/** Of the front desk, for whoever would rather talk. */
export const TELEPHONE = '(02) 5550 1000';

type TeamPlan = { readonly name: string; readonly purpose: string; readonly phone: string };

/** The first one is where mail goes when no other queue is named. */
export const TEAMS = {
  front: {
    name: 'Front desk',
    purpose: 'Where new matters arrive, and the counters at Merrin Street and Port Ellery.',
    phone: TELEPHONE,
  },
  concessions: {
    name: 'Concessions',
    purpose: 'Concession cards, travel concessions and rebates.',
    phone: '(02) 5550 1110',
  },
  fines: { name: 'Fines', purpose: 'Fines, payment plans, nominations and reviews.', phone: '(02) 5550 1120' },
  water: { name: 'Water accounts', purpose: 'Water bills, meters, leaks and hardship.', phone: '(02) 5550 1130' },
  vehicles: {
    name: 'Vehicle registration',
    purpose: 'Registration, transfers and number plates.',
    phone: '(02) 5550 1140',
  },
  certificates: {
    name: 'Births and marriages',
    purpose: 'Certificates, registrations and changes of name.',
    phone: '(02) 5550 1150',
  },
  licences: {
    name: 'Licences',
    purpose: 'Driver licences, photo cards, tests and medical reviews.',
    phone: '(02) 5550 1160',
  },
  complaints: {
    name: 'Complaints',
    purpose: 'Complaints, reviews of decisions, privacy and access to information.',
    phone: '(02) 5550 1170',
  },
} as const satisfies Record<string, TeamPlan>;

export type TeamKey = keyof typeof TEAMS;
const TEAM_KEYS = Object.keys(TEAMS).filter((key): key is TeamKey => key in TEAMS);

const MAILBOXES: readonly (readonly [local: string, team: TeamKey, kind: string])[] = [
  ['desk', 'front', 'enquiry'],
  ['hello', 'front', 'enquiry'],
  ['concessions', 'concessions', 'enquiry'],
  ['fines', 'fines', 'enquiry'],
  ['water', 'water', 'enquiry'],
  ['registration', 'vehicles', 'enquiry'],
  ['certificates', 'certificates', 'enquiry'],
  ['licences', 'licences', 'enquiry'],
  ['complaints', 'complaints', 'complaint'],
  ['privacy', 'complaints', 'access request'],
];

/** The address customers write to about the work of a team. */
export const mailboxOf = (team: TeamKey): string =>
  `${MAILBOXES.find(([, of]) => of === team)?.[0] ?? 'desk'}@${DOMAIN}`;

type OfficerPlan = readonly [name: string, roles: readonly Role[], teams: readonly TeamKey[]];

/** Everybody who works at Service Southmark. Nobody here exists. */
const OFFICERS: readonly OfficerPlan[] = [
  ['Mira Tolentino', ['officer'], ['concessions', 'fines', 'water', 'complaints']],
  ['Dev Raman', ['officer'], ['concessions', 'fines']],
  ['Jo Haldane', ['team leader'], ['concessions', 'fines', 'water', 'complaints']],
  ['Priya Nand', ['complaints manager'], ['complaints', 'concessions']],
  ['Tom Ferreira', ['officer'], ['licences']],
  ['Callum Reyes', ['officer'], ['front', 'concessions']],
  ['Sione Vea', ['officer'], ['front', 'licences']],
  ['Bronte Askew', ['records officer'], ['complaints', 'certificates']],
  ['Wen Holloway', ['administrator'], ['front']],
  ['Nadia Osman', ['administrator', 'team leader'], ['front', 'licences', 'vehicles']],
  ['Alasdair Munro', ['team leader'], ['water', 'front']],
  ['Thandi Mokoena', ['team leader'], ['certificates', 'licences']],
  ['Ines Carvalho', ['officer'], ['concessions', 'front']],
  ['Harriet Plover', ['officer'], ['concessions', 'water']],
  ['Kenji Watts', ['officer'], ['fines']],
  ['Salma Idris', ['officer'], ['fines', 'complaints']],
  ['Rory Delahunt', ['officer'], ['fines', 'vehicles']],
  ['Mele Tupou', ['officer'], ['fines', 'front']],
  ['Oskar Lindqvist', ['officer'], ['water']],
  ['Caitlin Birch', ['officer'], ['water', 'front']],
  ['Phuong Ly', ['officer'], ['water', 'certificates']],
  ['Gareth Pryce', ['officer'], ['vehicles']],
  ['Anjali Thorne', ['officer'], ['vehicles', 'licences']],
  ['Marcus Bell', ['officer'], ['vehicles', 'front']],
  ['Yusra Haddad', ['officer'], ['vehicles']],
  ['Elspeth Crane', ['officer'], ['certificates']],
  ['Tomasz Wilk', ['officer'], ['certificates']],
  ['Ruth Adebayo', ['officer'], ['certificates', 'front']],
  ['Lachie Dunmore', ['officer'], ['licences']],
  ['Sunita Rao', ['officer'], ['licences', 'front']],
  ['Beatriz Fonseca', ['officer'], ['licences', 'vehicles']],
  ['Noah Pemberton', ['officer'], ['complaints']],
  ['Aroha Tane', ['officer'], ['complaints', 'certificates']],
  ['Ffion Hughes', ['officer'], ['front', 'water']],
  ['Darius Kade', ['officer'], ['front', 'fines']],
  ['Leila Farouk', ['officer'], ['front', 'certificates']],
  // They come from outside, and have to do with apprenticeships alone.
  ['Sam Okoro', ['training provider'], []],
  ['Olu Baker', ['assessment administrator'], []],
  ['Ada Lindgren', ['independent assessor'], []],
  ['Quinn Abbott', ['quality assurer'], []],
  ['Eve Lind', ['external examiner'], []],
];

export type Officer = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly teams: readonly TeamKey[];
  readonly actor: Actor;
};

export type Agency = {
  readonly teamIds: Readonly<Record<TeamKey, string>>;
  readonly officers: readonly Officer[];
  readonly named: (name: string) => Officer;
  /** Those who answer the queue of a team. */
  readonly of: (team: TeamKey) => readonly Officer[];
  readonly leaderOf: (team: TeamKey) => Officer;
};

const emailOf = (name: string): string => `${name.toLowerCase().replace(/\W+/g, '.')}@${DOMAIN}`;

/** Teams, mailboxes and officers, as they were on the agency's first day with Kept. */
export async function foundAgency(work: Work): Promise<Agency> {
  const ids = new Map<TeamKey, string>();
  const known = new Map((await allTeams(work.db)).map(({ name, id }) => [name, id]));
  for (const [n, key] of TEAM_KEYS.entries()) {
    const { name, purpose } = TEAMS[key];
    // One millisecond apart, so that the first stays the oldest.
    ids.set(key, known.get(name) ?? (await addTeam({ ...work, now: work.now + n }, { name, purpose })));
  }
  const idOf = (key: TeamKey) => ids.get(key) ?? '';
  for (const [local, team, caseKind] of MAILBOXES)
    await setMailbox(work, { address: `${local}@${DOMAIN}`, teamId: idOf(team), caseKind });
  const officers: Officer[] = [];
  for (const [name, roles, teams] of OFFICERS) {
    const teamIds = teams.map(idOf);
    const email = emailOf(name);
    const { id } = await addOfficer(work, { name, email, roles, teamIds });
    officers.push({ id, name, email, roles, teams, actor: officerAsActor({ id, roles: [...roles], teamIds }) });
  }
  return agencyOf(officers, {
    front: idOf('front'),
    concessions: idOf('concessions'),
    fines: idOf('fines'),
    water: idOf('water'),
    vehicles: idOf('vehicles'),
    certificates: idOf('certificates'),
    licences: idOf('licences'),
    complaints: idOf('complaints'),
  });
}

function agencyOf(officers: readonly Officer[], teamIds: Agency['teamIds']): Agency {
  const find = (what: string, fits: (officer: Officer) => boolean): Officer => {
    const found = officers.find(fits);
    if (found === undefined) throw new Error(`the agency has no ${what}`);
    return found;
  };
  return {
    teamIds,
    officers,
    named: (name) => find(name, (officer) => officer.name === name),
    of: (team) => officers.filter(({ teams, actor }) => teams.includes(team) && actor.may('cases.read')),
    leaderOf: (team) =>
      find(
        `leader of ${team}`,
        ({ teams, roles }) =>
          teams.includes(team) && (roles.includes('team leader') || roles.includes('complaints manager')),
      ),
  };
}
