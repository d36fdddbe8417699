import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useRecall } from '#areas/correspondence/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { toFields } from '#ui/time/clock.ts';
import { At, useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { usePages, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

type Letter = ReplyOf<typeof contract.toPost>['letters'][number];

/** Letters that lie ready, the oldest first. All are chosen until somebody leaves one out. */
export function ToPost() {
  const asked = usePages(contract.toPost, {}, { watch: ['letters', 'outgoing'] });
  const [left, setLeft] = useState<readonly string[]>([]);
  return (
    <Loaded asked={{ data: asked.data, error: asked.error, refetch: asked.refetch }} what={say('The letters to post')}>
      {({ pages }) => {
        const letters = pages.flatMap((page) => page.letters);
        if (letters.length === 0)
          return (
            <Empty title={say('Nothing waits to be posted')} ring="kept">
              <p>{say('A letter appears here as soon as it can no longer be taken back by a key.')}</p>
            </Empty>
          );
        const chosen = letters.filter(({ messageId }) => !left.includes(messageId));
        return (
          <>
            <Acts chosen={chosen} />
            <ul className="found letters">
              {letters.map((one) => (
                <Line
                  key={one.messageId}
                  one={one}
                  chosen={!left.includes(one.messageId)}
                  onChoose={(on) => setLeft(on ? left.filter((id) => id !== one.messageId) : [...left, one.messageId])}
                />
              ))}
            </ul>
            {asked.hasNextPage && (
              <Button weight="bare" busy={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
                {say('More')}
              </Button>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

/** As many as one printing job takes. */
const MOST = 100;

function Acts({ chosen }: { chosen: readonly Letter[] }) {
  const zone = useZone();
  const today = toFields(useNow(), zone).date;
  const [on, setOn] = useState<string>();
  const ids = chosen.slice(0, MOST).map(({ messageId }) => messageId);
  const post = useTell(contract.post, {
    onDone: ({ posted, notPosted }) =>
      toast({
        words:
          notPosted.length === 0
            ? sayCount(posted.length, '{{count}} letter is posted.', '{{count}} letters are posted.')
            : sayCount(
                notPosted.length,
                '{{count}} letter was taken back meanwhile. Take it out of its envelope.',
                '{{count}} letters were taken back meanwhile. Take them out of their envelopes.',
              ),
      }),
  });
  const pages = chosen.reduce((sum, one) => sum + one.pages, 0);
  return (
    <div className="page of-list row-of posting">
      <a
        className="button"
        href={`/api/letters/print?ids=${ids.join(',')}`}
        target="_blank"
        rel="noreferrer"
        aria-disabled={ids.length === 0}
      >
        {sayCount(ids.length, 'Print {{count}} letter', 'Print all {{count}}')}
      </a>
      <span className="small quiet">
        {sayCount(pages, '{{count}} page, and what is enclosed', '{{count}} pages, and what is enclosed')}
      </span>
      <span className="push" />
      <TextField label={say('Posted on')} type="date" max={today} value={on ?? today} onChange={setOn} />
      <Button
        weight="main"
        icon="tick"
        busy={post.isPending}
        aria-disabled={ids.length === 0}
        onClick={() => ids.length > 0 && post.mutate({ body: { ids, on: on ?? today } })}
      >
        {sayCount(ids.length, 'It is posted', 'All {{count}} are posted')}
      </Button>
      <Trouble fault={post.error} />
    </div>
  );
}

type LineProps = { readonly one: Letter; readonly chosen: boolean; readonly onChoose: (on: boolean) => void };

function Line({ one, chosen, onChoose }: LineProps) {
  const recall = useRecall();
  return (
    <li className="is-tall">
      <label className="pick">
        <input type="checkbox" checked={chosen} onChange={(event) => onChoose(event.target.checked)} />
        <span className="unseen">{say('Post the letter to {{name}}', { name: one.addressee })}</span>
      </label>
      <span className="when">
        <At at={one.madeAt} />
      </span>
      <div>
        <Link className="what" to="/case/$id" params={{ id: one.caseId }}>
          {one.addressee}
        </Link>{' '}
        {one.variant !== 'standard' && (
          <Tag meaning="act">{one.variant === 'large print' ? say('Large print') : say('Easy read')}</Tag>
        )}
        <p className="why">{one.address.replaceAll('\n', ', ')}</p>
        <p className="small quiet">
          {one.reference} · {one.subject}
        </p>
        {one.enclosures.length > 0 && (
          <p className="small">{say('Enclosed: {{names}}', { names: one.enclosures.join(', ') })}</p>
        )}
        <Trouble fault={recall.error} />
      </div>
      <div className="whom">
        {sayCount(one.pages, '{{count}} page', '{{count}} pages')}
        <span className="row-of">
          <a href={`/api/letters/${one.messageId}/pdf`} target="_blank" rel="noreferrer">
            {say('Look at it')}
          </a>
          <Button
            weight="bare"
            icon="undo"
            busy={recall.isPending}
            onClick={() => recall.mutate({ caseId: one.caseId, messageId: one.messageId })}
          >
            {say('Take back')}
          </Button>
        </span>
      </div>
    </li>
  );
}
