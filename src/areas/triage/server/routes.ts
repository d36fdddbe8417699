import type { Desk } from '#areas/cases/server/index.ts';
import { serve, type Server } from '#platform/serve.ts';
import * as contract from '../contract.ts';
import { figuresOf } from './figures.ts';
import type { Reader } from './models.ts';
import { sayOf, valuesInUse } from './say.ts';
import { triageOf } from './suggest.ts';
import { trendsNow } from './trends.ts';

export function triageRoutes(server: Server, { desk, models }: { desk: Desk; models: Reader }): void {
  serve(server, contract, {
    ofCase: (reading, { params }) => triageOf(models, reading, params.id),
    say: async (work, { params, body }) => {
      await sayOf(desk, work, params.id, body);
      return { done: true } as const;
    },
    values: (reading) => valuesInUse(reading),
    trends: (reading) => trendsNow(reading),
    figures: (reading) => figuresOf(models, reading),
  });
}
