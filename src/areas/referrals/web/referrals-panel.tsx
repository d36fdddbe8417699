import { useRef, useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useLateDraft, useWishes, type CaseView } from '#areas/cases/web/index.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { FreshnessMark } from '#areas/directory/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Loaded, Notice, Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { Due, useNow } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { Refer, type Toward } from './refer.tsx';
import { OneReceived } from './one-received.tsx';
import { OneReferral } from './one-referral.tsx';
import { asksWords, ourStateWords, outcomeWords, stateMeaning, stateWords } from './words.ts';

type View = ReplyOf<typeof contract.ofCase>;
type Suggested = ReplyOf<typeof contract.suggest>['services'][number];

/** Who outside has this matter, which services may help with it, and what was offered besides. */
export function ReferralsPanel({ it }: { it: CaseView }) {
  const me = useMe();
  const may =
    me.may('cases.change') &&
    me.may('correspondence.send') &&
    it.case.mergedInto === null &&
    it.case.phase !== 'closed';
  const asked = useAsk(contract.ofCase, { params: { id: it.case.id } }, { watch: ['case'], about: it.case.id });
  const [toward, setToward] = useState<Toward>();
  const [open, setOpen] = useState<string>();
  const [given, setGiven] = useState<string>();
  return (
    <section className="slot referrals" aria-label={say('Help from outside')}>
      <h2>{say('Help from outside')}</h2>
      <Loaded asked={asked} what={say('Help from outside')}>
        {({ referrals, offered, received }) => (
          <>
            <ReceivedLines received={received} onOpen={setGiven} />
            <ul className="small">
              {referrals.map((one) => (
                <ReferralLine key={one.id} one={one} onOpen={() => setOpen(one.id)} />
              ))}
            </ul>
            <Offered offered={offered} {...(may ? { onRefer: setToward } : {})} />
          </>
        )}
      </Loaded>
      {may && <Suggestions it={it} onRefer={setToward} />}
      {toward !== undefined && <Refer it={it} toward={toward} onClose={() => setToward(undefined)} />}
      {given !== undefined && <OneReceived id={given} onClose={() => setGiven(undefined)} />}
      {open !== undefined && <OneReferral id={open} onClose={() => setOpen(undefined)} />}
    </section>
  );
}

type ReceivedProps = { readonly received: View['received']; readonly onOpen: (id: string) => void };

/** Who gave this matter to us, and whether we have answered. */
function ReceivedLines({ received, onOpen }: ReceivedProps) {
  const now = useNow();
  return (
    <ul className="small">
      {received.map((one) => {
        const meaning = stateMeaning(one.state);
        return (
          <li key={one.id}>
            <button type="button" className="linkish" onClick={() => onOpen(one.id)}>
              <b>{say('Referred to us by {{name}}', { name: one.agency })}</b>
            </button>{' '}
            <Tag {...(meaning === undefined ? {} : { meaning })}>{ourStateWords(one.state)}</Tag>{' '}
            {one.state === 'offered' && <Due at={one.dueAt} now={now} />}
            {one.asks !== null && (
              <Notice meaning="due">
                {asksWords(one.asks)}{' '}
                <button type="button" className="linkish" onClick={() => onOpen(one.id)}>
                  {say('Look at it')}
                </button>
              </Notice>
            )}
          </li>
        );
      })}
    </ul>
  );
}

type OfferedProps = {
  readonly offered: View['offered'];
  /** Not for whoever cannot refer. */
  readonly onRefer?: (toward: Toward) => void;
};

