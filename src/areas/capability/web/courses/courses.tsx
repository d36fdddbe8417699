import { useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { Button, buttonLook } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import { dayAndHour, hourOf, longDay, shortDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { AddDate, Attendance, CancelDate } from './date-acts.tsx';
import { BringCourses, EditCourse } from './edit-course.tsx';
import { standingMeaning, trainingWords } from './words.ts';
import '../capability.css';

export type Catalogue = ReplyOf<typeof contract.courses>;
export type Course = Catalogue['courses'][number];
export type CourseDate = Course['dates'][number];

/** The courses there are: where the reader stands with each, and the dates on which it can be taken. */
export function Courses() {
  const me = useMe();
  const asked = useAsk(contract.courses, {});
  const [act, setAct] = useState<'make' | 'bring'>();
  const close = () => setAct(undefined);
  return (
    <>
      {me.may('capability.courses') && (
        <div className="row-of page-form">
          <Button weight="main" icon="plus" onClick={() => setAct('make')}>
            {say('Add a course')}
          </Button>
          <Button onClick={() => setAct('bring')}>{say('Bring a sheet')}</Button>
        </div>
      )}
      <Loaded asked={asked} what={say('The courses')}>
        {(all) => (
          <>
            {all.courses.length === 0 ? (
              <Empty title={say('There is no course yet')}>
                <p>{say('Whoever looks after the catalogue adds them, or brings a sheet.')}</p>
              </Empty>
            ) : (
              <ul className="found">
                {all.courses.map((one) => (
                  <CourseLine key={one.id} it={one} all={all} />
                ))}
              </ul>
            )}
            {act === 'make' && <EditCourse all={all} onClose={close} />}
            {act === 'bring' && <BringCourses onClose={close} />}
          </>
        )}
      </Loaded>
    </>
  );
}

function CourseLine({ it, all }: { it: Course; all: Catalogue }) {
  const me = useMe();
  const manages = me.may('capability.courses');
  const [act, setAct] = useState<'change' | 'date'>();
  const stop = useTell(contract.closeCourse);
  const meaning = standingMeaning(it.standing);
  return (
    <li>
      <div>
        <p className="what">
          {it.title}{' '}
          {it.standing !== 'not asked' && (
            <Tag {...(meaning === undefined ? {} : { meaning })}>{trainingWords(it.standing)}</Tag>
          )}
        </p>
        {it.about !== '' && <p className="why">{it.about}</p>}
        <About it={it} />
        {it.dates.length > 0 && (
          <ul className="said">
            {it.dates.map((date) => (
              <DateLine key={date.id} it={date} manages={manages} />
            ))}
          </ul>
        )}
        {manages && (
          <div className="row-of">
            <Button onClick={() => setAct('date')} aria-label={say('Set a date for {{title}}', { title: it.title })}>
              {say('Set a date')}
            </Button>
            <Button weight="bare" onClick={() => setAct('change')}>
              {say('Change it')}
            </Button>
            <Button weight="bare" busy={stop.isPending} onClick={() => stop.mutate({ params: { id: it.id } })}>
              {say('Offer it no more')}
            </Button>
          </div>
        )}
        <Trouble fault={stop.error} />
        {act === 'change' && <EditCourse all={all} course={it} onClose={() => setAct(undefined)} />}
        {act === 'date' && <AddDate course={it} onClose={() => setAct(undefined)} />}
      </div>
    </li>
  );
}

/** Who has to take it, for how long it counts, and since when it does for the reader. */
function About({ it }: { it: Course }) {
  const zone = useZone();
  const roles = it.duties.map(({ role }) => role ?? say('everybody')).join(', ');
  return (
    <p className="why quiet">
      {roles !== '' && say('To be taken by: {{roles}}.', { roles })}{' '}
      {it.months !== null && sayCount(it.months, 'It counts for one month.', 'It counts for {{count}} months.')}{' '}
      {it.skill !== null && say('It gives the skill {{skill}}.', { skill: it.skill })}{' '}
      {it.until !== null && say('Yours counts until {{day}}.', { day: longDay(it.until, zone) })}
    </p>
  );
}

type DateProps = { readonly it: CourseDate; readonly manages: boolean };

function DateLine({ it, manages }: DateProps) {
  const me = useMe();
  const now = useNow();
  const zone = useZone();
  const begun = it.startsAt <= now;
  const sameDay = shortDay(it.endsAt, now, zone) === shortDay(it.startsAt, now, zone);
  const to = sameDay ? hourOf(it.endsAt, zone) : dayAndHour(it.endsAt, now, zone);
  const open = !begun && !it.cancelled;
  return (
    <li>
      <div className="row-of">
        <span>
          <b className="num">{say('{{from}} to {{to}}', { from: dayAndHour(it.startsAt, now, zone), to })}</b>{' '}
          {it.place} ·{' '}
          <span className="quiet num">
            {say('{{taken}} of {{seats}} places taken', { taken: it.taken, seats: it.seats })}
          </span>
        </span>
        {it.cancelled && <Tag meaning="late">{say('cancelled')}</Tag>}
        {it.mine === 'attended' && <Tag meaning="kept">{say('taken')}</Tag>}
        {open && me.may('capability.own') && <OwnPlace it={it} />}
        {open && (
          <a className={buttonLook('bare')} href={`/api/capability/course-dates/${it.id}/ics`} download>
            {say('For your calendar')}
          </a>
        )}
        {manages && !it.cancelled && <Holding id={it.id} begun={begun} />}
      </div>
    </li>
  );
}

/** The reader’s own place at a date that is still to come. */
function OwnPlace({ it }: { it: CourseDate }) {
  const enrol = useTell(contract.enrol);
  const leave = useTell(contract.leaveCourse);
  if (it.mine === 'enrolled')
    return (
      <>
        <Tag meaning="kept">{say('you have a place')}</Tag>
        <Button weight="bare" busy={leave.isPending} onClick={() => leave.mutate({ params: { id: it.id } })}>
          {say('Give it up')}
        </Button>
        <Trouble fault={leave.error} />
      </>
    );
  return it.taken >= it.seats ? null : (
    <>
      <Button busy={enrol.isPending} onClick={() => enrol.mutate({ params: { id: it.id }, body: {} })}>
        {say('Take a place')}
      </Button>
      <Trouble fault={enrol.error} />
    </>
  );
}

/** For whoever holds the course: it is cancelled before, and afterwards it is noted who was there. */
function Holding({ id, begun }: { id: string; begun: boolean }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button weight="bare" onClick={() => setOpen(true)}>
        {begun ? say('Who was there') : say('Cancel it')}
      </Button>
      {open && (begun ? <Attendance id={id} onClose={close} /> : <CancelDate id={id} onClose={close} />)}
    </>
  );
}
