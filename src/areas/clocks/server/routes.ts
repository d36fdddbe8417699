import { visibleFacts } from '#areas/cases/server/index.ts';
import type { Standards } from '#areas/standards/server/index.ts';
import { serve, type Server } from '#platform/serve.ts';
import * as contract from '../contract.ts';
import { extendClock, giveCause, type SendNotice } from './extend.ts';
import { readClocks, type Agency } from './read.ts';
import { markSeen, toldTo } from './tell.ts';

const DONE = { done: true } as const;

type Serving = { readonly standards: Standards; readonly agency: Agency; readonly sendNotice: SendNotice };

export function clockRoutes(server: Server, { standards, agency, sendNotice }: Serving): void {
  serve(server, contract, {
    ofCase: (reading, { params }) => readClocks(standards, reading, agency, params.id),
    extend: (work, { params, body }) => extendClock({ standards, sendNotice }, work, params.id, body),
    giveCause: (work, { params, body }) => giveCause(work, params.id, body).then(() => DONE),
    toldMe: async (reading) => {
      const rows = await toldTo(reading);
      const facts = await visibleFacts(
        reading,
        rows.map(({ caseId }) => caseId),
      );
      // Somebody who was told may have lost the case since.
      return {
        told: rows.flatMap((row) => {
          const at = facts.get(row.caseId);
          return at === undefined ? [] : [{ ...row, reference: at.reference }];
        }),
      };
    },
    seen: (work, { params }) => markSeen(work, params.id).then(() => DONE),
  });
}
