import { useState } from 'react';
import { Pick, TextField } from '#ui/parts/field.tsx';
import { say, sayCount } from '#ui/words/say.ts';
import type { PlanView } from './types.ts';

type Props = {
  readonly label: string;
  readonly hint?: string;
  readonly plan: PlanView;
  readonly only: 'numbered' | 'graded';
  readonly value: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
};

const MOST = 40;

/** Criteria, found by their words or code. What is chosen stays in sight. */
export function CodesField({ label, hint, plan, only, value, onChange }: Props) {
  const [sought, setSought] = useState('');
  const all =
    only === 'graded'
      ? plan.criteria.map(({ code, text }) => ({ code, text }))
      : plan.standards.flatMap(({ criteria }) => criteria);
  const words = sought.trim().toLowerCase();
  const found = all.filter(
    ({ code, text }) => value.includes(code) || words === '' || `${code} ${text}`.toLowerCase().includes(words),
  );
  const shown = [
    ...found.filter(({ code }) => value.includes(code)),
    ...found.filter(({ code }) => !value.includes(code)),
  ].slice(0, MOST);
  return (
    <fieldset className="some-of codes">
      <legend>{label}</legend>
      <TextField
        label={say('Find a criterion')}
        {...(hint === undefined ? {} : { hint })}
        value={sought}
        onChange={setSought}
        placeholder={say('a word of it, or its code')}
      />
      <div className="codes-list">
        {shown.map(({ code, text }) => (
          <Pick
            key={code}
            label={`${code} ${text}`}
            checked={value.includes(code)}
            onChange={(on) => onChange(on ? [...value, code] : value.filter((one) => one !== code))}
          />
        ))}
      </div>
      <p className="quiet">{sayCount(value.length, 'One is chosen.', '{{count}} are chosen.')}</p>
    </fieldset>
  );
}
