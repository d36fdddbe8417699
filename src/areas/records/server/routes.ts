import { z } from 'zod';
import { cursorOf, placeOf } from '#platform/cursor.ts';
import { serve, type Server } from '#platform/serve.ts';
import * as contract from '../contract.ts';
import { eventsOf } from './events.ts';
import { verify } from './seal.ts';

const PAGE = 100;

export const recordRoutes = (server: Server) =>
  serve(server, contract, {
    events: async ({ db }, { query }) => {
      const place = placeOf(query.after, z.tuple([z.int().positive()]));
      const events = await eventsOf(db, {
        caseIds: query.case === undefined ? undefined : [query.case],
        customerId: query.customer,
        actorId: query.officer,
        before: place?.[0],
        limit: PAGE,
      });
      const last = events.at(-1);
      return { events, next: events.length === PAGE && last !== undefined ? cursorOf([last.seq]) : null };
    },
    // The verdict is about the whole database, so it reads outside any transaction of the request.
    verify: async () => {
      const verdict = await verify(server.db);
      return { ...verdict, intact: verdict.firstBroken === null };
    },
  });
