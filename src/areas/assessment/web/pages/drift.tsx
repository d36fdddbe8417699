import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextArea } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Loaded, Trouble } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { dayWords } from '../parts/words.ts';

type One = ReplyOf<typeof contract.drift>['assessors'][number];

/** A share below which somebody reads the words differently from most of the others, in thousandths. */
const APART = 800;

/** How each assessor marked beside the others, one standardisation after the other: whether somebody drifts, and whose validity ends. */
export function Drift() {
  const asked = useAsk(contract.drift, {}, { watch: ['assessment'] });
  const [extends_, setExtends] = useState<One>();
  return (
    <section aria-label={say('How assessors mark')}>
      <h2>{say('How assessors mark')}</h2>
      <Loaded asked={asked} what={say('The standardisations')}>
        {({ assessors }) =>
          assessors.length === 0 ? (
            <p className="quiet">{say('Nobody has marked a sample yet.')}</p>
          ) : (
            <ul className="lines">
              {assessors.map((one) => (
                <li key={one.id}>
                  <b>{one.name}</b>{' '}
                  <span className="quiet">
                    {one.until !== null && say('Standardised until {{day}}.', { day: dayWords(one.until) })}
                  </span>
                  <Marked one={one} />
                  {one.last !== null && (
                    <Button weight="bare" onClick={() => setExtends(one)}>
                      {say('Extend by thirty days…')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {extends_ !== undefined && <Extend one={extends_} onClose={() => setExtends(undefined)} />}
    </section>
  );
}

const Marked = ({ one: { events } }: { one: One }) => (
  <ul className="assessment-drift" aria-label={say('Agreement with most of the others')}>
    {events.map(({ id, on, items, share }) => (
      <li key={id}>
        {dayWords(on)}{' '}
        {items === 0 ? (
          <span className="quiet">{say('nobody to compare with')}</span>
        ) : (
          <>
            <meter min={0} max={1000} low={APART} optimum={1000} value={share} aria-label={dayWords(on)} />{' '}
            <Tag meaning={share < APART ? 'late' : 'kept'}>{say('{{share}} per cent', { share: share / 10 })}</Tag>
          </>
        )}
      </li>
    ))}
  </ul>
);

function Extend({ one, onClose }: { one: One; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const extend = useTell(contract.extend, { onDone: onClose });
  const { last } = one;
  return (
    <Dialog
      title={say('Extend by thirty days: {{name}}', { name: one.name })}
      open
      onClose={onClose}
      onSubmit={() => {
        if (last !== null) extend.mutate({ params: { id: last }, body: { officerId: one.id, reason } });
      }}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={extend.isPending}>
            {say('Extend it')}
          </Button>
        </>
      }
    >
      <p>{say('Once for each standardisation, and with a reason that stays on record.')}</p>
      <TextArea label={say('Why')} required rows={2} maxLength={500} value={reason} onChange={setReason} />
      <Trouble fault={extend.error} />
    </Dialog>
  );
}
