import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { SelectField, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { SKILL_KINDS, type SkillKind } from '../../rules/index.ts';
import { skillKind } from '../words.ts';
import type { MatrixSkill } from './skill-matrix.tsx';

/** A skill gets its name here, and loses it. */
export function NewSkill({ skills }: { skills: readonly MatrixSkill[] }) {
  const [kind, setKind] = useState<SkillKind>('language');
  const [name, setName] = useState('');
  const [closing, setClosing] = useState('');
  const make = useTell(contract.makeSkill, { onDone: () => setName('') });
  const close = useTell(contract.closeSkill, { onDone: () => setClosing('') });
  return (
    <details>
      <summary>{say('Add or close a skill')}</summary>
      <form
        className="stretch"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate({ body: { kind, name } });
        }}
      >
        <SelectField
          label={say('What kind')}
          value={kind}
          onChange={(value) => setKind(SKILL_KINDS.find((one) => one === value) ?? 'service')}
          options={SKILL_KINDS.map((value) => ({ value, label: skillKind(value) }))}
        />
        <TextField label={say('Name')} required maxLength={80} value={name} onChange={setName} />
        <Button type="submit" icon="plus" busy={make.isPending}>
          {say('Add it')}
        </Button>
      </form>
      {skills.length > 0 && (
        <form
          className="stretch"
          onSubmit={(event) => {
            event.preventDefault();
            if (closing !== '') close.mutate({ params: { id: closing } });
          }}
        >
          <SelectField
            label={say('Close for good')}
            hint={say('Nobody has it any more, and no pattern needs it.')}
            value={closing}
            onChange={setClosing}
            options={[
              { value: '', label: say('Choose one') },
              ...skills.map((skill) => ({ value: skill.id, label: skill.name })),
            ]}
          />
          <Button type="submit" weight="grave" busy={close.isPending}>
            {say('Close it')}
          </Button>
        </form>
      )}
      <Trouble fault={make.error ?? close.error} />
    </details>
  );
}
