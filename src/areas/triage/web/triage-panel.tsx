import { useState } from 'react';
import * as cases from '#areas/cases/contract.ts';
import { TONES } from '#areas/cases/rules/index.ts';
import { sentence, type CaseView } from '#areas/cases/web/index.ts';
import { useMe, useTeams } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Loaded, Trouble } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import type { Field } from '../rules/index.ts';
import { because, fieldWords, languageWords } from './words.ts';

type View = ReplyOf<typeof contract.ofCase>;
type Suggestion = View['suggestions'][number];

/** What the words of this case suggest, and what officers said of it. Nothing of it holds until an officer says so. */
export function TriagePanel({ it }: { it: CaseView }) {
  const me = useMe();
  const may = me.may('cases.change') && it.case.mergedInto === null;
  const asked = useAsk(contract.ofCase, { params: { id: it.case.id } }, { watch: ['case'], about: it.case.id });
  const [saying, setSaying] = useState<Field>();
  const view = asked.data;
  if (view !== undefined && !may && view.said.length === 0) return null;
  return (
    <section className="slot" aria-label={say('What it is about')}>
      <h2>{say('What it is about')}</h2>
      <Loaded asked={asked} what={say('What it is about')}>
        {({ suggestions, said, several }) => (
          <>
            <Said said={said} onChange={may ? setSaying : undefined} />
            {may && (
              <ul className="plain">
                {suggestions.map((one) => (
                  <Suggested key={one.field} it={it} one={one} onOther={() => setSaying(one.field)} />
                ))}
              </ul>
            )}
            {may && several.length > 0 && <Several it={it} tags={several} />}
            {may &&
              !said.some(({ field }) => field === 'topic') &&
              !suggestions.some(({ field }) => field === 'topic') && (
                <Button weight="bare" icon="plus" onClick={() => setSaying('topic')}>
                  {say('Say what it is about')}
                </Button>
              )}
          </>
        )}
      </Loaded>
      {saying !== undefined && (
        <SayIt
          it={it}
          field={saying}
          suggested={view?.suggestions.find(({ field }) => field === saying)?.value ?? null}
          onClose={() => setSaying(undefined)}
        />
      )}
    </section>
  );
}

/** A value as people read it. */
function useValueWords(): (field: Field, value: string) => string {
  const teams = useTeams();
  return (field, value) => {
    if (field === 'queue') return teams.find(({ id }) => id === value)?.name ?? value;
    if (field === 'language') return languageWords(value);
    if (field === 'kind' || field === 'tone') return sentence(value);
    if (field === 'urgency') return say('It cannot wait');
    return value;
  };
}

type SaidProps = { readonly said: View['said']; readonly onChange: ((field: Field) => void) | undefined };

function Said({ said, onChange }: SaidProps) {
  const wordsOf = useValueWords();
  const shown = said.filter(
    ({ field }) => field !== 'queue' && field !== 'kind' && field !== 'urgency' && field !== 'tone',
  );
  if (shown.length === 0) return null;
  return (
    <dl className="pairs small">
      {shown.map(({ field, value }) => (
        <div key={field}>
          <dt>{fieldWords(field)}</dt>
          <dd>
            {wordsOf(field, value)}{' '}
            {onChange !== undefined && field !== 'language' && (
              <Button
                weight="bare"
                aria-label={say('Change: {{what}}', { what: fieldWords(field) })}
                onClick={() => onChange(field)}
              >
                {say('Change')}
              </Button>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

type SuggestedProps = { readonly it: CaseView; readonly one: Suggestion; readonly onOther: () => void };

function Suggested({ it, one, onOther }: SuggestedProps) {
  const wordsOf = useValueWords();
  const tell = useTell(contract.say);
  const { field, value, sure, others, words, offered, right } = one;
  const put = (chosen: string) =>
    tell.mutate({
      params: { id: it.case.id },
      body: { field, value: chosen, suggested: value, version: it.case.version },
    });
  const tones = field === 'tone';
  const answers = tones ? [value, ...TONES.filter((one) => one !== value)] : sure ? [value] : [value, ...others];
  return (
    <li className="small">
      <p>
        {sure ? (
          <b>{say('{{field}}: {{value}}?', { field: fieldWords(field), value: wordsOf(field, value) })}</b>
        ) : (
          <>
            <b>{fieldWords(field)}</b> <Tag>{say('Not sure')}</Tag>
          </>
        )}{' '}
        {words.length > 0 && <span className="quiet">{because(words)}</span>}
      </p>
      {sure && offered > 0 && (
        <p className="quiet">
          {say('Of {{offered}} earlier cases it was as sure of, it was right about {{right}}.', { offered, right })}
        </p>
      )}
      <div className="row-of">
        {answers.map((answer) => (
          <Button
            key={answer}
            busy={tell.isPending}
            aria-label={say('Yes: {{field}}, {{value}}', { field: fieldWords(field), value: wordsOf(field, answer) })}
            onClick={() => put(answer)}
          >
            {sure && !tones ? say('Yes') : wordsOf(field, answer)}
          </Button>
        ))}
        {(field === 'topic' || field === 'agency' || field === 'service') && (
          <Button weight="bare" onClick={onOther}>
            {say('Something else…')}
          </Button>
        )}
      </div>
      <Trouble fault={tell.error} />
    </li>
  );
}

/** Several matters in one contact: what else is in it, each tagged with one press. */
function Several({ it, tags }: { it: CaseView; tags: readonly string[] }) {
  const retag = useTell(cases.retag);
  return (
    <div className="small">
      <p className="quiet">{say('It may also be about')}</p>
      <div className="row-of">
        {tags.map((tag) => (
          <Button
            key={tag}
            busy={retag.isPending}
            aria-label={say('Yes, tag it: {{what}}', { what: tag })}
            onClick={() => retag.mutate({ params: { id: it.case.id }, body: { add: [tag], remove: [] } })}
          >
            {tag}
          </Button>
        ))}
      </div>
      <Trouble fault={retag.error} />
    </div>
  );
}

type SayItProps = {
  readonly it: CaseView;
  readonly field: Field;
  readonly suggested: string | null;
  readonly onClose: () => void;
};

/** Says it in a word of one's own, or one that is in use. */
function SayIt({ it, field, suggested, onClose }: SayItProps) {
  const [value, setValue] = useState('');
  const asked = useAsk(contract.values, {});
  const used = { topic: asked.data?.topics, agency: asked.data?.agencies, service: asked.data?.services };
  const known = field === 'topic' || field === 'agency' || field === 'service' ? (used[field] ?? []) : [];
  const tell = useTell(contract.say, { onDone: onClose });
  return (
    <Dialog
      title={fieldWords(field)}
      open
      onClose={onClose}
      onSubmit={() => tell.mutate({ params: { id: it.case.id }, body: { field, value, suggested } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={tell.isPending}>
            {say('That is it')}
          </Button>
        </>
      }
    >
      <TextField
        label={fieldWords(field)}
        hint={say('The desk learns from it. Take a word that is in use where one fits.')}
        required
        maxLength={120}
        offers={known}
        value={value}
        onChange={setValue}
      />
      <Trouble fault={tell.error} />
    </Dialog>
  );
}
