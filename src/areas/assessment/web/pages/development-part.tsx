import { useNow, useZone } from '#ui/time/now.tsx';
import { say } from '#ui/words/say.ts';
import { ActButton } from '../parts/act-button.tsx';
import { today } from '../parts/names.ts';
import type { PlanView, Programme } from '../parts/types.ts';
import { dayWords } from '../parts/words.ts';

type Props = { readonly programme: Programme; readonly plan: PlanView };

/** Practice runs, and development that was finished: what a retake waits for. */
export function DevelopmentPart({ programme, plan }: Props) {
  const title = (method: string) => plan.methods.find(({ key }) => key === method)?.title ?? method;
  return (
    <>
      <h3>{say('Practice and development')}</h3>
      {programme.practised.length + programme.developed.length === 0 && (
        <p className="quiet">{say('Nothing was practised or finished yet.')}</p>
      )}
      <ul className="lines">
        {programme.practised.map(({ method, on }) => (
          <li key={method}>{say('Practice run: {{method}}, {{day}}', { method: title(method), day: dayWords(on) })}</li>
        ))}
        {programme.developed.map((one) => (
          <li key={one.id}>
            {one.words}{' '}
            <span className="quiet">
              {say('{{codes}}, finished {{day}}', { codes: one.criteria.join(', '), day: dayWords(one.finishedOn) })}
            </span>
          </li>
        ))}
      </ul>
      <Acts programme={programme} plan={plan} />
    </>
  );
}

function Acts({ programme, plan }: Props) {
  const day = today(useNow(), useZone());
  const methods = plan.methods.map(({ key, title }) => ({ value: key, label: title }));
  return (
    <span className="row-of">
      <ActButton
        programme={programme}
        act="practise"
        label={say('Practice run')}
        asks={[
          { kind: 'one of', name: 'method', label: say('Of what'), options: methods },
          { kind: 'day', name: 'on', label: say('Held on'), first: day },
          { kind: 'words', name: 'words', label: say('How it went') },
        ]}
        doing={({ text }) => ({
          to: 'act',
          act: { act: 'practise', method: text('method'), on: text('on'), words: text('words') },
        })}
      />
      <ActButton
        programme={programme}
        act="develop"
        label={say('Development that is finished')}
        asks={[
          { kind: 'codes', name: 'codes', label: say('For which criteria'), plan, only: 'graded' },
          { kind: 'words', name: 'words', label: say('What was done') },
          { kind: 'day', name: 'on', label: say('Finished on'), first: day },
        ]}
        doing={({ text, all }) => ({
          to: 'act',
          act: {
            act: 'develop',
            id: crypto.randomUUID(),
            criteria: all('codes'),
            words: text('words'),
            finishedOn: text('on'),
          },
        })}
      />
    </span>
  );
}
