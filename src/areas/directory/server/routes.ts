import { activeOfficers } from '#areas/identity/server/index.ts';
import { serve, type Server } from '#platform/serve.ts';
import type { Work } from '#platform/work.ts';
import * as contract from '../contract.ts';
import { addOrganization, addService, assureService, changeOrganization, changeService, type Desk } from './change.ts';
import { findServices, type Found } from './find.ts';
import { hsdsRoutes, PUBLIC } from './hsds-routes.ts';
import { organizationsByName, readOrganization, readService, staleServices } from './read.ts';
import { allSynonyms, dropSynonym, saveSynonym } from './synonyms.ts';

/** What officers ask; what everybody may is answered beside it. */
type Officers = Omit<typeof contract, keyof typeof PUBLIC>;

const asHit = ({ because, ...it }: Found) => ({ ...it, because: [...because] });
const done = { done: true } as const;

export function directoryRoutes(server: Server, desk: Desk): void {
  hsdsRoutes(server);
  serve<Officers>(server, contract, {
    search: async (reading, { query: { q, place, organization, from, limit } }) => {
      const { services, corrected, total } = await findServices(reading, {
        q,
        place,
        organizationId: organization,
        from,
        limit,
      });
      return { services: services.map(asHit), corrected: [...corrected], total };
    },
    service: (reading, { params }) => readService(reading, params.id),
    organizations: async (reading, { query }) => ({ organizations: await organizationsByName(reading, query.q) }),
    organization: (reading, { params }) => readOrganization(reading, params.id),
    addService: async (work, { params, body }) => ({ id: await addService(desk, work, params.id, body) }),
    changeService: async (work, { params, body }) => ({ version: await changeService(desk, work, params.id, body) }),
    assure: async (work, { params }) => {
      await assureService(desk, work, params.id, await addressOf(work));
      return done;
    },
    addOrganization: async (work, { body }) => ({ id: await addOrganization(desk, work, body) }),
    changeOrganization: async (work, { params, body }) => ({
      version: await changeOrganization(desk, work, params.id, body),
    }),
    stale: (reading, { query }) => staleServices(reading, query.from),
    synonyms: async ({ db }) => ({
      synonyms: (await allSynonyms(db)).map(({ id, words }) => ({ id, words: [...words] })),
    }),
    saveSynonym: async (work, { body }) => ({ id: await saveSynonym(work, body.id, body.words) }),
    dropSynonym: async (work, { params }) => {
      await dropSynonym(work, params.id);
      return done;
    },
  });
}

/** Under which address somebody answers for what they assured. */
async function addressOf(work: Work): Promise<string> {
  const [card] = work.actor.id === null ? [] : await activeOfficers(work, { officerId: work.actor.id });
  return card?.email ?? '';
}
