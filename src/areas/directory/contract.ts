import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { ASKABLE, KINDS, STATUSES, WAYS } from './rules/index.ts';

export {
  hsdsAbout,
  hsdsOrganization,
  hsdsOrganizations,
  hsdsPlace,
  hsdsPlaces,
  hsdsService,
  hsdsServices,
  hsdsTaxonomies,
  hsdsTaxonomy,
  hsdsTerm,
  hsdsTerms,
} from './contract/hsds.ts';

const freshness = z.enum(['fresh', 'stale', 'never assured']);
const way = z.enum(WAYS);
const kind = z.enum(KINDS);
const status = z.enum(STATUSES);
const long = (most: number) => z.string().trim().max(most).default('');

const found = z.object({
  id,
  name: z.string(),
  summary: z.string(),
  organizationId: id,
  organization: z.string(),
  status: z.string(),
  alert: z.string(),
  places: z.string(),
  assuredOn: z.string().nullable(),
  freshness,
  /** The words of what was looked for that led here. */
  because: z.array(z.string()),
});

/** Services by a need in people’s words, by whose they are and by a place. */
export const search = question({
  path: '/api/directory',
  may: 'directory.read',
  query: z.object({
    q: z.string().max(300).default(''),
    place: z.string().max(100).optional(),
    organization: id.optional(),
    from: z.coerce.number().int().min(0).max(10_000).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  reply: z.object({
    services: z.array(found),
    total: z.number(),
    corrected: z.array(z.object({ typed: z.string(), used: z.string() })),
  }),
});

const phone = z.object({ number: z.string(), about: z.string() });

/** All that an officer tells a customer about a service, and what a referral to it takes. */
export const service = question({
  path: '/api/directory/services/:id',
  may: 'directory.read',
  params: byId,
  reply: z.object({
    id,
    version: z.number(),
    changedAt: instant,
    organization: z.object({
      id,
      name: z.string(),
      kind,
      way,
      referTo: z.string().nullable(),
      answersWithin: z.number(),
    }),
    freshness,
    needs: z.string(),
    rights: z.string(),
    responsibilities: z.string(),
    asks: z.array(z.string()),
    view: z.object({
      name: z.string(),
      alternateName: z.string(),
      description: z.string(),
      status: z.string(),
      url: z.string(),
      email: z.string(),
      alert: z.string(),
      eligibility: z.string(),
      ages: z.tuple([z.number().nullable(), z.number().nullable()]),
      application: z.string(),
      fees: z.string(),
      costs: z.array(z.string()),
      waitTime: z.string(),
      interpretation: z.string(),
      documents: z.array(z.string()),
      languages: z.array(z.string()),
      phones: z.array(phone),
      contacts: z.array(z.object({ name: z.string(), about: z.string(), email: z.string() })),
      hours: z.array(z.string()),
      areas: z.array(z.string()),
      terms: z.array(z.string()),
      assuredOn: z.string(),
      assurer: z.string(),
    }),
    places: z.array(
      z.object({
        name: z.string(),
        type: z.string(),
        address: z.string(),
        transport: z.string(),
        accessibility: z.array(z.string()),
        phones: z.array(phone),
        hours: z.array(z.string()),
      }),
    ),
  }),
});

const organizationLine = z.object({ id, name: z.string(), kind, services: z.number(), way });

/** Everybody in the directory by name, with how many services each has. */
export const organizations = question({
  path: '/api/directory/organizations',
  may: 'directory.read',
  query: z.object({ q: z.string().max(200).default('') }),
  reply: z.object({ organizations: z.array(organizationLine) }),
});

export const organization = question({
  path: '/api/directory/organizations/:id',
  may: 'directory.read',
  params: byId,
  reply: z.object({
    id,
    version: z.number(),
    name: z.string(),
    alternateName: z.string(),
    description: z.string(),
    email: z.string(),
    website: z.string(),
    phones: z.array(phone),
    kind,
    way,
    referTo: z.string().nullable(),
    contactRules: z.string(),
    answersWithin: z.number(),
    services: z.array(z.object({ id, name: z.string(), status: z.string(), freshness, alert: z.string() })),
  }),
});

const serviceFields = {
  name: words(300),
  alternateName: long(300),
  description: long(8000),
  status,
  url: z.union([z.url(), z.literal('')]).default(''),
  email: z.union([z.email(), z.literal('')]).default(''),
  alert: long(1000),
  eligibility: long(4000),
  application: long(4000),
  fees: long(2000),
  waitTime: long(300),
  interpretation: long(1000),
  documents: z.array(words(500)).max(30).default([]),
  needs: long(2000),
  rights: long(4000),
  responsibilities: long(4000),
  asks: z.array(z.enum(ASKABLE)).max(ASKABLE.length).default([]),
};

export const addService = command({
  path: '/api/directory/organizations/:id/services',
  may: 'directory.change',
  once: true,
  params: byId,
  body: z.object(serviceFields),
  reply: z.object({ id }),
});

export const changeService = command({
  path: '/api/directory/services/:id',
  may: 'directory.change',
  params: byId,
  body: z.object({ version: z.int32().positive(), ...serviceFields }),
  reply: z.object({ version: z.number() }),
});

/** Somebody has made sure that what is written about a service is right, today. */
export const assure = command({
  path: '/api/directory/services/:id/assure',
  may: 'directory.change',
  params: byId,
  reply: done,
});

const organizationFields = {
  name: words(300),
  alternateName: long(300),
  description: long(8000),
  email: z.union([z.email(), z.literal('')]).default(''),
  website: z.union([z.url(), z.literal('')]).default(''),
  kind,
  way,
  referTo: z.email().nullable().default(null),
  contactRules: long(2000),
  answersWithin: z.number().int().min(1).max(90).default(5),
};

export const addOrganization = command({
  path: '/api/directory/organizations',
  may: 'directory.change',
  once: true,
  body: z.object(organizationFields),
  reply: z.object({ id }),
});

export const changeOrganization = command({
  path: '/api/directory/organizations/:id',
  may: 'directory.change',
  params: byId,
  body: z.object({ version: z.int32().positive(), ...organizationFields }),
  reply: z.object({ version: z.number() }),
});

/** Services nobody has made sure of for twelve months, those never assured first. */
export const stale = question({
  path: '/api/directory/stale',
  may: 'directory.read',
  query: z.object({ from: z.coerce.number().int().min(0).max(10_000).default(0) }),
  reply: z.object({
    total: z.number(),
    services: z.array(
      z.object({
        id,
        name: z.string(),
        organization: z.string(),
        organizationId: id,
        assuredOn: z.string().nullable(),
        freshness,
      }),
    ),
  }),
});

/** Words that mean the same to those who look. */
export const synonyms = question({
  path: '/api/directory/synonyms',
  may: 'directory.read',
  reply: z.object({ synonyms: z.array(z.object({ id, words: z.array(z.string()) })) }),
});

export const saveSynonym = command({
  path: '/api/directory/synonyms',
  may: 'directory.change',
  once: true,
  body: z.object({ id: id.optional(), words: z.array(words(60)).min(2).max(30) }),
  reply: z.object({ id }),
});

export const dropSynonym = command({
  path: '/api/directory/synonyms/:id/drop',
  may: 'directory.change',
  params: byId,
  reply: done,
});
