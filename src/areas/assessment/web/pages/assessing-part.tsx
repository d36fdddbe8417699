import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Loaded, Trouble } from '#ui/parts/states.tsx';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { ActButton } from '../parts/act-button.tsx';
import { today, useNames } from '../parts/names.ts';
import type { PlanView, Programme } from '../parts/types.ts';
import { useDo } from '../parts/use-do.ts';
import { dayWords, hindranceWords, linkWords } from '../parts/words.ts';
import { MethodPart } from './method-part.tsx';

type Props = { readonly programme: Programme; readonly plan: PlanView };

/** The assessment itself: who assesses, each method, and what was decided of it. */
export function AssessingPart({ programme, plan }: Props) {
  const day = today(useNow(), useZone());
  const nameOf = useNames(programme);
  const { booked, assessor } = programme;
  const signed = programme.gateway.signedOn !== null;
  const [allocates, setAllocates] = useState<'assessor' | 'assurer'>();
  const organises = programme.mine.includes('organisation');
  return (
    <section aria-label={say('Assessment')}>
      <h2>{say('Assessment')}</h2>
      {booked !== null && (
        <p>
          {say('Booked from {{day}}, {{place}}.', { day: dayWords(booked.from), place: booked.place })}{' '}
          {booked.adjustments !== '' && say('Adjustments: {{words}}', { words: booked.adjustments })}
        </p>
      )}
      {assessor !== null && <p>{say('{{who}} assesses all of it.', { who: nameOf(assessor) })}</p>}
      <span className="row-of">
        {signed && booked === null && (
          <ActButton
            programme={programme}
            act="book"
            main
            label={say('Book the assessment')}
            asks={[
              { kind: 'day', name: 'from', label: say('From when'), first: day },
              { kind: 'line', name: 'place', label: say('Where the work is done') },
              { kind: 'words', name: 'adjustments', label: say('Reasonable adjustments'), optional: true },
            ]}
            doing={(given) => ({
              to: 'act',
              act: {
                act: 'book',
                from: given.text('from'),
                place: given.text('place'),
                adjustments: given.text('adjustments'),
              },
            })}
          />
        )}
        {organises && booked !== null && assessor === null && programme.result === null && (
          <Button weight="main" onClick={() => setAllocates('assessor')}>
            {say('Allocate an assessor…')}
          </Button>
        )}
        {organises && assessor !== null && programme.result === null && (
          <ActButton
            programme={programme}
            act="end the allocation"
            label={say('End the allocation')}
            asks={[
              { kind: 'line', name: 'reason', label: say('Why') },
              { kind: 'words', name: 'handover', label: say('Note for whoever goes on') },
            ]}
            doing={(given) => ({
              to: 'organise',
              act: { act: 'end the allocation', reason: given.text('reason'), handover: given.text('handover') },
            })}
          />
        )}
        {organises && programme.samples.some(({ outcome }) => outcome === null) && (
          <Button onClick={() => setAllocates('assurer')}>{say('Name who assures it…')}</Button>
        )}
      </span>
      {plan.methods.map((method) => (
        <MethodPart key={method.key} {...{ programme, plan, method }} />
      ))}
      {allocates !== undefined && (
        <Allocate programme={programme} as={allocates} onClose={() => setAllocates(undefined)} />
      )}
    </section>
  );
}

type AllocateProps = {
  readonly programme: Programme;
  readonly as: 'assessor' | 'assurer';
  readonly onClose: () => void;
};

/** Everybody who could, with what was found against each. What is found cannot be overridden, so there is no button. */
function Allocate({ programme, as, onClose }: AllocateProps) {
  const asked = useAsk(contract.candidates, { params: { id: programme.id }, query: { as } });
  const { run, busy, fault } = useDo(programme, onClose);
  const choose = (id: string) =>
    run(
      as === 'assessor'
        ? { to: 'organise', act: { act: 'allocate', assessor: id } }
        : { to: 'organise', act: { act: 'name an assurer', assurer: id } },
    );
  return (
    <Dialog
      title={as === 'assessor' ? say('Allocate an assessor') : say('Who assures it')}
      open
      onClose={onClose}
      acts={<Button onClick={onClose}>{say('Leave it')}</Button>}
    >
      <Loaded asked={asked} what={say('Those who could')}>
        {({ candidates }) => (
          <ul className="lines assessment-candidates">
            {candidates.length === 0 && <li>{say('Nobody is on the register of your organisation yet.')}</li>}
            {candidates.map((one) => (
              <li key={one.id}>
                <b>{one.name}</b>{' '}
                <span className="quiet">{sayCount(one.allocated, 'Has one now.', 'Has {{count}} now.')}</span>
                {one.links.map(({ link, called, on }) => (
                  <p key={`${link} ${called}`} className="late">
                    <Tag meaning="late">{linkWords(link)}</Tag> {called} {on !== null && dayWords(on)}
                  </p>
                ))}
                {one.hindrances.map((hindrance) => (
                  <p key={hindrance}>{hindranceWords(hindrance)}</p>
                ))}
                {one.links.length + one.hindrances.length === 0 && (
                  <p>
                    <Button busy={busy} onClick={() => choose(one.id)}>
                      {say('Choose {{name}}', { name: one.name })}
                    </Button>
                  </p>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <Trouble fault={fault} />
    </Dialog>
  );
}
