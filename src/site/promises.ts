import { html, type Html } from '#kernel/html.ts';
import type { PublicPromise } from '#areas/promises/server/index.ts';
import type { When } from './when.ts';
import type { Words } from './words.ts';

/** What we promised this customer, and what became of it: also where we did not keep it. */
export function promisesPart({ track }: Words, promises: readonly PublicPromise[], when: When): Html | undefined {
  if (promises.length === 0) return undefined;
  const { promised } = track;
  const became = ({ standing, dueAt, doneAt, reason }: PublicPromise): string => {
    if (standing === 'kept') return promised.kept(when.day(doneAt ?? dueAt));
    if (standing === 'renewed') return promised.renewed(reason ?? '');
    if (standing === 'broken') return doneAt === null ? promised.broken : promised.late(when.day(doneAt));
    return standing === 'late' ? promised.broken : promised.open;
  };
  return html`<h2 id="promised">${promised.title}</h2>
    <ul class="promised" aria-labelledby="promised">
      ${promises.map(
        (one) =>
          html`<li class="is-${one.standing}">
            <p><b>${one.what}</b></p>
            <p>
              ${promised.by} <time datetime="${when.iso(one.dueAt)}">${when.moment(one.dueAt)}</time>. ${became(one)}
            </p>
          </li>`,
      )}
    </ul>`;
}
