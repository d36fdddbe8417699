import { useState } from 'react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useNameOf, useTeams } from '#areas/identity/web/index.ts';
import { Icon, type IconName } from '#ui/icons/icon.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import { At } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { openCall } from '../call/open-call.ts';
import type { DraftKind } from './types.ts';

type HalfWritten = ReplyOf<typeof contract.drafts>['drafts'][number];
type Mention = ReplyOf<typeof contract.mentions>['mentions'][number];

/** What this officer has begun to write and not said, and where colleagues wait for a word from them. */
export function DraftsScreen() {
  const drafts = useAsk(contract.drafts, {}, { watch: ['draft', 'case'] });
  const mentions = useAsk(contract.mentions, {}, { watch: ['mention', 'case'] });
  return (
    <main className="sheet" id="main">
      <header className="head">
        <div>
          <h1 tabIndex={-1}>{say('Half-written')}</h1>
          <p>{say('What you began to write and have not said. Nothing here has gone to anybody.')}</p>
        </div>
      </header>
      <Loaded asked={drafts} what={say('What you have begun')}>
        {(told) =>
          told.drafts.length === 0 ? (
            <Empty title={say('Nothing is half-written')} ring="kept">
              <p>{say('Everything you began has been sent, noted or dropped.')}</p>
            </Empty>
          ) : (
            <ul className="found drafts">
              {told.drafts.map((one) => (
                <DraftLine key={one.id} one={one} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <Loaded asked={mentions} what={say('Where you are named')}>
        {(told) => (told.mentions.length === 0 ? null : <Mentions mentions={told.mentions} />)}
      </Loaded>
    </main>
  );
}

const KINDS: Readonly<Record<DraftKind, () => { readonly icon: IconName; readonly word: string }>> = {
  reply: () => ({ icon: 'mail', word: say('An answer') }),
  note: () => ({ icon: 'lock', word: say('An internal note') }),
  call: () => ({ icon: 'phone', word: say('A call') }),
  case: () => ({ icon: 'plus', word: say('A new case') }),
  answer: () => ({ icon: 'flag', word: say('The answer to a complaint') }),
  form: () => ({ icon: 'pen', word: say('In a form') }),
};

function DraftLine({ one }: { one: HalfWritten }) {
  const { icon, word } = KINDS[one.kind]();
  const words = [one.body, one.rest.form?.['subject'] ?? ''].find((text) => text.trim() !== '') ?? say('No words yet.');
  return (
    <li>
      <Icon name={icon} label={word} />
      <div>
        <Where one={one} words={words} />
        <p className="why">
          {word}
          {one.customerName !== null && `, ${one.customerName}`}
          {one.subject !== null && `. ${one.subject}`}
        </p>
      </div>
      <p className="when num">
        <At at={one.savedAt} />
      </p>
      <Drop id={one.id} />
    </li>
  );
}

function Where({ one, words }: { one: HalfWritten; words: string }) {
  const navigate = useNavigate();
  if (one.caseId !== null)
    return (
      <Link
        className="what draft-text"
        to={one.kind === 'answer' ? '/complaint/$id' : '/case/$id'}
        params={{ id: one.caseId }}
      >
        {words}
      </Link>
    );
  // Its form is opened where it always is; there is no one place to go to.
  if (one.kind === 'form') return <span className="what draft-text">{words}</span>;
  const open = () => (one.kind === 'case' ? void navigate({ to: '/new' }) : openCall({}));
  return (
    <button type="button" className="what draft-text as-link" onClick={open}>
      {words}
    </button>
  );
}

/** Dropping cannot be undone, so it is asked once more, on the same button. */
function Drop({ id }: { id: string }) {
  const [sure, setSure] = useState(false);
  const drop = useTell(contract.endDraft);
  return (
    <div>
      <Button
        weight={sure ? 'grave' : 'bare'}
        busy={drop.isPending}
        onBlur={() => setSure(false)}
        onClick={() => (sure ? drop.mutate({ params: { id } }) : setSure(true))}
      >
        {sure ? say('Drop it for good') : say('Drop it')}
      </Button>
      <Trouble fault={drop.error} />
    </div>
  );
}

function Mentions({ mentions }: { mentions: readonly Mention[] }) {
  const nameOf = useNameOf();
  const teams = useTeams();
  const asked = ({ by, teamId }: Mention) => {
    const team = teams.find(({ id }) => id === teamId)?.name;
    return team === undefined
      ? say('{{name}} named you', { name: nameOf(by) })
      : say('{{name}} named {{team}}', { name: nameOf(by), team });
  };
  return (
    <section aria-label={say('Where you are named')}>
      <h2 className="part">{say('Where you are named')}</h2>
      <ul className="found">
        {mentions.map((one) => (
          <li key={one.noteId}>
            <Icon name="speech" />
            <div>
              <Link className="what draft-text" to="/case/$id" params={{ id: one.caseId }}>
                {one.body}
              </Link>
              <p className="why">
                {asked(one)}. {one.subject} <span className="num">{one.reference}</span>
              </p>
            </div>
            <p className="when num">
              <At at={one.at} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
