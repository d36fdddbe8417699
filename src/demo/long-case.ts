import { DAY, HOUR } from '#kernel/time.ts';
import { SYSTEM } from '#platform/work.ts';
import { answer, answerByMail, newFile, openByMail, take, type Act } from './engine/acts.ts';
import type { World } from './engine/cast.ts';
import { IVOR } from './words/ivor.ts';

const LANE = 1_000_004;
const WEEK = 7 * DAY;
/** One letter and one answer each: a case of more than a hundred contacts, as every desk has some. */
const WEEKS = 52;

/** What the meter says after so many weeks, in kilolitres, and how much of it is of the last one. */
function meterAfter(weeks: number): { readonly reading: string; readonly used: string } {
  const used = (n: number) => 2.9 + ((n * 7) % 13) / 10;
  const all = Array.from({ length: weeks }, (_, n) => used(n + 1)).reduce((sum, one) => sum + one, 1182.4);
  return { reading: all.toFixed(1), used: `${used(weeks).toFixed(1)} kilolitres` };
}

const filled = (text: string, weeks: number): string => {
  const { reading, used } = meterAfter(weeks);
  return text.replaceAll('{{reading}}', reading).replaceAll('{{used}}', used);
};
const oneOf = (texts: readonly string[], n: number): string => texts[n % texts.length] ?? '';

/** A year of one letter and one answer a week, which whoever opens the case has to find their way in. */
export function longCase({ agency, calendar, now }: World): Act[] {
  const file = newFile();
  const oskar = agency.named('Oskar Lindqvist');
  const arrived = (week: number) => calendar.fiveOn(now - (WEEKS - week) * WEEK - 2 * WEEK, 0) - 8 * HOUR;
  const mail = (week: number) => ({
    at: arrived(week),
    from: { name: IVOR.name, address: IVOR.email },
    messageId: `ivor-${week}@homemail.example`,
  });
  const post = (at: number, run: Act['run']): Act => ({ at, lane: LANE, actor: SYSTEM, run });
  const answered = (week: number): Act => ({
    ...post(arrived(week) + 4 * HOUR, (scene) =>
      answer(scene, file, {
        body: [IVOR.greeting, filled(oneOf(IVOR.answers, week), week), IVOR.close].join('\n\n'),
        then: {
          nextStep:
            week === WEEKS ? 'Ask the fitters for the result of the test' : 'Put the next reading on the account',
          nextDueAt: calendar.fiveOn(arrived(week) + (week === WEEKS ? 4 : 1) * WEEK, 2),
        },
      }),
    ),
    actor: oskar.actor,
  });
  const text = (week: number) => `${filled(oneOf(IVOR.weekly, week), week)}\n\nIvor Kemble`;
  const opening = {
    ...mail(0),
    to: IVOR.to,
    subject: IVOR.subject,
    text: filled(IVOR.first, 0),
  };
  return [
    post(arrived(0), (scene) => openByMail(scene, file, opening)),
    {
      ...post(arrived(0) + HOUR, (scene) =>
        take(scene, file, { teamId: agency.teamIds.water, ownerId: oskar.id, kind: 'enquiry' }),
      ),
      actor: oskar.actor,
    },
    answered(0),
    ...Array.from({ length: WEEKS }, (_, n) => n + 1).flatMap((week) => [
      post(arrived(week), (scene) =>
        answerByMail(scene, file, { ...mail(week), subject: `Re: ${IVOR.subject}`, text: text(week) }),
      ),
      answered(week),
    ]),
  ];
}
