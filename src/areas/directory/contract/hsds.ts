import { z } from 'zod';
import { question } from '#kernel/ask.ts';
import { ANYONE } from '#kernel/endpoint.ts';
import { byId, id } from '#kernel/fields.ts';

/**
 * The directory for other systems, as Open Referral HSDS 3.0 says: read-only, for everybody, paged. What it holds is public by
 * its nature; how we turn to an organisation and what a referral needs is not part of it.
 */
const thing = z.looseObject({ id: z.string() });
const page = z.object({
  total_items: z.number(),
  total_pages: z.number(),
  page_number: z.number(),
  size: z.number(),
  first_page: z.boolean(),
  last_page: z.boolean(),
  empty: z.boolean(),
  contents: z.array(thing),
});

const yes = z
  .enum(['true', 'false', '1', '0'])
  .transform((text) => text === 'true' || text === '1')
  .optional();
const paging = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  per_page: z.coerce.number().int().min(1).max(500).default(50),
  format: z.enum(['json']).optional(),
};
const search = z.string().max(300).optional();
const services = {
  search,
  taxonomy_term_id: id.optional(),
  taxonomy_id: id.optional(),
  organization_id: id.optional(),
  modified_after: z
    .string()
    .max(40)
    .refine((text) => !Number.isNaN(Date.parse(text)), 'is not a moment, such as 2026-04-02T09:00:00Z')
    .optional(),
  minimal: yes,
  full: yes,
};

export const hsdsAbout = question({
  path: '/hsds/',
  may: ANYONE,
  reply: z.object({ version: z.string(), profile: z.string(), openapi_url: z.string() }),
});

export const hsdsServices = question({
  path: '/hsds/services',
  may: ANYONE,
  query: z.object({ ...paging, ...services }),
  reply: page,
});
export const hsdsService = question({ path: '/hsds/services/:id', may: ANYONE, params: byId, reply: thing });

export const hsdsOrganizations = question({
  path: '/hsds/organizations',
  may: ANYONE,
  query: z.object({
    ...paging,
    search,
    taxonomy_term_id: id.optional(),
    taxonomy_id: id.optional(),
    full: yes,
    full_service: yes,
  }),
  reply: page,
});
export const hsdsOrganization = question({ path: '/hsds/organizations/:id', may: ANYONE, params: byId, reply: thing });

export const hsdsPlaces = question({
  path: '/hsds/service_at_locations',
  may: ANYONE,
  query: z.object({
    ...paging,
    ...services,
    postcode: z.string().max(20).optional(),
    /** Metres from the middle of that postcode. */
    proximity: z.string().max(12).optional(),
  }),
  reply: page,
});
export const hsdsPlace = question({ path: '/hsds/service_at_locations/:id', may: ANYONE, params: byId, reply: thing });

export const hsdsTaxonomies = question({
  path: '/hsds/taxonomies',
  may: ANYONE,
  query: z.object({ ...paging, search }),
  reply: page,
});
export const hsdsTaxonomy = question({ path: '/hsds/taxonomies/:id', may: ANYONE, params: byId, reply: thing });

export const hsdsTerms = question({
  path: '/hsds/taxonomy_terms',
  may: ANYONE,
  query: z.object({ ...paging, search, taxonomy_id: id.optional(), parent_id: id.optional(), top_only: yes }),
  reply: page,
});
export const hsdsTerm = question({ path: '/hsds/taxonomy_terms/:id', may: ANYONE, params: byId, reply: thing });
