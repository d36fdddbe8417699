import type { Desk } from '#areas/cases/server/index.ts';
import { skillsOf } from '#areas/roster/server/index.ts';
import { serve, type Server } from '#platform/serve.ts';
import * as contract from '../contract.ts';
import { addConflict, endConflict, endSoleContact, setSoleContact } from './exceptions.ts';
import { openArrivals } from './board/arrivals.ts';
import { readBoard } from './board/board.ts';
import { setHeed } from './heed.ts';
import { heedsOf } from './own-needs.ts';
import { takeNext } from './next.ts';
import { queueRules, setQueueRule } from './queue-rules.ts';
import { listWaiting, markOpened, routingOfCase, whoCould } from './read.ts';
import { staffingOf } from './staffing.ts';

const DONE = { done: true } as const;

export function routingRoutes(server: Server, desk: Desk): void {
  const arrivals = openArrivals(desk.zone);
  serve(server, contract, {
    board: (reading, { query }) => readBoard(reading, { zone: desk.zone, arrivals, team: query.team }),
    staffing: (reading, { query }) => staffingOf(reading, desk.zone, query),
    queueRules: (reading) => queueRules(reading),
    setQueueRule: (work, { params, body }) => setQueueRule(desk.live, work, params.id, body).then(() => DONE),
    ownNeeds: async ({ db }) => ({ heeds: [...(await heedsOf(db))] }),
    setOwnNeed: (work, { body }) => setHeed(desk.live, work, body).then(() => DONE),
    whoCould: (reading, { query }) => whoCould(reading, query),
    waiting: (reading, { query }) => listWaiting(reading, query.team),
    ofCase: (reading, { params }) => routingOfCase(reading, params.id),
    next: async (work) => ({ ...(await takeNext(desk, work)), skills: [...(await skillsOf(work.db))] }),
    opened: (work, { params }) => markOpened(work, params.id).then(() => DONE),
    addConflict: async (work, { params, body }) => ({ id: await addConflict(desk.live, work, params.id, body) }),
    endConflict: (work, { params }) => endConflict(desk.live, work, params.id).then(() => DONE),
    setSoleContact: async (work, { params, body }) => ({
      id: await setSoleContact(desk.live, work, params.id, body),
    }),
    endSoleContact: (work, { params }) => endSoleContact(desk.live, work, params.id).then(() => DONE),
  });
}
