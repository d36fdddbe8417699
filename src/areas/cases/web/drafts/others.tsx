import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/states.tsx';
import { useNow, useZone } from '#ui/time/now.tsx';
import { hourOf, shortDay } from '#ui/time/clock.ts';
import { say } from '#ui/words/say.ts';
import type { UsedDraft } from './use-draft.ts';
import type { SavedText } from './types.ts';

/** Two windows wrote apart, or an answer came back that was taken back. Each text is offered; none goes by itself. */
export function OtherTexts({ draft }: { draft: UsedDraft }) {
  const [other] = draft.others;
  if (other === undefined) return null;
  return (
    <Notice meaning="due" icon="text" role="status">
      <p>
        <b>{say('There is another text of yours here.')}</b> <When at={other.savedAt} />
      </p>
      <p className="other-text">{other.body.trim() === '' ? say('It has files and no words.') : other.body}</p>
      <p className="row-of">
        <Button onClick={() => draft.take(other)}>{say('Go on with that one')}</Button>
        <Button onClick={() => append(draft, other)}>{say('Put it under this one')}</Button>
        <Button weight="bare" onClick={() => draft.drop(other)}>
          {say('Drop it')}
        </Button>
      </p>
    </Notice>
  );
}

function append(draft: UsedDraft, other: SavedText): void {
  const papers = [...(draft.rest.papers ?? []), ...(other.rest.papers ?? [])];
  const body = [draft.body.trimEnd(), other.body].filter((part) => part !== '').join('\n\n');
  draft.set({ body, rest: { ...draft.rest, ...(papers.length > 0 ? { papers } : {}) } });
  draft.save();
  draft.drop(other);
}

function When({ at }: { at: number }) {
  const zone = useZone();
  const now = useNow();
  return (
    <span className="quiet">
      {say('Written {{day}}, {{hour}}.', { day: shortDay(at, now, zone), hour: hourOf(at, zone) })}
    </span>
  );
}
