import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { CasePicker, sizeWords } from '#areas/cases/web/index.ts';
import { useTeams } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Prose } from '#ui/parts/entry.tsx';
import { Pick, SelectField, TextField } from '#ui/parts/field.tsx';
import { Loaded, Notice, Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { At } from '#ui/time/now.tsx';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import * as contract from '../contract.ts';
import type { MailRow } from './mail-to-sort.tsx';

type Act = 'elsewhere' | 'new' | 'aside';

/** The message itself, why it is here, and the four places it can go. */
export function MailPane({ row }: { row: MailRow }) {
  const asked = useAsk(contract.readMail, { params: { id: row.id } }, { watch: ['intake'] });
  const [act, setAct] = useState<Act>();
  const close = () => setAct(undefined);
  return (
    <>
      <header className="slot glance">
        <p className="ref">
          <At at={row.receivedAt} /> · {sizeWords(row.size)}
        </p>
        <h2>{row.subject === '' ? 'No subject' : row.subject}</h2>
        <p className="small">
          {row.fromName} <span className="quiet">{row.fromAddress}</span>
        </p>
      </header>
      <section className="slot">
        <Notice meaning="due" icon="lock">
          <b>Why it is here.</b> {row.because}
        </Notice>
      </section>
      <section className="slot row-of">
        {row.suggestedCaseId !== null && <PlaceSuggested row={row} into={row.suggestedCaseId} />}
        <Button onClick={() => setAct('elsewhere')}>Another case…</Button>
        <Button onClick={() => setAct('new')}>New case…</Button>
        <Button weight="bare" onClick={() => setAct('aside')}>
          Set aside…
        </Button>
      </section>
      <Loaded asked={asked} what="The message">
        {({ text, attachments, to, problems }) => (
          <section className="slot">
            <p className="small quiet">to {to.join(', ')}</p>
            <Prose text={text === '' ? 'There was no text.' : text} voice />
            <ul className="row-of made">
              {attachments.map(({ name, size }) => (
                <li key={name} className="paper">
                  <Icon name="clip" /> {name} <span className="faint">{sizeWords(size)}</span>
                </li>
              ))}
            </ul>
            {problems.map((problem) => (
              <p key={problem} className="small due">
                {problem}
              </p>
            ))}
            <p className="made">
              <a className="fold" href={`/api/mail/${row.id}/original`}>
                <Icon name="letter" /> The original
              </a>
            </p>
          </section>
        )}
      </Loaded>
      {act === 'elsewhere' && <PlaceElsewhere row={row} onClose={close} />}
      {act === 'new' && <PlaceNew row={row} onClose={close} />}
      {act === 'aside' && <SetAside row={row} onClose={close} />}
    </>
  );
}

function usePlace(onClose: () => void) {
  const navigate = useNavigate();
  return useTell(contract.placeMail, {
    onDone: ({ caseId }) => {
      onClose();
      const look = () => void navigate({ to: '/case/$id', params: { id: caseId } });
      toast({ words: 'It has its place.', act: { label: 'Open the case', run: look } });
    },
  });
}

function PlaceSuggested({ row, into }: { row: MailRow; into: string }) {
  const place = usePlace(() => undefined);
  return (
    <>
      <Button
        weight="main"
        busy={place.isPending}
        onClick={() => place.mutate({ params: { id: row.id }, body: { into, addParty: true } })}
      >
        Put it on {row.suggestedReference}, and let the sender write to it
      </Button>
      <Trouble fault={place.error} />
    </>
  );
}

type PlaceProps = { readonly row: MailRow; readonly onClose: () => void };

function PlaceElsewhere({ row, onClose }: PlaceProps) {
  const [into, setInto] = useState<string>();
  const [addParty, setAddParty] = useState(false);
  const place = usePlace(onClose);
  return (
    <Dialog
      title="Which case does it belong to?"
      open
      onClose={onClose}
      onSubmit={() => {
        if (into !== undefined) place.mutate({ params: { id: row.id }, body: { into, addParty } });
      }}
      acts={
        <>
          <Button onClick={onClose}>Leave it here</Button>
          <Button type="submit" weight="main" aria-disabled={into === undefined} busy={place.isPending}>
            Put it there
          </Button>
        </>
      }
    >
      <CasePicker label="Find the case" except="" chosen={into} onChoose={setInto} />
      <Pick label={`${row.fromAddress} may write to this case from now on`} checked={addParty} onChange={setAddParty} />
      <Trouble fault={place.error} />
    </Dialog>
  );
}

function PlaceNew({ row, onClose }: PlaceProps) {
  const teams = useTeams();
  const [chosen, setChosen] = useState('');
  const team = chosen === '' ? (teams[0]?.id ?? '') : chosen;
  const place = usePlace(onClose);
  return (
    <Dialog
      title="Open a new case with it"
      open
      onClose={onClose}
      onSubmit={() => place.mutate({ params: { id: row.id }, body: { newInTeam: team } })}
      acts={
        <>
          <Button onClick={onClose}>Leave it here</Button>
          <Button type="submit" weight="main" busy={place.isPending}>
            Open a case
          </Button>
        </>
      }
    >
      <SelectField
        label="In which queue?"
        value={team}
        options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setChosen}
      />
      <Trouble fault={place.error} />
    </Dialog>
  );
}

function SetAside({ row, onClose }: PlaceProps) {
  const [why, setWhy] = useState('');
  const aside = useTell(contract.setMailAside, {
    onDone: () => {
      onClose();
      toast({ words: 'Set aside. It is kept, with your reason.' });
    },
  });
  return (
    <Dialog
      title="Set it aside without an answer?"
      open
      onClose={onClose}
      onSubmit={() => aside.mutate({ params: { id: row.id }, body: { why } })}
      acts={
        <>
          <Button onClick={onClose}>Leave it here</Button>
          <Button type="submit" weight="main" busy={aside.isPending}>
            Set it aside
          </Button>
        </>
      }
    >
      <p className="small quiet">Nothing is deleted. The message stays findable under Mail, with your reason.</p>
      <TextField label="Why" required maxLength={280} value={why} onChange={setWhy} />
      <Trouble fault={aside.error} />
    </Dialog>
  );
}
