import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { VARIANTS, type Variant } from '#areas/correspondence/rules/index.ts';
import { ENVELOPES, pageOf, type EnvelopeName, type Letterhead } from '../../rules/index.ts';
import type { Made } from './make.ts';
import { openMaker } from './open-maker.ts';
import { faultsOf, structureOf } from './pdf-structure.fixtures.ts';

const maker = openMaker({ timeoutMs: 60_000 });
afterAll(() => maker.close());

const HEAD = {
  agency: 'Service Southmark',
  address: '1 Harbour Street\nSouthmark NSW 2999',
  contact: 'Telephone 555 0100\nhelp@southmark.example',
  returnLine: 'Service Southmark, 1 Harbour Street, Southmark',
  footer: 'If you need an interpreter, ring us and say your language.',
  paper: 'a4' as const,
  logo: null,
  code: 'none' as const,
  shift: { right: 0, down: 0 },
};
const BODY =
  '<p>Dear Ms Doolan,</p><h2>What we found</h2><p>Your card was refused by mistake. We are <strong>sorry</strong> for it.</p>' +
  '<h3>What you can do</h3><ul><li>Bring your letter.</li><li>Bring a bill.</li></ul><ol><li>Ring us</li></ol>' +
  '<blockquote><p>You wrote that you waited.</p></blockquote><p>See <a href="https://southmark.example/cards">our page</a>.</p><p>Mira Tolentino</p>';

type Asked = {
  readonly variant?: Variant;
  readonly envelope?: EnvelopeName;
  readonly language?: string;
  readonly html?: string;
  readonly head?: Partial<Pick<Letterhead, 'logo' | 'code' | 'shift'>>;
  readonly scan?: string;
};
const pageFor = ({
  variant = 'standard',
  envelope = 'dl',
  language = 'en-AU',
  html = BODY,
  head = {},
  scan,
}: Asked = {}) =>
  pageOf(
    { ...HEAD, envelope, ...head },
    {
      subject: 'Re: Concession card refused [482-130-T]',
      body: '',
      html,
      addressee: 'Peg Doolan',
      address: '12 Sample Street\nSOUTHMARK NSW 2999',
      variant,
      language,
      reference: '482-130-T',
      day: 'Monday 16 November 2026',
      date: [2026, 11, 16],
      enclosures: ['How to ask for a review.pdf'],
      scan: scan ?? null,
    },
  );
const made = (it: Made) => {
  if (!it.ok) throw new Error(it.reason);
  return it;
};
const letter = async (asked: Asked = {}) => made(await maker.letter(pageFor(asked)));

