import { countedFor } from '../plan/grade.ts';
import { methodOf, moduleOf, type Plan } from '../plan/plan.ts';
import { carriedOpen, whomOf } from './methods.ts';
import { latest, type Journey } from './state.ts';

export type Question = { readonly section: string; readonly about: string; readonly words: string };

/**
 * What a discussion has to ask: what the observation could not see, what it recorded as missing and another method grades,
 * and the criteria of the discussion itself. The assessor adds to it; nothing that is carried can be left out.
 */
export function questionsFor(plan: Plan, journey: Journey, key: string): readonly Question[] {
  const method = methodOf(plan, key);
  if (method === undefined || !method.takesCarried) return [];
  const [clarify = '', , how = '', scenarios = ''] = method.sections;
  const text = (code: string) => plan.criteria.find((one) => one.code === code)?.text ?? code;
  const carried = carriedOpen(plan, journey).map((code) => ({ section: scenarios, about: code, words: text(code) }));
  const missing = plan.methods.flatMap((one) =>
    Object.entries(latest(journey, one.key).recorded)
      .filter(([, state]) => state === 'not-met')
      .map(([module]) => ({
        section: clarify,
        about: module,
        words: plan.modules.find(({ key: it }) => it === module)?.title ?? module,
      })),
  );
  const own = countedFor(plan, method, whomOf(plan, journey)).map(({ code, standard }) => ({
    section: how,
    about: code,
    words: `${moduleOf(plan, standard)}: ${text(code)}`,
  }));
  return [...missing, ...carried, ...own];
}
