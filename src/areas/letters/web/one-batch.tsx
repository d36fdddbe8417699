import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useNameOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Prose } from '#ui/parts/entry.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Empty, Loaded, Notice, Trouble } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, usePages, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { stateOf } from './batch-words.ts';

type Batch = ReplyOf<typeof contract.readBatch>;
type Letter = ReplyOf<typeof contract.batchLetters>['letters'][number];
type Standing = Letter['standing'];

const standingWords = (standing: Standing): string =>
  ({
    waiting: say('Waiting'),
    'left out': say('Left out'),
    'to approve': say('To be approved'),
    held: say('Going out'),
    'to post': say('Ready to be posted'),
    sending: say('On its way'),
    sent: say('Sent'),
    unsure: say('May not have gone'),
    failed: say('Did not go'),
    'taken back': say('Taken back'),
  })[standing];

/** One batch: where its letters stand, its sample, and who may let it go. */
export function OneBatch({ id, onBack }: { id: string; onBack: () => void }) {
  const asked = useAsk(contract.readBatch, { params: { id } }, { watch: ['batches', 'outgoing', 'letters'] });
  const [shown, setShown] = useState<Standing | 'sample'>('sample');
  return (
    <>
      <div className="page of-list row-of">
        <Button weight="bare" onClick={onBack}>
          {say('All batches')}
        </Button>
      </div>
      <Loaded asked={asked} what={say('The batch')}>
        {(it) => (
          <>
            <Standing it={it} shown={shown} onShow={setShown} />
            <BatchLetters id={id} shown={shown} checking={it.state === 'to check'} />
          </>
        )}
      </Loaded>
    </>
  );
}

type StandingProps = {
  readonly it: Batch;
  readonly shown: Standing | 'sample';
  readonly onShow: (standing: Standing | 'sample') => void;
};

/** The counts open their letters; what keeps the batch from going is said beside the act. */
function Standing({ it, shown, onShow }: StandingProps) {
  const nameOf = useNameOf();
  const { word, ...mark } = stateOf(it.state);
  return (
    <section className="page of-list batch-head" aria-label={it.title}>
      <h2>
        {it.title} <Tag {...mark}>{word}</Tag>
      </h2>
      <p className="small quiet">
        {say('{{name}} made it from “{{template}}”.', { name: nameOf(it.madeBy), template: it.template })}{' '}
        {it.releasedBy !== null && say('{{name}} released it.', { name: nameOf(it.releasedBy) })}
      </p>
      <div className="choice" role="group" aria-label={say('Which of its letters')}>
        <button type="button" aria-pressed={shown === 'sample'} onClick={() => onShow('sample')}>
          {say('The sample')} {it.checked}/{it.sampled}
        </button>
        {it.counts.map(({ standing, count }) => (
          <button key={standing} type="button" aria-pressed={shown === standing} onClick={() => onShow(standing)}>
            {standingWords(standing)} {count}
          </button>
        ))}
      </div>
      <p className="small quiet">
        {say('The sample was drawn from the seed {{seed}}, so it can be drawn again.', { seed: String(it.seed) })}
      </p>
      <Acts it={it} />
    </section>
  );
}

function Acts({ it }: { it: Batch }) {
  const params = { id: it.id };
  const release = useTell(contract.releaseBatch);
  const stop = useTell(contract.stopBatch);
  const goes = it.counts.find(({ standing }) => standing === 'waiting')?.count ?? 0;
  if (it.state === 'stopped') return null;
  const checking = it.state === 'to check';
  return (
    <>
      {checking && it.notYet !== '' && <WhyNotYet it={it} />}
      <div className="row-of">
        {checking && it.notYet === '' && (
          <Button
            weight="main"
            icon="tick"
            busy={release.isPending}
            onClick={() => release.mutate({ params, body: { sha256: it.sha256 } })}
          >
            {sayCount(goes, 'Let {{count}} letter go', 'Let {{count}} letters go')}
          </Button>
        )}
        <Button weight="grave" busy={stop.isPending} onClick={() => stop.mutate({ params })}>
          {checking ? say('Stop it') : say('Stop it, and take back what has not gone')}
        </Button>
      </div>
      <Trouble fault={release.error ?? stop.error} />
    </>
  );
}

const WhyNotYet = ({ it }: { it: Batch }) => (
  <Notice meaning={it.wrong > 0 ? 'late' : 'due'} icon="eye">
    {it.notYet}
  </Notice>
);

type ListProps = { readonly id: string; readonly shown: Standing | 'sample'; readonly checking: boolean };

function BatchLetters({ id, shown, checking }: ListProps) {
  const query = shown === 'sample' ? { sample: 'only' as const } : { standing: shown };
  const asked = usePages(
    contract.batchLetters,
    { params: { id }, query },
    { watch: ['batches', 'outgoing', 'letters'] },
  );
  return (
    <Loaded asked={{ data: asked.data, error: asked.error, refetch: asked.refetch }} what={say('The letters')}>
      {({ pages }) => {
        const letters = pages.flatMap((page) => page.letters);
        if (letters.length === 0)
          return (
            <Empty title={say('None of its letters stands here')}>
              <p>{say('Choose another of the counts above.')}</p>
            </Empty>
          );
        return (
          <>
            <ul className="found letters">
              {letters.map((one) => (
                <Line key={one.n} batch={id} one={one} checking={checking && one.sampled} />
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

function Line({ batch, one, checking }: { batch: string; one: Letter; checking: boolean }) {
  const check = useTell(contract.checkLetter);
  const found = (fine: boolean) => check.mutate({ params: { id: batch }, body: { n: one.n, fine } });
  return (
    <li className="is-tall">
      <span className="when">{one.n}</span>
      <div>
        {one.caseId === null ? (
          <span className="what">{one.to.replaceAll('\n', ', ')}</span>
        ) : (
          <Link className="what" to="/case/$id" params={{ id: one.caseId }}>
            {one.to.replaceAll('\n', ', ')}
          </Link>
        )}{' '}
        <span className="small quiet">{one.reference}</span>
        {one.because !== null && <p className="why">{one.because}</p>}
        <Prose text={one.body} />
        <Trouble fault={check.error} />
      </div>
      <div className="whom">
        {one.messageId !== null && one.channel === 'letter' && (
          <a href={`/api/letters/${one.messageId}/pdf`} target="_blank" rel="noreferrer">
            {say('Look at it')}
          </a>
        )}
        {checking ? (
          <div className="choice" role="group" aria-label={say('Letter {{n}} of the sample', { n: one.n })}>
            <button type="button" aria-pressed={one.fine === true} onClick={() => found(true)}>
              {say('Fine')}
            </button>
            <button type="button" aria-pressed={one.fine === false} onClick={() => found(false)}>
              {say('Not fine')}
            </button>
          </div>
        ) : (
          <Tag>{standingWords(one.standing)}</Tag>
        )}
      </div>
    </li>
  );
}
