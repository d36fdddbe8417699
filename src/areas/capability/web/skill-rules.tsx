import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { SelectField, TextField } from '#ui/parts/field.tsx';
import { Loaded, Trouble } from '#ui/parts/states.tsx';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { number, say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { PickLines } from './pick-lines.tsx';

/** Which skill of the roster follows from which line, and for how long: by these, work finds who has shown it. */
export function SkillRules() {
  const asked = useAsk(contract.skillRules, {});
  const [skillId, setSkillId] = useState('');
  const [lines, setLines] = useState<readonly string[]>([]);
  const [months, setMonths] = useState('12');
  const set = useTell(contract.setSkillRule, { onDone: () => setLines([]) });
  return (
    <Loaded asked={asked} what={say('The skills')}>
      {({ skills, rules }) => {
        const skill = skillId === '' ? skills[0]?.id : skillId;
        const itemId = lines.at(-1);
        return (
          <section aria-label={say('Skills that follow')} className="page-form skill-rules">
            <h2>{say('Skills that follow from evidence')}</h2>
            {rules.length === 0 && <p className="quiet">{say('No skill follows from evidence yet.')}</p>}
            <ul className="said">
              {rules.map((rule) => (
                <li key={rule.skillId}>
                  <b>{rule.skill}</b> {number(rule.level)}: {rule.code} {rule.words},{' '}
                  {sayCount(rule.months, 'for one month', 'for {{count}} months')}
                </li>
              ))}
            </ul>
            <SelectField
              label={say('Skill of the roster')}
              value={skill ?? ''}
              onChange={setSkillId}
              options={skills.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextField label={say('Months it lasts')} inputMode="numeric" value={months} onChange={setMonths} />
            <PickLines
              legend={say('The line that shows it')}
              chosen={lines}
              onChange={(chosen) => setLines(chosen.slice(-1))}
            />
            <Button
              busy={set.isPending}
              onClick={() => {
                if (skill !== undefined && itemId !== undefined)
                  set.mutate({ body: { skillId: skill, itemId, level: 3, months: Number(months) } });
              }}
            >
              {say('The skill follows from it')}
            </Button>
            <Trouble fault={set.error} />
            <NewKey />
          </section>
        );
      }}
    </Loaded>
  );
}

/** What was signed with the key before stays good. */
function NewKey() {
  const change = useTell(contract.changeBadgeKey);
  return (
    <>
      <h2>{say('The key of our badges')}</h2>
      <p className="hint">
        {say('What was signed with the key before stays good, and everybody can look that key up.')}
      </p>
      <Button busy={change.isPending} onClick={() => change.mutate({})}>
        {say('Sign with a new key from now on')}
      </Button>
      {change.isSuccess && <p role="status">{say('There is a new key.')}</p>}
      <Trouble fault={change.error} />
    </>
  );
}
