import { approveArticle, judgeArticle, submitArticle, writeArticle } from '#areas/knowledge/server/index.ts';
import { DAY } from '#kernel/time.ts';
import type { Live } from '#platform/live.ts';
import { inTransaction, type Work } from '#platform/work.ts';
import type { Agency, Officer } from './agency.ts';
import { GUIDE_MEANS } from '#flows/guide-means.ts';
import type { DemoDesk } from './engine/acts.ts';
import { ARTICLES, type DemoArticle } from './words/articles.ts';
import { GUIDES } from './words/guides.ts';

type Writing = {
  readonly desk: Pick<DemoDesk, 'db'>;
  readonly live: Live;
  readonly agency: Agency;
  readonly means: typeof GUIDE_MEANS;
};

/** What the agency knows: each article written by one who leads and agreed to by another; one waits, and one was found not right. */
export async function writeArticles(given: Omit<Writing, 'means'>, begin: number, now: number): Promise<void> {
  const it = { ...given, means: GUIDE_MEANS };
  const { agency } = it;
  const priya = agency.named('Priya Nand');
  for (const [n, one] of ARTICLES.entries()) {
    const author = agency.leaderOf(one.team);
    const approver = author.id === priya.id ? agency.named('Jo Haldane') : priya;
    await writeOne(it, one, { author, approver, at: begin + n * DAY });
  }
  await underWay(it, now);
}

type Hands = { readonly author: Officer; readonly approver: Officer; readonly at: number };

const act = <T>({ desk }: Writing, officer: Officer, now: number, run: (work: Work) => Promise<T>): Promise<T> =>
  inTransaction({ db: desk.db, actor: officer.actor, now }, run);

const wordsOf = ({ team: _team, source, ...words }: DemoArticle) => ({
  ...words,
  legalSource: source,
  language: 'en',
  whatChanged: '',
  guide: GUIDES[words.title] ?? null,
});

async function writeOne(it: Writing, one: DemoArticle, { author, approver, at }: Hands): Promise<void> {
  const { id } = await act(it, author, at, (work) => writeArticle(it, work, wordsOf(one)));
  await act(it, author, at + 1, (work) => submitArticle(it, work, id, 1));
  await act(it, approver, at + 2, (work) => approveArticle(it, work, id, { version: 1, publishAt: null }));
  if (one.title !== 'The leak allowance') return;
  // A later wording, so that there is something to compare.
  const body = one.body.replace('Once in five years', 'Once in three years');
  const next = {
    ...wordsOf(one),
    id,
    version: 1,
    body,
    whatChanged: 'The Code was changed: three years instead of five.',
  };
  await act(it, author, at + 200 * DAY, (work) => writeArticle(it, work, next));
  await act(it, author, at + 200 * DAY + 1, (work) => submitArticle(it, work, id, 2));
  await act(it, approver, at + 201 * DAY, (work) => approveArticle(it, work, id, { version: 2, publishAt: null }));
}

/** What is on the desks of those who write: a draft that waits for a second pair of eyes, and a word from an officer. */
async function underWay(it: Writing, now: number): Promise<void> {
  const { agency } = it;
  const [jo, alasdair, kenji] = [
    agency.named('Jo Haldane'),
    agency.named('Alasdair Munro'),
    agency.named('Kenji Watts'),
  ];
  const draft = await act(it, alasdair, now - 2 * DAY, (work) =>
    writeArticle(it, work, {
      title: 'Smart meters: what changes for you',
      topic: 'Water',
      agency: 'Southmark Water',
      audience: 'public',
      language: 'en',
      legalSource: '',
      whatChanged: '',
      body: 'A smart meter sends its reading by itself, once a day. Nobody comes to your garden any more, and you see a leak the next morning on your page.',
    }),
  );
  await act(it, alasdair, now - 2 * DAY + 1, (work) => submitArticle(it, work, draft.id, 1));
  const plan = await act(it, jo, now - 30 * DAY, (work) =>
    writeArticle(it, work, {
      title: 'Payment plans for more than one fine',
      topic: 'Fines',
      agency: 'Revenue Southmark',
      audience: 'internal',
      language: 'en',
      legalSource: 'Fines Act, section 44',
      whatChanged: '',
      body: 'All fines of one person go into one plan. Begin with the one that is due first.\n\nThe lowest instalment is $20 a fortnight where there are three fines or more.',
    }),
  );
  await act(it, jo, now - 30 * DAY + 1, (work) => submitArticle(it, work, plan.id, 1));
  await act(it, alasdair, now - 29 * DAY, (work) => approveArticle(it, work, plan.id, { version: 1, publishAt: null }));
  await act(it, kenji, now - DAY, (work) =>
    judgeArticle(it, work, plan.id, {
      version: 1,
      right: false,
      words: 'The lowest instalment is $10 for people on a pension, also with three fines.',
      caseId: null,
    }),
  );
}
