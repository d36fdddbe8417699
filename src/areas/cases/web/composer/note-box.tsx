import { useMemo, useRef } from 'react';
import { useMe, useOfficers, useTeams } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { stillNamed } from '../../rules/index.ts';
import { OtherTexts } from '../drafts/others.tsx';
import { Promised, saidWith } from '../drafts/promised.tsx';
import { useDraft, useLateDraft, useSendsAll } from '../drafts/use-draft.ts';
import type { CaseView } from '../types.ts';
import { useNextCase } from './next-case.ts';
import { Saved, Writing, type Calling, type Suggested } from './writing.tsx';

/** A note to colleagues. No customer ever sees it, and it says so. */
export function NoteBox({ it }: { it: CaseView }) {
  const draft = useLateDraft(it.case.id, 'note', it.drafts);
  const goOn = useNextCase(it.case.id);
  const { calling, mentionsIn } = useMentions();
  const add = useTell(contract.note, { onDone: draft.end, act: draft.act });
  const send = useSendsAll(draft.catchUp, (next) => {
    if (draft.body.trim() === '' || add.isPending) return;
    const body = {
      body: draft.body,
      mentions: mentionsIn(draft.body),
      ...saidWith(draft),
      ...(draft.id === undefined ? {} : { draftId: draft.id }),
    };
    add.mutate(
      { params: { id: it.case.id }, body },
      {
        onSuccess: () => {
          if (next) goOn();
        },
      },
    );
  });
  return (
    <div className="is-note">
      <p className="note-mark small">
        <Icon name="lock" /> <b>{say('Between colleagues.')}</b>{' '}
        {say('{{customer}} never sees this.', { customer: it.case.customerName ?? say('The customer') })}
      </p>
      <OtherTexts draft={draft} />
      <Note it={it} onSend={send} calling={calling} />
      <Promised draft={draft} />
      <Trouble fault={add.error} kept={say('Your text is still here.')} />
      <footer>
        <span className="small quiet">{say('@ puts it before a colleague or a team.')}</span>
        <span className="push" />
        <Saved draft={draft} />
        <Button className="is-noting" shortcut="Ctrl ↵" busy={add.isPending} onClick={() => send(false)}>
          {say('Add the note')}
        </Button>
      </footer>
    </div>
  );
}

type NoteProps = {
  readonly it: CaseView;
  readonly onSend: (next: boolean) => void;
  readonly calling: readonly Calling[];
};

/** Only this is drawn anew before a letter is on the screen. */
function Note({ it, onSend, calling }: NoteProps) {
  const draft = useDraft(it.case.id, 'note', it.drafts);
  return (
    <Writing
      label={say('Note for colleagues')}
      value={draft.body}
      onChange={draft.write}
      onSend={onSend}
      onLeave={draft.save}
      calling={calling}
    />
  );
}

type Somebody = Suggested & { readonly officerId?: string; readonly teamId?: string };

/** Colleagues and teams by the beginning of a name, and whom of those that were chosen the note still names. */
function useMentions() {
  const me = useMe().officer.id;
  const officers = useOfficers();
  const teams = useTeams();
  const chosen = useRef(new Map<string, Somebody>());
  const all = useMemo<readonly Somebody[]>(
    () => [
      ...officers
        .filter(({ id, disabled }) => id !== me && !disabled)
        .map(({ id, name, roles }) => ({ key: id, name, under: roles.join(', '), officerId: id })),
      ...teams.map(({ id, name }) => ({ key: id, name, under: say('everybody in this queue'), teamId: id })),
    ],
    [officers, teams, me],
  );
  const calling = useMemo<readonly Calling[]>(
    () => [
      {
        sign: '@',
        label: say('Colleagues and teams'),
        find: (typed) => beginningWith(all, typed),
        pick: (one) => {
          const somebody = all.find(({ key }) => key === one.key);
          if (somebody !== undefined) chosen.current.set(somebody.key, somebody);
          return `@${one.name} `;
        },
      },
    ],
    [all],
  );
  return { calling, mentionsIn: (body: string) => mentionsOf(body, [...chosen.current.values()], all) };
}

/** Whom a note names: those who were chosen; a whole name that was typed by hand or came with a draft counts where only one bears it. */
type Mentioned = { readonly officerId: string } | { readonly teamId: string };

function mentionsOf(body: string, chosen: readonly Somebody[], all: readonly Somebody[]): Mentioned[] {
  const named = stillNamed(body, all).filter(
    ({ key, name }) =>
      chosen.some((one) => one.key === key) ||
      (!chosen.some((one) => one.name === name) && all.filter((one) => one.name === name).length === 1),
  );
  return named.flatMap<Mentioned>(({ officerId, teamId }) =>
    officerId !== undefined ? [{ officerId }] : teamId !== undefined ? [{ teamId }] : [],
  );
}

function beginningWith(all: readonly Somebody[], typed: string): readonly Somebody[] {
  const sought = typed.toLocaleLowerCase('en');
  const fits = (name: string) => {
    const whole = name.toLocaleLowerCase('en');
    return whole.startsWith(sought) || whole.split(' ').some((word) => word.startsWith(sought));
  };
  // A whole name that stands there already needs no list.
  return all.filter(({ name }) => fits(name) && name.toLocaleLowerCase('en') !== sought);
}
