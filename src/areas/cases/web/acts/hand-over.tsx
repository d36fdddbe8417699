import { useRef, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useMe } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextArea, TextField } from '#ui/parts/field.tsx';
import { useKeptWords } from '#ui/parts/kept-words.ts';
import { MomentField } from '#ui/parts/moment-field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { tell } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { FIRST_STEP, defaultDue } from '../../rules/index.ts';
import { offsetAt } from '#ui/time/clock.ts';
import { useZone } from '#ui/time/now.tsx';
import { useBeside } from '../case/beside.ts';
import type { CaseView } from '../types.ts';
import type { ActProps } from './acts.tsx';
import { answersTo } from './answers-to.ts';
import { useTakers, type Somebody } from './colleagues.ts';
import { Suggest } from './suggest.tsx';

const MOST_SHOWN = 7;

/** One form that gives a case away whole: to whom, why, what was asked, what is promised, what is next and by when. */
export function HandOver({ it, onClose }: ActProps) {
  const form = useHandOver(it, onClose);
  const { to, said, why, refused } = form;
  const why_ = useRef<HTMLTextAreaElement>(null);
  return (
    <Dialog
      title={say('Hand over {{reference}}', { reference: it.case.reference })}
      open
      onClose={onClose}
      onSubmit={form.send}
      acts={
        <>
          <Button onClick={onClose}>{say('Keep it')}</Button>
          <Button type="submit" weight="main" shortcut="Ctrl ↵" busy={form.busy}>
            {to === undefined ? say('Hand over') : say('Hand over to {{name}}', { name: to.label })}
          </Button>
        </>
      }
    >
      <div className="form-of" onKeyDown={form.press} role="presentation">
        <Suggest
          label={say('To whom')}
          hint={to === undefined ? say('An officer or a queue. Type a part of the name.') : to.note}
          fault={refused.to}
          eager
          autoFocus
          value={form.typed}
          suggestions={form.found}
          onChange={form.type}
          onPick={(id) => {
            form.pick(id);
            why_.current?.focus();
          }}
        />
        <WhyField ref={why_} value={why} fault={refused.why} onChange={form.setWhy} />
        <Facts said={said} onChange={form.setSaid} />
        <Trouble fault={form.fault} kept={say('What you wrote is still here.')} />
      </div>
    </Dialog>
  );
}

/** What is known already stands there; it is read over, and put right where it is wrong. */
function Facts({ said, onChange }: { said: Said; onChange: (change: Partial<Said>) => void }) {
  return (
    <>
      <TextArea
        label={say('What was asked')}
        rows={2}
        maxLength={2000}
        value={said.asked}
        onChange={(asked) => onChange({ asked })}
      />
      <TextArea
        label={say('What is promised')}
        rows={2}
        maxLength={2000}
        value={said.promised}
        onChange={(promised) => onChange({ promised })}
      />
      <TextField
        label={say('Next step')}
        required
        maxLength={280}
        value={said.nextStep}
        onChange={(nextStep) => onChange({ nextStep })}
      />
      <MomentField label={say('By')} value={said.nextDueAt} onChange={(nextDueAt) => onChange({ nextDueAt })} />
    </>
  );
}

type WhyFieldProps = {
  readonly ref: React.Ref<HTMLTextAreaElement>;
  readonly value: string;
  readonly fault: string | undefined;
  readonly onChange: (text: string) => void;
};

const WhyField = ({ ref, value, fault, onChange }: WhyFieldProps) => (
  <TextArea
    ref={ref}
    label={say('Why, and where it stands')}
    hint={say('They read this first, on top of the case.')}
    rows={3}
    maxLength={2000}
    fault={fault}
    value={value}
    onChange={onChange}
  />
);

type Said = { asked: string; promised: string; nextStep: string; nextDueAt: number };

function useHandOver(it: CaseView, onClose: () => void) {
  const takers = useTakers(it);
  const first = useFirstSaid(it);
  const [typed, setTyped] = useState('');
  const [to, setTo] = useState<Somebody>();
  const { words: why, set: setWhy, end } = useKeptWords({ caseId: it.case.id, field: 'hand over' });
  const [said, setSaid] = useState<Said>(first);
  const [refused, setRefused] = useState<{ to?: string; why?: string }>({});
  const after = useAfter(it, onClose);
  const give = useTell(contract.handOver, {
    onDone: ({ handOverId }) => {
      end();
      after(handOverId, to?.label ?? '', to);
    },
  });
  const send = () => {
    const missing = {
      ...(to === undefined ? { to: say('Choose somebody from the list.') } : {}),
      ...(why.trim() === '' ? { why: say('Say in a sentence why it comes to them.') } : {}),
    };
    setRefused(missing);
    if (to === undefined || Object.keys(missing).length > 0 || give.isPending) return;
    const { version } = it.case;
    give.mutate({
      params: { id: it.case.id },
      body: { version, teamId: to.teamId, ownerId: to.officerId, why, ...said },
    });
  };
  return {
    to,
    why,
    said,
    typed,
    refused,
    send,
    setWhy,
    setSaid: (change: Partial<Said>) => setSaid((old) => ({ ...old, ...change })),
    type: (text: string) => {
      setTyped(text);
      setTo(undefined);
    },
    pick: (id: string) => {
      const chosen = takers.find((one) => one.id === id);
      setTo(chosen);
      setTyped(chosen?.label ?? '');
    },
    press: (event: React.KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        send();
      }
    },
    found: takers.filter(({ label }) => answersTo(label, typed)).slice(0, MOST_SHOWN),
    busy: give.isPending,
    fault: give.error,
  };
}

/** What is known already need not be written again: their question, what is still to be done for them, and the next step. */
function useFirstSaid(it: CaseView): Said {
  const beside = useBeside();
  const zone = useZone();
  const [now] = useState(Date.now);
  const asked = beside?.perspective.find(({ part }) => part === 'asked')?.words ?? it.case.gist;
  const open = it.tasks.filter(({ doneAt }) => doneAt === null).map(({ title }) => title);
  return {
    asked,
    promised: open.join('\n'),
    nextStep: it.case.nextStep ?? FIRST_STEP,
    nextDueAt: it.case.nextDueAt ?? defaultDue(now, offsetAt(now, zone)),
  };
}

/** Says so with the way back. An officer who does not serve the other queue does not see the case any more, and goes on. */
function useAfter(it: CaseView, onClose: () => void) {
  const me = useMe();
  const navigate = useNavigate();
  const client = useQueryClient();
  return (handOverId: string, name: string, to: Somebody | undefined) => {
    onClose();
    const undo = () =>
      void tell(contract.undoHandOver, { params: { id: handOverId } }).then(
        () => client.invalidateQueries(),
        () => toast({ words: say('They have it already. Ask them, or hand it over again.') }),
      );
    toast({ words: say('Handed over to {{name}}.', { name }), act: { label: say('Undo'), run: undo } });
    const seen = me.may('cases.see-all') || (!it.case.restricted && me.teams.some(({ id }) => id === to?.teamId));
    if (!seen && to?.officerId !== me.officer.id) void navigate({ to: '/' });
  };
}
