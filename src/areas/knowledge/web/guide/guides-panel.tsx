import { useEffect, useRef, useState, type RefObject } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Button, Fold } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { At } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { Given, type Run } from './given.tsx';
import { RunOf } from './run.tsx';

type View = ReplyOf<typeof contract.guidesOf>;

/** Guides beside a case: one to begin, the one that is under way, and those that were gone through. */
export function GuidesOf({ it }: { it: CaseView }) {
  const me = useMe();
  const may = me.may('cases.note') && it.case.mergedInto === null;
  const { data } = useAsk(
    contract.guidesOf,
    { params: { id: it.case.id } },
    { watch: ['case', 'knowledge'], about: it.case.id },
  );
  const [held, hold] = useState<string>();
  const place = useRef<HTMLDivElement>(null);
  const current = data === undefined ? undefined : underWay(data.runs, held);
  useFocusKept(place, data === undefined ? undefined : (current?.id ?? ''));
  if (data === undefined) return null;
  const over = data.runs.filter((run) => run !== current);
  return (
    <div className="guides" ref={place} tabIndex={-1}>
      {current === undefined ? (
        may && <Begin caseId={it.case.id} offered={data.offered} />
      ) : (
        <RunOf
          key={current.id}
          {...{ it, may }}
          run={current}
          onUse={() => hold(current.id)}
          onDone={() => hold(undefined)}
        />
      )}
      {over.map((run) => (
        <Past key={run.id} run={run} />
      ))}
    </div>
  );
}

/** What one is at: a guide that has not come to its end, or whose end is still being looked at. */
const underWay = (runs: readonly Run[], held: string | undefined): Run | undefined =>
  runs.find(({ id }) => id === held) ?? runs.find(({ leftAt, usedAt }) => leftAt === null && usedAt === null);

/** What was pressed may be gone with what it did: then the focus stays here. */
function useFocusKept(place: RefObject<HTMLDivElement | null>, now: string | undefined): void {
  const before = useRef(now);
  useEffect(() => {
    const was = before.current;
    before.current = now;
    if (was === undefined || was === now || document.activeElement !== document.body) return;
    (place.current?.querySelector<HTMLElement>('.guide-run h3') ?? place.current)?.focus();
  }, [now, place]);
}

type BeginProps = { readonly caseId: string; readonly offered: View['offered'] };

/** The guide that fits best is one key away; any other can be chosen. */
function Begin({ caseId, offered }: BeginProps) {
  const [chosen, setChosen] = useState('');
  const begin = useTell(contract.beginGuide);
  const [first] = offered;
  const id = offered.some((one) => one.id === chosen) ? chosen : (first?.id ?? '');
  const run = () => begin.mutate({ params: { id: caseId }, body: { articleId: id } });
  useKeys(id === '' ? [] : [{ keys: 'q', does: say('Go through the guide'), where: say('Case'), run }]);
  if (first === undefined) return null;
  return (
    <div className="guide-begin">
      {offered.length === 1 ? (
        <p className="small">{say('Guide: {{title}}', { title: first.title })}</p>
      ) : (
        <SelectField
          label={first.fits ? say('A guide that fits') : say('Guides')}
          value={id}
          options={offered.map((one) => ({ value: one.id, label: one.title }))}
          onChange={setChosen}
        />
      )}
      <Button icon="split" shortcut="Q" busy={begin.isPending} onClick={run}>
        {say('Go through the guide')}
      </Button>
      <Trouble fault={begin.error} />
    </div>
  );
}

/** One that is over: which wording it was, what was answered, and what came of it. */
function Past({ run }: { run: Run }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="small">
      <Fold open={open} onToggle={() => setOpen(!open)}>
        {say('{{title}}, version {{version}}', { title: run.title, version: String(run.version) })}
      </Fold>{' '}
      {run.leftAt === null ? <Tag meaning="kept">{say('Gone through')}</Tag> : <Tag>{say('Left')}</Tag>}
      {open && (
        <>
          <p className="quiet">
            <At at={run.begunAt} />
          </p>
          <Given run={run} />
          {run.at.kind === 'outcome' && <q className="guide-words">{run.at.words}</q>}
        </>
      )}
    </div>
  );
}
