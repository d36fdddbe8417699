import type { Instant } from '#kernel/time.ts';

/** What the record holds of a case that somebody has to speak about who has not read it. */
export type Known = {
  readonly reference: string;
  readonly kind: string;
  readonly state: string;
  readonly openedAt: Instant;
  readonly owner: string;
  readonly customer: string;
  readonly flags: readonly { readonly kind: string; readonly why: string; readonly by: string }[];
  /** What the customer said, oldest first. */
  readonly said: readonly { readonly at: Instant; readonly text: string }[];
  /** What we wrote, newest first. */
  readonly written: readonly { readonly at: Instant; readonly text: string }[];
  readonly decided: readonly { readonly words: string; readonly state: string }[];
  readonly promised: readonly { readonly what: string; readonly by: Instant; readonly standing: string }[];
  readonly next: { readonly step: string; readonly at: Instant } | null;
};

export type Part = { readonly title: string; readonly lines: string[] };

const LETTERS = 400;
const excerpt = (text: string): string => {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  return plain.length <= LETTERS ? plain : `${plain.slice(0, LETTERS)}…`;
};

/**
 * Put together from what is on record, word for word where somebody spoke, and nothing else: no summary that anybody would have to
 * check. `day` writes a moment as the office does.
 */
export function briefingOf(it: Known, day: (at: Instant) => string): readonly Part[] {
  const first = it.said[0];
  const last = it.said.length > 1 ? it.said.at(-1) : undefined;
  const answer = it.written[0];
  const parts: Part[] = [
    {
      title: 'The matter',
      lines: [
        `${it.reference}, ${it.kind}, ${it.state}. Opened ${day(it.openedAt)}. Customer: ${it.customer}. Owner: ${it.owner}.`,
        ...it.flags.map(({ kind, why, by }) => `Marked as ${kind} by ${by}: ${why}`),
      ],
    },
    {
      title: 'What the customer says',
      lines: [
        ...(first === undefined ? [] : [`First, ${day(first.at)}: “${excerpt(first.text)}”`]),
        ...(last === undefined ? [] : [`Last, ${day(last.at)}: “${excerpt(last.text)}”`]),
        ...(it.said.length > 2 ? [`${it.said.length} times in all.`] : []),
      ],
    },
    {
      title: 'What we said',
      lines:
        answer === undefined ? ['Nothing was written to them yet.'] : [`${day(answer.at)}: “${excerpt(answer.text)}”`],
    },
    { title: 'Decided', lines: it.decided.map(({ words, state }) => `${words}: ${state}.`) },
    {
      title: 'Promised',
      lines: it.promised.map(({ what, by, standing }) => `${what}, by ${day(by)}: ${standing}.`),
    },
    {
      title: 'What happens next',
      lines: it.next === null ? ['The case is closed.'] : [`${it.next.step}, by ${day(it.next.at)}.`],
    },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}
