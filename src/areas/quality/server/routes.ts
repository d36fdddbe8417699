import type { ReadLog } from '#areas/records/server/index.ts';
import { serve, type Server } from '#platform/serve.ts';
import * as contract from '../contract.ts';
import { agreementIn, outcomesIn } from './figures.ts';
import { giveLook, openLooks, readLook, setShare } from './looks.ts';

const DONE = { done: true } as const;

type At = { readonly zone: string; readonly readLog: ReadLog };

export function qualityRoutes(server: Server, { zone, readLog }: At): void {
  serve(server, contract, {
    looks: (reading) => openLooks(reading),
    look: (reading, { params }) => readLook(reading, readLog, params.id),
    giveLook: (work, { params, body }) => giveLook(work, params.id, body),
    setShare: (work, { body }) => setShare(work, body.sharePercent).then(() => DONE),
    agreement: (reading, { query }) => agreementIn(zone, reading, query),
    outcomes: async (reading, { query }) => ({ figures: await outcomesIn(zone, reading, query) }),
  });
}
