/**
 * A picture without what a camera writes into it: where it was taken, when, with whose telephone. The picture itself stays as it is, and a
 * photograph keeps only which way up it is.
 */
export function plainPicture(bytes: Uint8Array, mediaType: string): Uint8Array {
  const it = Buffer.from(bytes);
  if (mediaType === 'image/jpeg') return jpeg(it);
  if (mediaType === 'image/png') return png(it);
  return mediaType === 'image/webp' ? webp(it) : it;
}

const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const ADOBE = 0xee;
const APP15 = 0xef;
const COMMENT = 0xfe;
const SCAN = 0xda;
const FILL = 0xff;
/** What is needed to draw it: the frame, its colours (ICC), how Adobe mixed them. */
const DRAWS: readonly number[] = [APP0, APP2, ADOBE];

const tells = (marker: number): boolean =>
  marker === COMMENT || (marker >= APP0 && marker <= APP15 && !DRAWS.includes(marker));

function jpeg(it: Buffer): Uint8Array {
  const kept: Buffer[] = [it.subarray(0, 2)];
  let at = 2;
  let turned: number | undefined;
  while (at + 4 <= it.length && it[at] === 0xff) {
    const marker = it[at + 1] ?? SCAN;
    if (marker === SCAN) break;
    // Any number of these may stand before a part (ITU-T T.81, B.1.1.2).
    if (marker === FILL) {
      at += 1;
      continue;
    }
    const end = at + 2 + it.readUInt16BE(at + 2);
    const segment = it.subarray(at, end);
    if (marker === APP1) turned ??= orientationIn(segment.subarray(4));
    if (!tells(marker)) kept.push(segment);
    at = end;
  }
  if (turned !== undefined && turned !== 1) kept.splice(1, 0, onlyOrientation(turned));
  return Buffer.concat([...kept, it.subarray(at)]);
}

const EXIF = 'Exif\0\0';
const ORIENTATION = 0x01_12;

function orientationIn(exif: Buffer): number | undefined {
  if (exif.toString('latin1', 0, 6) !== EXIF || exif.length < 16) return undefined;
  const tiff = exif.subarray(6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let n = 0; n < short(start); n++) {
    const at = start + 2 + 12 * n;
    if (short(at) === ORIENTATION) return short(at + 8) <= 8 ? short(at + 8) : undefined;
  }
  return undefined;
}

/** An Exif segment that says which way up the picture is, and nothing else. */
function onlyOrientation(turned: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(turned, 18);
  const body = Buffer.concat([Buffer.from(EXIF, 'latin1'), tiff]);
  const head = Buffer.from([0xff, APP1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

const PNG_TELLS = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'];

function png(it: Buffer): Uint8Array {
  const kept: Buffer[] = [it.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= it.length) {
    const end = at + 12 + it.readUInt32BE(at);
    if (!PNG_TELLS.includes(it.toString('latin1', at + 4, at + 8))) kept.push(it.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

const WEBP_TELLS = ['EXIF', 'XMP '];
const EXIF_AND_XMP = 0x0c;

function webp(it: Buffer): Uint8Array {
  const kept: Buffer[] = [];
  let at = 12;
  while (at + 8 <= it.length) {
    const name = it.toString('latin1', at, at + 4);
    const size = it.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    const chunk = Buffer.from(it.subarray(at, end));
    if (name === 'VP8X' && chunk.length > 8) chunk[8] = (chunk[8] ?? 0) & ~EXIF_AND_XMP;
    if (!WEBP_TELLS.includes(name)) kept.push(chunk);
    at = end;
  }
  const body = Buffer.concat(kept);
  const head = Buffer.from(it.subarray(0, 12));
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}
