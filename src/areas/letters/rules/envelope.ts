/** A place on the sheet, in millimetres from its left and upper edge. */
export type Place = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

type Envelope = {
  readonly width: number;
  readonly height: number;
  /** Seen from the front, with the flap at the top. */
  readonly window: { readonly left: number; readonly bottom: number; readonly width: number; readonly height: number };
};
type Sheet = { readonly width: number; readonly panel: number };

/**
 * The part of a folded sheet that shows in the window however the sheet lies in its envelope: it has room to slide to either side,
 * and up and down. What is printed here can be read by whoever carries it.
 */
export function safePlace(envelope: Envelope, { width, panel }: Sheet): Place {
  const { window } = envelope;
  const top = envelope.height - window.bottom - window.height;
  const across = Math.max(0, envelope.width - width);
  const down = Math.max(0, envelope.height - panel);
  return {
    left: window.left,
    top,
    width: Math.max(0, window.width - across),
    height: Math.max(0, window.height - down),
  };
}

export const PAPERS = ['a4', 'us-letter'] as const;
export type Paper = (typeof PAPERS)[number];
export const SIZES: Readonly<Record<Paper, { readonly width: number; readonly height: number }>> = {
  a4: { width: 210, height: 297 },
  'us-letter': { width: 215.9, height: 279.4 },
};

export const ENVELOPES = ['dl', 'din-5008-a', 'din-5008-b', 'us-10'] as const;
export type EnvelopeName = (typeof ENVELOPES)[number];

export type Position = {
  /** How an administrator knows it. */
  readonly name: string;
  /** The lines of the customer's address stand in here. */
  readonly address: Place;
  /** The one small line of where it comes back to, just above; null where the window has no room for it. */
  readonly returnLine: Place | null;
  /** Where the sheet is folded, from its upper edge. */
  readonly folds: readonly number[];
};

/**
 * A4 in three, for an envelope of 110 mm (ISO 269). The window is 35 × 90 mm wherever DL is used; how far it stands from the bottom
 * differs by a few millimetres from maker to maker, which is why an office can move the address and try it on a page.
 */
const DL: Envelope = { width: 220, height: 110, window: { left: 20, bottom: 20, width: 90, height: 35 } };
/** US Letter in three, for a number ten: 9½ × 4⅛ inches, its window 4½ × 1⅛, ⅞ from the left and ½ from the bottom. */
const US_10: Envelope = {
  width: 241.3,
  height: 104.8,
  window: { left: 22.2, bottom: 12.7, width: 114.3, height: 28.6 },
};

/**
 * Where the address stands, so that it shows in the window. DIN 5008 gives the place on the sheet itself: a field of 85 × 45 mm, 20 mm
 * from the left, 27 mm (form A) or 45 mm (form B) from the top, its first 17.7 mm for the return line and notes. The others are worked
 * out from envelope and window.
 */
export const POSITIONS: Readonly<Record<EnvelopeName, Position>> = {
  dl: {
    name: 'DL, window 35 × 90 mm (Australia, New Zealand, United Kingdom)',
    address: safePlace(DL, { width: 210, panel: 99 }),
    returnLine: null,
    folds: [99, 198],
  },
  'din-5008-b': {
    name: 'DIN 5008, form B (DL, C6/5)',
    address: { left: 25, top: 62.7, width: 75, height: 27.3 },
    returnLine: { left: 25, top: 57.7, width: 75, height: 5 },
    folds: [105, 210],
  },
  'din-5008-a': {
    name: 'DIN 5008, form A (DL, C6/5)',
    address: { left: 25, top: 44.7, width: 75, height: 27.3 },
    returnLine: { left: 25, top: 39.7, width: 75, height: 5 },
    folds: [87, 192],
  },
  'us-10': {
    name: 'US number 10, window 1⅛ × 4½ in',
    address: safePlace(US_10, { width: 215.9, panel: 93.1 }),
    returnLine: null,
    folds: [93.1, 186.3],
  },
};

/** How far the window of an office lies to the right and below where its kind of envelope has it, in millimetres. */
export type Shift = { readonly right: number; readonly down: number };

/** The same place, moved: what is folded stays where it is. */
export function movedBy(position: Position, { right, down }: Shift): Position {
  const move = (place: Place): Place => ({ ...place, left: place.left + right, top: place.top + down });
  const { address, returnLine } = position;
  return { ...position, address: move(address), returnLine: returnLine === null ? null : move(returnLine) };
}

/** The lines of an address: as they were written, or parted where there are commas only. The name stands first, once. */
export function addressLines(name: string, address: string): readonly string[] {
  const written = address.split('\n').map((line) => line.trim());
  const lines = (written.length > 1 ? written : (written[0] ?? '').split(/\s*,\s+/)).filter((line) => line !== '');
  const named = name.trim();
  return named === '' || lines[0]?.toLocaleLowerCase('en') === named.toLocaleLowerCase('en')
    ? lines
    : [named, ...lines];
}
