const FROM_THE_RIGHT = '\u202E';
const AS_BEFORE = '\u202C';

/**
 * A language that nobody speaks: English written from the right, which shows on every screen what a layout does when it is
 * turned round. What stands for a value is left as it is.
 */
export const mirrored = (english: string): string =>
  english
    .split(/(\{\{\w+\}\})/)
    .map((piece, at) => (at % 2 === 0 && piece.trim() !== '' ? FROM_THE_RIGHT + piece + AS_BEFORE : piece))
    .join('');