describe('a letter can be read aloud', () => {
  test.each(ENVELOPES.flatMap((envelope) => VARIANTS.map((variant) => [envelope, variant] as const)))(
    'for the envelope %s in %s: tagged, with language, title, headings in order and every word in its part',
    async (envelope, variant) => {
      const { pdf } = await letter({ envelope, variant });
      expect(faultsOf(pdf)).toEqual([]);
      expect(structureOf(pdf)).toMatchObject({ language: 'en-AU', title: 'Concession card refused' });
    },
  );

  test.each([
    ['fr-CA', 'Notre référence', '<p>Bonjour, voilà ce que nous avons trouvé.</p>'],
    ['el', 'Ο αριθμός μας', '<p>Αγαπητή κυρία</p>'],
    ['vi', 'Số tham chiếu', '<p>Kính gửi bà, thẻ của bà đã bị từ chối.</p>'],
    ['ar', 'مرجعنا', '<p>السيدة العزيزة</p>'],
    ['mi', 'Our reference', '<p>Tēnā koe</p>'],
  ])('in %s, with the words of the letterhead in that language or in English', async (language, reference, html) => {
    const { pdf } = await letter({ language, html });
    const it = structureOf(pdf);
    expect(faultsOf(pdf)).toEqual([]);
    expect(it.language).toBe(language);
    // Arabic is drawn from right to left, so its letters stand in the file the other way round.
    const said = it.read.map(({ text }) => text).join('\n');
    const turned = [...reference].toReversed().join('');
    expect(
      language === 'ar'
        ? said.includes(turned) || said.includes('ﻊﺟﺮﻣ') || !said.includes('Our reference')
        : said.includes(reference),
    ).toBe(true);
  });

  test('in the order in which a person reads it: who writes, to whom, when, about what, the words, what is enclosed', async () => {
    const { read } = structureOf((await letter()).pdf);
    const said = read.map(({ text }) => text).join('\n');
    const order = [
      'Service Southmark',
      '1 Harbour Street',
      'Peg Doolan',
      'Date: Monday 16 November 2026',
      'Telephone',
      'Concession card refused',
      'Dear Ms Doolan',
      'What we found',
      'by mistake',
      'What you can do',
      'Bring your letter',
      'Ring us',
      'you waited',
      'our page',
      'Mira Tolentino',
      'Enclosed',
      'How to ask for a review.pdf',
    ].map((words) => said.indexOf(words));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    // The small line for the post and the foot of the page say nothing to whoever has it read aloud.
    expect(said).not.toContain('If you need an interpreter');
  });

  test('whoever takes the tags or the title away is told so by the check', async () => {
    const { pdf } = await letter();
    const broken = (from: string, to: string) =>
      faultsOf(Buffer.from(Buffer.from(pdf).toString('latin1').replaceAll(from, to), 'latin1'));
    expect(broken('/Marked true', '/Marked null')).toContain('it is not tagged');
    expect(broken('/DisplayDocTitle true', '/DisplayDocTitle null')).toContain(
      'a window would show the name of the file',
    );
    expect(broken('/S /H1', '/S /H3')).toContain('it does not begin with a heading of the first level');
    expect(broken('/Lang (en-AU)', '/Bang (en-AU)')).toContain('it names no language');
  });

  test('a long letter is several pages, each of them numbered, and large print takes more of them', async () => {
    const html =
      '<p>One sentence that is long enough to fill a line of this page and a little of the next one.</p>'.repeat(40);
    const [usual, large, easy] = await Promise.all(VARIANTS.map((variant) => letter({ variant, html })));
    expect(usual?.pages).toBeGreaterThan(1);
    expect(large?.pages).toBeGreaterThan(usual?.pages ?? 0);
    expect(easy?.pages).toBeGreaterThan(usual?.pages ?? 0);
    for (const one of [usual, large, easy]) expect(faultsOf(one?.pdf ?? new Uint8Array())).toEqual([]);
  });
});

describe('the pictures of a letter', () => {
  const SVG =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><path fill="#057" d="M0 0h30v10h-30z"/></svg>';
  // One grey square.
  const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  const logo = (type: 'svg' | 'png') => ({
    type,
    alt: 'Logo of Service Southmark',
    content: type === 'svg' ? Buffer.from(SVG).toString('base64') : PNG,
  });

  test.each(['svg', 'png'] as const)('a logo (%s) says what it is, and is read first', async (type) => {
    const { pdf, docx } = await letter({ head: { logo: logo(type) } });
    expect(faultsOf(pdf)).toEqual([]);
    const { read } = structureOf(pdf);
    expect(read.slice(0, 4).map(({ alt }) => alt)).toContain('Logo of Service Southmark');
    const files = unzipSync(docx ?? new Uint8Array());
    const words = strFromU8(files['word/document.xml'] ?? new Uint8Array());
    expect(words.includes('descr="Logo of Service Southmark"')).toBe(type === 'png');
  });

  test.each(['form', 'case'] as const)(
    'a code that opens the %s has the same address in words beside it',
    async (code) => {
      const scan = 'https://desk.example/track/9FvU2Cq3yVYkqvNzJw1xX0aB';
      const { pdf, docx } = await letter({ head: { code }, scan });
      expect(faultsOf(pdf)).toEqual([]);
      const { read } = structureOf(pdf);
      expect(read.find(({ alt }) => alt?.includes(scan))).toBeDefined();
      expect(read.map(({ text }) => text).join(' ')).toContain(scan);
      const files = unzipSync(docx ?? new Uint8Array());
      expect(strFromU8(files['word/document.xml'] ?? new Uint8Array())).toContain(scan);
      const without = await letter({ scan });
      expect(
        structureOf(without.pdf)
          .read.map(({ text }) => text)
          .join(' '),
      ).not.toContain(scan);
    },
  );

  test('an address too long for a code stands in words alone', async () => {
    const scan = `https://desk.example/track/${'x'.repeat(260)}`;
    const { pdf } = await letter({ head: { code: 'case' }, scan });
    expect(faultsOf(pdf)).toEqual([]);
    expect(structureOf(pdf).read.some(({ alt }) => alt !== null)).toBe(false);
  });
});

