import { useState } from 'react';
import { Pick, TextArea, TextField } from '#ui/parts/field.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import { fromFields } from '#ui/time/clock.ts';
import { useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { Ask } from '../ask.tsx';
import type { Course } from './courses.tsx';

export function AddDate({ course, onClose }: { course: Course; onClose: () => void }) {
  const zone = useZone();
  const [form, setForm] = useState({ day: '', from: '09:00', to: '12:00', place: '', seats: '12' });
  const add = useTell(contract.addCourseDate, { onDone: onClose });
  const put = (more: Partial<typeof form>) => setForm({ ...form, ...more });
  const send = () => {
    const startsAt = fromFields(form.day, form.from, zone);
    const endsAt = fromFields(form.day, form.to, zone);
    if (startsAt !== undefined && endsAt !== undefined)
      add.mutate({
        params: { id: course.id },
        body: { startsAt, endsAt, place: form.place, seats: Number(form.seats) },
      });
  };
  return (
    <Ask
      title={say('Set a date for {{title}}', { title: course.title })}
      onClose={onClose}
      onSubmit={send}
      busy={add.isPending}
    >
      <TextField label={say('Day')} type="date" required value={form.day} onChange={(day) => put({ day })} />
      <TextField label={say('From')} type="time" required value={form.from} onChange={(from) => put({ from })} />
      <TextField label={say('To')} type="time" required value={form.to} onChange={(to) => put({ to })} />
      <TextField label={say('Place')} required value={form.place} onChange={(place) => put({ place })} />
      <TextField
        label={say('Places')}
        inputMode="numeric"
        pattern="[0-9]{1,4}"
        required
        value={form.seats}
        onChange={(seats) => put({ seats })}
      />
      <Trouble fault={add.error} />
    </Ask>
  );
}

export function CancelDate({ id, onClose }: { id: string; onClose: () => void }) {
  const [why, setWhy] = useState('');
  const cancel = useTell(contract.cancelCourseDate, { onDone: onClose });
  return (
    <Ask
      title={say('Cancel this date')}
      save={say('Cancel it')}
      onClose={onClose}
      onSubmit={() => cancel.mutate({ params: { id }, body: { why } })}
      busy={cancel.isPending}
    >
      <p>{say('Whoever has a place sees in their calendar that it is off.')}</p>
      <TextArea label={say('Why')} required autoFocus rows={2} value={why} onChange={setWhy} />
      <Trouble fault={cancel.error} />
    </Ask>
  );
}

type Enrolled = ReplyOf<typeof contract.courseDate>['officers'];

/** Who was there: they have taken it. */
export function Attendance({ id, onClose }: { id: string; onClose: () => void }) {
  const asked = useAsk(contract.courseDate, { params: { id } });
  return (
    <Loaded asked={asked} what={say('Who has a place')}>
      {({ officers }) => <Mark id={id} officers={officers} onClose={onClose} />}
    </Loaded>
  );
}

function Mark({ id, officers, onClose }: { id: string; officers: Enrolled; onClose: () => void }) {
  const [there, setThere] = useState<readonly string[]>(
    officers.filter(({ state }) => state !== 'missed').map((one) => one.id),
  );
  const mark = useTell(contract.markAttendance, { onDone: onClose });
  const send = () => {
    const missed = officers.map((one) => one.id).filter((one) => !there.includes(one));
    mark.mutate({ params: { id }, body: { attended: [...there], missed } });
  };
  return (
    <Ask title={say('Who was there')} onClose={onClose} onSubmit={send} busy={mark.isPending}>
      {officers.length === 0 && <Empty title={say('Nobody took a place')} />}
      {officers.map((one) => (
        <Pick
          key={one.id}
          label={one.name}
          checked={there.includes(one.id)}
          onChange={(on) => setThere(on ? [...there, one.id] : there.filter((other) => other !== one.id))}
        />
      ))}
      <Trouble fault={mark.error} />
    </Ask>
  );
}
