import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Choice, SelectField, TextField } from '#ui/parts/field.tsx';
import { Loaded, Trouble } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';

type Heed = ReplyOf<typeof contract.ownNeeds>['heeds'][number];

/** How what customers and cases ask for by themselves is heeded in every queue that gives work out. */
export function OwnNeeds() {
  const asked = useAsk(contract.ownNeeds, {}, { watch: ['routing'] });
  return (
    <section className="stack">
      <h2 className="part">{say('What a customer or a case asks for by itself')}</h2>
      <p className="quiet">
        {say(
          'In every queue, beside what the queue needs. A skill is meant where it is called like the language, the kind of case or the tag.',
        )}
      </p>
      <Loaded asked={asked} what={say('What is asked for')}>
        {({ heeds }) => heeds.map((heed) => <HeedForm key={JSON.stringify(heed)} heed={heed} />)}
      </Loaded>
    </section>
  );
}

const fits = (minutes: string) => /^\d+$/.test(minutes.trim()) && Number(minutes) >= 1 && Number(minutes) <= 10_080;

function HeedForm({ heed }: { heed: Heed }) {
  const [mode, setMode] = useState(heed.mode);
  const [level, setLevel] = useState(String(heed.level));
  const [minutes, setMinutes] = useState(String(heed.minutes));
  const save = useTell(contract.setOwnNeed);
  const right = fits(minutes);
  return (
    <form
      className="need-rows"
      aria-label={aboutWords(heed.about)}
      onSubmit={(event) => {
        event.preventDefault();
        if (right) save.mutate({ body: { about: heed.about, mode, level: Number(level), minutes: Number(minutes) } });
      }}
    >
      <h3>{aboutWords(heed.about)}</h3>
      <Choice
        label={aboutWords(heed.about)}
        value={mode}
        options={[
          { value: 'off', label: say('Not asked for') },
          { value: 'preferred', label: say('Wished for') },
          { value: 'hard', label: say('Always') },
        ]}
        onChange={setMode}
      />
      {mode !== 'off' && (
        <div className="figures">
          <SelectField
            label={say('Level, at least')}
            value={level}
            options={[1, 2, 3, 4, 5].map((one) => ({ value: String(one), label: String(one) }))}
            onChange={setLevel}
          />
          {mode === 'preferred' && (
            <TextField
              label={say('Lets go after so many minutes')}
              inputMode="numeric"
              value={minutes}
              onChange={setMinutes}
              fault={right ? undefined : say('Give a number from {{least}} to {{most}}.', { least: 1, most: 10_080 })}
            />
          )}
        </div>
      )}
      <div className="row-of">
        <Button type="submit" busy={save.isPending} disabled={!right}>
          {say('Save')}
        </Button>
      </div>
      <Trouble fault={save.error} kept={say('What you set is still here.')} />
    </form>
  );
}

const aboutWords = (about: Heed['about']): string =>
  ({
    language: say('The language of the customer, or of the interpreter they need'),
    relay: say('A customer who rings by relay'),
    service: say('The kind of the case, and its tags'),
  })[about];
