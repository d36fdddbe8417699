import { useState, type KeyboardEvent } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/field.tsx';
import { Empty, Loaded } from '#ui/parts/states.tsx';
import { useNow } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { number, say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { daysUntil, skillKind } from '../words.ts';
import { CapacityDialog, GiveDialog } from './give-dialog.tsx';
import { NewSkill } from './new-skill.tsx';
import '../roster.css';

export type Matrix = ReplyOf<typeof contract.skills>;
export type MatrixOfficer = Matrix['officers'][number];
export type MatrixSkill = Matrix['skills'][number];
type Chosen = { readonly officer: MatrixOfficer; readonly skill: MatrixSkill };

/** Who can do what. Arrows move over the grid, Enter opens what is under them. */
export function SkillMatrix() {
  const [team, setTeam] = useState('');
  const query = team === '' ? {} : { team };
  const asked = useAsk(contract.skills, { query }, { watch: ['roster', 'presence'], every: 10_000, keep: true });
  const [chosen, setChosen] = useState<Chosen>();
  const [sizing, setSizing] = useState<MatrixOfficer>();
  return (
    <div className="skills roster">
      <Loaded asked={asked} what={say('The skills')}>
        {(matrix) => (
          <>
            <div className="stretch">
              {matrix.teams.length > 1 && (
                <SelectField
                  label={say('Team')}
                  value={team}
                  onChange={setTeam}
                  options={[
                    { value: '', label: say('All your teams') },
                    ...matrix.teams.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                />
              )}
            </div>
            <NewSkill skills={matrix.skills} />
            {matrix.skills.length === 0 ? (
              <Empty title={say('No skill has a name yet')}>
                <p>{say('Add the first one: a language, a service, a clearance.')}</p>
              </Empty>
            ) : (
              <>
                <Grid {...{ matrix, onChoose: setChosen, onSize: setSizing }} />
                <ByOfficer {...{ matrix, onChoose: setChosen, onSize: setSizing }} />
              </>
            )}
            {chosen !== undefined && <GiveDialog {...chosen} onClose={() => setChosen(undefined)} />}
            {sizing !== undefined && <CapacityDialog officer={sizing} onClose={() => setSizing(undefined)} />}
          </>
        )}
      </Loaded>
    </div>
  );
}

type GridProps = {
  readonly matrix: Matrix;
  readonly onChoose: (chosen: Chosen) => void;
  readonly onSize: (officer: MatrixOfficer) => void;
};

const hasOf = (officer: MatrixOfficer, skill: MatrixSkill) => officer.has.find(({ skillId }) => skillId === skill.id);
/** What expires this soon is worth a word in a full grid. */
const SOON = 60;

function expiryWords(validUntil: number | null, now: number): string {
  if (validUntil === null || daysUntil(validUntil, now) > SOON) return '';
  return sayCount(daysUntil(validUntil, now), 'one day', '{{count}} days');
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

type Place = { readonly 'data-at': string; readonly tabIndex: number; readonly onFocus: () => void };

/** One cell of the grid is in the order of Tab; from there the arrows move. */
function useArrows(rows: number, columns: number) {
  const [at, setAt] = useState<readonly [number, number]>([0, 0]);
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const row = Math.min(rows - 1, Math.max(0, at[0] + step[0]));
    const column = Math.min(columns - 1, Math.max(0, at[1] + step[1]));
    setAt([row, column]);
    event.currentTarget.querySelector<HTMLElement>(`[data-at="${row} ${column}"]`)?.focus();
  };
  const place = (row: number, column: number): Place => ({
    'data-at': `${row} ${column}`,
    tabIndex: at[0] === row && at[1] === column ? 0 : -1,
    onFocus: () => setAt([row, column]),
  });
  return { move, place };
}

function Grid({ matrix: { skills, officers }, onChoose, onSize }: GridProps) {
  const { move, place } = useArrows(officers.length, skills.length + 1);
  return (
    <div className="table-wide skill-grid-box">
      {/* A table whose cells are moved over with arrows is a grid. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role */}
      <table className="skill-grid" role="grid" aria-label={say('Skills')} onKeyDown={move}>
        <thead>
          <tr>
            <th scope="col">{say('Officer')}</th>
            {skills.map(({ id, kind, name }) => (
              <th key={id} scope="col">
                <small>{skillKind(kind)}</small>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {officers.map((officer, row) => (
            <tr key={officer.id}>
              <th scope="row">
                <button type="button" className="skill-cell" {...place(row, 0)} onClick={() => onSize(officer)}>
                  {officer.name}
                </button>
              </th>
              {skills.map((skill, column) => (
                <td key={skill.id}>
                  <Cell {...{ officer, skill, onChoose, place: place(row, column + 1) }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ officer, skill, place, onChoose }: Chosen & Pick<GridProps, 'onChoose'> & { readonly place: Place }) {
  const now = useNow();
  const has = hasOf(officer, skill);
  const soon = has === undefined ? '' : expiryWords(has.validUntil, now);
  const values = { officer: officer.name, skill: skill.name };
  return (
    <button type="button" className="skill-cell" {...place} onClick={() => onChoose({ officer, skill })}>
      <span className="unseen">
        {has === undefined
          ? say('{{officer}}, {{skill}}: not given', values)
          : say('{{officer}}, {{skill}}, level', values)}{' '}
      </span>
      {has === undefined ? <span aria-hidden="true">–</span> : number(has.level)}
      {soon !== '' && <span className="unseen"> {say('expires in')}</span>}
      {soon !== '' && <small>{soon}</small>}
    </button>
  );
}

/** The same on a narrow screen: one officer after the other, each with what they can do. */
function ByOfficer({ matrix: { skills, officers }, onChoose, onSize }: GridProps) {
  const now = useNow();
  return (
    <div className="skill-list">
      {officers.map((officer) => (
        <section key={officer.id} aria-label={officer.name}>
          <h3 className="week-of">{officer.name}</h3>
          <ul className="lines">
            {skills
              .filter((skill) => hasOf(officer, skill) !== undefined)
              .map((skill) => {
                const soon = expiryWords(hasOf(officer, skill)?.validUntil ?? null, now);
                return (
                  <li key={skill.id}>
                    <span className="when">{skill.name}</span>
                    <span>
                      {say('level {{level}} of 5', { level: hasOf(officer, skill)?.level ?? 0 })}
                      {soon !== '' && <b className="due"> {say('expires in {{soon}}', { soon })}</b>}
                    </span>
                    <Button
                      weight="bare"
                      aria-label={say('Change {{skill}} of {{officer}}', { officer: officer.name, skill: skill.name })}
                      onClick={() => onChoose({ officer, skill })}
                    >
                      {say('Change')}
                    </Button>
                  </li>
                );
              })}
          </ul>
          <div className="row-of">
            <SelectField
              label={say('Give {{name}} another skill', { name: officer.name })}
              value=""
              onChange={(id) => {
                const skill = skills.find((one) => one.id === id);
                if (skill !== undefined) onChoose({ officer, skill });
              }}
              options={[
                { value: '', label: say('Choose one') },
                ...skills
                  .filter((skill) => hasOf(officer, skill) === undefined)
                  .map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <Button onClick={() => onSize(officer)}>{say('How much they take')}</Button>
          </div>
        </section>
      ))}
    </div>
  );
}
