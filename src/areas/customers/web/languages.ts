import { locale } from '#ui/words/say.ts';

/** Languages that interpreters are asked for most, by their codes; Auslan and ASL are languages too. */
const CODES =
  'am ar asf ase bn bs yue zh hr cs da fa nl en fil fr de el gu he hi hu id it ja km ko lo mk ml ms mt ne no ps pl pt pa ro ru sm sr si sk sl so es sw sv ta te th tr uk ur vi'.split(
    ' ',
  );

const formats = new Map<string, Intl.DisplayNames>();

/** "vi" is Vietnamese to everybody but a computer. */
export function languageOf(code: string): string {
  try {
    const format = formats.get(locale()) ?? new Intl.DisplayNames([locale()], { type: 'language' });
    formats.set(locale(), format);
    return format.of(code) ?? code;
  } catch {
    // What was written is not a code but already the name of a language.
    return code;
  }
}

/** Every language an officer can choose, by its name. */
export const languageOptions = (): readonly { value: string; label: string }[] =>
  CODES.map((value) => ({ value, label: languageOf(value) })).toSorted((a, b) =>
    a.label.localeCompare(b.label, locale()),
  );
