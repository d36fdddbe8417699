import { useState, type ReactNode } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Choice, Field, Pick, SelectField, TextArea, TextField, type Option } from '#ui/parts/field.tsx';
import { MomentField } from '#ui/parts/moment-field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { say } from '#ui/words/say.ts';
import { CodesField } from './codes-field.tsx';
import type { Doing, PlanView, Programme } from './types.ts';
import { useDo } from './use-do.ts';

type Named = { readonly name: string; readonly label: string; readonly hint?: string };
/** What a form asks for. What is optional may stay empty. */
export type Asks = Named &
  (
    | { readonly kind: 'line' | 'words' | 'day' | 'moment'; readonly optional?: true; readonly first?: string }
    | { readonly kind: 'number'; readonly first: string }
    | { readonly kind: 'one of'; readonly options: readonly Option[] }
    | { readonly kind: 'some of'; readonly options: readonly Option[]; readonly first?: readonly string[] }
    | { readonly kind: 'codes'; readonly plan: PlanView; readonly only?: 'numbered' | 'graded' }
    | { readonly kind: 'tick' }
  );

/** What was given, as texts: several are several, a tick is one word or none. */
const givenOf = (values: Readonly<Record<string, readonly string[]>>) => {
  const text = (name: string): string => values[name]?.[0] ?? '';
  return {
    text,
    all: (name: string): string[] => [...(values[name] ?? [])],
    on: (name: string): boolean => text(name) !== '',
    count: (name: string): number => Number(text(name) || '0'),
  };
};
export type Given = ReturnType<typeof givenOf>;

type Props = {
  readonly programme: Programme;
  readonly title: string;
  readonly asks: readonly Asks[];
  readonly does: string;
  readonly doing: (given: Given) => Doing;
  readonly onClose: () => void;
  readonly children?: ReactNode;
};

const firstOf = (one: Asks): readonly string[] => {
  if (one.kind === 'some of') return one.first ?? [];
  if (one.kind === 'one of') return [one.options[0]?.value ?? ''];
  return 'first' in one && one.first !== undefined ? [one.first] : [];
};

/** One act, asked for in a dialog. What was typed stays until it is done; a refusal says what is wrong beside it. */
export function ActForm({ programme, title, asks, does, doing, onClose, children }: Props) {
  const [values, setValues] = useState<Readonly<Record<string, readonly string[]>>>(() =>
    Object.fromEntries(asks.map((one) => [one.name, firstOf(one)])),
  );
  const { run, busy, fault } = useDo(programme, onClose);
  return (
    <Dialog
      title={title}
      open
      wide={asks.some(({ kind }) => kind === 'codes')}
      onClose={onClose}
      onSubmit={() => run(doing(givenOf(values)))}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={busy}>
            {does}
          </Button>
        </>
      }
    >
      {children}
      {asks.map((one) => (
        <Asked
          key={one.name}
          one={one}
          value={values[one.name] ?? []}
          onChange={(value) => setValues((all) => ({ ...all, [one.name]: value }))}
        />
      ))}
      <Trouble fault={fault} />
    </Dialog>
  );
}

type AskedProps = {
  readonly one: Asks;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
};

function Asked({ one, value, onChange }: AskedProps) {
  const [text = ''] = value;
  const set = (words: string) => onChange([words]);
  const about = { label: one.label, ...(one.hint === undefined ? {} : { hint: one.hint }) };
  switch (one.kind) {
    case 'line':
      return <TextField {...about} value={text} onChange={set} required={one.optional !== true} maxLength={300} />;
    case 'words':
      return (
        <TextArea {...about} value={text} onChange={set} required={one.optional !== true} rows={3} maxLength={4000} />
      );
    case 'day':
      return <TextField {...about} type="date" value={text} onChange={set} required={one.optional !== true} />;
    case 'number':
      return <TextField {...about} type="number" min={0} value={text} onChange={set} />;
    case 'moment':
      return <MomentField label={one.label} value={Number(text)} onChange={(at) => set(String(at))} />;
    case 'tick':
      return <Pick label={one.label} checked={text !== ''} onChange={(on) => onChange(on ? ['yes'] : [])} />;
    case 'one of':
      return one.options.length <= 4 ? (
        <Field {...about}>{() => <Choice label={one.label} value={text} options={one.options} onChange={set} />}</Field>
      ) : (
        <SelectField {...about} value={text} options={one.options} onChange={set} />
      );
    case 'some of':
      return <SomeOf one={one} value={value} onChange={onChange} />;
    case 'codes':
      return <CodesField {...about} plan={one.plan} only={one.only ?? 'numbered'} value={value} onChange={onChange} />;
  }
}

function SomeOf({
  one,
  value,
  onChange,
}: {
  one: Extract<Asks, { kind: 'some of' }>;
  value: readonly string[];
  onChange: AskedProps['onChange'];
}) {
  return (
    <fieldset className="some-of">
      <legend>{one.label}</legend>
      {one.options.map((option) => (
        <Pick
          key={option.value}
          label={option.label}
          checked={value.includes(option.value)}
          onChange={(on) => onChange(on ? [...value, option.value] : value.filter((each) => each !== option.value))}
        />
      ))}
      {one.hint !== undefined && <p className="quiet">{one.hint}</p>}
    </fieldset>
  );
}
