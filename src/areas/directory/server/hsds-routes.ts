import { serve, type Server } from '#platform/serve.ts';
import {
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
} from '../contract.ts';
import {
  organizationById,
  organizationsPage,
  placeById,
  placesPage,
  serviceById,
  servicesPage,
  taxonomiesPage,
  taxonomyById,
  termById,
  termsPage,
} from './hsds-api.ts';

/** What a directory says of itself: the version it speaks, and where both that and its answers are described. */
const ABOUT = {
  version: '3.0',
  profile: 'https://docs.openreferral.org/en/3.0/',
  openapi_url: 'https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json',
};

/** What everybody may ask: the directory as the standard has it. */
export const PUBLIC = {
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
};

export function hsdsRoutes(server: Server): void {
  // It is public, so a page of any other site may read it, too.
  server.http.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/hsds/')) reply.header('access-control-allow-origin', '*');
  });
  serve(server, PUBLIC, {
    hsdsAbout: async () => ABOUT,
    hsdsServices: (reading, { query }) => servicesPage(reading, query),
    hsdsService: ({ db }, { params }) => serviceById(db, params.id),
    hsdsOrganizations: (reading, { query }) => organizationsPage(reading, query),
    hsdsOrganization: ({ db }, { params }) => organizationById(db, params.id),
    hsdsPlaces: (reading, { query }) => placesPage(reading, query),
    hsdsPlace: ({ db }, { params }) => placeById(db, params.id),
    hsdsTaxonomies: (reading, { query }) => taxonomiesPage(reading, query),
    hsdsTaxonomy: ({ db }, { params }) => taxonomyById(db, params.id),
    hsdsTerms: (reading, { query }) => termsPage(reading, query),
    hsdsTerm: ({ db }, { params }) => termById(db, params.id),
  });
}
