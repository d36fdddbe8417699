import { useMemo, useState } from 'react';
import { useKeys } from '#ui/keys/keys.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Empty, Loaded } from '#ui/parts/states.tsx';
import { At } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { usePages } from '#ui/wire/use-ask.ts';
import * as contract from '../contract.ts';
import { MailPane } from './mail-pane.tsx';

export type MailRow = ReplyOf<typeof contract.listMail>['mail'][number];

/** Mail that lacks one of the two keys to a case. An officer decides; nothing is lost meanwhile. */
export function MailToSort() {
  const asked = usePages(contract.listMail, { query: { outcome: 'quarantined' } }, { watch: ['intake'] });
  const rows = useMemo(() => asked.data?.pages.flatMap(({ mail }) => mail) ?? [], [asked.data]);
  const [chosen, setChosen] = useState<string>();
  const row = rows.find(({ id }) => id === chosen) ?? rows[0];
  const total = asked.data?.pages[0]?.total;
  useMailKeys(rows, row?.id, setChosen);
  return (
    <main className="sheet has-preview is-sorting" id="main">
      <section className="list" aria-label="Mail to sort">
        <header className="head">
          <div>
            <h1 tabIndex={-1}>Mail to sort</h1>
            <p>
              {total === undefined || total === 0
                ? 'Everything found its place.'
                : `${waits(total)} Nothing was answered yet.`}
            </p>
          </div>
        </header>
        <Loaded asked={{ data: asked.data, error: asked.error, refetch: asked.refetch }} what="The mail">
          {() =>
            rows.length === 0 ? (
              <Empty title="Nothing to sort" ring="kept">
                <p>Every message found its case by itself, or became one.</p>
              </Empty>
            ) : (
              <MailList rows={rows} chosen={row?.id} onChoose={setChosen} onEnd={() => void asked.fetchNextPage()} />
            )
          }
        </Loaded>
      </section>
      <aside className="side preview" aria-label="The message" tabIndex={-1}>
        {row === undefined ? null : <MailPane key={row.id} row={row} />}
      </aside>
    </main>
  );
}

const waits = (total: number) =>
  total === 1 ? 'One message waits for a decision.' : `${total.toLocaleString('en-AU')} messages wait for a decision.`;

type MailListProps = {
  readonly rows: readonly MailRow[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onEnd: () => void;
};

function MailList({ rows, chosen, onChoose, onEnd }: MailListProps) {
  return (
    <ol
      className="found is-mail"
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        if (scrollHeight - scrollTop - clientHeight < 400) onEnd();
      }}
    >
      {rows.map((row) => (
        <li key={row.id} className={row.id === chosen ? 'is-chosen' : ''}>
          <Icon name="mail" />
          <div>
            <button
              type="button"
              className="what"
              data-mail={row.id}
              aria-current={row.id === chosen}
              onClick={() => onChoose(row.id)}
              onFocus={() => onChoose(row.id)}
            >
              {row.subject === '' ? 'No subject' : row.subject}
            </button>{' '}
            {row.suggestedReference !== null && <Tag meaning="act">May belong to {row.suggestedReference}</Tag>}
            <p className="why">{row.because}</p>
          </div>
          <p className="whom">
            {row.fromName === '' ? row.fromAddress : row.fromName}
            <small>
              <At at={row.receivedAt} />
            </small>
          </p>
        </li>
      ))}
    </ol>
  );
}

function useMailKeys(rows: readonly MailRow[], chosen: string | undefined, onChoose: (id: string) => void): void {
  const go = (step: number) => {
    const at = rows.findIndex(({ id }) => id === chosen);
    const row = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (row === undefined) return;
    onChoose(row.id);
    document.querySelector<HTMLElement>(`[data-mail="${row.id}"]`)?.focus();
  };
  useKeys([
    { keys: 'j', does: 'Down', where: 'List', run: () => go(1) },
    { keys: 'k', does: 'Up', where: 'List', run: () => go(-1) },
  ]);
}
