import { visibleFacts } from '#areas/cases/server/index.ts';
import { serve, type Server } from '#platform/serve.ts';
import * as contract from '../contract.ts';
import { extendClock, giveCause, type Extending } from './extend.ts';
import { readClocks, type Agency } from './read.ts';
import { markSeen, toldTo } from './tell.ts';

const DONE = { done: true } as const;

type Serving = Extending & { readonly agency: Agency };

export function clockRoutes(server: Server, { agency, ...extending }: Serving): void {
  const { standards } = extending;
  serve(server, contract, {
    ofCase: (reading, { params }) => readClocks(standards, reading, agency, params.id),
    extend: (work, { params, body }) => extendClock(extending, work, params.id, body),
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
