import { useMe, useOfficers, useTeams } from '#areas/identity/web/index.ts';
import { Choice, SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { MomentField } from '#ui/parts/moment-field.tsx';
import { say } from '#ui/words/say.ts';
import { useDeskSlots } from '../desk-slots.ts';
import { priorityName, stateName } from '../lists/labels.ts';
import { NOBODY, UNDECIDED, type Draft } from './draft.ts';

type FieldsProps = {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
  /** The states in which each of the chosen cases can end. */
  readonly ends: readonly string[];
};

/** What an act needs to know before it can be shown. */
export function BulkFields(props: FieldsProps) {
  switch (props.draft.act) {
    case 'hand over':
      return (
        <>
          <Officer {...props} />
          <WhyHanded {...props} />
        </>
      );
    case 'queue':
      return (
        <>
          <Queue {...props} />
          <WhyHanded {...props} />
        </>
      );
    case 'priority':
      return <Urgency {...props} />;
    case 'tag':
      return <Tags {...props} />;
    case 'next':
      return <Next {...props} />;
    case 'close':
      return (
        <>
          <End {...props} />
          <Why {...props} />
        </>
      );
    case 'answer':
      return <Answer {...props} />;
  }
}

function Officer({ draft, onChange }: FieldsProps) {
  const me = useMe();
  const officers = useOfficers().filter(({ disabled }) => !disabled);
  return (
    <SelectField
      label={say('To whom')}
      autoFocus
      value={draft.ownerId}
      options={[
        { value: UNDECIDED, label: say('Choose one') },
        { value: NOBODY, label: say('No one: whoever is free') },
        ...officers.map(({ id, name }) => ({
          value: id,
          label: id === me.officer.id ? say('{{name}} (you)', { name }) : name,
        })),
      ]}
      onChange={(ownerId) => onChange({ ownerId })}
    />
  );
}

function Queue({ draft, onChange }: FieldsProps) {
  const teams = useTeams();
  return (
    <SelectField
      label={say('To which queue')}
      autoFocus
      value={draft.teamId}
      options={[{ value: '', label: say('Choose one') }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={(teamId) => onChange({ teamId })}
    />
  );
}

const Urgency = ({ draft, onChange }: FieldsProps) => (
  <SelectField
    label={say('Urgency')}
    autoFocus
    value={String(draft.priority)}
    options={[1, 2, 3, 4].map((n) => ({ value: String(n), label: priorityName(n) }))}
    onChange={(priority) => onChange({ priority: Number(priority) })}
  />
);

const Tags = ({ draft, onChange }: FieldsProps) => (
  <div className="columns">
    <TextField
      label={say('Tags to add')}
      hint={say('Several are divided by commas.')}
      autoFocus
      value={draft.add}
      onChange={(add) => onChange({ add })}
    />
    <TextField label={say('Tags to take away')} value={draft.remove} onChange={(remove) => onChange({ remove })} />
  </div>
);

const Next = ({ draft, onChange }: FieldsProps) => (
  <>
    <TextField
      label={say('Next step')}
      autoFocus
      maxLength={280}
      value={draft.nextStep}
      onChange={(nextStep) => onChange({ nextStep })}
    />
    <MomentField label={say('By')} value={draft.nextDueAt} onChange={(nextDueAt) => onChange({ nextDueAt })} />
  </>
);

const End = ({ draft, onChange, ends }: FieldsProps) => (
  <SelectField
    label={say('They are then')}
    value={draft.state}
    options={ends.map((state) => ({ value: state, label: stateName(state) }))}
    onChange={(state) => onChange({ state })}
  />
);

const Why = ({ draft, onChange }: FieldsProps) => (
  <TextArea
    label={say('Why')}
    hint={say('For the record. May be left empty.')}
    rows={2}
    autoFocus
    value={draft.why}
    onChange={(why) => onChange({ why })}
  />
);

const WhyHanded = ({ draft, onChange }: FieldsProps) => (
  <TextArea
    label={say('Why')}
    hint={say('It lies on top of each case until somebody takes it.')}
    placeholder={say('Handed over together with other cases.')}
    rows={2}
    value={draft.why}
    onChange={(why) => onChange({ why })}
  />
);

function Answer(props: FieldsProps) {
  const { draft, onChange } = props;
  const { Letters } = useDeskSlots();
  return (
    <>
      <Letters onPick={({ id, version, body }) => onChange({ body, letter: { id, version } })} />
      <TextArea
        label={say('Answer to each of them')}
        hint={say('{{customer}} becomes each customer’s name, {{reference}} the number of their case.', {
          customer: '{{customer}}',
          reference: '{{reference}}',
        })}
        rows={7}
        autoFocus
        value={draft.body}
        onChange={(body) => onChange({ body })}
      />
      <Choice
        label={say('What happens then')}
        value={draft.then}
        options={[
          { value: 'close', label: say('Close them') },
          { value: 'next', label: say('Keep them open') },
        ]}
        onChange={(then) => onChange({ then })}
      />
      {draft.then === 'close' ? <End {...props} /> : <Then {...props} />}
    </>
  );
}

const Then = ({ draft, onChange }: FieldsProps) => (
  <>
    <TextField
      label={say('Next step')}
      maxLength={280}
      value={draft.nextStep}
      onChange={(nextStep) => onChange({ nextStep })}
    />
    <MomentField label={say('By')} value={draft.nextDueAt} onChange={(nextDueAt) => onChange({ nextDueAt })} />
  </>
);
