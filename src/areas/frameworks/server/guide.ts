import type { Db, Tx } from '#platform/db.ts';
import { interviewGuide } from '../rules/index.ts';
import { profilesOf } from './people.ts';
import { itemsOf, versionsOf } from './store.ts';

/** What to ask somebody who applies for a role, by the version of its framework that is in use. Nothing where there is no such role. */
export async function guideOf(db: Db | Tx, profileId: string) {
  const profile = (await profilesOf(db)).find((one) => one.id === profileId);
  if (profile === undefined) return undefined;
  const version = (await versionsOf(db)).find(
    ({ frameworkId, state }) => frameworkId === profile.frameworkId && state === 'in use',
  );
  const items = version === undefined ? [] : await itemsOf(db, version.id);
  const byCode = new Map(items.map((item) => [item.code, item]));
  const questions = interviewGuide(
    profile.entries.flatMap(({ capability, level, relation }) => {
      const it = byCode.get(capability);
      const at = items.find((one) => one.parentId === it?.id && one.kind === 'level' && one.level === level);
      if (it === undefined) return [];
      const indicators = items.filter(({ parentId }) => at !== undefined && parentId === at.id).map((one) => one.words);
      const levelName = version?.levels[level - 1] ?? '';
      return [{ code: capability, name: it.name, text: it.words, levelName, relation, indicators }];
    }),
  );
  return {
    name: profile.name,
    questions: questions.map((one) => ({ ...one, listenFor: [...one.listenFor], marks: [...one.marks] })),
  };
}
