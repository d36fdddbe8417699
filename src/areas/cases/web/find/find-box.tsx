import { useDeferredValue, useId, useState, type KeyboardEvent } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Icon, type IconName } from '#ui/icons/icon.tsx';
import { Key } from '#ui/parts/marks.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import * as contract from '../../contract.ts';
import { sentence } from '../words.ts';
import { Corrected, Marked } from './corrected.tsx';

export type FindAct = {
  readonly does: string;
  readonly icon: IconName;
  readonly keys?: string;
  readonly run: () => void;
};

type Hit = FindAct & { readonly group: string; readonly more: string };

type FindBoxProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  /** What can be done from anywhere. */
  readonly acts: readonly FindAct[];
  readonly onCase: (id: string) => void;
  readonly onCustomer: (id: string) => void;
  readonly onAll: (q: string) => void;
};

/** Find or do: cases and people while typing, and every act by its name. */
export function FindBox(props: FindBoxProps) {
  return (
    <ModalOverlay
      className="scrim"
      isOpen={props.open}
      isDismissable
      onOpenChange={(now) => {
        if (!now) props.onClose();
      }}
    >
      <Modal className="dialog palette">
        <Dialog className="dialog-box" aria-label="Find or do">
          <Finder {...props} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Finder({ onClose, acts, onCase, onCustomer, onAll }: FindBoxProps) {
  const list = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const q = useDeferredValue(typed.trim());
  const asked = useAsk(contract.search, { query: { q, limit: 8 } }, { enabled: q.length > 1, keep: true });
  const found = q.length > 1 ? asked.data : undefined;
  const hits = [...hitsOf(found, { onCase, onCustomer }), ...done(acts, q), ...all(q, onAll)];
  const chosen = hits[Math.min(at, hits.length - 1)];
  const run = (hit: Hit | undefined) => {
    onClose();
    hit?.run();
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((Math.min(at, hits.length - 1) + step + hits.length) % Math.max(1, hits.length));
    else if (event.key === 'Enter') run(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="find">
        <Icon name="search" />
        <input
          role="combobox"
          aria-label="Find or do"
          aria-expanded={hits.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          {...(chosen ? { 'aria-activedescendant': `${list}-${hits.indexOf(chosen)}` } : {})}
          autoFocus
          value={typed}
          placeholder="A name, a number, a word, or what you want to do"
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
        <Key>Esc</Key>
      </div>
      <Hits {...{ list, hits, chosen, q, run, setAt }} />
      <p className="unseen" role="status">
        {q.length > 1 && found ? `${found.cases.length} cases and ${found.customers.length} people` : ''}
      </p>
      <div className="palette-foot">
        {found && <Corrected words={found.corrected} />}
        {found && found.cases.length + found.customers.length === 0 && <span>No case and nobody matches “{q}”.</span>}
        <span className="push">
          <Key>↑</Key> <Key>↓</Key> choose
        </span>
        <span>
          <Key>↵</Key> open
        </span>
      </div>
    </>
  );
}

type HitsProps = {
  readonly list: string;
  readonly hits: readonly Hit[];
  readonly chosen: Hit | undefined;
  readonly q: string;
  readonly run: (hit: Hit) => void;
  readonly setAt: (n: number) => void;
};

function Hits({ list, hits, chosen, q, run, setAt }: HitsProps) {
  return (
    <div className="hits" role="listbox" id={list} aria-label="Found">
      {[...new Set(hits.map(({ group }) => group))].map((group) => (
        <div role="group" aria-label={group} key={group}>
          <p className="hits-group" aria-hidden="true">
            {group}
          </p>
          {hits.map(
            (hit, n) =>
              hit.group === group && (
                // The keys are pressed in the field above, which stays focused: that is how a combobox works.
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
                <div
                  key={`${hit.does}${hit.more}`}
                  id={`${list}-${n}`}
                  role="option"
                  aria-selected={hit === chosen}
                  className="hit"
                  onClick={() => run(hit)}
                  onMouseMove={() => setAt(n)}
                >
                  <Icon name={hit.icon} />
                  <span>
                    <Marked text={hit.does} q={q} /> <small>{hit.more}</small>
                  </span>
                  {hit === chosen ? <Key>↵</Key> : hit.keys && <Key>{hit.keys}</Key>}
                </div>
              ),
          )}
        </div>
      ))}
    </div>
  );
}

type Found = ReplyOf<typeof contract.search>;

function hitsOf(found: Found | undefined, { onCase, onCustomer }: Pick<FindBoxProps, 'onCase' | 'onCustomer'>): Hit[] {
  const group = 'People and cases';
  return [
    ...(found?.customers ?? []).map(({ id, name, kind, contact }) => ({
      group,
      does: name,
      more: contact,
      icon: kind === 'organisation' ? ('people' as const) : ('person' as const),
      run: () => onCustomer(id),
    })),
    ...(found?.cases ?? []).map((one) => ({
      group,
      does: one.subject,
      more: `${one.customerName ?? 'No customer'} · ${one.reference} · ${sentence(one.state)}`,
      icon: 'case' as const,
      run: () => onCase(one.id),
    })),
  ];
}

const done = (acts: readonly FindAct[], q: string): Hit[] =>
  acts
    .filter(({ does }) => does.toLowerCase().includes(q.toLowerCase()))
    .map((act) => ({ ...act, group: 'Do', more: '' }));

const all = (q: string, onAll: (q: string) => void): Hit[] =>
  q.length < 2 ? [] : [{ group: 'Do', does: `Everything about “${q}”`, more: '', icon: 'search', run: () => onAll(q) }];
