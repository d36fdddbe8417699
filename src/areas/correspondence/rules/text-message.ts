/** The letters of a text message that take one place each (GSM 03.38, basic character set). */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Those that take two (the extension table). */
const EXTENDED = '^{}\\[~]|€\f';

export type Segments = {
  /** How many text messages it is. */
  readonly count: number;
  /** How many places are left in the last one. */
  readonly left: number;
  /** It holds a letter outside the basic set, so that every one takes more room. */
  readonly wide: boolean;
};

/**
 * How many segments a text takes. A text of one segment has 160 places, or 70 where it holds a letter outside the basic set; in
 * one of several, seven and three of them are taken by what joins the segments, so each has 153 or 67. No letter is split over two.
 */
export function segmentsOf(text: string): Segments {
  const signs = [...text];
  const wide = signs.some((sign) => !BASIC.includes(sign) && !EXTENDED.includes(sign));
  const places = signs.map((sign) => (wide ? sign.length : EXTENDED.includes(sign) ? 2 : 1));
  const whole = places.reduce((sum, one) => sum + one, 0);
  const [alone, each] = wide ? [70, 67] : [160, 153];
  if (whole <= alone) return { count: 1, left: alone - whole, wide };
  const filled = places.reduce(
    (at, one) => (at.used + one > each ? { count: at.count + 1, used: one } : { ...at, used: at.used + one }),
    { count: 1, used: 0 },
  );
  return { count: filled.count, left: each - filled.used, wide };
}

/** More would be a letter, and each segment is paid for. */
export const MOST_SEGMENTS = 10;