/** What the customer was offered besides. It can still be given to whoever offers it. */
function Offered({ offered, onRefer }: OfferedProps) {
  if (offered.length === 0) return null;
  return (
    <>
      <h3 className="label">{say('Also offered')}</h3>
      <ul className="small">
        {offered.map(({ serviceId, organizationId, name }) => (
          <li key={serviceId} className="line">
            <span>{name}</span>
            {onRefer !== undefined && (
              <Button
                weight="bare"
                aria-label={say('Refer to {{name}}…', { name })}
                onClick={() => onRefer({ organizationId, serviceId })}
              >
                {say('Refer…')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function ReferralLine({ one, onOpen }: { one: View['referrals'][number]; onOpen: () => void }) {
  const now = useNow();
  const meaning = stateMeaning(one.state);
  return (
    <li>
      <button type="button" className="linkish" onClick={onOpen}>
        <b>{one.organization}</b> {one.service !== null && <>· {one.service}</>}
      </button>{' '}
      <Tag {...(meaning === undefined ? {} : { meaning })}>{stateWords(one.state)}</Tag>{' '}
      {one.state === 'offered' && <Due at={one.dueAt} now={now} />}
      {one.outcome !== null && <span className="quiet">{outcomeWords(one.outcome)}</span>}
      {one.asks !== null && (
        <Notice meaning="due">
          {asksWords(one.asks)}{' '}
          <button type="button" className="linkish" onClick={onOpen}>
            {say('Look at it')}
          </button>
        </Notice>
      )}
    </li>
  );
}

/** Services that may help: what was said in the case led to them, or what is typed. One key offers the first. */
function Suggestions({ it, onRefer }: { it: CaseView; onRefer: (toward: Toward) => void }) {
  const [q, setQ] = useState('');
  const field = useRef<HTMLDivElement>(null);
  useWishes('service', true, (words) => {
    setQ(words);
    field.current?.querySelector('input')?.focus();
  });
  const caseId = it.case.id;
  const asked = useAsk(
    contract.suggest,
    { params: { id: caseId }, query: { q } },
    { keep: true, watch: ['case'], about: caseId },
  );
  const draft = useLateDraft(caseId, 'reply', it.drafts);
  const offer = useTell(contract.offer, {
    onDone: ({ words }) => {
      const { body } = draft.now();
      draft.write(body.trim() === '' ? words : `${body.trimEnd()}\n\n${words}`);
      draft.save();
      toast({ words: say('It is on record as offered, and its words are in your answer.') });
    },
  });
  const services = asked.data?.services ?? [];
  const [first] = services;
  const send = (serviceId: string) => offer.mutate({ params: { id: caseId }, body: { serviceId } });
  useKeys([
    {
      keys: 'y',
      does: say('Offer the first service that may help'),
      where: say('Case'),
      icon: 'map',
      also: say('directory suggest'),
      run: () => first !== undefined && send(first.id),
      whyNot: first === undefined ? say('No service is suggested.') : undefined,
    },
  ]);
  return (
    <div className="suggested" ref={field}>
      <TextField label={say('Find what may help')} type="search" value={q} onChange={setQ} />
      {asked.data !== undefined && services.length === 0 && (
        <p className="small quiet">
          {q === ''
            ? say('What was said here points to no service. Type what they need.')
            : say('No service answers to that.')}
        </p>
      )}
      <ul className="small">
        {services.map((one, n) => (
          <SuggestedLine key={one.id} one={one} first={n === 0} onOffer={() => send(one.id)} onRefer={onRefer} />
        ))}
      </ul>
      <Trouble fault={offer.error} />
    </div>
  );
}

type SuggestedProps = {
  readonly one: Suggested;
  readonly first: boolean;
  readonly onOffer: () => void;
  readonly onRefer: (toward: Toward) => void;
};

function SuggestedLine({ one, first, onOffer, onRefer }: SuggestedProps) {
  return (
    <li>
      <Link to="/directory/service/$id" params={{ id: one.id }}>
        <b>{one.name}</b>
      </Link>{' '}
      <span className="quiet">{one.organization}</span> <FreshnessMark freshness={one.freshness} />
      {one.alert !== '' && <p className="due">{one.alert}</p>}
      <p className="quiet">
        {one.because.length > 0 && say('They said: {{words}}.', { words: one.because.join(', ') })}{' '}
        {one.besides > 0 &&
          sayCount(one.besides, 'Offered in one case like this.', 'Offered in {{count}} cases like this.')}
      </p>
      <div className="row-of">
        <Button
          weight="bare"
          {...(first ? { shortcut: 'Y' } : {})}
          onClick={onOffer}
          aria-label={say('Offer {{name}}', { name: one.name })}
        >
          {say('Offer')}
        </Button>
        <Button
          weight="bare"
          aria-label={say('Refer to {{name}}…', { name: one.name })}
          onClick={() => onRefer({ organizationId: one.organizationId, serviceId: one.id })}
        >
          {say('Refer…')}
        </Button>
      </div>
    </li>
  );
}
