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
  const nameOf = useNames(programme);
  const { booked, assessor } = programme;
  return (
    <section aria-label={say('Assessment')}>
      <h2>{say('Assessment')}</h2>
      {booked !== null && (
        <p>
          {say('Booked from {{day}}, {{place}}.', { day: dayWords(booked.from), place: booked.place })}{' '}
          {booked.adjustments !== '' && say('Adjustments: {{words}}', { words: booked.adjustments })}
        </p>
      )}
      {assessor !== null && (
        <p>
          {programme.mine.includes('assessor')
            ? say('You assess all of it.')
            : say('{{who}} assesses all of it.', { who: nameOf(assessor) })}
        </p>
      )}
      <span className="row-of">
        {programme.gateway.signedOn !== null && booked === null && <Book programme={programme} />}
        {programme.mine.includes('organisation') && <Allocating programme={programme} />}
      </span>
      {plan.methods.map((method) => (
        <MethodPart key={method.key} {...{ programme, plan, method }} />
      ))}
    </section>
  );
}

function Book({ programme }: { programme: Programme }) {
  const day = today(useNow(), useZone());
  return (
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
      doing={({ text }) => ({
        to: 'act',
        act: { act: 'book', from: text('from'), place: text('place'), adjustments: text('adjustments') },
      })}
    />
  );
}

/** What only the organisation does: who assesses, and who looks at it afterwards. */
function Allocating({ programme }: { programme: Programme }) {
  const [as, setAs] = useState<'assessor' | 'assurer'>();
  const { booked, assessor, result, samples } = programme;
  return (
    <>
      {booked !== null && assessor === null && result === null && (
        <Button weight="main" onClick={() => setAs('assessor')}>
          {say('Allocate an assessor…')}
        </Button>
      )}
      {assessor !== null && (result === null || result.releasedOn === null) && (
        <ActButton
          programme={programme}
          act="end the allocation"
          label={say('End the allocation')}
          asks={[
            { kind: 'line', name: 'reason', label: say('Why') },
            { kind: 'words', name: 'handover', label: say('Note for whoever goes on') },
          ]}
          doing={({ text }) => ({
            to: 'organise',
            act: { act: 'end the allocation', reason: text('reason'), handover: text('handover') },
          })}
        />
      )}
      {samples.some(({ outcome }) => outcome === null) && (
        <Button onClick={() => setAs('assurer')}>{say('Name who assures it…')}</Button>
      )}
      {as !== undefined && <Allocate programme={programme} as={as} onClose={() => setAs(undefined)} />}
    </>
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
