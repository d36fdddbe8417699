import { useState } from 'react';
import { Causes, becauseWords, findingWords, wentWrongWords, type Cause } from '#areas/complaints/web/causes/index.ts';
import { BECAUSE, FINDINGS, WENT_WRONG } from '#areas/complaints/rules/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Choice, TextArea } from '#ui/parts/field.tsx';
import { Loaded, Notice, Trouble } from '#ui/parts/states.tsx';
import { At } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { lookWords } from './words.ts';

type Look = ReplyOf<typeof contract.look>;
type Given = { readonly first: readonly string[]; readonly second: readonly string[]; readonly blind: boolean };

/** Reads what was said and asked, says what they would have found, and only then sees what was. */
export function LookDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const asked = useAsk(contract.look, { params: { id } });
  const [given, setGiven] = useState<Given>();
  const [result, setResult] = useState<Result>({
    finding: 'upheld',
    outcome: 'approved',
    causes: [{ wentWrong: 'process', because: 'skill' }],
    reasons: '',
  });
  const give = useTell(contract.giveLook, { onDone: setGiven });
  const kind = asked.data?.kind;
  const send = () =>
    give.mutate({
      params: { id },
      body: {
        reasons: result.reasons,
        ...(kind === 'finding' ? { finding: result.finding } : {}),
        ...(kind === 'cause' ? { causes: [...result.causes] } : {}),
        ...(kind === 'decision' ? { outcome: result.outcome } : {}),
      },
    });
  return (
    <Dialog
      title={say('A second look')}
      open
      wide
      onClose={onClose}
      onSubmit={send}
      acts={
        given === undefined ? (
          <>
            <Button onClick={onClose}>{say('Leave it for now')}</Button>
            <Button type="submit" weight="main" busy={give.isPending}>
              {say('This is what I would have found')}
            </Button>
          </>
        ) : (
          <Button onClick={onClose}>{say('Close')}</Button>
        )
      }
    >
      <Loaded asked={asked} what={say('What was said')}>
        {(look) => (
          <>
            <Material look={look} />
            {given === undefined ? (
              <Judging look={look} result={result} onChange={(part) => setResult({ ...result, ...part })} />
            ) : (
              <Both given={given} />
            )}
          </>
        )}
      </Loaded>
      <Trouble fault={give.error} kept={say('What you wrote is still here.')} />
    </Dialog>
  );
}

function Material({ look }: { look: Look }) {
  return (
    <>
      <p>
        <b>{lookWords(look.kind)}</b> <span className="num">{look.reference}</span>
      </p>
      {look.point !== null && (
        <>
          <p className="voice">{look.point.said}</p>
          {look.point.agency !== '' && (
            <p className="small">{say('About {{agency}}', { agency: look.point.agency })}</p>
          )}
          {look.point.wanted !== '' && (
            <p className="small">{say('They want: {{wanted}}', { wanted: look.point.wanted })}</p>
          )}
          {look.point.evidence.map((one) => (
            <p key={one} className="small">
              {say('Evidence: {{evidence}}', { evidence: one })}
            </p>
          ))}
        </>
      )}
      {look.asked !== null && (
        <>
          <p className="voice">{look.asked.what}</p>
          <p>{look.asked.reasons}</p>
        </>
      )}
      <h3>{say('What the customer said')}</h3>
      <ul className="plain said">
        {look.said.map(({ at, text }) => (
          <li key={at}>
            <At at={at} /> <span className="voice">{text}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

type Result = {
  readonly finding: (typeof FINDINGS)[number];
  readonly outcome: 'approved' | 'declined';
  readonly causes: readonly Cause[];
  readonly reasons: string;
};
type JudgingProps = {
  readonly look: Look;
  readonly result: Result;
  readonly onChange: (part: Partial<Result>) => void;
};

function Judging({ look: { kind }, result, onChange }: JudgingProps) {
  return (
    <>
      {kind === 'finding' && (
        <Choice
          label={say('What you would have found')}
          value={result.finding}
          options={FINDINGS.map((value) => ({ value, label: findingWords(value) }))}
          onChange={(finding) => onChange({ finding })}
        />
      )}
      {kind === 'cause' && <Causes causes={result.causes} onChange={(causes) => onChange({ causes })} />}
      {kind === 'decision' && (
        <Choice
          label={say('What you would have decided')}
          value={result.outcome}
          options={[
            { value: 'approved', label: say('Approved') },
            { value: 'declined', label: say('Declined') },
          ]}
          onChange={(outcome) => onChange({ outcome })}
        />
      )}
      <TextArea
        label={say('Why')}
        required
        rows={3}
        maxLength={4000}
        value={result.reasons}
        onChange={(reasons) => onChange({ reasons })}
      />
    </>
  );
}

function Both({ given: { first, second, blind } }: { given: Given }) {
  const same = first.toSorted().join() === second.toSorted().join();
  return (
    <Notice {...(same ? {} : { meaning: 'due' as const })} icon="people" role="status">
      <b>{same ? say('You agree.') : say('You see it differently.')}</b>{' '}
      {say('First: {{first}}. You: {{second}}.', {
        first: first.map(resultWords).join(', '),
        second: second.map(resultWords).join(', '),
      })}{' '}
      {!blind && say('You had opened the case since, so it does not count as blind.')}
    </Notice>
  );
}

function resultWords(result: string): string {
  const finding = FINDINGS.find((one) => one === result);
  if (finding !== undefined) return findingWords(finding);
  if (result === 'approved') return say('Approved');
  if (result === 'declined') return say('Declined');
  const [wrong, because] = result.split(' / ');
  const one = WENT_WRONG.find((value) => value === wrong);
  const other = BECAUSE.find((value) => value === because);
  return one === undefined || other === undefined
    ? result
    : say('{{wrong}}, because: {{because}}', { wrong: wentWrongWords(one), because: becauseWords(other) });
}
