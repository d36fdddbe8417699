import { useRef, useState } from 'react';
import { OtherTexts, Saved, useDeskSlots, useDraft, type CaseView } from '#areas/cases/web/index.ts';
import { useRecall } from '#areas/correspondence/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextArea } from '#ui/parts/field.tsx';
import { Loaded, Notice, Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { goInto } from '#ui/parts/type-over.ts';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { apologyFaults } from '../rules/index.ts';
import { apologyWords } from './words.ts';

type Props = { readonly it: CaseView; readonly onClose: () => void };
type Drafted = ReplyOf<typeof contract.draftAnswer>;

/** The answer as the record gives it, to be read and changed; what is changed is kept with each letter like any other text. */
export function AnswerDialog({ it, onClose }: Props) {
  const { asked, draft, letter, posted, answer, send } = useAnswer({ it, onClose });
  const { Check } = useDeskSlots();
  const box = useRef<HTMLDivElement>(null);
  return (
    <Dialog
      title={say('Answer the complaint')}
      open
      wide
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Saved draft={draft} />
          <span className="push" />
          <Button onClick={onClose}>{say('Leave it for now')}</Button>
          <Button type="submit" weight="main" busy={answer.isPending}>
            {posted ? say('It is printed and posted') : say('Send the answer')}
          </Button>
        </>
      }
    >
      <OtherTexts draft={draft} />
      <Loaded asked={asked} what={say('The letter')}>
        {(drafted) => (
          <div ref={box}>
            <To drafted={drafted} name={it.case.customerName} />
            <TextArea
              label={say('The letter')}
              hint={say('Made from the record: every point, what is done and by when, and who can look at it next.')}
              required
              rows={18}
              maxLength={40_000}
              value={letter}
              onChange={draft.write}
              onBlur={draft.save}
            />
            <Check text={letter} replies={false} onGo={(at, words) => goInto(box.current, at, words)} />
            <p className="row-of">
              <Anew drafted={drafted} body={draft.body} onWrite={draft.write} />
            </p>
          </div>
        )}
      </Loaded>
      <Hollow text={letter} />
      <Trouble fault={answer.error} kept={say('Your text is still here.')} />
    </Dialog>
  );
}

function useAnswer({ it, onClose }: Props) {
  const caseId = it.case.id;
  const asked = useAsk(contract.draftAnswer, { params: { id: caseId } });
  const draft = useDraft(caseId, 'answer', it.drafts);
  const recall = useRecall();
  const letter = draft.body === '' ? (asked.data?.letter ?? '') : draft.body;
  const posted = asked.data?.to.length === 0;
  const answer = useTell(contract.answer, {
    act: draft.act,
    onDone: ({ messageId, recallUntil }) => {
      draft.end();
      toast(
        messageId === null || recallUntil === null
          ? { words: say('Answered by letter. Its text is on the case.') }
          : {
              words: say('The answer is on its way.'),
              act: { label: say('Take back'), run: () => recall.mutate({ caseId, messageId }) },
              until: recallUntil,
            },
      );
      onClose();
    },
  });
  const send = () =>
    answer.mutate({
      params: { id: caseId },
      body: { letter, posted, ...(draft.id === undefined ? {} : { draftId: draft.id }) },
    });
  return { asked, draft, letter, posted, answer, send };
}

const To = ({ drafted: { to }, name }: { drafted: Drafted; name: string | null }) =>
  to.length === 0 ? (
    <Notice meaning="due">
      {say('There is no e-mail address for {{name}}. Print the letter and post it; its text goes on the case.', {
        name: name ?? say('the customer'),
      })}
    </Notice>
  ) : (
    <p className="small quiet">{say('To {{addresses}}', { addresses: to.join(', ') })}</p>
  );

/** The record may have grown since the letter was begun. What was written comes back with the same button. */
function Anew({ drafted, body, onWrite }: { drafted: Drafted; body: string; onWrite: (text: string) => void }) {
  const [before, setBefore] = useState<string>();
  if (before !== undefined)
    return (
      <Button
        weight="bare"
        icon="undo"
        onClick={() => {
          onWrite(before);
          setBefore(undefined);
        }}
      >
        {say('Bring back what I wrote')}
      </Button>
    );
  if (body === '' || body === drafted.letter) return null;
  return (
    <Button
      weight="bare"
      onClick={() => {
        setBefore(body);
        onWrite(drafted.letter);
      }}
    >
      {say('Make it from the record again')}
    </Button>
  );
}

/** What sounds like an apology and is none, while it is written. It is said and stops nothing. */
export const Hollow = ({ text }: { text: string }) => (
  <div role="status">
    {apologyFaults(text).map(({ words, why }) => (
      <Notice key={words} meaning="due">
        <b>{say('“{{words}}” does not apologise.', { words })}</b> {apologyWords(why)}
      </Notice>
    ))}
  </div>
);
