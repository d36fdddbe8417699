import { useNavigate } from '@tanstack/react-router';
import { useKeys } from '#ui/keys/keys.ts';
import { say } from '#ui/words/say.ts';
import type { Chosen } from './use-chosen.ts';
import type { ListRow } from './use-list.ts';

type ListKeys = {
  readonly rows: readonly ListRow[];
  readonly chosen: Chosen;
  readonly show: (n: number) => void;
  readonly box: { readonly current: HTMLDivElement | null };
};

/** J and K go through the list; the focus goes along, so that a screen reader reads each row. */
export function useListKeys({ rows, chosen, show, box }: ListKeys): void {
  const navigate = useNavigate();
  const go = (step: number) => () => {
    const at = rows.findIndex(({ id }) => id === chosen.id);
    const to = Math.min(rows.length - 1, Math.max(0, at === -1 ? 0 : at + step));
    const row = rows[to];
    if (row === undefined) return;
    chosen.choose(row.id);
    show(to);
    focusOn(row.id, box);
  };
  const open = () => {
    if (chosen.id !== undefined) void navigate({ to: '/case/$id', params: { id: chosen.id } });
  };
  const pick = (through: boolean) => () => {
    if (chosen.id !== undefined) chosen.pick(chosen.id, through);
  };
  useKeys([
    { keys: 'j', does: say('Down'), where: 'List', run: go(1) },
    { keys: 'k', does: say('Up'), where: 'List', run: go(-1) },
    { keys: 'ArrowDown', does: say('Down'), where: 'List', run: go(1) },
    { keys: 'ArrowUp', does: say('Up'), where: 'List', run: go(-1) },
    { keys: 'Enter', does: say('Open'), where: 'List', run: open },
    { keys: ' ', does: say('Look'), where: 'List', run: look },
    { keys: 'x', does: say('Choose'), where: 'List', run: pick(false) },
    { keys: 'Shift+x', does: say('Choose to here'), where: 'List', run: pick(true) },
    ...(chosen.picked.size > 0
      ? [{ keys: 'Escape', does: say('Choose none'), where: 'List', run: chosen.pickNone }]
      : []),
  ]);
}

/** A row that was not in sight before is drawn some frames later. */
const FRAMES = 20;

function focusOn(id: string, box: ListKeys['box'], frames = FRAMES): void {
  requestAnimationFrame(() => {
    const drawn = box.current?.querySelector<HTMLElement>(`[data-case="${id}"]`);
    if (!drawn) {
      if (frames > 0) focusOn(id, box, frames - 1);
      return;
    }
    drawn.querySelector('a')?.focus({ preventScroll: true });
    drawn.scrollIntoView({ block: 'nearest' });
  });
}

/** To the preview, and from there back to the row. */
function look(): void {
  const preview = document.querySelector<HTMLElement>('.preview');
  if (preview?.contains(document.activeElement) === true)
    document.querySelector<HTMLElement>('.cases .is-chosen a')?.focus({ preventScroll: true });
  else preview?.focus();
}
