import { useState, type ChangeEvent } from 'react';
import { Pick, SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { Ask } from '../ask.tsx';
import type { Catalogue, Course } from './courses.tsx';

type Form = {
  readonly title: string;
  readonly about: string;
  readonly months: string;
  readonly skillId: string;
  readonly skillLevel: string;
  readonly within: string;
  readonly roles: readonly (string | null)[];
};

const NOTHING: Form = { title: '', about: '', months: '', skillId: '', skillLevel: '3', within: '60', roles: [] };

const formOf = (all: Catalogue, { title, about, months, skill, duties }: Course): Form => ({
  ...NOTHING,
  title,
  about,
  months: months === null ? '' : String(months),
  skillId: all.skills.find(({ name }) => name === skill)?.id ?? '',
  within: String(duties[0]?.withinDays ?? NOTHING.within),
  roles: duties.map(({ profileId }) => profileId),
});

/** A course of the catalogue: what it is, for how long it counts, and who has to take it. */
export function EditCourse({ all, course, onClose }: { all: Catalogue; course?: Course; onClose: () => void }) {
  const [form, setForm] = useState<Form>(course === undefined ? NOTHING : formOf(all, course));
  const make = useTell(contract.makeCourse, { onDone: onClose });
  const change = useTell(contract.changeCourse, { onDone: onClose });
  const send = () => {
    const withinDays = Number(form.within);
    const body = {
      title: form.title,
      about: form.about,
      months: form.months === '' ? null : Number(form.months),
      skillId: form.skillId === '' ? null : form.skillId,
      skillLevel: Number(form.skillLevel),
      duties: form.roles.map((profileId) => ({ profileId, withinDays })),
    };
    if (course === undefined) make.mutate({ body });
    else change.mutate({ params: { id: course.id }, body });
  };
  return (
    <Ask
      title={course === undefined ? say('Add a course') : say('Change it')}
      onClose={onClose}
      onSubmit={send}
      busy={make.isPending || change.isPending}
    >
      <Fields all={all} form={form} onChange={(more) => setForm({ ...form, ...more })} />
      <Trouble fault={make.error ?? change.error} kept={say('What you wrote is still here.')} />
    </Ask>
  );
}

type FieldsProps = { readonly all: Catalogue; readonly form: Form; readonly onChange: (more: Partial<Form>) => void };

function Fields({ all, form, onChange }: FieldsProps) {
  const { roles } = form;
  const pick = (role: string | null, on: boolean) =>
    onChange({ roles: on ? [...roles, role] : roles.filter((one) => one !== role) });
  return (
    <>
      <TextField
        label={say('Its name')}
        required
        autoFocus
        value={form.title}
        onChange={(title) => onChange({ title })}
      />
      <TextArea label={say('What it is about')} rows={2} value={form.about} onChange={(about) => onChange({ about })} />
      <TextField
        label={say('For how many months it counts')}
        hint={say('Empty: for good')}
        inputMode="numeric"
        pattern="[0-9]{1,3}"
        value={form.months}
        onChange={(months) => onChange({ months })}
      />
      <SelectField
        label={say('The skill it gives')}
        value={form.skillId}
        onChange={(skillId) => onChange({ skillId })}
        options={[{ value: '', label: say('none') }, ...all.skills.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      {form.skillId !== '' && (
        <SelectField
          label={say('How well')}
          value={form.skillLevel}
          onChange={(skillLevel) => onChange({ skillLevel })}
          options={['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))}
        />
      )}
      <fieldset className="lines-of">
        <legend>{say('Who has to take it')}</legend>
        <Pick label={say('everybody')} checked={roles.includes(null)} onChange={(on) => pick(null, on)} />
        {all.roles.map(({ id, name }) => (
          <Pick key={id} label={name} checked={roles.includes(id)} onChange={(on) => pick(id, on)} />
        ))}
      </fieldset>
      {roles.length > 0 && (
        <TextField
          label={say('Within how many days of beginning')}
          inputMode="numeric"
          pattern="[0-9]{1,3}"
          required
          value={form.within}
          onChange={(within) => onChange({ within })}
        />
      )}
    </>
  );
}

/** The catalogue, or who took what, from a sheet: all of it, or nothing. */
export function BringCourses({ onClose }: { onClose: () => void }) {
  const [file, setFile] = useState<File>();
  const bring = useTell(contract.bringCourses, {
    onDone: ({ courses, dates, taken }) => {
      toast({
        words: say('Brought: {{courses}} courses, {{dates}} dates, {{taken}} times that somebody took one.', {
          courses,
          dates,
          taken,
        }),
      });
      onClose();
    },
  });
  const choose = (event: ChangeEvent<HTMLInputElement>) => setFile(event.target.files?.[0]);
  const send = () => {
    if (file === undefined) return;
    const reader = new FileReader();
    reader.onload = () => {
      const content = typeof reader.result === 'string' ? (reader.result.split(',')[1] ?? '') : '';
      bring.mutate({ body: { name: file.name, content } });
    };
    reader.readAsDataURL(file);
  };
  return (
    <Ask title={say('Bring a sheet')} save={say('Bring it')} onClose={onClose} onSubmit={send} busy={bring.isPending}>
      <p>
        {say(
          'Courses: a row for each date, with the columns course, about, months, for, skill, level, date, from, to, place, seats. In “for” stand roles, or everybody, with ; between them.',
        )}
      </p>
      <p>{say('Who took what: the columns course, email, completed.')}</p>
      <label className="button">
        {file === undefined ? say('Choose a file') : file.name}
        <input className="unseen" type="file" accept=".xlsx,.csv,.tsv" required onChange={choose} />
      </label>
      <Trouble fault={bring.error} />
    </Ask>
  );
}
