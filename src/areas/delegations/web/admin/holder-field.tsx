import { roleName, useOfficers } from '#areas/identity/web/index.ts';
import { ROLES } from '#areas/identity/rules/index.ts';
import { SelectField } from '#ui/parts/field.tsx';
import { say } from '#ui/words/say.ts';
import type { Holder } from '../../rules/index.ts';

type HolderProps = {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly onChange: (value: string) => void;
};

/** A position or a person, as one choice: "role:team leader" or "officer:…". */
export function HolderField({ label, value, hint, onChange }: HolderProps) {
  const officers = useOfficers().filter(({ disabled }) => !disabled);
  return (
    <SelectField
      label={label}
      hint={hint}
      required
      value={value}
      options={[
        { value: '', label: say('Choose a position or a person') },
        ...ROLES.filter((role) => role !== 'administrator').map((role) => ({
          value: `role:${role}`,
          label: say('Every {{position}}', { position: roleName(role) }),
        })),
        ...officers.map(({ id, name }) => ({ value: `officer:${id}`, label: name })),
      ]}
      onChange={onChange}
    />
  );
}

export function holderIn(value: string): Holder | undefined {
  const at = value.indexOf(':');
  const what = value.slice(at + 1);
  if (at < 0 || what === '') return undefined;
  return value.startsWith('role:') ? { role: what } : { officerId: what };
}
