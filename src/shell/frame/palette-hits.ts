import type { IconName } from '#ui/icons/icon.tsx';
import type { MappedAct } from '#ui/keys/keys.ts';

export type Hit = {
  readonly key: string;
  readonly group: string;
  readonly does: string;
  readonly more: string;
  readonly icon: IconName;
  readonly keys?: string | undefined;
  readonly whyNot?: string | undefined;
  readonly run: () => void;
  /** It puts something into the field, so the palette stays. */
  readonly stays?: true;
};

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** How well an act answers to what was typed: 2 when it begins so, 1 when each word begins one of its words, else nothing. */
export function answersTo({ does, also = '' }: Pick<MappedAct, 'does' | 'also'>, typed: string): 0 | 1 | 2 {
  const wanted = plain(typed).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (wanted.length === 0) return 0;
  if (wanted.join(' ').length > 1 && plain(does).startsWith(plain(typed))) return 2;
  const words = plain(`${does} ${also}`).match(/[\p{L}\p{N}]+/gu) ?? [];
  return wanted.every((word) => words.some((own) => own.startsWith(word))) ? 1 : 0;
}

/**
 * Acts that begin as typed stand first, so that what Enter does is known before any answer has come; then what was found;
 * then acts that only hold the words. Nothing that comes later moves what stands first.
 */
export function arranged({
  acts,
  found,
  typed,
}: {
  acts: readonly Hit[];
  found: readonly Hit[];
  typed: string;
}): readonly Hit[] {
  const first = acts.filter((act) => answersTo(act, typed) === 2 && act.whyNot === undefined);
  const rest = acts.filter((act) => !first.includes(act) && answersTo(act, typed) > 0);
  return [...first, ...found, ...rest];
}
