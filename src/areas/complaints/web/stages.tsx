import { useNameOf } from '#areas/identity/web/index.ts';
import { dayAndHour } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { say } from '#ui/words/say.ts';
import type { PageProps } from './complaint-page.tsx';

/** From receiving it to the body outside: what is done, what is being done, and what could follow. */
export function Stages({ complaint }: PageProps) {
  const now = useNow();
  const zone = useZone();
  const nameOf = useNameOf();
  const { acknowledgedAt, receivedAt, stages, stage, apart, external } = complaint;
  const when = (at: number) => dayAndHour(at, now, zone);
  const keptOut = (ids: readonly string[]) =>
    ids.length === 0 ? say('Somebody new') : say('Not {{names}}', { names: ids.map(nameOf).join(', ') });
  return (
    <ol className="stages" aria-label={say('Stages')}>
      <li className="is-done">
        <b>{say('Received')}</b>
        <small>{when(receivedAt)}</small>
      </li>
      <li className={acknowledgedAt === null ? '' : 'is-done'}>
        <b>{say('Acknowledged')}</b>
        <small>{acknowledgedAt === null ? say('not yet') : when(acknowledgedAt)}</small>
      </li>
      {stages.map(({ number, title, beganAt, answeredAt, independent }) => (
        <li
          key={number}
          className={number < stage || answeredAt !== null ? 'is-done' : ''}
          {...(number === stage ? { 'aria-current': 'step' as const } : {})}
        >
          <b>{title}</b>
          <small>
            {answeredAt !== null
              ? say('Answered {{when}}', { when: when(answeredAt) })
              : beganAt !== null
                ? say('Since {{when}}', { when: when(beganAt) })
                : independent
                  ? keptOut(apart.next)
                  : say('not begun')}
          </small>
        </li>
      ))}
      <li>
        <b>{say('Outside')}</b>
        <small>{external.name.replace(/^./, (letter) => letter.toUpperCase())}</small>
      </li>
    </ol>
  );
}
