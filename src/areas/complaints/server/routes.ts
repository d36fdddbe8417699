import { serve, type Server } from '#platform/serve.ts';
import * as contract from '../contract.ts';
import { answerComplaint, draftAnswer, type Answering } from './answer.ts';
import { recordComplaint, refuseComplaint, setLearned, startMatter, takeThoughLate, treatAsRequest } from './intake.ts';
import { finishAction, learnFrom } from './causes.ts';
import { closeComplaint, lookAgain } from './closing.ts';
import { comeBack, goOutside } from './outside.ts';
import { addIssue, assessIssue, findOn } from './issues.ts';
import { readComplaint } from './read.ts';
import { casesBehind, reportOf } from './report.ts';
import { topicNames, triageOf } from './triage.ts';
import { addRemedy, finishRemedy, type Paying } from './remedies.ts';
import { goToNextStage, nameOfficer } from './stages.ts';

const DONE = { done: true } as const;

export function complaintRoutes(server: Server, at: Answering & Paying): void {
  serve(server, contract, {
    ofCase: (reading, { params }) => readComplaint(at.complaints, reading, params.id),
    record: async (work, { params, body }) => ({ caseId: await recordComplaint(at, work, params.id, body) }),
    treatAsRequest: (work, { params, body }) => treatAsRequest(at, work, params.id, body).then(() => DONE),
    refuse: (work, { params, body }) => refuseComplaint(at, work, params.id, body).then(() => DONE),
    takeThoughLate: (work, { params, body }) => takeThoughLate(at, work, params.id, body.reasons).then(() => DONE),
    setLearned: (work, { params, body }) => setLearned(at, work, params.id, body.learnedOn).then(() => DONE),
    startMatter: async (work, { params, body }) => ({ caseId: await startMatter(at, work, params.id, body) }),
    learn: (work, { params, body }) => learnFrom(at, work, params.id, body).then(() => DONE),
    finishAction: (work, { params, body }) => finishAction(at, work, params.id, body).then(() => DONE),
    close: (work, { params, body }) => closeComplaint(at, work, params.id, body).then(() => DONE),
    lookAgain: (work, { params, body }) => lookAgain(at, work, params.id, body.why).then(() => DONE),
    goOutside: async (work, { params, body }) => ({ id: await goOutside(at, work, params.id, body) }),
    comeBack: (work, { params, body }) => comeBack(at, work, params.id, body).then(() => DONE),
    addRemedy: async (work, { params, body }) => ({ id: await addRemedy(at, work, params.id, body) }),
    finishRemedy: (work, { params, body }) => finishRemedy(at, work, params.id, body).then(() => DONE),
    draftAnswer: (reading, { params }) => draftAnswer(at, reading, params.id),
    answer: async (work, { params, body }) => {
      const messageId = await answerComplaint(at, work, params.id, body);
      return { messageId, recallUntil: messageId === null ? null : work.now + at.recallMs };
    },
    addIssue: async (work, { params, body }) => ({ id: await addIssue(at, work, params.id, body) }),
    assessIssue: (work, { params, body }) => assessIssue(at, work, params.id, body).then(() => DONE),
    findOn: (work, { params, body }) => findOn(at, work, params.id, body).then(() => DONE),
    nameOfficer: (work, { params, body }) => nameOfficer(at, work, params.id, body).then(() => DONE),
    triage: (reading, { params }) => triageOf(reading, params.id),
    topics: async (reading) => ({ topics: await topicNames(reading) }),
    report: (reading, { query }) => reportOf(at.complaints, reading, query),
    reportCases: (reading, { query }) => casesBehind(at.complaints, reading, { ...query, after: query.after }),
    nextStage: async (work, { params, body }) => ({ stage: await goToNextStage(at, work, params.id, body) }),
  });
}
