import { useState } from 'react';
import { Button, Fold } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Pick, TextArea } from '#ui/parts/field.tsx';
import { Loaded, Notice, Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import type { Offer } from './offers.tsx';

type Draft = ReplyOf<typeof contract.draft>;

/** The words of the work are there already, and name nobody: the officer reads them, says a sentence, and claims. */
export function ClaimDialog({ offer, onClose }: { offer: Offer; onClose: () => void }) {
  const [also, setAlso] = useState<readonly string[]>([]);
  const query = { seq: offer.seq, ...(also.length === 0 ? {} : { also: also.join('\n') }) };
  const asked = useAsk(contract.draft, { query }, { keep: true });
  const [reflection, setReflection] = useState('');
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  const [show, setShow] = useState(true);
  const claim = useTell(contract.claim, {
    onDone: () => {
      toast({ words: say('Claimed. A leader of your team looks at it.') });
      onClose();
    },
  });
  const chosen = offer.lines.filter(({ id }) => !out.has(id)).map(({ id }) => id);
  const send = () => {
    const { data } = asked;
    if (data === undefined) return;
    claim.mutate({ body: { seq: offer.seq, itemIds: chosen, reflection, copy: show ? data.copy : '' } });
  };
  return (
    <Dialog
      open
      wide
      title={offer.title}
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>{say('Not now')}</Button>
          <Button weight="main" type="submit" busy={claim.isPending}>
            {say('Claim it')}
          </Button>
        </>
      }
    >
      <p>{offer.because}</p>
      <TextArea
        label={say('What does it show of what you can do?')}
        hint={say('One sentence is enough: what you did, and why.')}
        rows={2}
        required
        autoFocus
        value={reflection}
        onChange={setReflection}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            send();
          }
        }}
      />
      <ForLines lines={offer.lines} out={out} onOut={setOut} />
      <Loaded asked={asked} what={say('The words of it')}>
        {(draft) => <Words draft={draft} show={show} onShow={setShow} onAlso={(word) => setAlso([...also, word])} />}
      </Loaded>
      <Trouble fault={claim.error} kept={say('What you wrote is still here.')} />
    </Dialog>
  );
}

type ForProps = {
  readonly lines: Offer['lines'];
  readonly out: ReadonlySet<string>;
  readonly onOut: (out: ReadonlySet<string>) => void;
};

/** The lines it is claimed for: all that were offered, but for what the officer takes out. */
export function ForLines({ lines, out, onOut }: ForProps) {
  const count = lines.length - out.size;
  return (
    <fieldset className="lines-of">
      <legend>{sayCount(count, 'It is claimed for one line', 'It is claimed for {{count}} lines')}</legend>
      {lines.map((line) => (
        <Pick
          key={line.id}
          label={
            <>
              <b>{line.framework}</b> <span className="num">{line.code}</span> {line.words}
            </>
          }
          checked={!out.has(line.id)}
          onChange={(on) => onOut(new Set(on ? [...out].filter((id) => id !== line.id) : [...out, line.id]))}
        />
      ))}
    </fieldset>
  );
}

type WordsProps = {
  readonly draft: Draft;
  readonly show: boolean;
  readonly onShow: (on: boolean) => void;
  readonly onAlso: (word: string) => void;
};

/** What others will see of the work. What may still name somebody stands above it, each a press away from being taken out. */
function Words({ draft, show, onShow, onAlso }: WordsProps) {
  const [open, setOpen] = useState(draft.doubtful.length > 0);
  if (draft.copy === '') return <p className="quiet">{say('Nothing of a customer is shown with it.')}</p>;
  const replaced = draft.replaced.reduce((sum, { times }) => sum + times, 0);
  return (
    <section aria-label={say('What others will see')}>
      <Fold open={open} onToggle={() => setOpen(!open)}>
        {sayCount(
          replaced,
          'What others will see: one name or number was taken out',
          'What others will see: {{count}} names and numbers were taken out',
        )}
      </Fold>
      {draft.doubtful.length > 0 && (
        <Notice meaning="due">
          <b>{say('Do these name somebody? Press what has to go.')}</b>
          <span className="row-of">
            {draft.doubtful.slice(0, 24).map((word) => (
              <Button key={word} onClick={() => onAlso(word)} aria-label={say('Take out {{word}}', { word })}>
                {word}
              </Button>
            ))}
          </span>
        </Notice>
      )}
      {open && <pre className="copy">{draft.copy}</pre>}
      <Pick
        label={say('Show these words with it. I have read them, and they name nobody.')}
        checked={show}
        onChange={onShow}
      />
    </section>
  );
}
