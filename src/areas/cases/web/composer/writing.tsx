import { useEffect, useRef } from 'react';
import { useZone } from '#ui/time/now.tsx';
import { hourOf } from '#ui/time/clock.ts';
import { useCalled } from './called.ts';

type WritingProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onSend: () => void;
};

/** Where an officer writes. It grows with the text; Control and Enter send. */
export function Writing({ label, value, onChange, onSend }: WritingProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const called = useCalled();
  useEffect(() => {
    if (called > 0) field.current?.focus();
  }, [called]);
  return (
    <textarea
      ref={field}
      className="text"
      aria-label={label}
      placeholder={label}
      value={value}
      rows={3}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        onSend();
      }}
    />
  );
}

type SavedProps = { readonly draft: { body: string; savedAt: number | undefined; fault: boolean } };

/** Whether the draft is safe, in three words. */
export function Saved({ draft }: SavedProps) {
  const zone = useZone();
  if (draft.body === '') return null;
  if (draft.fault) return <span className="due small">Kept in this browser</span>;
  return (
    <span className="faint small num">
      {draft.savedAt === undefined ? 'Not saved yet' : `Saved ${hourOf(draft.savedAt, zone)}`}
    </span>
  );
}
