import { TEAMS, type TeamKey } from '../agency.ts';
import type { Calendar } from '../engine/calendar.ts';
import type { Chance } from '../engine/chance.ts';
import type { Person } from '../engine/people.ts';
import { FAMILY, GIVEN, STREETS, SUBURBS } from './names.ts';

export type Facts = Readonly<Record<string, string>>;

/** The particulars of one case, drawn once, so that question and answer speak of the same things. */
export function factsOf(
  chance: Chance,
  { person, at, calendar }: { person: Person; at: number; calendar: Calendar },
): Facts {
  const day = 86_400_000;
  const letter = () => chance.one([...'ABCDEFGHJKLMNPRSTUVWXYZ']);
  return {
    amount: `$${chance.weighed([
      [3, chance.between(28, 190)],
      [4, chance.between(190, 900)],
      [1, chance.between(900, 3200)],
    ])}.${chance.one(['00', '50', '20', '85', '40'])}`,
    plate: `${letter()}${letter()}${chance.between(0, 9)}${chance.between(0, 9)}${letter()}${letter()}`,
    date: calendar.date(at - chance.between(4, 40) * day),
    day: calendar.longDate(at + chance.between(5, 16) * day),
    suburb: person.suburb,
    street: person.street,
    oldstreet: `${chance.between(1, 90)} ${chance.one(STREETS)}, ${chance.one(SUBURBS)}`,
    number: String(chance.between(2_000_000, 9_999_999)),
    name: person.name,
    year: String(chance.between(1951, 2006)),
    child: `${chance.one(GIVEN)} ${chance.one(FAMILY)}`,
  };
}

export const fill = (text: string, facts: Facts): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);

const HELLO = [
  'Hello,',
  'Hello,',
  'Hi,',
  'Hi there,',
  'Good morning,',
  'Good afternoon,',
  'Dear Sir or Madam,',
  'Dear Service Southmark,',
  'To whom it may concern,',
  'Hello team,',
  'Hi, hope you can help.',
  '',
] as const;
const BYE = [
  'Kind regards,',
  'Thanks,',
  'Thank you,',
  'Many thanks,',
  'Regards,',
  'Yours faithfully,',
  'Thanks in advance,',
  'Cheers,',
  'With thanks,',
  'Thank you for your help,',
  '',
  'Hoping to hear from you soon,',
] as const;

const HEAT: readonly (readonly string[])[] = [
  [
    'No rush on this.',
    'Sorry if this is the wrong address for this.',
    'I looked on the website first but could not find it.',
    'An e-mail back is fine.',
    'You have always been helpful before, so thank you.',
    'I can come in to the Merrin Street counter if that is easier.',
  ],
  [
    'I am a bit worried about missing the date.',
    'I have been waiting on the phone twice and gave up both times.',
    'Could somebody let me know either way this week?',
    'I am not sure what I am meant to do next.',
    'I would rather sort it out before it becomes a bigger problem.',
  ],
  [
    'This is the second time I have had to write about this.',
    'I was told somebody would ring me and nobody has.',
    'I have explained this to three different people now.',
    'I am on a fixed income and this matters to me.',
    'Please do not send me the same form again.',
    'I find this very upsetting.',
  ],
  [
    'This is not good enough.',
    'I want a name and a date, not another automatic reply.',
    'If I do not hear by Friday I am going to my local member.',
    'I have never been treated like this by any office.',
    'You would not put up with this yourselves.',
    'I have kept a note of every call I have made to you.',
  ],
];

const many = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');

/** How a customer writes it: a greeting, the matter, sometimes more, and a name. */
export function letterFrom(person: Person, chance: Chance, { body, heat }: { body: string; heat: number }): string {
  const feeling = chance.perhaps(0.45 + heat * 0.12) ? chance.one(HEAT[heat] ?? ['']) : '';
  const sign = chance.weighed([
    [6, person.name],
    [3, person.given],
    [2, `${person.name}\n${person.phone}`],
    [1, `${person.name}\n${person.street}, ${person.suburb}`],
  ]);
  const office = person.works === null ? '' : `\n${person.works.as}, ${person.works.at.name}`;
  const bye = chance.one(BYE);
  return many([chance.one(HELLO), body, feeling, `${bye}${bye === '' ? '' : '\n'}${sign}${office}`]);
}

/** What they write back, which is shorter. */
export function replyFrom(person: Person, chance: Chance, body: string): string {
  return many([
    chance.one(['Hello,', 'Hi,', 'Thank you for coming back to me.', '', '', 'Thanks for your reply.']),
    body,
    chance.one([person.given, person.name, `Thanks,\n${person.given}`, `Regards,\n${person.name}`]),
  ]);
}

const SORRY = [
  'I am sorry for the trouble this has caused you.',
  'I am sorry it has taken us this long to answer.',
  'You should not have had to write twice, and I am sorry that you did.',
  'I am sorry. I can see why you are upset.',
];
const CLOSE = [
  'If anything here is unclear, answer this e-mail and it will come straight back to me.',
  'If you would rather talk it through, ring {phone} between 8.30 and 5 and give your reference.',
  'Please write back if this does not settle it.',
  'If your situation changes, let us know and we will look at it again.',
  'You do not need to do anything else.',
  'If you need this in another form, such as large print, just say so.',
  '',
];

export type Signing = { readonly officer: string; readonly team: TeamKey };

/** How an officer answers: by name, to the point, and signed. */
export function letterTo(
  person: Person,
  chance: Chance,
  { body, heat, officer, team }: Signing & { body: string; heat: number },
): string {
  const { name, phone } = TEAMS[team];
  const dear = chance.weighed([
    [5, `Dear ${person.name},`],
    [4, `Hello ${person.given},`],
    [1, `Dear ${person.given},`],
  ]);
  const sorry =
    heat >= 2 || (heat === 1 && chance.perhaps(0.25))
      ? chance.one(SORRY)
      : chance.weighed([
          [5, ''],
          [2, 'Thank you for writing to us.'],
          [1, 'Thanks for getting in touch about this.'],
        ]);
  return many([
    dear,
    sorry,
    body,
    chance.one(CLOSE).replace('{phone}', phone),
    `${chance.one(['Kind regards,', 'Regards,', 'Yours sincerely,'])}\n${officer}\n${name}, Service Southmark\n${phone}`,
  ]);
}

export const THANKS = [
  'Thank you, that is exactly what I needed.',
  'Got it, thanks. That was quick.',
  'All sorted now, thank you for your patience with me.',
  'Much appreciated. I will do that today.',
  'Thanks, it arrived this morning.',
  'Thank you for explaining it so clearly. Nobody had before.',
  'Perfect, thanks very much.',
  'That worked. Have a good weekend.',
];
export const CHASERS = [
  'I have not heard anything since I wrote. Could you tell me where this is up to?',
  'Just checking that you got my last message.',
  'It has been more than a week now. Is there any news?',
  'I rang this morning and was told to write again, so here I am.',
  'Is anybody looking at this? The date is coming up.',
  'Please could somebody answer. I have attached everything you asked for.',
];