describe('a letter for a word processor', () => {
  test.each(VARIANTS)('in %s has a title, a language, real headings and lists, and the same words', async (variant) => {
    const { docx } = await letter({ variant });
    const files = unzipSync(docx ?? new Uint8Array());
    const part = (name: string) => strFromU8(files[name] ?? new Uint8Array());
    expect(part('docProps/core.xml')).toContain('<dc:title>Concession card refused</dc:title>');
    expect(part('word/styles.xml')).toMatch(/<w:lang [^>]*w:val="en-AU"/);
    const words = part('word/document.xml');
    const levels = [...words.matchAll(/<w:pStyle w:val="Heading(\d)"\/>/g)].map(([, level]) => Number(level));
    expect(levels).toEqual([1, 2, 3, 2]);
    expect(words.match(/<w:numPr>/g)?.length).toBe(4);
    expect(words).toContain('Peg Doolan');
    expect(words).toContain('w:framePr');
    expect(words.replace(/<[^>]+>/g, '')).toContain('Your card was refused by mistake.');
    expect(part('word/footer1.xml')).toContain('NUMPAGES');
  });
});

describe('what somebody writes is text', () => {
  const HOSTILE = '#import "x" #read("/etc/passwd") $x^2$ *b* _i_ `c` @ref <label> // /* \\u{41} [[ ]] ~ -- ---';

  test('and no sign in it is ever read as an order to the typesetter', async () => {
    const html = `<p>${HOSTILE.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>`;
    const { pdf } = await letter({ html });
    expect(structureOf(pdf).read.map(({ text }) => text)).toContain(HOSTILE);
  });

  test('a text that never ends costs only itself: it is told why, and the next letter is made', async () => {
    const hasty = openMaker({ timeoutMs: 2_000 });
    const endless = '<p>word</p>'.repeat(300_000);
    const [bad, good] = await Promise.all([hasty.letter(pageFor({ html: endless })), hasty.letter(pageFor())]);
    expect(bad).toMatchObject({ ok: false, reason: expect.stringMatching(/Make it shorter/) });
    expect(good.ok).toBe(true);
    await hasty.close();
    expect(await hasty.letter(pageFor())).toEqual({
      ok: false,
      reason: 'Kept was stopped before it came to this letter.',
    });
  });

  test('letters are made on when the typesetter was renewed', async () => {
    const renewing = openMaker({ jobsEach: 2 });
    const all = await Promise.all([1, 2, 3, 4, 5].map(() => renewing.preview(pageFor())));
    expect(all.every(({ ok }) => ok)).toBe(true);
    await renewing.close();
  });

  test('what our fonts have no sign for is named before it is an empty box', () => {
    expect(maker.unprintable('Tēnā koe, Łukasz, Đặng, Αθήνα, שלום, مرحبا, ₽ € – “ ”\u00a0\n')).toBeUndefined();
    expect(maker.unprintable('王小明')).toBe(
      'A letter cannot show 王 小 明: our fonts have no sign for it. Write it another way, or send it by e-mail.',
    );
  });
});

describe('many letters for one printer', () => {
  test('are one document with every page of each, and what could not be printed has a sheet that says so', async () => {
    const [one, two] = [await letter(), await letter({ html: '<p>Word.</p>'.repeat(80) })];
    const { pages } = made(
      await maker.bundle('Letters to post', [
        { kind: 'pdf', type: 'pdf', name: 'one', bytes: one.pdf },
        { kind: 'pdf', type: 'pdf', name: 'two', bytes: two.pdf },
        { kind: 'pdf', type: 'pdf', name: 'broken.pdf', bytes: Buffer.from('%PDF-1.7 no') },
        { kind: 'words', name: 'Print this from its case and enclose it: table.xlsx' },
      ]),
    );
    expect(pages).toBe(one.pages + two.pages + 2);
  });
});
