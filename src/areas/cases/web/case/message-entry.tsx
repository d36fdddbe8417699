import { useState, type ReactNode } from 'react';
import { Icon } from '#ui/icons/icon.tsx';
import { Fold } from '#ui/parts/button.tsx';
import { Entry, Prose } from '#ui/parts/entry.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Waiting } from '#ui/parts/states.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say, sayWith } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { useCaseSlots } from '../slots.tsx';
import type { CaseEntry, CaseView } from '../types.ts';
import { wayOf } from '../words.ts';
import { Attachments } from './attachments.tsx';
import { entryIdOf } from './timeline-lines.ts';
import { Tone } from './tone.tsx';

type MessageEntryProps = {
  readonly entry: CaseEntry;
  readonly it: CaseView;
  readonly fresh: boolean;
  readonly name: string;
  /** Who wrote it down, where that is somebody else. */
  readonly noter?: string;
};

/** What a customer said or what we said, with everything that belongs to it. */
export function MessageEntry({ entry, it, fresh, name, noter }: MessageEntryProps) {
  const { Delivery } = useCaseSlots();
  const way = wayOf(entry.channel);
  const theirs = entry.direction !== 'out';
  const said = entry.body === '' ? say('There was no text.') : entry.body;
  const verb = verbOf(entry, name);
  return (
    <Entry
      at={entry.at}
      id={entryIdOf(entry.id)}
      fresh={fresh}
      icon={{ name: way.icon, label: way.label }}
      name={verb.plain}
    >
      <header>
        <span>{verb.shown}</span>{' '}
        <span className="quiet">
          {aboutOf(entry)}
          {noter !== undefined && say(', noted by {{name}}', { name: noter.replace('You', 'you') })}
        </span>
        {isAutomatic(entry) && <Tag>{say('Automatic')}</Tag>}
        {entry.tone !== null && <Tone tone={entry.tone} />}
        {fresh && <Tag meaning="act">{say('New')}</Tag>}
        {entry.delivery !== null && <Delivery entry={entry} />}
      </header>
      {isAutomatic(entry) ? <Behind text={entry.body} /> : <Prose text={said} voice={theirs} />}
      <Attachments of={entry} it={it} />
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
        {say('We have your message, and your reference is…')}
      </Fold>
      {open && <Prose text={text} />}
    </>
  );
}

/** Who did what, as one sentence: other languages put the name elsewhere. */
function verbOf({ channel, direction, type }: CaseEntry, name: string): { plain: string; shown: ReactNode } {
  const strong = { name: <b>{name}</b> };
  if (type === 'contact' && channel === 'phone')
    return direction === 'out'
      ? { plain: say('{{name}} rang', { name }), shown: sayWith('{{name}} rang', strong) }
      : { plain: say('{{name}} called', { name }), shown: sayWith('{{name}} called', strong) };
  if (channel === 'counter')
    return direction === 'out'
      ? { plain: say('{{name}} spoke', { name }), shown: sayWith('{{name}} spoke', strong) }
      : { plain: say('{{name}} came in', { name }), shown: sayWith('{{name}} came in', strong) };
  return { plain: say('{{name}} wrote', { name }), shown: sayWith('{{name}} wrote', strong) };
}

function aboutOf(entry: CaseEntry): string {
  if (entry.type === 'contact') return wayOf(entry.channel).by;
  const to =
    entry.to === null || entry.to.length === 0 ? '' : say('to {{addresses}}', { addresses: entry.to.join(', ') });
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
            {say('Earlier letters quoted')}
          </FoldTo>
        )}
        {entry.hasHtml && (
          <FoldTo what="layout" {...{ shown, toggle }}>
            {say('As it looked')}
          </FoldTo>
        )}
        {entry.mailId !== null && (
          <a className="fold" href={`/api/mail/${entry.mailId}/original`}>
            <Icon name="letter" /> {say('The original')}
          </a>
        )}
      </div>
      {shown === 'whole' && <Whole id={entry.id} />}
      {shown === 'layout' && <Layout id={entry.id} />}
    </>
  );
}

type FoldToProps = { what: Shown; shown: Shown; toggle: (what: Shown) => void; children: ReactNode };

const FoldTo = ({ what, shown, toggle, children }: FoldToProps) => (
  <button type="button" className="fold" aria-expanded={shown === what} onClick={() => toggle(what)}>
    <Icon name="dots" /> {children}
  </button>
);

function Whole({ id }: { id: string }) {
  const asked = useAsk(contract.readMessage, { params: { id } });
  if (asked.data === undefined) return <Waiting what={say('The whole message')} />;
  return <pre className="whole">{asked.data.fullBody}</pre>;
}

/** The layout stands in a frame that may run nothing and reach nothing, and gets pictures only when asked for. */
function Layout({ id }: { id: string }) {
  const [pictures, setPictures] = useState(false);
  return (
    <div className="layout">
      <iframe
        sandbox=""
        title={say('The message as it looked')}
        src={`/api/messages/${id}/html${pictures ? '?remote=1' : ''}`}
      />
      {!pictures && (
        <p className="small quiet">
          {say('Pictures from elsewhere are not loaded; loading them tells the sender that it was read.')}{' '}
          <button type="button" className="button is-bare" onClick={() => setPictures(true)}>
            {say('Load them')}
          </button>
        </p>
      )}
    </div>
  );
}
