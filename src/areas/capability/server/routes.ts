import { itemsOf, measuresOf, versionsOf, type ItemRow } from '#areas/frameworks/server/index.ts';
import { must } from '#kernel/must.ts';
import { Refusal } from '#platform/refusal.ts';
import { serve, type Answers, type Server } from '#platform/serve.ts';
import type { Reading } from '#platform/work.ts';
import * as contract from '../contract.ts';
import { copyLanguage, gapOf, type CopyLanguage } from '../rules/index.ts';
import {
  badgeCalled,
  badgesOf,
  checkCredential,
  issueBadge,
  issuerDocument,
  revokeBadge,
  statusList,
  type Issuer,
} from './badges/issue.ts';
import { changeKey } from './badges/keys.ts';
import type { Json } from './badges/proof.ts';
import { takeOutFile, type Filing } from './files/files.ts';
import { evidenceFileRoutes } from './files/routes.ts';
import {
  bringEvidence,
  candidatesFor,
  claimAgain,
  claimWork,
  draftFor,
  setAside,
  withdrawEvidence,
  type Gather,
} from './claim.ts';
import { coverageOf, coverageOfMany, levelsOf } from './covered.ts';
import { decideEvidence, ledBy, mustLead } from './decide.ts';
import { addAction, agreeSession, developmentOf, finishAction, holdSession, recognise } from './development.ts';
import { courseAnswers, courseFileRoutes } from './courses/answers.ts';
import { assignLearning, contribute, learningCases, makeLearningCase, readLearning } from './learning.ts';
import { setSkillRule, skillRules } from './skills.ts';
import { effectOfAction, type Measuring } from './effect.ts';
import { evidenceOf, waitingOf } from './evidence.ts';
import { rate } from './ratings.ts';
import { successionOf } from './succession.ts';
import { shownEvidence } from './shown.ts';
import { askStatement, claimStatement, statementsOf } from './statements.ts';

const DONE = { done: true } as const;

type Capability = {
  readonly gather: Gather;
  readonly issuer: Issuer;
  readonly filing: Filing;
  readonly zone: string;
  readonly measuring: Measuring;
  /** The language of the desk. */
  readonly locale: string;
};

export function capabilityRoutes(
  server: Server,
  { gather, issuer, filing, zone, measuring, locale }: Capability,
): void {
  courseFileRoutes(server, issuer.agency);
  const language = copyLanguage(locale);
  evidenceFileRoutes(server, { ...filing, language }, issuer);
  serve(server, contract, {
    candidates: async (reading) => ({ candidates: await candidatesFor(gather, reading) }),
    draft: (reading, { query }) => draftFor(gather, reading, query.seq, { also: wordsIn(query.also), language }),
    claim: async (work, { body }) => ({ id: await claimWork(gather, work, { ...body, language }) }),
    setAside: (work, { body }) => setAside(work, body.seq).then(() => DONE),
    bring: async (work, { body }) => ({ id: await bringEvidence(work, { ...body, language }) }),
    portfolio: (reading, { query }) => portfolioOf(reading, query.officer),
    claimAgain: (work, { params, body }) => claimAgain(work, params.id, { ...body, language }).then(() => DONE),
    withdraw: (work, { params }) => withdrawEvidence(work, params.id).then(() => DONE),
    askStatement: async (work, { body }) => {
      const { id, token } = await askStatement(work, { ...body, language });
      return { id, url: `${issuer.publicUrl.replace(/\/$/, '')}/statement/${token}` };
    },
    claimStatement: async (work, { params, body }) => ({
      id: await claimStatement(work, params.id, body.reflection, language),
    }),
    coverage: (reading, { query }) => coverageFor(reading, query.officer),
    rate: (work, { body }) => rate(work, body).then(() => DONE),
    toAccept,
    decide: (work, { params, body }) => decideEvidence(work, params.id, body).then(() => DONE),
    team: (reading, { query }) => teamOf(reading, query.version),
    development: (reading, { query }) => developmentOf(reading, query.officer),
    addAction: async (work, { body }) => ({ id: await addAction(work, body) }),
    effectOfAction: (reading, { params }) => effectOfAction(measuring, reading, params.id),
    finishAction: (work, { params, body }) => finishAction(work, params.id, body.effect).then(() => DONE),
    holdSession: async (work, { body }) => ({ id: await holdSession(work, { ...body, language }) }),
    agreeSession: (work, { params, body }) => agreeSession(work, params.id, body.remark).then(() => DONE),
    recognise: async (work, { body }) => ({
      id: await recognise(work, body.officerId, { words: body.words, language }),
    }),
    ...learningAnswers(language),
    ...courseAnswers(zone),
    skillRules,
    succession: successionOf,
    badge: async ({ db }, { params }) => ({ ...(await mustBeBadge(db, params.id)) }),
    badgeStatusList: async (reading) => ({ ...(await statusList(issuer, reading)) }),
    badgeIssuer: async ({ db }) => ({ ...(await issuerDocument(issuer, db)) }),
    checkBadge: async (reading, { params }) => {
      const { verdict, checks } = await checkCredential(issuer, reading, {
        document: await mustBeBadge(reading.db, params.id),
      });
      return { verdict, checks: [...checks] };
    },
    issueBadge: (work, { body }) => issueBadge(issuer, work, body),
    revokeBadge: (work, { params, body }) => revokeBadge(work, params.id, body.why).then(() => DONE),
    changeBadgeKey: (work) => changeKey(work, issuer.secret).then(() => DONE),
    badges: (reading, { query }) => badgesFor(reading, query.officer),
    takeOutFile: (work, { params, body }) => takeOutFile(work, params.id, body.why).then(() => DONE),
    setSkillRule: (work, { body }) => setSkillRule(work, body).then(() => DONE),
  });
}

