import { useId } from 'react';
import { Field } from '#ui/parts/field.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

/** What a point is about, in a word this agency already uses or in a new one. */
export function TopicField({ topic, onTopic }: { topic: string; onTopic: (topic: string) => void }) {
  const id = useId();
  const known = useAsk(contract.topics, {}).data?.topics ?? [];
  return (
    <Field label={say('What it is about')} hint={say('In the words you use for it. Reports count by them.')}>
      {(wiring) => (
        <>
          <input
            {...wiring}
            className="input"
            list={id}
            maxLength={120}
            value={topic}
            onChange={(event) => onTopic(event.target.value)}
          />
          <datalist id={id}>
            {known.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
