import { serve, type Server } from '#platform/serve.ts';
import * as contract from '../contract.ts';
import { endFeed, makeFeed } from './feed.ts';
import { approveLeave, askLeave, declineLeave, withdrawLeave } from './leave.ts';
import { myRoster } from './mine.ts';
import { assign, changePattern, closePattern, endAssignment, listPatterns, makePattern } from './patterns.ts';
import { planTeam, publishTeam } from './plan.ts';
import { becomeMe, colleaguesHere, presenceOf, setCapacity, takeLess } from './present.ts';
import type { Roster } from './roster.ts';
import { addShift, cancelShift, changeShift } from './shifts.ts';
import { giveSkillTo, skillMatrix, takeSkillFrom } from './skill-matrix.ts';
import { closeSkill, makeSkill } from './skills.ts';
import { approveSwap, declineSwap, offerShift, takeSwap, withdrawSwap } from './swaps.ts';
import { seeTold } from './told.ts';
import { setLimits, teamWeek, waitingToDecide } from './team.ts';

const DONE = { done: true } as const;

export function rosterRoutes(server: Server, roster: Roster): void {
  const { live } = server;
  serve(server, contract, {
    mine: (reading, { query }) => myRoster(roster, reading, query),
    seen: (work) => seeTold(work).then(() => DONE),
    presence: (reading) => presenceOf(reading),
    here: (reading) => colleaguesHere(reading),
    become: (work, { body }) => becomeMe(live, work, body.state).then(() => DONE),
    takeLess: (work, { body }) => takeLess(live, work, body).then(() => DONE),
    askLeave: async (work, { body }) => ({ id: await askLeave(roster, work, body) }),
    withdrawLeave: (work, { params }) => withdrawLeave(roster, work, params.id).then(() => DONE),
    offerShift: async (work, { params, body }) => ({ id: await offerShift(roster, work, params.id, body) }),
    takeSwap: (work, { params, body }) => takeSwap(roster, work, params.id, body.returnShiftId).then(() => DONE),
    withdrawSwap: (work, { params }) => withdrawSwap(roster, work, params.id).then(() => DONE),
    makeFeed: async (work) => ({ address: await makeFeed(roster, work) }),
    endFeed: (work) => endFeed(work).then(() => DONE),
    team: (reading, { query }) => teamWeek(roster, reading, query),
    toDecide: (reading) => waitingToDecide(reading),
    approveLeave: async (work, { params }) => ({ cancelled: await approveLeave(roster, work, params.id) }),
    declineLeave: (work, { params, body }) => declineLeave(roster, work, params.id, body.reason).then(() => DONE),
    approveSwap: (work, { params }) => approveSwap(roster, work, params.id).then(() => DONE),
    declineSwap: (work, { params, body }) => declineSwap(roster, work, params.id, body.reason).then(() => DONE),
    patterns: (reading, { query }) => listPatterns(roster, reading, query.team),
    makePattern: async (work, { body }) => ({ id: await makePattern(roster, work, body) }),
    changePattern: (work, { params, body }) => changePattern(roster, work, params.id, body).then(() => DONE),
    closePattern: (work, { params }) => closePattern(roster, work, params.id).then(() => DONE),
    assign: async (work, { params, body }) => ({ id: await assign(roster, work, params.id, body) }),
    endAssignment: (work, { params, body }) => endAssignment(roster, work, params.id, body.lastDay).then(() => DONE),
    plan: (work, { body }) => planTeam(roster, work, body),
    publish: async (work, { body }) => ({ published: await publishTeam(roster, work, body) }),
    addShift: async (work, { body }) => ({ id: await addShift(roster, work, body) }),
    changeShift: (work, { params, body }) => changeShift(roster, work, params.id, body).then(() => DONE),
    cancelShift: (work, { params }) => cancelShift(roster, work, params.id).then(() => DONE),
    setLimits: (work, { body }) => setLimits(roster, work, body).then(() => DONE),
    skills: (reading, { query }) => skillMatrix(reading, query),
    makeSkill: async (work, { body }) => ({ id: await makeSkill(work, body) }),
    closeSkill: (work, { params }) => closeSkill(work, params.id).then(() => DONE),
    giveSkill: (work, { params, body }) => giveSkillTo(live, work, { skillId: params.id, ...body }).then(() => DONE),
    takeSkill: (work, { params, body }) => takeSkillFrom(live, work, { skillId: params.id, ...body }).then(() => DONE),
    setCapacity: (work, { body }) => setCapacity(live, work, body).then(() => DONE),
  });
}
