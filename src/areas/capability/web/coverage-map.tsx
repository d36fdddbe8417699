import { useState } from 'react';
import { useNameOf } from '#areas/identity/web/index.ts';
import { Button, Fold } from '#ui/parts/button.tsx';
import { Choice, SelectField } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { number, say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { becauseWords, raterWords, strengthWords, STRENGTHS } from './words.ts';

type Coverage = ReplyOf<typeof contract.coverage>;
type Framework = Coverage['frameworks'][number];
type Line = Framework['lines'][number];

/** What is covered of a framework, line by line: a mark for each, its strength in a word, and the reason one press away. */
export function CoverageMap({ officer }: { officer?: string }) {
  const asked = useAsk(contract.coverage, { query: officer === undefined ? {} : { officer } });
  const [version, setVersion] = useState('');
  const [only, setOnly] = useState<'all' | 'gaps'>('all');
  return (
    <Loaded asked={asked} what={say('What is covered')}>
      {(it) => {
        const at = it.frameworks.find(({ versionId }) => versionId === version) ?? it.frameworks[0];
        if (at === undefined) return <Empty title={say('There is no framework yet')} />;
        return (
          <>
            <Role it={it} />
            <div className="row-of page-form">
              <SelectField
                label={say('Framework')}
                value={at.versionId}
                onChange={setVersion}
                options={it.frameworks.map(({ versionId, title }) => ({ value: versionId, label: title }))}
              />
              <Choice
                label={say('What to show')}
                value={only}
                onChange={setOnly}
                options={[
                  { value: 'all', label: say('Everything') },
                  { value: 'gaps', label: say('Gaps') },
                ]}
              />
            </div>
            <Covered at={at} only={only} />
          </>
        );
      }}
    </Loaded>
  );
}

function Covered({ at, only }: { at: Framework; only: 'all' | 'gaps' }) {
  const covered = at.lines.filter(({ strength }) => strength !== 'none').length;
  const groups = Map.groupBy(at.lines, ({ group }) => group);
  const shown = (line: Line) => only === 'all' || line.strength === 'none';
  return (
    <>
      <p className="page-words">
        <b>{say('{{covered}} of {{all}} lines have accepted evidence.', { covered, all: at.lines.length })}</b>
      </p>
      <ul className="legend page-words">
        {STRENGTHS.map((strength) => (
          <li key={strength}>
            <Mark strength={strength} /> {strengthWords(strength)}
          </li>
        ))}
      </ul>
      {[...groups].map(([group, lines]) =>
        lines.some(shown) ? (
          <section key={group} className="cover-group" aria-label={group}>
            <h2>
              {group}{' '}
              <span className="quiet">
                {say('{{covered}} of {{all}}', {
                  covered: lines.filter(({ strength }) => strength !== 'none').length,
                  all: lines.length,
                })}
              </span>
            </h2>
            <ul>
              {lines.filter(shown).map((line) => (
                <LineOf key={line.itemId} line={line} />
              ))}
            </ul>
          </section>
        ) : null,
      )}
    </>
  );
}

/** A square that fills by quarters: the shape says it, the colour only repeats it. */
export const Mark = ({ strength }: { strength: (typeof STRENGTHS)[number] }) => (
  <svg className={`cover-mark is-${strength}`} viewBox="0 0 16 16" aria-hidden="true">
    <rect className="edge" x="1" y="1" width="14" height="14" rx="2" />
    {strength !== 'none' && (
      <rect
        className="fill"
        x="1"
        y={strength === 'begun' ? 10 : strength === 'fair' ? 5.5 : 1}
        width="14"
        height={strength === 'begun' ? 5 : strength === 'fair' ? 9.5 : 14}
      />
    )}
  </svg>
);

function LineOf({ line }: { line: Line }) {
  return (
    <li>
      <details>
        <summary>
          <Mark strength={line.strength} /> <span className="num quiet">{line.code}</span> <span>{line.words}</span>{' '}
          <span className="strength">{strengthWords(line.strength)}</span>
        </summary>
        <p className="why">
          {becauseWords(line.because)}{' '}
          {line.waiting > 0 && sayCount(line.waiting, 'One claim waits.', '{{count}} claims wait.')}
        </p>
      </details>
    </li>
  );
}

/** The role of somebody: what it asks for, what was said by whom, what the evidence shows, with the working. */
function Role({ it }: { it: Coverage }) {
  if (it.role === null) return null;
  const { name, levels, capabilities } = it.role;
  const gaps = capabilities.filter(({ gap }) => gap > 0).length;
  return (
    <section className="role" aria-label={name}>
      <h2 className="page-words">{name}</h2>
      <p className="page-words quiet">
        {gaps === 0
          ? say('A leader has confirmed every level that the role asks for.')
          : sayCount(gaps, 'One level is not confirmed yet.', '{{count}} levels are not confirmed yet.')}
      </p>
      <div className="table-wide">
        <table className="table as-lines">
          <thead>
            <tr>
              <th scope="col">{say('Capability')}</th>
              <th scope="col">{say('The role asks for')}</th>
              <th scope="col">{say('Said')}</th>
              <th scope="col">{say('Shown')}</th>
              <th scope="col">{say('Say where they stand')}</th>
            </tr>
          </thead>
          <tbody>
            {capabilities.map((one) => (
              <CapabilityRow key={one.itemId} one={one} levels={levels} officerId={it.officerId} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

type RowProps = {
  readonly one: NonNullable<Coverage['role']>['capabilities'][number];
  readonly levels: readonly string[];
  readonly officerId: string;
};

function CapabilityRow({ one, levels, officerId }: RowProps) {
  const nameOf = useNameOf();
  const level = (n: number): string => levels[n - 1] ?? say('no level yet');
  const latest = [
    ...new Map(one.said.toReversed().map((said) => [`${said.raterRole} ${said.raterId}`, said])).values(),
  ];
  return (
    <tr>
      <th scope="row">
        {one.name} {one.relation === 'focus' && <Tag>{say('focus')}</Tag>}
      </th>
      <td data-label={say('The role asks for')}>
        <span>{level(one.required)}</span>
      </td>
      <td data-label={say('Said')}>
        {latest.length === 0 ? (
          <span className="quiet">{say('nothing yet')}</span>
        ) : (
          <ul className="said">
            {latest.map((said) => (
              <li key={said.at}>
                {say('{{level}} by {{who}}, {{role}}', {
                  level: level(said.level),
                  who: nameOf(said.raterId),
                  role: raterWords(said.raterRole),
                })}
              </li>
            ))}
          </ul>
        )}
      </td>
      <td data-label={say('Shown')}>
        <Shown one={one} level={level} />
      </td>
      <td data-label={say('Say where they stand')}>
        <Rate one={one} levels={levels} officerId={officerId} />
      </td>
    </tr>
  );
}

type ShownProps = { readonly one: RowProps['one']; readonly level: (n: number) => string };

/** The level that the evidence shows, with the working one press away. */
function Shown({ one, level }: ShownProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Fold open={open} onToggle={() => setOpen(!open)}>
        {level(one.evidenced.level)}
      </Fold>
      {open && (
        <ul className="said">
          {one.evidenced.working.map((at) => (
            <li key={at.level}>
              {say('{{level}}: {{works}} of 3 works, {{kinds}} of 2 kinds, {{raters}} of 2 people', {
                level: level(at.level),
                works: at.works,
                kinds: at.kinds,
                raters: at.raters,
              })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** A level for one capability, said by whoever reads this. Chosen first and then put on record: going along the levels says nothing. */
function Rate({ one, levels, officerId }: RowProps) {
  const [level, setLevel] = useState('');
  const rate = useTell(contract.rate, { onDone: () => setLevel('') });
  return (
    <>
      <select
        className="input"
        aria-label={say('Level of {{capability}}', { capability: one.name })}
        value={level}
        onChange={(event) => setLevel(event.target.value)}
      >
        <option value="">{say('Choose a level')}</option>
        {levels.map((called, n) => (
          <option key={called} value={String(n + 1)}>
            {called}
          </option>
        ))}
      </select>
      {level !== '' && (
        <Button
          busy={rate.isPending}
          onClick={() => rate.mutate({ body: { officerId, itemId: one.itemId, level: Number(level), words: '' } })}
        >
          {say('Put it on record')}
        </Button>
      )}
      <Trouble fault={rate.error} />
    </>
  );
}

export const ofAll = (covered: number, all: number): string =>
  all === 0 ? '' : `${number(Math.round((100 * covered) / all))} %`;
