import { useState } from 'react';
import { SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { today } from '../parts/names.ts';
import { PutOn } from './put-on-register.tsx';
import { Form, peopleIn, type Of, type Props } from './register-form.tsx';

/** The forms of the register, one at a time. */
export function RegisterForm(props: Props) {
  switch (props.act.act) {
    case 'organisation':
      return <AddOrganisation {...props} />;
    case 'standardise':
      return <Standardise {...props} />;
    case 'brief':
      return <WriteBrief {...props} organisation={props.act.organisation} />;
    case 'assessor':
      return <PutOn {...props} organisation={props.act.organisation} />;
    case 'member':
      return <AddMember {...props} organisation={props.act.organisation} />;
  }
}

const KINDS = ['employer', 'provider', 'assessment organisation'] as const;

function AddOrganisation({ onClose }: Props) {
  const [kind, setKind] = useState<(typeof KINDS)[number]>('employer');
  const [name, setName] = useState('');
  const [reference, setReference] = useState('');
  const add = useTell(contract.addOrganisation, { onDone: onClose });
  const assesses = kind === 'assessment organisation';
  return (
    <Form
      title={say('Add an organisation')}
      does={say('Add it')}
      busy={add.isPending}
      onClose={onClose}
      onSubmit={() =>
        add.mutate({
          body: { kind, name, registerReference: assesses ? reference : '', onRegister: assesses && reference !== '' },
        })
      }
    >
      <SelectField
        label={say('What it is')}
        value={kind}
        options={[
          { value: 'employer', label: say('Employer') },
          { value: 'provider', label: say('Training provider') },
          { value: 'assessment organisation', label: say('Assessment organisation') },
        ]}
        onChange={(value) => setKind(KINDS.find((one) => one === value) ?? 'employer')}
      />
      <TextField label={say('Name')} required maxLength={200} value={name} onChange={setName} />
      {assesses && (
        <TextField
          label={say('Reference on the register')}
          hint={say('Without one it allocates nobody and releases nothing.')}
          maxLength={60}
          value={reference}
          onChange={setReference}
        />
      )}
      <Trouble fault={add.error} />
    </Form>
  );
}

function AddMember({ register, organisation, onClose }: Of) {
  const day = today(useNow(), useZone());
  const [officerId, setOfficer] = useState('');
  const [from, setFrom] = useState(day);
  const add = useTell(contract.addMember, { onDone: onClose });
  return (
    <Form
      title={say('Who belongs to it')}
      does={say('Put it on record')}
      busy={add.isPending}
      onClose={onClose}
      onSubmit={() => add.mutate({ params: { id: organisation }, body: { officerId, from, until: null } })}
    >
      <p>{say('It counts for independence for good, also after they have left.')}</p>
      <SelectField label={say('Whom')} required value={officerId} options={peopleIn(register)} onChange={setOfficer} />
      <TextField label={say('Since')} type="date" required value={from} onChange={setFrom} />
      <Trouble fault={add.error} />
    </Form>
  );
}

function WriteBrief({ organisation, onClose }: Of) {
  const plans = useAsk(contract.plans, {});
  const [plan, setPlan] = useState('');
  const [text, setText] = useState('');
  const [guidance, setGuidance] = useState('');
  const write = useTell(contract.writeBrief, { onDone: onClose });
  const all = plans.data?.plans ?? [];
  const chosen = plan || (all[0]?.key ?? '');
  return (
    <Form
      title={say('Write the brief')}
      does={say('Make it the new version')}
      busy={write.isPending}
      onClose={onClose}
      onSubmit={() => write.mutate({ params: { id: organisation }, body: { plan: chosen, text, guidance } })}
    >
      <SelectField
        label={say('For which plan')}
        value={chosen}
        options={all.map(({ key, title }) => ({ value: key, label: title }))}
        onChange={setPlan}
      />
      <TextArea
        label={say('The brief')}
        hint={say('What apprentices are asked to show. Employers and providers cannot change it.')}
        required
        rows={6}
        maxLength={20_000}
        value={text}
        onChange={setText}
      />
      <TextArea
        label={say('Guidance for marking')}
        hint={say('How each component and each grade is marked.')}
        required
        rows={6}
        maxLength={20_000}
        value={guidance}
        onChange={setGuidance}
      />
      <Trouble fault={write.error} />
    </Form>
  );
}

/** The five parts of the agenda are those of the plan's own text. */
const agenda = (): string[] => [
  say('The apprenticeship'),
  say('The standard'),
  say('The grading standards'),
  say('Examples of relevant evidence'),
  say('Sample marking'),
];

function Standardise({ onClose }: Props) {
  const day = today(useNow(), useZone());
  const plans = useAsk(contract.plans, {});
  const [on, setOn] = useState(day);
  const [plan, setPlan] = useState('');
  const call = useTell(contract.standardise, { onDone: onClose });
  const all = plans.data?.plans ?? [];
  const chosen = all.find(({ key }) => key === plan) ?? all[0];
  return (
    <Form
      title={say('Call a standardisation')}
      does={say('Call it')}
      busy={call.isPending}
      onClose={onClose}
      onSubmit={() =>
        call.mutate({
          body: {
            plan: chosen?.key ?? '',
            on,
            agenda: agenda(),
            codes: (chosen?.criteria ?? []).map(({ code }) => code),
          },
        })
      }
    >
      <p>
        {say(
          'Every assessor marks the same sample without seeing the others. What they make of each criterion is then compared.',
        )}
      </p>
      <SelectField
        label={say('For which plan')}
        value={chosen?.key ?? ''}
        options={all.map(({ key, title }) => ({ value: key, label: title }))}
        onChange={setPlan}
      />
      <TextField label={say('Held on')} type="date" required value={on} onChange={setOn} />
      <Trouble fault={call.error} />
    </Form>
  );
}
