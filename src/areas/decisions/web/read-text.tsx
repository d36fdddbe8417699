import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextArea } from '#ui/parts/field.tsx';
import { Loaded, Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import type { TextView } from './decision-panel.tsx';

type Exact = ReplyOf<typeof contract.text>;

/** The text exactly as it will go. Whoever agrees, agrees to this and to nothing else. */
export function ReadText({ text, onClose }: { text: TextView; onClose: () => void }) {
  const asked = useAsk(contract.text, { params: { id: text.messageId } });
  const [back, setBack] = useState(false);
  const [reasons, setReasons] = useState('');
  const approve = useTell(contract.approveText, {
    onDone: ({ goes }) => {
      toast({ words: goes ? say('Approved. It goes out now.') : say('Signed. Somebody else signs as well.') });
      onClose();
    },
  });
  const sendBack = useTell(contract.returnText, { onDone: onClose });
  const params = { id: text.messageId };
  const may = text.mine.can === 'sign';
  const exact = asked.data;
  const agree = () => exact !== undefined && approve.mutate({ params, body: { sha256: exact.sha256 } });
  return (
    <Dialog
      title={may ? say('Read it, then approve exactly this') : say('What waits to be approved')}
      open
      wide
      onClose={onClose}
      onSubmit={() => (back ? sendBack.mutate({ params, body: { reasons } }) : agree())}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          {may && !back && <Button onClick={() => setBack(true)}>{say('Send it back…')}</Button>}
          {may && back && (
            <Button type="submit" weight="main" busy={sendBack.isPending}>
              {say('Send it back')}
            </Button>
          )}
          {may && !back && exact !== undefined && (
            <Button type="submit" weight="main" icon="tick" busy={approve.isPending}>
              {say('Approve exactly this')}
            </Button>
          )}
        </>
      }
    >
      <Loaded asked={asked} what={say('The text')}>
        {(it) => <Letter id={text.messageId} it={it} />}
      </Loaded>
      {back && (
        <TextArea
          label={say('What should be different')}
          hint={say('It is its writer’s draft again, with this beside it.')}
          required
          autoFocus
          maxLength={4000}
          value={reasons}
          onChange={setReasons}
        />
      )}
      <Trouble fault={approve.error ?? sendBack.error} />
    </Dialog>
  );
}

const lookOf = (variant: string): string => {
  if (variant === 'large print') return say('in large print');
  return variant === 'easy read' ? say('in easy read') : say('in the usual print');
};

function Letter({ id, it }: { id: string; it: Exact }) {
  return (
    <>
      <dl className="pairs">
        <dt>{say('To')}</dt>
        <dd>{it.recipients.join(', ').replaceAll('\n', ', ')}</dd>
        {it.form !== null && (
          <>
            <dt>{say('By letter')}</dt>
            <dd>
              {it.form.addressee}, {lookOf(it.form.variant)}{' '}
              <a href={`/api/letters/${id}/pdf`} target="_blank" rel="noreferrer">
                {say('Look at the page')}
              </a>
            </dd>
          </>
        )}
        <dt>{say('Subject')}</dt>
        <dd>{it.subject}</dd>
        {it.files.length > 0 && (
          <>
            <dt>{say('With it')}</dt>
            <dd>
              {it.files.map(({ id, name }) => (
                <a key={id} href={`/api/attachments/${id}`}>
                  {name}
                </a>
              ))}
            </dd>
          </>
        )}
      </dl>
      <div className="exact-text">{it.body}</div>
      {it.html !== null && (
        <p className="small quiet">{say('It goes with its look as well, made from these words.')}</p>
      )}
      <p className="small quiet">
        {say('Fingerprint')} <code className="fingerprint">{it.sha256.slice(0, 16)}</code>
      </p>
    </>
  );
}
