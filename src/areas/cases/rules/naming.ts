const SIGN = '@';

/** Whether a note names somebody: their whole name after an @, in whatever case it was typed. */
export function namedIn(text: string, name: string): boolean {
  const whole = text.toLocaleLowerCase('en');
  const sought = `${SIGN}${name.toLocaleLowerCase('en')}`;
  for (let at = whole.indexOf(sought); at !== -1; at = whole.indexOf(sought, at + 1))
    if (
      !isLetter(whole.slice(at + sought.length, at + sought.length + 1)) &&
      !isLetter(whole.slice(Math.max(0, at - 1), at))
    )
      return true;
  return false;
}

/** `@Jo Hall` does not name Jo H, and `jo@hall.example` nobody. */
const isLetter = (char: string): boolean => /[\p{L}\p{N}]/u.test(char);

/** Of those whom the writer chose while writing, the ones whom the text still names. */
export const stillNamed = <Chosen extends { readonly name: string }>(
  text: string,
  chosen: readonly Chosen[],
): readonly Chosen[] => chosen.filter(({ name }) => namedIn(text, name));
