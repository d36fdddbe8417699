import { dataWords, placedWords, versionFor } from './words.ts';
import { symbolOf } from './symbol.ts';

/** Four light squares around it, or readers do not find it (clause 9.1). */
const RIM = 4;

/**
 * A QR code (ISO/IEC 18004, level M) as a picture of one colour; undefined where the text is too long for it. What it holds is ASCII,
 * as addresses on the web are.
 */
export function qrPicture(address: string): string | undefined {
  const squares = qrSquares(address);
  if (squares === undefined) return undefined;
  const size = squares.length + 2 * RIM;
  const path = squares
    .flatMap((row, r) => row.flatMap((dark, c) => (dark ? [`M${c + RIM} ${r + RIM}h1v1h-1z`] : [])))
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/><path d="${path}"/></svg>`;
}

function qrSquares(address: string): readonly (readonly boolean[])[] | undefined {
  const bytes = [...address].map((sign) => sign.codePointAt(0) ?? 0);
  if (bytes.some((byte) => byte > 126)) return undefined;
  const version = versionFor(bytes.length);
  if (version === undefined) return undefined;
  return symbolOf(placedWords(dataWords(bytes, version), version), version);
}
