import { Button, IconButton } from '#ui/parts/button.tsx';
import { SelectField, TextField } from '#ui/parts/field.tsx';
import { say } from '#ui/words/say.ts';
import type { Queues } from './giving-out.tsx';

export type Need = Queues['queues'][number]['needs'][number];

type RowsProps = {
  readonly needs: readonly Need[];
  readonly skills: Queues['skills'];
  readonly onChange: (needs: readonly Need[]) => void;
};

/** What the work of a queue needs: hard, or wished for with the minutes after which it goes without. */
export function NeedRows({ needs, skills, onChange }: RowsProps) {
  const free = skills.filter(({ id }) => !needs.some(({ skill }) => skill === id));
  const [first] = free;
  const put = (n: number, need: Need) => onChange(needs.map((one, k) => (k === n ? need : one)));
  return (
    <fieldset className="need-rows">
      <legend>{say('What the work needs')}</legend>
      {needs.length === 0 && <p className="quiet">{say('Anybody of the queue may take it.')}</p>}
      {needs.map((need, n) => (
        <Row
          key={need.skill}
          need={need}
          skills={skills.filter(({ id }) => id === need.skill || free.some((one) => one.id === id))}
          onChange={(one) => put(n, one)}
          onDrop={() => onChange(needs.filter((_, k) => k !== n))}
        />
      ))}
      {first === undefined ? (
        <p className="small quiet">
          {skills.length === 0 ? say('There is no skill yet. Make skills in the roster first.') : null}
        </p>
      ) : (
        <Button
          icon="plus"
          weight="bare"
          onClick={() => onChange([...needs, { skill: first.id, level: 3, relax: null }])}
        >
          {say('One more need')}
        </Button>
      )}
    </fieldset>
  );
}

type RowProps = {
  readonly need: Need;
  readonly skills: Queues['skills'];
  readonly onChange: (need: Need) => void;
  readonly onDrop: () => void;
};

function Row({ need, skills, onChange, onDrop }: RowProps) {
  const name = skills.find(({ id }) => id === need.skill)?.name ?? '';
  return (
    <div className="need-row">
      <SelectField
        label={say('Skill')}
        value={need.skill}
        options={skills.map((one) => ({ value: one.id, label: one.name }))}
        onChange={(skill) => onChange({ ...need, skill })}
      />
      <SelectField
        label={say('At least at level')}
        value={String(need.level)}
        options={[1, 2, 3, 4, 5].map((level) => ({ value: String(level), label: String(level) }))}
        onChange={(level) => onChange({ ...need, level: Number(level), relax: lower(need.relax, Number(level)) })}
      />
      <TextField
        label={say('Goes without after so many minutes')}
        hint={stepsHint(need)}
        inputMode="numeric"
        placeholder={say('never')}
        value={need.relax === null ? '' : need.relax.map(({ after }) => after).join(', ')}
        onChange={(text) => onChange({ ...need, relax: stepsIn(text, need.level) })}
      />
      <IconButton icon="cross" weight="bare" label={say('Take {{name}} away', { name })} onClick={onDrop} />
    </div>
  );
}

const stepsHint = ({ relax, level }: Need): string => {
  if (relax === null) return say('Nobody without it ever gets this work.');
  if (relax.length < 2) return say('Several with commas ask for less step by step.');
  return say('Level {{levels}}', {
    levels: [level, ...relax.map((step) => step.level)].join(' → '),
  });
};

/** "10, 20" at level 3: from ten minutes on level 2 is enough, and from twenty on it goes without. */
function stepsIn(text: string, level: number): Need['relax'] {
  const minutes = [...new Set([...text.matchAll(/\d{1,5}/g)].map(([digits]) => Number(digits)))]
    .filter((after) => after >= 1 && after <= 10_080)
    .toSorted((one, other) => one - other)
    .slice(0, level);
  return minutes.length === 0 ? null : asSteps(minutes, level);
}

const asSteps = (minutes: readonly number[], level: number) =>
  minutes.map((after, n) => ({ after, level: n === minutes.length - 1 ? 0 : level - 1 - n }));

const lower = (relax: Need['relax'], level: number): Need['relax'] =>
  relax === null ? null : asSteps(relax.map(({ after }) => after).slice(0, level), level);
