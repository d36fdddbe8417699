import { Button } from '#ui/parts/button.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import * as contract from '../../contract.ts';
import type { CaseView } from '../types.ts';
import { useDraft } from './drafts.ts';
import { Saved, Writing } from './writing.tsx';

/** A note to colleagues. No customer ever sees it, and it says so. */
export function NoteBox({ it }: { it: CaseView }) {
  const draft = useDraft(it.case.id, 'note', it.drafts);
  const add = useTell(contract.note, { onDone: draft.end });
  const send = () => {
    if (draft.body.trim() !== '' && !add.isPending)
      add.mutate({ params: { id: it.case.id }, body: { body: draft.body } });
  };
  return (
    <div className="is-note">
      <Writing label="Note for colleagues" value={draft.body} onChange={draft.write} onSend={send} />
      <Trouble fault={add.error} kept="Your text is still here." />
      <footer>
        <span className="small quiet">Only officers see this.</span>
        <span className="push" />
        <Saved draft={draft} />
        <Button weight="main" shortcut="Ctrl ↵" busy={add.isPending} onClick={send}>
          Add the note
        </Button>
      </footer>
    </div>
  );
}
