import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseEntry } from '#areas/cases/web/index.ts';
import { SECOND } from '#kernel/time.ts';
import type { IconName } from '#ui/icons/icon.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Tag, type Meaning } from '#ui/parts/marks.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { say } from '#ui/words/say.ts';
import { useNow } from '#ui/time/now.tsx';
import { tell } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import * as contract from '../contract.ts';

type State = { readonly word: string; readonly meaning?: Meaning; readonly icon?: IconName };

const STATES: Readonly<Record<string, () => State>> = {
  'to approve': () => ({ word: say('To be approved'), meaning: 'due', icon: 'eye' }),
  held: () => ({ word: say('Going out') }),
  'to post': () => ({ word: say('Ready to be posted'), meaning: 'due', icon: 'letter' }),
  sending: () => ({ word: say('On its way') }),
  sent: () => ({ word: say('Sent'), meaning: 'kept', icon: 'tick' }),
  unsure: () => ({ word: say('May not have gone'), meaning: 'due', icon: 'warn' }),
  undelivered: () => ({ word: say('Came back'), meaning: 'late', icon: 'warn' }),
  failed: () => ({ word: say('Did not go'), meaning: 'late', icon: 'warn' }),
  recalled: () => ({ word: say('Taken back'), icon: 'undo' }),
};

/** Takes a message back: its text is the draft again, word for word. */
export function useRecall() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ caseId, messageId }: { caseId: string; messageId: string }) => {
      await tell(contract.recall, { params: { id: messageId } });
      return caseId;
    },
    onSuccess: () => {
      toast({ words: say('Taken back. Your text is a draft again.') });
      void client.invalidateQueries();
    },
  });
}

/** Nothing has left yet, however long it takes. */
const WAITS = ['to approve', 'to post'];
/** Somebody has to look after it. */
const MENDS = ['unsure', 'failed', 'undelivered'];

/** What became of our message, and the act that mends it. */
export function Delivery({ entry }: { entry: CaseEntry }) {
  const { delivery } = entry;
  const state = STATES[delivery ?? '']?.();
  if (state === undefined) return null;
  return (
    <>
      {delivery === 'held' && entry.recallUntil !== null ? (
        <TakeBack entry={entry} until={entry.recallUntil} />
      ) : (
        <Tag {...(state.meaning ? { meaning: state.meaning } : {})} {...(state.icon ? { icon: state.icon } : {})}>
          {state.word}
        </Tag>
      )}
      {WAITS.includes(delivery ?? '') && <TakeBackWaiting entry={entry} />}
      {MENDS.includes(delivery ?? '') && <Mend entry={entry} />}
    </>
  );
}

function TakeBack({ entry, until }: { entry: CaseEntry; until: number }) {
  const now = useNow(SECOND);
  const recall = useRecall();
  const left = Math.ceil((until - now) / SECOND);
  if (left <= 0) return <Tag>{say('On its way')}</Tag>;
  return (
    <>
      <Button
        weight="bare"
        icon="undo"
        busy={recall.isPending}
        onClick={() => recall.mutate({ caseId: entry.caseId, messageId: entry.id })}
      >
        <span>
          {say('Take back')}
          <span aria-hidden="true">{say(', {{left}} s', { left })}</span>
        </span>
      </Button>
      <Trouble fault={recall.error} />
    </>
  );
}

/** Nobody has agreed to it yet, or nobody has posted it, so it can be taken back for as long as it waits. */
function TakeBackWaiting({ entry }: { entry: CaseEntry }) {
  const recall = useRecall();
  return (
    <>
      <Button
        weight="bare"
        icon="undo"
        busy={recall.isPending}
        onClick={() => recall.mutate({ caseId: entry.caseId, messageId: entry.id })}
      >
        {say('Take back')}
      </Button>
      <Trouble fault={recall.error} />
    </>
  );
}

const REASONS: Readonly<Record<string, () => string>> = {
  unsure: () => say('The line broke while it was handed over. Ask the customer whether it arrived.'),
  failed: () => say('The mail server would not take it.'),
  undelivered: () => say('It was sent, and came back. Check the address.'),
};

function Mend({ entry }: { entry: CaseEntry }) {
  const again = useTell(contract.sendAgain);
  const went = useTell(contract.confirmSent);
  const params = { id: entry.id };
  return (
    <span className="row-of mend">
      <span className="small">{REASONS[entry.delivery ?? '']?.()}</span>
      {entry.delivery !== 'undelivered' && (
        <Button busy={again.isPending} onClick={() => again.mutate({ params })}>
          {say('Send again')}
        </Button>
      )}
      {entry.delivery === 'unsure' && (
        <Button weight="bare" busy={went.isPending} onClick={() => went.mutate({ params })}>
          {say('It did arrive')}
        </Button>
      )}
      <Trouble fault={again.error ?? went.error} />
    </span>
  );
}
