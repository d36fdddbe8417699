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
  const problems = new Map<Field, Problem>();
  for (const field of FIELDS) if ([...typed[field]].length > LONGEST[field]) problems.set(field, 'too long');
  const say = (field: Field, problem: Problem) => void (problems.has(field) || problems.set(field, problem));

  const kind = KINDS.find((known) => known === typed.kind);
  const answer = WAYS.find((known) => known === typed.answer);
  if (kind === undefined) say('kind', 'not understood');
  if (answer === undefined) say('answer', 'not understood');
  for (const field of ['about', 'message', 'name'] as const) if (typed[field].trim() === '') say(field, 'empty');

  const email = typed.email.trim();
  const phone = typed.phone.trim();
  const post = typed.post.trim();
  if (email !== '' && !isEmail(email)) say('email', 'not understood');
  if (phone !== '' && digitsOf(phone) < 6) say('phone', 'not understood');
  if (answer === 'email' && email === '') say('email', 'needed to answer');
  if (answer === 'phone' && phone === '') say('phone', 'needed to answer');
  if (answer === 'letter' && post === '') say('post', 'needed to answer');
  if (answer === 'letter' && email === '' && phone === '') say('email', 'one of two');

  if (problems.size > 0 || kind === undefined || answer === undefined) return { problems: inOrder(problems) };
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  return {
    asked: {
      kind,
      answer,
      about: typed.about.trim().replace(/\s+/g, ' '),
      message: typed.message.trim(),
      name: typed.name.trim().replace(/\s+/g, ' '),
      email: orNull(email),
      phone: orNull(phone),
      post: orNull(post),
      needs: orNull(typed.needs),
    },
  };
}

/** In the order of the form, so that the first link in the summary leads to the first field. */
const inOrder = (problems: Problems): Problems =>
  new Map(FIELDS.flatMap((field) => (problems.has(field) ? [[field, problems.get(field) ?? 'empty'] as const] : [])));

const digitsOf = (phone: string): number => phone.replace(/\D/g, '').length;

/** PostgreSQL takes no NUL, and a form sends lines with carriage returns. */
export const cleanText = (text: string): string => text.replaceAll('\0', '').replace(/\r\n?/g, '\n');
