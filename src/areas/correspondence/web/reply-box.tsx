import { useState } from 'react';
import { z } from 'zod';
import { useQueryClient } from '@tanstack/react-query';
import { Saved, ThenFields, Writing, sizeWords, useDraft, useThen, type CaseView } from '#areas/cases/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Notice, Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { Refused, sendFile } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import * as contract from '../contract.ts';
import { useRecall } from './delivery.tsx';
import { Recipients, recipientsOf } from './recipients.tsx';

type Paper = { readonly id: string; readonly name: string; readonly size: number };
const uploaded = z.object({ id: z.string() });

/** Answers the customer and says what happens next, in one act. */
export function ReplyBox({ it }: { it: CaseView }) {
  const client = useQueryClient();
  const draft = useDraft(it.case.id, 'reply', it.drafts);
  const then = useThen(it);
  const known = recipientsOf(it);
  const [chosen, setChosen] = useState<readonly string[]>();
  const [papers, setPapers] = useState<readonly Paper[]>([]);
  const to = chosen ?? known.slice(0, 1).map(({ address }) => address);
  const recall = useRecall();
  const reply = useTell(contract.reply, {
    onDone: ({ messageId, recallUntil }) => {
      draft.end();
      setPapers([]);
      const act = { label: 'Take back', run: () => recall.mutate({ caseId: it.case.id, messageId }) };
      toast({ words: `Sent to ${namesOf(known, to)}.`, act, until: recallUntil });
    },
  });
  const why = whyNot(draft.body, to, known.length);
  const send = () => {
    if (why !== undefined || reply.isPending) return;
    reply.mutate(
      {
        params: { id: it.case.id },
        body: {
          body: draft.body,
          to: [...to],
          attachmentIds: papers.map(({ id }) => id),
          version: it.case.version,
          then: then.told,
        },
      },
      // Somebody changed the case meanwhile: fetch it, so that the officer sees what they would be answering over.
      { onError: (fault) => void (fault instanceof Refused && fault.status === 409 && client.invalidateQueries()) },
    );
  };
  return (
    <div>
      <Recipients known={known} to={to} onChange={setChosen} />
      <Writing label="Your answer" value={draft.body} onChange={draft.write} onSend={send} />
      <Papers papers={papers} onDrop={(id) => setPapers(papers.filter((one) => one.id !== id))} />
      <ReplyTrouble fault={reply.error} />
      <Trouble fault={recall.error} />
      <footer>
        <Attach caseId={it.case.id} onAdd={(paper) => setPapers((old) => [...old, paper])} />
        <Saved draft={draft} />
        <span className="push quiet small then-word">{draft.body !== '' && why !== undefined ? why : 'then'}</span>
        <ThenFields {...then} />
        <Button weight="main" shortcut="Ctrl ↵" aria-disabled={why !== undefined} busy={reply.isPending} onClick={send}>
          Send
        </Button>
      </footer>
    </div>
  );
}

function whyNot(body: string, to: readonly string[], known: number): string | undefined {
  if (known === 0) return 'There is no address to send it to.';
  if (to.length === 0) return 'Choose to whom.';
  return body.trim() === '' ? 'Write something first.' : undefined;
}

function namesOf(known: readonly { address: string; name: string }[], to: readonly string[]): string {
  return to.map((address) => known.find((one) => one.address === address)?.name ?? address).join(' and ');
}

function ReplyTrouble({ fault }: { fault: Error | null }) {
  if (!(fault instanceof Refused && fault.status === 409))
    return <Trouble fault={fault} kept="Your text is still here." />;
  return (
    <Notice meaning="due" icon="people" role="alert">
      <b>{fault.message}</b> Your text is kept. Look again above, then send.
    </Notice>
  );
}

function Papers({ papers, onDrop }: { papers: readonly Paper[]; onDrop: (id: string) => void }) {
  if (papers.length === 0) return null;
  return (
    <ul className="row-of papers" aria-label="Attached">
      {papers.map(({ id, name, size }) => (
        <li key={id}>
          <button type="button" className="paper" aria-label={`Take off ${name}`} onClick={() => onDrop(id)}>
            <Icon name="clip" /> {name} <span className="faint">{sizeWords(size)}</span> <Icon name="cross" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Attach({ caseId, onAdd }: { caseId: string; onAdd: (paper: Paper) => void }) {
  const [state, setState] = useState<'rest' | 'busy' | Error>('rest');
  const add = async (files: readonly File[]) => {
    setState('busy');
    try {
      for (const file of files) {
        const path = `/api/cases/${caseId}/uploads?name=${encodeURIComponent(file.name)}`;
        const { id } = await sendFile(path, file, uploaded);
        onAdd({ id, name: file.name, size: file.size });
      }
      setState('rest');
    } catch (fault) {
      setState(fault instanceof Error ? fault : new Error('The file could not be read.'));
    }
  };
  return (
    <>
      <label className="button is-bare attach" aria-busy={state === 'busy'}>
        <Icon name="clip" /> {state === 'busy' ? 'Attaching' : 'Attach'}
        <input
          type="file"
          multiple
          className="unseen"
          onChange={(event) => {
            void add([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </label>
      {state instanceof Error && <span className="late small">{state.message}</span>}
    </>
  );
}
