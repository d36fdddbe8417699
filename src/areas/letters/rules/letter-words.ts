export type LetterWords = {
  readonly reference: string;
  readonly date: string;
  readonly enclosures: string;
  /** With {page} and {pages} in it. */
  readonly page: string;
};

/** The few words of a letter that nobody writes. Everything else is said by the officer or a template. */
const WORDS: Readonly<Record<string, LetterWords>> = {
  ar: { reference: 'مرجعنا', date: 'التاريخ', enclosures: 'المرفقات', page: 'صفحة {page} من {pages}' },
  de: { reference: 'Unser Zeichen', date: 'Datum', enclosures: 'Anlagen', page: 'Seite {page} von {pages}' },
  el: { reference: 'Ο αριθμός μας', date: 'Ημερομηνία', enclosures: 'Συνημμένα', page: 'Σελίδα {page} από {pages}' },
  en: { reference: 'Our reference', date: 'Date', enclosures: 'Enclosed', page: 'Page {page} of {pages}' },
  es: { reference: 'Nuestra referencia', date: 'Fecha', enclosures: 'Se adjunta', page: 'Página {page} de {pages}' },
  fr: { reference: 'Notre référence', date: 'Date', enclosures: 'Pièces jointes', page: 'Page {page} de {pages}' },
  it: { reference: 'Nostro riferimento', date: 'Data', enclosures: 'Allegati', page: 'Pagina {page} di {pages}' },
  vi: { reference: 'Số tham chiếu', date: 'Ngày', enclosures: 'Kèm theo', page: 'Trang {page} / {pages}' },
};

const ENGLISH: LetterWords = {
  reference: 'Our reference',
  date: 'Date',
  enclosures: 'Enclosed',
  page: 'Page {page} of {pages}',
};

/** Those of this language, or English ones, in which case they are marked as English. */
export function lettersWords(language: string): LetterWords & { readonly language: string } {
  const known = language.split('-')[0]?.toLowerCase() ?? '';
  const words = WORDS[known];
  return words === undefined ? { ...ENGLISH, language: 'en' } : { ...words, language };
}
