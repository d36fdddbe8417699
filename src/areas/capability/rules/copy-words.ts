export type CopyLanguage = 'en' | 'fr';
type Words = { readonly customer: string; readonly we: string; readonly channels: Readonly<Record<string, string>> };

/** What a copy of the work says beside the words that were spoken: who, and in which way. */
const WORDS: Readonly<Record<CopyLanguage, Words>> = {
  en: { customer: 'Customer', we: 'We', channels: {} },
  fr: {
    customer: 'Client',
    we: 'Nous',
    channels: {
      email: 'courriel',
      web: 'site Web',
      phone: 'téléphone',
      counter: 'comptoir',
      letter: 'lettre',
      chat: 'clavardage',
      sms: 'texto',
    },
  },
};

/** The language of copies at a desk: French where the desk speaks it, or else English. */
export const copyLanguage = (locale: string): CopyLanguage => (locale.toLowerCase().startsWith('fr') ? 'fr' : 'en');

/** Who said something, and in which way. */
export function spokenBy(language: CopyLanguage, direction: 'in' | 'out', channel: string): string {
  const { customer, we, channels } = WORDS[language];
  return `${direction === 'in' ? customer : we}, ${channels[channel] ?? channel}`;
}
