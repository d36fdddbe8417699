import { myTeams } from '#areas/identity/server/index.ts';
import type { Answers } from '#platform/serve.ts';
import type * as bulk from '../../contract/bulk.ts';
import type * as lists from '../../contract/lists.ts';
import type * as day from '../../contract/today.ts';
import type { Desk } from '../desk.ts';
import type { Answering } from './bulk-answer.ts';
import { doBulk, previewBulk } from './bulk.ts';
import { undoBulk } from './bulk-undo.ts';
import { countMine, countQueues, countWanted } from './count.ts';
import { listCases } from './page.ts';
import { todayOf, type TodaySource } from './today.ts';
import { changeView, chooseColumns, columnsOf, removeView, saveView, tagsLike, viewsOf } from './views.ts';

/** What areas that stand above this one lend to its lists. */
export type FromAbove = { readonly today: readonly TodaySource[]; readonly answering: Answering | null };

const DONE = { done: true } as const;

/** The answers to everything about lists: queues, views, Today, and acts on many cases. */
export function listAnswers(
  desk: Desk,
  { today, answering }: FromAbove,
): Answers<typeof lists & typeof bulk & typeof day> {
  const { zone } = desk;
  const at = { desk, answering };
  return {
    queues: async (reading) => {
      const [teams, counts, mine] = await Promise.all([
        myTeams(reading.db, reading.actor),
        countQueues(reading),
        countMine(reading),
      ]);
      const empty = { open: 0, late: 0, unowned: 0 };
      return {
        queues: teams.map(
          ({ id, name }) => counts.find(({ teamId }) => teamId === id) ?? { teamId: id, name, ...empty },
        ),
        mine,
      };
    },
    list: (reading, { query }) => listCases(reading, query, zone),
    count: (reading, { query }) => countWanted(reading, query, zone),
    views: async (reading) => {
      const [views, kept] = await Promise.all([viewsOf(reading, zone), columnsOf(reading)]);
      return { views, lists: kept };
    },
    saveView: async (work, { body }) => ({ id: await saveView(work, body) }),
    changeView: async (work, { params, body }) => ({ version: await changeView(work, params.id, body) }),
    removeView: (work, { params }) => removeView(work, params.id).then(() => DONE),
    chooseColumns: (work, { body }) => chooseColumns(work, body.list, body.columns).then(() => DONE),
    tags: async (reading, { query }) => ({ tags: await tagsLike(reading, query.begins) }),
    today: (reading) => todayOf(reading, zone, today),
    previewBulk: async (work, { body }) => ({ outcomes: await previewBulk(at, work, body) }),
    doBulk: (work, { body }) => doBulk(at, work, body),
    undoBulk: (work, { params }) => undoBulk(at, work, params.id),
  };
}
