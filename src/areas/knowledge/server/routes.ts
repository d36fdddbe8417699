import { serve, type Server } from '#platform/serve.ts';
import * as contract from '../contract.ts';
import { addToCorrection, closeCorrection, judgeArticle, openCorrection } from './corrections.ts';
import { guideMeans } from './guide.ts';
import { guidesOf } from './guides.ts';
import type { Knowledge } from './knowledge.ts';
import { listArticles, readArticle, readWordings, upkeepOf } from './read.ts';
import { modelOf, switchModel } from './model.ts';
import { answerGuide, beginGuide, leaveGuide, stepBack, useOutcome } from './run-guide.ts';
import { askSuggestion } from './suggestion.ts';
import { findArticles, knowledgeOf } from './suggest.ts';
import {
  approveArticle,
  confirmArticle,
  retireArticle,
  sendArticleBack,
  submitArticle,
  writeArticle,
} from './write.ts';

const DONE = { done: true } as const;

export function knowledgeRoutes(server: Server, knowledge: Knowledge): void {
  serve(server, contract, {
    find: (reading, { query: { q, agency } }) => findArticles(knowledge, reading, q, { agency: agency || undefined }),
    articles: (reading, { query }) => listArticles(reading, query),
    article: (reading, { params }) => readArticle(reading, params.id),
    wordings: (reading, { params }) => readWordings(reading, params.id),
    upkeep: (reading) => upkeepOf(reading),
    ofCase: (reading, { params }) => knowledgeOf(knowledge, reading, params.id),
    guidesOf: (reading, { params }) => guidesOf(knowledge, reading, params.id),
    guideMeans: (reading, { query }) => guideMeans(knowledge, reading, query.q),
    beginGuide: (work, { params, body }) => beginGuide(knowledge, work, params.id, body.articleId),
    answerGuide: (work, { params, body }) => answerGuide(knowledge, work, params.id, body).then(() => DONE),
    stepBack: (work, { params, body }) => stepBack(knowledge, work, params.id, body.step).then(() => DONE),
    leaveGuide: (work, { params }) => leaveGuide(knowledge, work, params.id).then(() => DONE),
    useOutcome: (work, { params, body }) => useOutcome(knowledge, work, params.id, body.into).then(() => DONE),
    model: (reading) => modelOf(knowledge, reading),
    switchModel: (work, { body }) => switchModel(knowledge, work, body.on).then(() => DONE),
    askSuggestion: (work, { params }) => askSuggestion(knowledge, work, params.id),
    write: (work, { body }) => writeArticle(knowledge, work, body),
    submit: (work, { params, body }) => submitArticle(knowledge, work, params.id, body.version).then(() => DONE),
    sendBack: (work, { params, body }) => sendArticleBack(knowledge, work, params.id, body).then(() => DONE),
    approve: (work, { params, body }) => approveArticle(knowledge, work, params.id, body).then(() => DONE),
    confirm: (work, { params, body }) => confirmArticle(knowledge, work, params.id, body).then(() => DONE),
    retire: (work, { params, body }) => retireArticle(knowledge, work, params.id, body.reason).then(() => DONE),
    judge: (work, { params, body }) => judgeArticle(knowledge, work, params.id, body).then(() => DONE),
    openCorrection: (work, { body }) => openCorrection(knowledge, work, body),
    addToCorrection: (work, { params, body }) =>
      addToCorrection(knowledge, work, params.id, body.caseId).then(() => DONE),
    closeCorrection: (work, { params, body }) =>
      closeCorrection(knowledge, work, params.id, body.outcome).then(() => DONE),
  });
}
