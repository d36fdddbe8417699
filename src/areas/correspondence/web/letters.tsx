import type { LettersProps } from '#areas/cases/web/index.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { SelectField } from '#ui/parts/field.tsx';
import { longDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { say } from '#ui/words/say.ts';
import { fillForMany } from '../rules/index.ts';
import { useSharedTemplates } from './use-templates.ts';

/** The templates, for an answer to many: what is the same for all of them is filled in here, the rest for each by itself. */
export function Letters({ onPick }: LettersProps) {
  const me = useMe();
  const zone = useZone();
  const now = useNow();
  const all = useSharedTemplates();
  if (all.length === 0) return null;
  const facts = { 'officer.name': me.officer.name, 'agency.name': me.agency, today: longDay(now, zone) };
  const pick = (chosen: string) => {
    const it = all.find(({ id }) => id === chosen);
    if (it !== undefined) onPick({ id: it.id, version: it.version, body: fillForMany(it.body, facts) });
  };
  return (
    <SelectField
      label={say('From a template')}
      value=""
      options={[
        { value: '', label: say('Choose one, or write your own') },
        ...all.map(({ id, name, shortcut }) => ({ value: id, label: `${name} (;${shortcut})` })),
      ]}
      onChange={pick}
    />
  );
}
