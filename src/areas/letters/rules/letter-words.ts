export type LetterWords = {
  readonly reference: string;
  readonly date: string;
  readonly enclosures: string;
  /** With {page} and {pages} in it. */
  readonly page: string;
  /** Beside a code that opens their case, or our form. */
  readonly case: string;
  readonly form: string;
};

/** The few words of a letter that nobody writes. Everything else is said by the officer or a template. */
const WORDS: Readonly<Record<string, LetterWords>> = {
  ar: {
    reference: 'مرجعنا',
    date: 'التاريخ',
    enclosures: 'المرفقات',
    page: 'صفحة {page} من {pages}',
    case: 'صوّر الرمز بهاتفك لترى قضيتك وتجيبنا، أو اكتب العنوان',
    form: 'صوّر الرمز بهاتفك لتكتب إلينا، أو اكتب العنوان',
  },
  de: {
    reference: 'Unser Zeichen',
    date: 'Datum',
    enclosures: 'Anlagen',
    page: 'Seite {page} von {pages}',
    case: 'Ihr Anliegen ansehen und uns antworten: den Code mit dem Telefon lesen oder die Adresse eingeben',
    form: 'Uns schreiben: den Code mit dem Telefon lesen oder die Adresse eingeben',
  },
  el: {
    reference: 'Ο αριθμός μας',
    date: 'Ημερομηνία',
    enclosures: 'Συνημμένα',
    page: 'Σελίδα {page} από {pages}',
    case: 'Για να δείτε την υπόθεσή σας και να μας απαντήσετε, σαρώστε τον κωδικό ή πληκτρολογήστε τη διεύθυνση',
    form: 'Για να μας γράψετε, σαρώστε τον κωδικό ή πληκτρολογήστε τη διεύθυνση',
  },
  en: {
    reference: 'Our reference',
    date: 'Date',
    enclosures: 'Enclosed',
    page: 'Page {page} of {pages}',
    case: 'To see your case and answer us, scan the code with a phone, or type the address',
    form: 'To write to us, scan the code with a phone, or type the address',
  },
  es: {
    reference: 'Nuestra referencia',
    date: 'Fecha',
    enclosures: 'Se adjunta',
    page: 'Página {page} de {pages}',
    case: 'Para ver su caso y respondernos, escanee el código con un teléfono o escriba la dirección',
    form: 'Para escribirnos, escanee el código con un teléfono o escriba la dirección',
  },
  fr: {
    reference: 'Notre référence',
    date: 'Date',
    enclosures: 'Pièces jointes',
    page: 'Page {page} de {pages}',
    case: 'Pour voir votre dossier et nous répondre, balayez le code avec un téléphone ou tapez l’adresse',
    form: 'Pour nous écrire, balayez le code avec un téléphone ou tapez l’adresse',
  },
  it: {
    reference: 'Nostro riferimento',
    date: 'Data',
    enclosures: 'Allegati',
    page: 'Pagina {page} di {pages}',
    case: 'Per vedere la Sua pratica e risponderci, inquadri il codice con un telefono o scriva l’indirizzo',
    form: 'Per scriverci, inquadri il codice con un telefono o scriva l’indirizzo',
  },
  vi: {
    reference: 'Số tham chiếu',
    date: 'Ngày',
    enclosures: 'Kèm theo',
    page: 'Trang {page} / {pages}',
    case: 'Để xem hồ sơ và trả lời chúng tôi, hãy quét mã bằng điện thoại hoặc gõ địa chỉ',
    form: 'Để viết cho chúng tôi, hãy quét mã bằng điện thoại hoặc gõ địa chỉ',
  },
};

const ENGLISH: LetterWords = {
  reference: 'Our reference',
  date: 'Date',
  enclosures: 'Enclosed',
  page: 'Page {page} of {pages}',
  case: 'To see your case and answer us, scan the code with a phone, or type the address',
  form: 'To write to us, scan the code with a phone, or type the address',
};

/** Those of this language, or English ones, in which case they are marked as English. */
export function lettersWords(language: string): LetterWords & { readonly language: string } {
  const known = language.split('-')[0]?.toLowerCase() ?? '';
  const words = WORDS[known];
  return words === undefined ? { ...ENGLISH, language: 'en' } : { ...words, language };
}
