import { say } from '#ui/words/say.ts';
import { OPERATORS, printQuery, readQuery } from '../../rules/index.ts';

type ToldProps = {
  readonly q: string;
  readonly unresolved: readonly { name: string; value: string }[];
  readonly lookedThrough: number | null;
};

/** What the search made of what was typed: what it does not know, whom it does not know, and how far it looked. */
export function Told({ q, unresolved, lookedThrough }: ToldProps) {
  const parts = readQuery(q, 0);
  const unknown = parts.flatMap((part) => (part.is === 'unknown' ? [part] : []));
  const unclear = parts.flatMap((part) => (part.is === 'unclear' ? [part] : []));
  const sentences = [
    ...unknown.map(({ name, value }) =>
      say('There is no “{{name}}:”, so “{{name}} {{value}}” was searched as words. There are {{operators}}.', {
        name,
        value,
        operators: OPERATORS.map((operator) => `${operator}:`).join(' '),
      }),
    ),
    ...unclear.map(({ name, value }) =>
      say('“{{name}}:” does not know “{{value}}”, so it was left out.', { name, value }),
    ),
    ...unresolved.map(({ name, value }) => nobody(name, value)),
    ...(lookedThrough === null
      ? []
      : [
          say('The newest {{count}} cases were looked through. A word, a customer, a tag or a day finds older ones.', {
            count: lookedThrough,
          }),
        ]),
  ];
  if (sentences.length === 0) return null;
  return (
    <p className="small quiet corrected" role="status">
      {sentences.join(' ')}
    </p>
  );
}

function nobody(name: string, value: string): string {
  if (name === 'owner') return say('No officer is called “{{value}}”.', { value });
  if (name === 'queue') return say('No queue is called “{{value}}”.', { value });
  return say('No customer is called “{{value}}”.', { value });
}

/** What was understood, as it could have been typed. */
export const understood = (q: string): string => printQuery(readQuery(q, 0));
