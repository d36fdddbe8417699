import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextField } from '#ui/parts/field.tsx';
import { Loaded, Trouble } from '#ui/parts/states.tsx';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { today } from '../parts/names.ts';

type Props = { readonly onClose: () => void };

/** Begins a programme: who takes part, by which plan, since when. */
export function BeginDialog({ onClose }: Props) {
  const plans = useAsk(contract.plans, {});
  const choices = useAsk(contract.choices, {});
  return (
    <Loaded asked={choices} what={say('Who could take part')}>
      {(all) => <BeginForm choices={all} plans={plans.data?.plans ?? []} onClose={onClose} />}
    </Loaded>
  );
}

type FormProps = Props & {
  readonly choices: ReplyOf<typeof contract.choices>;
  readonly plans: ReplyOf<typeof contract.plans>['plans'];
};

const NONE = '';
const orNone = (value: string) => (value === NONE ? null : value);

const EMPTY = {
  plan: '',
  apprenticeId: NONE,
  managerId: NONE,
  coachId: NONE,
  providerId: NONE,
  employerId: NONE,
  providerOrganisationId: NONE,
  organisationId: NONE,
  startedOn: '',
  learnerNumber: '',
};
type Form = typeof EMPTY;
type Part = {
  readonly it: Form;
  readonly set: (name: keyof Form) => (value: string) => void;
  readonly choices: FormProps['choices'];
};

function BeginForm({ choices, plans, onClose }: FormProps) {
  const navigate = useNavigate();
  const day = today(useNow(), useZone());
  const [it, setIt] = useState<Form>({ ...EMPTY, startedOn: day, plan: plans[0]?.key ?? '' });
  const begin = useTell(contract.begin, {
    onDone: ({ id }) => void navigate({ to: '/assessment/$id', params: { id } }),
  });
  const part: Part = { it, choices, set: (name) => (value) => setIt((all) => ({ ...all, [name]: value })) };
  const nullable = {
    coachId: orNone(it.coachId),
    providerId: orNone(it.providerId),
    providerOrganisationId: orNone(it.providerOrganisationId),
    costCents: null,
  };
  return (
    <Dialog
      title={say('Begin a programme')}
      open
      onClose={onClose}
      onSubmit={() => begin.mutate({ body: { ...it, ...nullable, plan: it.plan || (plans[0]?.key ?? '') } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={begin.isPending}>
            {say('Begin it')}
          </Button>
        </>
      }
    >
      <SelectField
        label={say('By which plan')}
        value={it.plan}
        options={plans.map(({ key, title }) => ({ value: key, label: title }))}
        onChange={part.set('plan')}
      />
      <PeopleFields {...part} />
      <OrganisationFields {...part} />
      <TextField
        label={say('First day')}
        type="date"
        required
        max={day}
        value={it.startedOn}
        onChange={part.set('startedOn')}
      />
      <TextField
        label={say('Learner number')}
        hint={say('Ten digits, for the report of the result. It can stay empty.')}
        inputMode="numeric"
        maxLength={10}
        value={it.learnerNumber}
        onChange={part.set('learnerNumber')}
      />
      <Trouble fault={begin.error} />
    </Dialog>
  );
}

const peopleOf = ({ choices }: Part) => [
  { value: NONE, label: say('Choose who') },
  ...choices.people.map(({ id, name }) => ({ value: id, label: name })),
];

function PeopleFields(part: Part) {
  const { it, set } = part;
  const options = peopleOf(part);
  return (
    <>
      <SelectField
        label={say('Apprentice')}
        required
        value={it.apprenticeId}
        options={options}
        onChange={set('apprenticeId')}
      />
      <SelectField
        label={say('Line manager')}
        required
        value={it.managerId}
        options={options}
        onChange={set('managerId')}
      />
      <SelectField
        label={say('Coach at work, if there is one')}
        value={it.coachId}
        options={options}
        onChange={set('coachId')}
      />
    </>
  );
}

function OrganisationFields(part: Part) {
  const { it, set, choices } = part;
  const of = (kind: string, none: string) => [
    { value: NONE, label: none },
    ...choices.organisations.filter((one) => one.kind === kind).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <>
      <SelectField
        label={say('Employer')}
        required
        value={it.employerId}
        options={of('employer', say('Choose the employer'))}
        onChange={set('employerId')}
      />
      <SelectField
        label={say('Training provider, if there is one')}
        value={it.providerOrganisationId}
        options={of('provider', say('The employer does its part'))}
        onChange={set('providerOrganisationId')}
      />
      {it.providerOrganisationId !== NONE && (
        <SelectField
          label={say('Their trainer')}
          required
          value={it.providerId}
          options={peopleOf(part)}
          onChange={set('providerId')}
        />
      )}
      <SelectField
        label={say('Assessment organisation')}
        required
        value={it.organisationId}
        options={of('assessment organisation', say('Choose who assesses'))}
        onChange={set('organisationId')}
      />
    </>
  );
}
