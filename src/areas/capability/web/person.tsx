import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Pick, SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { Badges } from './badges.tsx';
import { CoverageMap } from './coverage-map.tsx';
import { ItemLine, type Item } from './item.tsx';

/** One officer, as whoever leads them sees them: their map, their badges, and what they claimed. */
export function Person({ id, name }: { id: string; name: string }) {
  const asked = useAsk(contract.portfolio, { query: { officer: id } });
  const [giving, setGiving] = useState(false);
  return (
    <section aria-label={name}>
      <h2 className="page-words">{name}</h2>
      <div className="row-of page-form">
        <Button onClick={() => setGiving(true)}>{say('Give a badge')}</Button>
      </div>
      <Badges officer={id} />
      <CoverageMap officer={id} />
      <Loaded asked={asked} what={say('The portfolio')}>
        {({ evidence }) => (
          <ul className="found items">
            {evidence.length === 0 && <li className="quiet">{say('They have claimed nothing yet.')}</li>}
            {evidence.map((it) => (
              <ItemLine key={it.id} it={it}>
                {it.state === 'accepted' && it.copy !== '' && <ToLearnFrom it={it} />}
              </ItemLine>
            ))}
          </ul>
        )}
      </Loaded>
      {giving && <GiveBadge officer={id} onClose={() => setGiving(false)} />}
    </section>
  );
}

function GiveBadge({ officer, onClose }: { officer: string; onClose: () => void }) {
  const asked = useAsk(contract.coverage, { query: { officer } });
  const [version, setVersion] = useState('');
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [itemIds, setItemIds] = useState<readonly string[]>([]);
  const give = useTell(contract.issueBadge, { onDone: onClose });
  const at = asked.data?.frameworks.find(({ versionId }) => versionId === version) ?? asked.data?.frameworks[0];
  const shown = at?.lines.filter(({ strength }) => strength === 'fair' || strength === 'strong') ?? [];
  const send = () => {
    if (at !== undefined)
      give.mutate({
        body: { officerId: officer, name, description, versionId: at.versionId, itemIds: [...itemIds], months: null },
      });
  };
  return (
    <Dialog
      open
      wide
      title={say('Give a badge')}
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>{say('Not now')}</Button>
          <Button weight="main" type="submit" busy={give.isPending}>
            {say('Sign it and give it')}
          </Button>
        </>
      }
    >
      <TextField label={say('What it is called')} required autoFocus value={name} onChange={setName} />
      <TextArea
        label={say('What whoever holds it can do')}
        required
        rows={2}
        value={description}
        onChange={setDescription}
      />
      <SelectField
        label={say('Framework')}
        value={at?.versionId ?? ''}
        onChange={setVersion}
        options={asked.data?.frameworks.map(({ versionId, title }) => ({ value: versionId, label: title })) ?? []}
      />
      <ShownLines lines={shown} chosen={itemIds} onChange={setItemIds} />
      <Trouble fault={give.error} />
    </Dialog>
  );
}

type ShownProps = {
  readonly lines: readonly { readonly itemId: string; readonly code: string; readonly words: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
};

/** The lines that are shown strongly enough for a badge. */
function ShownLines({ lines, chosen, onChange }: ShownProps) {
  if (lines.length === 0)
    return (
      <Empty title={say('No line is shown strongly enough yet')}>
        <p>{say('A line needs two works, or two kinds of evidence.')}</p>
      </Empty>
    );
  return (
    <fieldset className="lines-of">
      <legend>{say('It is given for')}</legend>
      {lines.map(({ itemId, code, words }) => (
        <Pick
          key={itemId}
          label={
            <>
              <span className="num">{code}</span> {words}
            </>
          }
          checked={chosen.includes(itemId)}
          onChange={(on) => onChange(on ? [...chosen, itemId] : chosen.filter((one) => one !== itemId))}
        />
      ))}
    </fieldset>
  );
}

/** An accepted item as a matter for all to learn from. */
function ToLearnFrom({ it }: { it: Item }) {
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState(it.title);
  const [question, setQuestion] = useState('');
  const make = useTell(contract.makeLearningCase, { onDone: () => setOpen(false) });
  return (
    <>
      <Button weight="bare" onClick={() => setOpen(true)}>
        {say('Make it a case to learn from')}
      </Button>
      {open && (
        <Dialog
          open
          title={say('A case to learn from')}
          onClose={() => setOpen(false)}
          onSubmit={() => make.mutate({ body: { evidenceId: it.id, title, question } })}
          acts={
            <>
              <Button onClick={() => setOpen(false)}>{say('Not now')}</Button>
              <Button weight="main" type="submit" busy={make.isPending}>
                {say('Share it')}
              </Button>
            </>
          }
        >
          <TextField label={say('What it is called')} required value={title} onChange={setTitle} />
          <TextArea
            label={say('What you ask your colleagues')}
            required
            autoFocus
            rows={2}
            value={question}
            onChange={setQuestion}
          />
          <Trouble fault={make.error} />
        </Dialog>
      )}
    </>
  );
}
