/** What the form on /ask sends, as the person typed it. Every field is kept as it is until all of it is right. */
export type Typed = Readonly<Record<Field, string>>;
export type Field = 'kind' | 'about' | 'message' | 'name' | 'answer' | 'email' | 'phone' | 'post' | 'needs';
export const FIELDS: readonly Field[] = [
  'kind',
  'about',
  'message',
  'name',
  'answer',
  'email',
  'phone',
  'post',
  'needs',
];

export const KINDS = ['question', 'complaint', 'compliment', 'suggestion'] as const;
export type PublicKind = (typeof KINDS)[number];
export const WAYS = ['email', 'phone', 'letter'] as const;
export type Way = (typeof WAYS)[number];

export const NOTHING_TYPED: Typed = {
  kind: 'question',
  about: '',
  message: '',
  name: '',
  answer: 'email',
  email: '',
  phone: '',
  post: '',
  needs: '',
};

/** The longest each may be, in characters. */
export const LONGEST: Readonly<Record<Field, number>> = {
  kind: 20,
  about: 200,
  message: 50_000,
  name: 200,
  answer: 20,
  email: 254,
  phone: 40,
  post: 500,
  needs: 300,
};

export type Problem = 'empty' | 'too long' | 'not understood' | 'needed to answer' | 'one of two';
export type Problems = ReadonlyMap<Field, Problem>;

export type Asked = {
  readonly kind: PublicKind;
  readonly about: string;
  readonly message: string;
  readonly name: string;
  readonly answer: Way;
  readonly email: string | null;
  readonly phone: string | null;
  readonly post: string | null;
  readonly needs: string | null;
};

/** One at sign, something on both sides, a dot in the domain: the mail server is the judge of the rest. */
const EMAIL = /^[^\s@<>()",;:\\]+@[^\s@<>()",;:\\]+\.[^\s@<>()",;:\\.]+$/;

export const isEmail = (text: string): boolean => text.length <= LONGEST.email && EMAIL.test(text);

/** What was asked, or everything that is wrong with it at once. */
export function checkAsking(typed: Typed): { readonly asked: Asked } | { readonly problems: Problems } {
  const kind = KINDS.find((known) => known === typed.kind);
  const answer = WAYS.find((known) => known === typed.answer);
  const problems = problemsIn(typed, answer);
  if (kind === undefined && !problems.has('kind')) problems.set('kind', 'not understood');
  if (problems.size > 0 || kind === undefined || answer === undefined) return { problems: inOrder(problems) };
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  return {
    asked: {
      kind,
      answer,
      about: typed.about.trim().replace(/\s+/g, ' '),
      message: typed.message.trim(),
      name: typed.name.trim().replace(/\s+/g, ' '),
      email: orNull(typed.email),
      phone: orNull(typed.phone),
      post: orNull(typed.post),
      needs: orNull(typed.needs),
    },
  };
}

/** Of two things that are wrong with a field, the first is said. */
function problemsIn(typed: Typed, answer: Way | undefined): Map<Field, Problem> {
  const isEmpty = (field: Field) => typed[field].trim() === '';
  const found = [
    ...FIELDS.filter((field) => [...typed[field]].length > LONGEST[field]).map((field) => [field, 'too long'] as const),
    ...(['about', 'message', 'name'] as const).filter(isEmpty).map((field) => [field, 'empty'] as const),
    ...(isEmpty('email') || isEmail(typed.email.trim()) ? [] : [['email', 'not understood'] as const]),
    ...(isEmpty('phone') || digitsOf(typed.phone) >= 6 ? [] : [['phone', 'not understood'] as const]),
    ...(answer === undefined ? [['answer', 'not understood'] as const] : neededFor(answer, isEmpty)),
  ];
  return new Map(found.toReversed());
}

/** What a way of answering cannot do without. A letter alone is slow, so there is a quicker way besides. */
function neededFor(answer: Way, isEmpty: (field: Field) => boolean): (readonly [Field, Problem])[] {
  const field = answer === 'letter' ? 'post' : answer;
  const reachable = answer !== 'letter' || !isEmpty('email') || !isEmpty('phone');
  return [
    ...(isEmpty(field) ? [[field, 'needed to answer'] as const] : []),
    ...(reachable ? [] : [['email', 'one of two'] as const]),
  ];
}

/** In the order of the form, so that the first link in the summary leads to the first field. */
const inOrder = (problems: Problems): Problems =>
  new Map(FIELDS.flatMap((field) => (problems.has(field) ? [[field, problems.get(field) ?? 'empty'] as const] : [])));

const digitsOf = (phone: string): number => phone.replace(/\D/g, '').length;

/** PostgreSQL takes no NUL, and a form sends lines with carriage returns. */
export const cleanText = (text: string): string => text.replaceAll('\0', '').replace(/\r\n?/g, '\n');