/** Cases to learn from: made, given, read and talked about. */
const learningAnswers = (
  language: CopyLanguage,
): Pick<
  Answers<typeof contract>,
  'learningCases' | 'assignLearning' | 'readLearning' | 'makeLearningCase' | 'contribute'
> => ({
  learningCases,
  assignLearning: async (work, { params, body }) => ({ assigned: await assignLearning(work, params.id, body) }),
  readLearning: (work, { params }) => readLearning(work, params.id).then(() => DONE),
  makeLearningCase: async (work, { body }) => ({ id: await makeLearningCase(work, { ...body, language }) }),
  contribute: async (work, { params, body }) => ({
    id: await contribute(work, params.id, { words: body.words, language }),
  }),
});

async function mustBeBadge(db: Reading['db'], id: string): Promise<Json> {
  const found = await badgeCalled(db, id);
  if (found === undefined) throw new Refusal(404, 'There is no such badge.');
  return found;
}

async function badgesFor(reading: Reading, officer: string | undefined) {
  const officerId = officer ?? must(reading.actor.id, 'an officer');
  await mustLead(reading.db, reading.actor, officerId);
  return { badges: (await badgesOf(reading.db, officerId)).map(({ document: _document, ...one }) => one) };
}

const wordsIn = (also = ''): readonly string[] =>
  also
    .split('\n')
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .slice(0, 20);

async function portfolioOf(reading: Reading, officer: string | undefined) {
  const officerId = officer ?? must(reading.actor.id, 'an officer');
  await mustLead(reading.db, reading.actor, officerId);
  const [rows, statements] = await Promise.all([
    evidenceOf(reading.db, officerId),
    statementsOf(reading.db, officerId),
  ]);
  return {
    evidence: await shownEvidence(reading, rows),
    statements: statements.map(({ itemIds: _ids, ...one }) => one),
  };
}

async function toAccept(reading: Reading) {
  const led = await ledBy(reading.db, reading.actor);
  const names = new Map(led.map(({ id, name }) => [id, name]));
  const rows = await waitingOf(reading.db, [...names.keys()]);
  const shown = await shownEvidence(reading, rows);
  return { evidence: shown.map((one) => ({ ...one, officer: names.get(one.officerId) ?? '' })) };
}

/** The line at the top under which another stands. */
function groupsIn(items: readonly ItemRow[]): (item: ItemRow) => string {
  const byId = new Map(items.map((item) => [item.id, item]));
  return (item) => {
    let at = item;
    for (let up = byId.get(at.parentId ?? ''); up !== undefined; up = byId.get(at.parentId ?? '')) at = up;
    return at.name || at.words;
  };
}

async function coverageFor(reading: Reading, officer: string | undefined) {
  const officerId = officer ?? must(reading.actor.id, 'an officer');
  await mustLead(reading.db, reading.actor, officerId);
  const [measures, role] = await Promise.all([measuresOf(reading.db, officerId), levelsOf(reading, officerId)]);
  const frameworks = await Promise.all(
    measures.map(async ({ id, short, title, n }) => {
      const [items, lines] = await Promise.all([itemsOf(reading.db, id), coverageOf(reading, officerId, id)]);
      const byId = new Map(items.map((item) => [item.id, item]));
      const groupOf = groupsIn(items);
      return {
        versionId: id,
        short,
        title,
        n,
        lines: lines.map(({ because, kinds: _k, raters: _r, newestAt: _n, ...one }) => {
          const item = must(byId.get(one.itemId), 'the line');
          return { ...one, because: [...because], words: item.name || item.words, group: groupOf(item) };
        }),
      };
    }),
  );
  return {
    officerId,
    frameworks,
    role:
      role === null
        ? null
        : {
            name: role.role,
            levels: role.levels,
            capabilities: role.capabilities.map((one) => {
              const confirmed = one.said.find(({ raterRole }) => raterRole === 'manager')?.level ?? null;
              return {
                ...one,
                gap: gapOf(one.required, confirmed),
                said: one.said.map(({ itemId: _id, ...said }) => said),
                evidenced: { ...one.evidenced, working: [...one.evidenced.working] },
              };
            }),
          },
  };
}

async function teamOf(reading: Reading, asked: string | undefined) {
  const { db } = reading;
  const [all, led] = await Promise.all([versionsOf(db), ledBy(db, reading.actor)]);
  const versions = all.filter(({ state }) => state !== 'draft').map(({ id, short, title }) => ({ id, short, title }));
  const versionId = asked ?? versions[0]?.id ?? null;
  if (versionId === null) return { versions, versionId, groups: [], officers: [] };
  const [items, coverage, waiting] = await Promise.all([
    itemsOf(db, versionId),
    coverageOfMany(
      reading,
      led.map(({ id }) => id),
      versionId,
    ),
    waitingOf(
      db,
      led.map(({ id }) => id),
    ),
  ]);
  const groupOf = groupsIn(items);
  const claimed = items.filter(({ claimN }) => claimN !== null).toSorted((a, b) => (a.claimN ?? 0) - (b.claimN ?? 0));
  return {
    versions,
    versionId,
    groups: [...Map.groupBy(claimed, groupOf)].map(([name, lines]) => ({
      name,
      lines: lines.map(({ code, name: called, words }) => ({ code, words: called || words })),
    })),
    officers: led.map(({ id, name }) => ({
      id,
      name,
      strengths: [...(coverage.of.get(id)?.strengths ?? [])],
      waiting: waiting.filter(({ officerId }) => officerId === id).length,
    })),
  };
}
