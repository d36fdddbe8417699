import type { Means } from '#areas/knowledge/server/index.ts';
import { sharedTemplates } from '#areas/correspondence/server/index.ts';
import { findServices } from '#areas/directory/server/index.ts';

/** What a guide may end with besides words: a template that is in use, and somebody outside whom the directory finds. */
export const GUIDE_MEANS: Means = {
  // Somebody's own template is nothing another officer could write with.
  templates: async (reading) => [
    ...new Set(
      (await sharedTemplates(reading)).flatMap((one) => (one.retiredAt === null && one.ofId === null ? one.name : [])),
    ),
  ],
  services: async (reading, words, most) =>
    (await findServices(reading, { q: words, limit: most })).services.map(({ name }) => name),
};
