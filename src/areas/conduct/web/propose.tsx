import { useState } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';
import { useDeciders } from '#areas/decisions/web/index.ts';
import { useOfficers } from '#areas/identity/web/index.ts';
import { DAY } from '#kernel/time.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Pick, SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { MomentField } from '#ui/parts/moment-field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useNow } from '#ui/time/now.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { WAYS, type Way } from '../rules/index.ts';
import type { Incident } from './conduct-panel.tsx';
import { PickIncidents } from './pick-incidents.tsx';
import { wayWords } from './words.ts';

type Props = { readonly it: CaseView; readonly incidents: readonly Incident[]; readonly onClose: () => void };

const NOTHING = {
  officerId: '',
  times: '',
  place: '',
  reasons: '',
  considered: '',
  needsConsidered: '',
  reviewRight: '',
  toId: '',
  urgent: false,
};
type Form = typeof NOTHING;

const usualReview = (): string =>
  say('You can ask us to look at this again at any time. Somebody who had nothing to do with it will.');

/** Asks for a restriction: the last thing that is tried, decided by somebody else, and over by itself. */
export function Propose({ it, incidents, onClose }: Props) {
  const now = useNow();
  const [chosen, setChosen] = useState<readonly string[]>(incidents.map(({ id }) => id));
  const [ways, setWays] = useState<readonly Way[]>(['letter', 'email', 'web']);
  const [form, setForm] = useState<Form>({ ...NOTHING, reviewRight: usualReview() });
  const [endsAt, setEndsAt] = useState(now + 90 * DAY);
  const put = (more: Partial<Form>) => setForm((was) => ({ ...was, ...more }));
  const propose = useTell(contract.propose, { onDone: onClose });
  const officerId = form.officerId === '' ? null : form.officerId;
  const body = { ...form, incidentIds: [...chosen], caseIds: [], ways: [...ways], officerId, endsAt, dueAt: now + DAY };
  return (
    <Dialog
      title={say('Ask for a restriction')}
      open
      wide
      onClose={onClose}
      onSubmit={() => propose.mutate({ params: { id: it.case.id }, body })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={propose.isPending}>
            {say('Ask for it')}
          </Button>
        </>
      }
    >
      <PickIncidents legend={say('Because of')} incidents={incidents} chosen={chosen} onChange={setChosen} />
      <Pick
        label={say('Somebody is in danger: it holds at once, and for a day without a decision')}
        checked={form.urgent}
        onChange={(urgent) => put({ urgent })}
      />
      <How {...{ form, put, ways, setWays }} />
      <MomentField label={say('Until')} value={endsAt} onChange={setEndsAt} />
      <Reasons {...{ form, put }} />
      <WhoDecides {...{ it, form, put }} />
      <Trouble fault={propose.error} kept={say('What you wrote is still here.')} />
    </Dialog>
  );
}

type Filling = { readonly form: Form; readonly put: (more: Partial<Form>) => void };

/** Why, what else was tried, what explains it, and who can look again. */
function Reasons({ form, put }: Filling) {
  return (
    <>
      <TextArea
        label={say('Why nothing less is enough')}
        required
        rows={3}
        maxLength={3000}
        value={form.reasons}
        onChange={(reasons) => put({ reasons })}
      />
      <TextArea
        label={say('What else was tried or thought of')}
        required
        rows={2}
        maxLength={4000}
        value={form.considered}
        onChange={(considered) => put({ considered })}
      />
      <TextArea
        label={say('Disability, illness, language or culture: what you know, and what was done about it')}
        required
        rows={2}
        maxLength={4000}
        value={form.needsConsidered}
        onChange={(needsConsidered) => put({ needsConsidered })}
      />
      <TextArea
        label={say('Who can look at it again')}
        required
        rows={2}
        maxLength={1000}
        value={form.reviewRight}
        onChange={(reviewRight) => put({ reviewRight })}
      />
    </>
  );
}

function WhoDecides({ it, form, put }: Filling & { it: CaseView }) {
  const deciders = useDeciders(it.case.id, 'restriction');
  return (
    <SelectField
      label={say('Who decides')}
      required
      value={form.toId}
      options={[
        { value: '', label: say('Choose who') },
        ...(deciders?.candidates ?? []).map(({ officerId, name }) => ({ value: officerId, label: name })),
      ]}
      onChange={(toId) => put({ toId })}
    />
  );
}

type HowProps = {
  readonly form: Form;
  readonly put: (more: Partial<Form>) => void;
  readonly ways: readonly Way[];
  readonly setWays: (ways: readonly Way[]) => void;
};

/** Who, when, how and where. Another matter and whatever is urgent are free of all of it. */
function How({ form, put, ways, setWays }: HowProps) {
  const officers = useOfficers().filter(({ disabled }) => !disabled);
  return (
    <>
      <fieldset className="field">
        <legend>{say('Ways that stay open about this case')}</legend>
        {WAYS.map((way) => (
          <Pick
            key={way}
            label={wayWords(way)}
            checked={ways.includes(way)}
            onChange={(on) => setWays(on ? [...ways, way] : ways.filter((one) => one !== way))}
          />
        ))}
      </fieldset>
      <div className="columns">
        <SelectField
          label={say('Who alone deals with it')}
          value={form.officerId}
          options={[
            { value: '', label: say('Whoever has it') },
            ...officers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(officerId) => put({ officerId })}
        />
        <TextField
          label={say('When')}
          hint={say('For example: once a week, on Tuesdays')}
          maxLength={500}
          value={form.times}
          onChange={(times) => put({ times })}
        />
        <TextField
          label={say('Where')}
          hint={say('For example: at the counter in Mill Street, with an appointment')}
          maxLength={500}
          value={form.place}
          onChange={(place) => put({ place })}
        />
      </div>
    </>
  );
}
