import { serve, type Server } from '#platform/serve.ts';
import * as contract from '../contract.ts';
import { staffingOf } from './staffing.ts';

export const routingRoutes = (server: Server, zone: string): void =>
  serve(server, contract, { staffing: (reading, { query }) => staffingOf(reading, zone, query) });
