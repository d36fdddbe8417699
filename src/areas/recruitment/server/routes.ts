import { serve, type Server } from '#platform/serve.ts';
import * as contract from '../contract.ts';
import {
  addCandidate,
  closeRound,
  joinPanel,
  openRound,
  partOf,
  roundFor,
  roundsFor,
  withdrawCandidate,
} from './rounds.ts';
import { agree, judge, standAside } from './sheets.ts';

const DONE = { done: true } as const;

export function recruitmentRoutes(server: Server): void {
  serve(server, contract, {
    part: partOf,
    rounds: roundsFor,
    openRound: async (work, { body }) => ({ id: await openRound(work, body) }),
    round: (reading, { params }) => roundFor(reading, params.id),
    joinPanel: (work, { params, body }) => joinPanel(work, params.id, body.officerId).then(() => DONE),
    addCandidate: async (work, { params, body }) => ({ id: await addCandidate(work, params.id, body) }),
    withdrawCandidate: (work, { params }) => withdrawCandidate(work, params.id).then(() => DONE),
    judge: (work, { params, body }) => judge(work, params.id, body).then(() => DONE),
    standAside: (work, { params, body }) => standAside(work, params.id, body.why).then(() => DONE),
    agree: (work, { params, body }) => agree(work, params.id, body).then(() => DONE),
    closeRound: (work, { params, body }) => closeRound(work, params.id, body.outcome).then(() => DONE),
  });
}
