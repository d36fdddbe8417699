import { useState } from 'react';
import { Pick, SelectField } from '#ui/parts/field.tsx';
import { Loaded } from '#ui/parts/states.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

type PickProps = {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  /** What they are chosen for, where that is not a claim. */
  readonly legend?: string;
};

/** The lines of the officer’s own frameworks, a group at a time. */
export function PickLines({ chosen, onChange, legend }: PickProps) {
  const asked = useAsk(contract.coverage, {});
  const [version, setVersion] = useState('');
  const [group, setGroup] = useState('');
  return (
    <Loaded asked={asked} what={say('Your frameworks')}>
      {({ frameworks }) => {
        const at = frameworks.find(({ versionId }) => versionId === version) ?? frameworks[0];
        const groups = [...new Set(at?.lines.map((line) => line.group) ?? [])];
        const shown = groups.includes(group) ? group : (groups[0] ?? '');
        return (
          <fieldset className="lines-of">
            <legend>
              {legend ??
                (chosen.length === 0
                  ? say('Choose what it shows')
                  : sayCount(chosen.length, 'It is claimed for one line', 'It is claimed for {{count}} lines'))}
            </legend>
            <SelectField
              label={say('Framework')}
              value={at?.versionId ?? ''}
              onChange={setVersion}
              options={frameworks.map(({ versionId, title }) => ({ value: versionId, label: title }))}
            />
            <SelectField
              label={say('Part')}
              value={shown}
              onChange={setGroup}
              options={groups.map((one) => ({ value: one, label: one }))}
            />
            {at?.lines
              .filter((line) => line.group === shown)
              .map(({ itemId, code, words }) => (
                <Pick
                  key={itemId}
                  label={
                    <>
                      <span className="num">{code}</span> {words}
                    </>
                  }
                  checked={chosen.includes(itemId)}
                  onChange={(on) => onChange(on ? [...chosen, itemId] : chosen.filter((id) => id !== itemId))}
                />
              ))}
          </fieldset>
        );
      }}
    </Loaded>
  );
}
