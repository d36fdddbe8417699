import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Field } from '#ui/parts/field.tsx';

export type Suggestion = { readonly id: string; readonly label: string; readonly note?: ReactNode };

type SuggestProps = {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly fault?: string | undefined;
  readonly value: string;
  readonly suggestions: readonly Suggestion[];
  /** Shows the suggestions before anything is typed. */
  readonly eager?: boolean;
  readonly onChange: (text: string) => void;
  readonly onPick: (id: string) => void;
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  readonly placeholder?: string;
};

/** A field with suggestions under it: type to narrow, arrows to move, Enter to take. What is typed stays when none is taken. */
export function Suggest(props: SuggestProps) {
  const { label, hint, fault, value, suggestions, eager = false, onChange, onPick, ...rest } = props;
  const id = useId();
  const { shown, active, open, press } = useList(suggestions, onPick, value !== '');
  return (
    <div className="suggest">
      <Field label={label} hint={hint} fault={fault}>
        {(wiring) => (
          <input
            type="text"
            {...rest}
            {...wiring}
            className="input"
            autoComplete="off"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={shown}
            aria-controls={`${id}-list`}
            aria-activedescendant={active === undefined ? undefined : `${id}-${active.id}`}
            value={value}
            onChange={(event) => {
              onChange(event.target.value);
              open(eager || event.target.value.trim().length > 1);
            }}
            onFocus={() => open(eager && value === '')}
            onBlur={() => open(false)}
            onKeyDown={press}
          />
        )}
      </Field>
      <div id={`${id}-list`} role="listbox" aria-label={label} className="suggestions" hidden={!shown}>
        {shown &&
          suggestions.map((one) => (
            // The field keeps the focus and hears the keys; a press here is the same as Enter there.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={one.id}
              id={`${id}-${one.id}`}
              role="option"
              aria-selected={one === active}
              className="suggestion"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                open(false);
                onPick(one.id);
              }}
            >
              <span>{one.label}</span>
              {one.note !== undefined && <small>{one.note}</small>}
            </div>
          ))}
      </div>
    </div>
  );
}

/** Which suggestion would be taken, and what the keys do about it. */
function useList(suggestions: readonly Suggestion[], onPick: (id: string) => void, typed: boolean) {
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const shown = isOpen && suggestions.length > 0;
  const active = shown ? suggestions[Math.min(at, suggestions.length - 1)] : undefined;
  const open = (now: boolean) => {
    setAt(0);
    setOpen(now);
  };
  const move = (step: 1 | -1) => {
    setAt(shown ? (at + step + suggestions.length) % suggestions.length : 0);
    setOpen(true);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && shown && typed) {
      // The list closes; the dialog around it stays. A list that opened by itself goes with the dialog.
      event.stopPropagation();
      open(false);
    } else if (event.key === 'Enter' && active !== undefined && !event.ctrlKey && !event.metaKey) {
      open(false);
      onPick(active.id);
    } else if (suggestions.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else return;
    event.preventDefault();
  };
  return { shown, active, open, press };
}
