import { useState } from 'react';
import { useNameOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { dayAndHour } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { CAUSES } from '../rules/index.ts';
import { PromiseRing } from './promise-ring.tsx';
import type { PromiseView } from './promise-strip.tsx';
import { ReleasePromise, RenewPromise } from './settle.tsx';
import { causeWords, standingWords } from './words.ts';

const TINTS = { open: '', due: 'due', late: 'late', kept: 'kept', renewed: '', broken: 'late', released: '' } as const;

/** A ring, what was promised, by when, and what can be done about it now. */
export function OnePromise({ promise, may }: { promise: PromiseView; may: boolean }) {
  const now = useNow();
  const zone = useZone();
  const nameOf = useNameOf();
  const { standing, what, dueAt, madeAt } = promise;
  const run = (now - madeAt) / (dueAt - madeAt);
  const shown = standing === 'open' && now > dueAt ? 'late' : standing;
  return (
    <li className="vowline">
      <PromiseRing standing={shown} run={Math.min(1, run)} />
      <span>{what}</span>
      <time className={TINTS[shown]} dateTime={new Date(dueAt).toISOString()}>
        {dayAndHour(dueAt, now, zone)}
      </time>
      <small>
        {say('{{standing}}. {{who}}, promised {{when}}.', {
          standing: standingWords(shown),
          who: nameOf(promise.ownerId),
          when: dayAndHour(madeAt, now, zone),
        })}{' '}
        {promise.words !== null && <q>{promise.words}</q>}{' '}
        {promise.doneLateAt !== null && say('Done {{when}}.', { when: dayAndHour(promise.doneLateAt, now, zone) })}
      </small>
      {may && <Acts promise={promise} late={shown === 'late' || shown === 'broken'} />}
    </li>
  );
}

function Acts({ promise, late }: { promise: PromiseView; late: boolean }) {
  const [open, setOpen] = useState<'renew' | 'release'>();
  const keep = useTell(contract.keep);
  const unsettled = ['open', 'due', 'late'].includes(promise.standing);
  const undone = promise.standing === 'broken' && promise.doneLateAt === null;
  const { id, what } = promise;
  return (
    <div className="promise-acts">
      {(unsettled || undone) && (
        <div className="row-of">
          <Button
            icon="tick"
            busy={keep.isPending}
            aria-label={late ? say('Done after all: {{what}}', { what }) : say('Kept: {{what}}', { what })}
            onClick={() => keep.mutate({ params: { id }, body: { words: '' } })}
          >
            {late ? say('Done after all') : say('Kept')}
          </Button>
          {!late && (
            <>
              <Button aria-label={say('Renew: {{what}}', { what })} onClick={() => setOpen('renew')}>
                {say('Renew')}
              </Button>
              <Button weight="bare" aria-label={say('Release: {{what}}', { what })} onClick={() => setOpen('release')}>
                {say('Release')}
              </Button>
            </>
          )}
        </div>
      )}
      {promise.standing === 'broken' && <WhyBroken promise={promise} />}
      <Trouble fault={keep.error} />
      {open === 'renew' && <RenewPromise promise={promise} onClose={() => setOpen(undefined)} />}
      {open === 'release' && <ReleasePromise promise={promise} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

/** Asked once: figures by cause are worth something only when the one who knows gives it. */
function WhyBroken({ promise }: { promise: PromiseView }) {
  const give = useTell(contract.giveCause);
  const options = [
    ...(promise.cause === null ? [{ value: '', label: say('Choose why') }] : []),
    ...CAUSES.map((cause) => ({ value: cause, label: causeWords(cause) })),
  ];
  return (
    <>
      <SelectField
        label={say('Why it was broken')}
        value={promise.cause ?? ''}
        options={options}
        onChange={(value) => {
          const cause = CAUSES.find((one) => one === value);
          if (cause !== undefined) give.mutate({ params: { id: promise.id }, body: { cause } });
        }}
      />
      <Trouble fault={give.error} />
    </>
  );
}
