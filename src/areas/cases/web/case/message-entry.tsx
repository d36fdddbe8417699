import { useState } from 'react';
import { Icon } from '#ui/icons/icon.tsx';
import { Fold } from '#ui/parts/button.tsx';
import { Entry, Prose } from '#ui/parts/entry.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Waiting } from '#ui/parts/states.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import * as contract from '../../contract.ts';
import { useCaseSlots } from '../slots.tsx';
import type { CaseEntry } from '../types.ts';
import { wayOf } from '../words.ts';
import { Attachments } from './attachments.tsx';

const RISKY = new Set(['upset', 'angry', 'abusive']);

type MessageEntryProps = {
  readonly entry: CaseEntry;
  readonly name: string;
  /** Who wrote it down, where that is somebody else. */
  readonly noter?: string;
};

/** What a customer said or what we said, with everything that belongs to it. */
export function MessageEntry({ entry, name, noter }: MessageEntryProps) {
  const { Delivery } = useCaseSlots();
  const way = wayOf(entry.channel);
  const theirs = entry.direction !== 'out';
  const said = entry.body === '' ? 'There was no text.' : entry.body;
  return (
    <Entry at={entry.at} icon={{ name: way.icon, label: way.label }} name={`${name} ${verbOf(entry)}`}>
      <header>
        <b>{name}</b> {verbOf(entry)}{' '}
        <span className="quiet">
          {aboutOf(entry)}
          {noter !== undefined && `, noted by ${noter.replace('You', 'you')}`}
        </span>
        {isAutomatic(entry) && <Tag>Automatic</Tag>}
        {entry.tone !== null && <Tone tone={entry.tone} />}
        {entry.delivery !== null && <Delivery entry={entry} />}
      </header>
      {isAutomatic(entry) ? <Behind text={entry.body} /> : <Prose text={said} voice={theirs} />}
      <Attachments of={entry} />
      {entry.type === 'message' && <More entry={entry} />}
    </Entry>
  );
}

/** Nobody wrote it: an acknowledgement that the service sends by itself. */
const isAutomatic = ({ type, direction, officerId }: CaseEntry) =>
  type === 'message' && direction === 'out' && officerId === null;

/** What everybody knows by heart stands behind one line. */
function Behind({ text }: { text: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Fold open={open} onToggle={() => setOpen(!open)}>
        We have your message, and your reference is…
      </Fold>
      {open && <Prose text={text} />}
    </>
  );
}

const Tone = ({ tone }: { tone: string }) => (RISKY.has(tone) ? <Tag meaning="risk">{tone}</Tag> : <Tag>{tone}</Tag>);

function verbOf({ channel, direction, type }: CaseEntry): string {
  if (type === 'contact' && channel === 'phone') return direction === 'out' ? 'rang' : 'called';
  if (channel === 'counter') return direction === 'out' ? 'spoke' : 'came in';
  return 'wrote';
}

function aboutOf(entry: CaseEntry): string {
  if (entry.type === 'contact') return wayOf(entry.channel).by;
  const to = entry.to === null || entry.to.length === 0 ? '' : `to ${entry.to.join(', ')}`;
  return entry.direction === 'out' ? to : (entry.fromAddress ?? wayOf(entry.channel).by);
}

type Shown = 'nothing' | 'whole' | 'layout';

/** What is usually in the way: the quoted letters below, the layout, and the message as it came. */
function More({ entry }: { entry: CaseEntry }) {
  const [shown, setShown] = useState<Shown>('nothing');
  const toggle = (what: Shown) => setShown((now) => (now === what ? 'nothing' : what));
  if (!entry.quoted && !entry.hasHtml && entry.mailId === null) return null;
  return (
    <>
      <div className="row-of more-of">
        {entry.quoted && (
          <FoldTo what="whole" {...{ shown, toggle }}>
            Earlier letters quoted
          </FoldTo>
        )}
        {entry.hasHtml && (
          <FoldTo what="layout" {...{ shown, toggle }}>
            As it looked
          </FoldTo>
        )}
        {entry.mailId !== null && (
          <a className="fold" href={`/api/mail/${entry.mailId}/original`}>
            <Icon name="letter" /> The original
          </a>
        )}
      </div>
      {shown === 'whole' && <Whole id={entry.id} />}
      {shown === 'layout' && <Layout id={entry.id} />}
    </>
  );
}

type FoldToProps = { what: Shown; shown: Shown; toggle: (what: Shown) => void; children: string };

const FoldTo = ({ what, shown, toggle, children }: FoldToProps) => (
  <button type="button" className="fold" aria-expanded={shown === what} onClick={() => toggle(what)}>
    <Icon name="dots" /> {children}
  </button>
);

function Whole({ id }: { id: string }) {
  const asked = useAsk(contract.readMessage, { params: { id } });
  if (asked.data === undefined) return <Waiting what="The whole message" />;
  return <pre className="whole">{asked.data.fullBody}</pre>;
}

/** The layout stands in a frame that may run nothing and reach nothing, and gets pictures only when asked for. */
function Layout({ id }: { id: string }) {
  const [pictures, setPictures] = useState(false);
  return (
    <div className="layout">
      <iframe
        sandbox=""
        title="The message as it looked"
        src={`/api/messages/${id}/html${pictures ? '?remote=1' : ''}`}
      />
      {!pictures && (
        <p className="small quiet">
          Pictures from elsewhere are not loaded; loading them tells the sender that it was read.{' '}
          <button type="button" className="button is-bare" onClick={() => setPictures(true)}>
            Load them
          </button>
        </p>
      )}
    </div>
  );
}
