import type { Known } from './index.ts';

export type Planted = {
  readonly kind: string;
  readonly identifier: string;
  readonly text: string;
  readonly known: readonly Known[];
};

/** The same numbers every time: what is planted is made up, and never anybody’s. */
function dice(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return {
    of: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
    digits: (n: number): string => Array.from({ length: n }, () => Math.floor(next() * 10)).join(''),
    from: (least: number, most: number): number => least + Math.floor(next() * (most - least + 1)),
    letters: (n: number): string =>
      Array.from({ length: n }, () => 'ABCDEFGHJKLMNPRSTUVWXYZ'[Math.floor(next() * 23)]).join(''),
  };
}
type Dice = ReturnType<typeof dice>;

const FIRST = [
  'Zoë',
  'Bjørn',
  'Łucja',
  'Núria',
  'Siobhán',
  'Đorđe',
  'Nguyệt',
  'Ayşe',
  'Iñigo',
  'Thérèse',
  'Œdile',
  'Pádraig',
  'Åsa',
  'Jürgen',
  'Mata',
  'Wiremu',
  'Oluwaseun',
  'Kịch',
  'Ibrahim',
  'Xiùyīng',
  'Tjarra',
  'Léa',
];
const LAST = [
  'O’Brien',
  'Łukasiewicz',
  'Nguyễn',
  'Sørensen',
  'García-Núñez',
  'van der Meer',
  'Şahin',
  'Kovačević',
  'Müller',
  'D’Souza',
  'Þorsteinsson',
  'Ó Súilleabháin',
  'Trần',
  'al-Rashid',
  'Mbeki',
  'Tuʻi',
  'Grosz',
  'Dvořák',
  'Brânză',
  'Nakamura',
  'Papadopoulos',
  'Yunupingu',
];
const STREETS = [
  'Old Mill',
  'Crown',
  'Saint Mary’s',
  'Great Western',
  'Jacaranda',
  'Wattle',
  'Kings',
  'Bull Creek',
  'Ngunnawal',
  'Upper Heights',
];
const STREET_KINDS = [
  'Road',
  'St',
  'Street',
  'Avenue',
  'Ave',
  'Lane',
  'Crescent',
  'Pde',
  'Terrace',
  'Court',
  'Highway',
  'Place',
  'Drive',
];
const TOWNS = [
  'Newtown NSW 2042',
  'Wagga Wagga NSW 2650',
  'Fitzroy VIC 3065',
  'Broome WA 6725',
  'Boston MA 02118',
  'Hobart TAS 7000',
];
const MONTHS = [
  'January',
  'Feb',
  'March',
  'April',
  'May',
  'June',
  'July',
  'Aug',
  'September',
  'Oct',
  'November',
  'December',
];

type Maker = (dice: Dice) => {
  readonly identifier: string;
  readonly around: readonly string[];
  readonly known?: readonly Known[];
};
const two = (n: number): string => String(n).padStart(2, '0');
const birthday = (d: Dice): string => {
  const [day, month, year] = [d.from(1, 28), d.from(1, 12), d.from(1931, 2009)];
  return d.of([
    `${two(day)}/${two(month)}/${year}`,
    `${year}-${two(month)}-${two(day)}`,
    `${day} ${MONTHS[month - 1]} ${year}`,
    `${day}.${month}.${year}`,
    `${MONTHS[month - 1]} ${day}, ${year}`,
  ]);
};

