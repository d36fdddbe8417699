import { useState, type ComponentType } from 'react';
import { useMe, useOfficers } from '#areas/identity/web/index.ts';
import { DAY } from '#kernel/time.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Pick, SelectField, TextArea } from '#ui/parts/field.tsx';
import { MomentField } from '#ui/parts/moment-field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useNow } from '#ui/time/now.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { ArticleView } from './article-page.tsx';

type Act = 'approve' | 'send back' | 'confirm' | 'retire';

/** What can be done with it now, and why not what cannot. */
export function ArticleActs({ view }: { view: ArticleView }) {
  const [act, setAct] = useState<Act>();
  const close = () => setAct(undefined);
  const Chosen = act === undefined ? undefined : DIALOGS[act];
  return (
    <section className="slot" aria-label={say('What happens next')}>
      <h2>{say('What happens next')}</h2>
      <NextAct view={view} onAct={setAct} />
      <div className="row-of">
        {view.article.standing === 'published' && (
          <Button onClick={() => setAct('confirm')}>{say('It still holds…')}</Button>
        )}
        {view.article.standing !== 'retired' && (
          <Button weight="grave" onClick={() => setAct('retire')}>
            {say('Retire it…')}
          </Button>
        )}
      </div>
      {Chosen !== undefined && <Chosen view={view} onClose={close} />}
    </section>
  );
}

/** What brings the newest wording on: finished by whoever writes it, agreed to by somebody else. */
function NextAct({ view: { article, wording }, onAct }: { view: ArticleView; onAct: (act: Act) => void }) {
  const own = wording.authorId === useMe().officer.id;
  const submit = useTell(contract.submit);
  if (article.stage === 'draft')
    return (
      <>
        <Button
          weight="main"
          busy={submit.isPending}
          onClick={() => submit.mutate({ params: { id: article.id }, body: { version: article.newest } })}
        >
          {say('It is finished')}
        </Button>
        <Trouble fault={submit.error} />
      </>
    );
  if (article.stage !== 'review') return null;
  return (
    <>
      {own && <p className="small quiet">{say('You wrote this wording. Somebody else has to agree to it.')}</p>}
      <div className="row-of">
        {!own && (
          <Button weight="main" onClick={() => onAct('approve')}>
            {say('I agree to it…')}
          </Button>
        )}
        <Button onClick={() => onAct('send back')}>{say('Send it back…')}</Button>
      </div>
    </>
  );
}

type ActProps = { readonly view: ArticleView; readonly onClose: () => void };

function Approve({ view: { article }, onClose }: ActProps) {
  const now = useNow();
  const [later, setLater] = useState(false);
  const [publishAt, setPublishAt] = useState(now + DAY);
  const approve = useTell(contract.approve, { onDone: onClose });
  return (
    <Dialog
      title={say('I agree to it')}
      open
      onClose={onClose}
      onSubmit={() =>
        approve.mutate({
          params: { id: article.id },
          body: { version: article.newest, publishAt: later ? publishAt : null },
        })
      }
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={approve.isPending}>
            {later ? say('Publish it then') : say('Publish it now')}
          </Button>
        </>
      }
    >
      <p>{say('From then on officers and, where it is public, customers read this wording.')}</p>
      <Pick label={say('Publish it later')} checked={later} onChange={setLater} />
      {later && <MomentField label={say('When')} value={publishAt} onChange={setPublishAt} />}
      <Trouble fault={approve.error} />
    </Dialog>
  );
}

function SendBack({ view: { article }, onClose }: ActProps) {
  const [reason, setReason] = useState('');
  const back = useTell(contract.sendBack, { onDone: onClose });
  return (
    <Dialog
      title={say('Send it back')}
      open
      onClose={onClose}
      onSubmit={() => back.mutate({ params: { id: article.id }, body: { version: article.newest, reason } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={back.isPending}>
            {say('Send it back')}
          </Button>
        </>
      }
    >
      <TextArea label={say('What should be different')} required maxLength={2000} value={reason} onChange={setReason} />
      <Trouble fault={back.error} />
    </Dialog>
  );
}

function Confirm({ view: { article }, onClose }: ActProps) {
  const now = useNow();
  const officers = useOfficers();
  const [ownerId, setOwner] = useState(article.ownerId);
  const [reviewBy, setReviewBy] = useState(now + 365 * DAY);
  const confirm = useTell(contract.confirm, { onDone: onClose });
  return (
    <Dialog
      title={say('It still holds')}
      open
      onClose={onClose}
      onSubmit={() => confirm.mutate({ params: { id: article.id }, body: { ownerId, reviewBy } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={confirm.isPending}>
            {say('It holds')}
          </Button>
        </>
      }
    >
      <p>
        {say(
          'What was said against it is settled with this. Where something is wrong, write the next wording instead.',
        )}
      </p>
      <SelectField
        label={say('Who has it from now on')}
        value={ownerId}
        options={officers.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setOwner}
      />
      <MomentField label={say('To look at again by')} value={reviewBy} onChange={setReviewBy} />
      <Trouble fault={confirm.error} />
    </Dialog>
  );
}

function Retire({ view: { article }, onClose }: ActProps) {
  const [reason, setReason] = useState('');
  const retire = useTell(contract.retire, { onDone: onClose });
  return (
    <Dialog
      title={say('Retire it')}
      open
      onClose={onClose}
      onSubmit={() => retire.mutate({ params: { id: article.id }, body: { reason } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="grave" busy={retire.isPending}>
            {say('Retire it')}
          </Button>
        </>
      }
    >
      <p>
        {say(
          'Nobody finds it any more. Answers that rest on it keep their wording. Writing a next wording brings it back.',
        )}
      </p>
      <TextArea label={say('Why')} required maxLength={2000} value={reason} onChange={setReason} />
      <Trouble fault={retire.error} />
    </Dialog>
  );
}

const DIALOGS: Readonly<Record<Act, ComponentType<ActProps>>> = {
  approve: Approve,
  'send back': SendBack,
  confirm: Confirm,
  retire: Retire,
};