const MAKERS: Readonly<Record<string, Maker>> = {
  'name on record': (d) => {
    const [first, last] = [d.of(FIRST), d.of(LAST)];
    const identifier = d.of([`${first} ${last}`, last, first, `${last}, ${first}`, `${first} ${last}`.toUpperCase()]);
    return {
      identifier,
      known: [{ as: 'customer', names: [`${first} ${last}`] }],
      around: [
        'Yesterday # rang about the fine.',
        'The refund for # has gone.',
        'I told # so, and #’s brother.',
        '# asked for a form.',
      ],
    };
  },
  'name that is said': (d) => ({
    identifier: `${d.of(FIRST)} ${d.of(LAST)}`,
    around: [
      'My name is #.',
      'I spoke to # about it.',
      'Dear #,\nthank you.',
      'It is late.\nKind regards,\n#',
      'My neighbour # saw it.',
      'This is # again.',
    ],
  }),
  'name with a title': (d) => ({
    identifier: d.of(LAST),
    around: ['We heard from Mrs # today.', 'Dr # signed it.', 'Ask Mr # at the desk.', 'It was Ms # who came.'],
  }),
  'e-mail': (d) => ({
    identifier: `${d.of(['peg', 'j.doe', 'zoë.k', 'a_b', 'first.last', 'o’neil'.replace('’', '')])}${d.digits(2)}@${d.of(['mail.example', 'sub.dept.example.org', 'büro.example'])}`,
    around: ['Write to # please.', 'My address is <#>.', 'It went to #, I think.'],
  }),
  'telephone number': (d) => ({
    identifier: d.of([
      `04${d.digits(2)} ${d.digits(3)} ${d.digits(3)}`,
      `(02) 9${d.digits(3)} ${d.digits(4)}`,
      `+61 4${d.digits(2)} ${d.digits(3)} ${d.digits(3)}`,
      `+44 20 7${d.digits(3)} ${d.digits(4)}`,
      `212-${d.from(200, 999)}-${d.digits(4)}`,
      `1300 ${d.digits(3)} ${d.digits(3)}`,
      `04${d.digits(8)}`,
      `+1 (617) 555-${d.digits(4)}`,
    ]),
    around: ['Ring me on # after five.', 'Phone: #', 'You can reach her at #.', 'call # please'],
  }),
  address: (d) => ({
    identifier: d.of([
      `${d.from(1, 400)} ${d.of(STREETS)} ${d.of(STREET_KINDS)}, ${d.of(TOWNS)}`,
      `${d.from(1, 30)}/${d.from(1, 99)} ${d.of(STREETS)} ${d.of(STREET_KINDS)}`,
      `Unit ${d.from(1, 40)}, ${d.from(1, 200)} ${d.of(STREETS)} ${d.of(STREET_KINDS)}, ${d.of(TOWNS)}`,
      `PO Box ${d.digits(3)}, ${d.of(TOWNS)}`,
      `${d.from(1, 99)} rue de la Paix`,
      `Lindenstraße ${d.from(1, 99)}`,
    ]),
    around: ['I live at #.', 'The tree is outside #.', 'Please send it to #', 'We moved from # in May.'],
  }),
  'driver licence': (d) => ({
    identifier: d.of([
      d.digits(8),
      `${d.digits(4)}${d.letters(2)}`,
      d.digits(10),
      `${d.digits(3)} ${d.digits(3)} ${d.digits(3)}`,
    ]),
    around: [
      'My driver licence is #.',
      'Driver’s license no. # expired.',
      'licence number: #',
      'She showed licence # at the counter.',
    ],
  }),
  'Medicare number': (d) => ({
    identifier: `${d.from(2, 6)}${d.digits(3)} ${d.digits(5)} ${d.digits(1)}`,
    around: ['Medicare # is mine.', 'My Medicare card number is #.', 'medicare no: #', 'His Medicare was #.'],
  }),
  'tax file number': (d) => ({
    identifier: d.of([
      `${d.from(1, 9)}${d.digits(2)} ${d.digits(3)} ${d.digits(3)}`,
      d.digits(9),
      `${d.digits(3)}-${d.digits(2)}-${d.digits(4)}`,
    ]),
    around: ['My TFN is #.', 'tax file number # was on it', 'collected SSN - # ', 'TFN: #'],
  }),
  'case number': (d) => ({
    identifier: d.of([
      `${d.digits(3)}-${d.digits(3)}-${d.letters(1)}`,
      `INC-2024-${d.digits(5)}`,
      `CAS${d.digits(6)}`,
      d.digits(7),
      `C/${d.from(2019, 2025)}/${d.digits(4)}`,
    ]),
    around: ['My case is #.', 'Reference number #', 'It is about ticket #, again.', 'Your ref: #'],
  }),
  'date of birth': (d) => ({
    identifier: birthday(d),
    around: ['I was born on #.', 'DOB: #', 'Her date of birth is #.', 'Born # in Wagga.'],
  }),
  'bank account': (d) => ({
    identifier: d.of([
      `${d.digits(3)}-${d.digits(3)} ${d.digits(8)}`,
      d.digits(9),
      `DE${d.digits(2)} ${d.digits(4)} ${d.digits(4)} ${d.digits(4)} ${d.digits(4)} ${d.digits(2)}`,
      `GB${d.digits(2)}NWBK${d.digits(14)}`,
    ]),
    around: [
      'Pay it to account #.',
      'My bank account number is #',
      'acct # please',
      'It left account no. # on Monday.',
    ],
  }),
  'payment card': (d) => ({
    identifier: d.of([
      `4${d.digits(3)} ${d.digits(4)} ${d.digits(4)} ${d.digits(4)}`,
      `5${d.digits(15)}`,
      `37${d.digits(13)}`,
      `4${d.digits(3)}-${d.digits(4)}-${d.digits(4)}-${d.digits(4)}`,
    ]),
    around: ['I paid with card #.', 'Person paid with Amex - #', 'Visa # was charged twice.', '# is the number on it'],
  }),
  passport: (d) => ({
    identifier: d.of([`${d.letters(1)}${d.digits(7)}`, `${d.letters(2)}${d.digits(7)}`, d.digits(9)]),
    around: ['My passport number is #.', 'passport # expired', 'She brought passport no #.', 'Passport: #'],
  }),
  'vehicle plate': (d) => ({
    identifier: d.of([
      `${d.letters(3)}-${d.digits(2)}${d.letters(1)}`,
      `${d.letters(2)}${d.digits(2)}${d.letters(2)}`,
      `${d.digits(1)}${d.letters(2)}-${d.digits(1)}${d.letters(2)}`,
      `${d.letters(2)}${d.digits(2)} ${d.letters(3)}`,
      `${d.letters(3)}${d.digits(3)}`,
    ]),
    around: ['The car, rego #, was there.', 'plate # again', 'It was #, a white van.', 'registration # is mine'],
  }),
  'IP address': (d) => ({
    identifier: d.of([
      `${d.from(1, 223)}.${d.from(0, 255)}.${d.from(0, 255)}.${d.from(1, 254)}`,
      `2001:db8:${d.digits(2)}::${d.digits(3)}`,
      `fe80:0:0:0:${d.digits(4)}:ff:fe0${d.digits(1)}:${d.digits(4)}`,
    ]),
    around: ['It came from #.', 'IP # signed in', 'blocked # yesterday'],
  }),
  'link with a token': (d) => ({
    identifier: `https://portal.example/reset?token=${d.letters(6)}${d.digits(10)}`,
    around: ['I pressed # and nothing came.', 'Link: #', 'see # please'],
  }),
  'customer number': (d) => ({
    identifier: d.of([
      `CRN ${d.digits(3)} ${d.digits(3)} ${d.digits(3)}${d.letters(1)}`.slice(4),
      `CUST-${d.digits(6)}`,
      `M${d.digits(7)}`,
    ]),
    around: ['My customer number is #.', 'CRN #', 'member # here', 'client ID: #'],
  }),
  'account name': (d) => ({
    identifier: `@${d.of(['peg', 'zoe', 'counter'])}_${d.digits(4)}`,
    around: ['I wrote to you as # on Monday.', 'Find me: #'],
  }),
};

const EACH = 32;

/** Made-up identifiers of many kinds, each in a sentence as people write them. */
export function planted(): readonly Planted[] {
  const d = dice(20_261_122);
  return Object.entries(MAKERS).flatMap(([kind, make]) =>
    Array.from({ length: EACH }, (): Planted => {
      const { identifier, around, known = [] } = make(d);
      return { kind, identifier, text: d.of(around).replaceAll('#', identifier), known };
    }),
  );
}
