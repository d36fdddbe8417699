/** What a logo can be: letters are printed, so it is small, and nothing in it may do anything. */
export const LOGO_TYPES = ['png', 'jpg', 'svg'] as const;
export type LogoType = (typeof LOGO_TYPES)[number];
export const LARGEST_LOGO = 500_000;
/** More squares than this would only cost memory: it is printed six centimetres wide. */
const MOST_PIXELS = 4_000_000;

export type LogoVerdict =
  | { readonly ok: true; readonly type: LogoType }
  | { readonly ok: false; readonly because: string };

const no = (because: string): LogoVerdict => ({ ok: false, because });
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What these bytes are, judged by themselves: a name or a header can say anything. `text` is them read as UTF-8. */
export function judgeLogo(bytes: Uint8Array, text: string): LogoVerdict {
  if (bytes.length > LARGEST_LOGO) return no('The logo is larger than half a megabyte. Save it smaller.');
  if (PNG.every((byte, at) => bytes[at] === byte)) return judgeSize('png', pngSize(bytes));
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return judgeSize('jpg', jpegSize(bytes));
  if (/^\uFEFF?\s*(?:<\?xml|<!--|<svg)/.test(text.slice(0, 1000))) return judgeSvg(text);
  return no('The logo has to be a PNG, a JPEG or an SVG.');
}

type Size = { readonly width: number; readonly height: number };

function judgeSize(type: LogoType, size: Size | undefined): LogoVerdict {
  if (size === undefined || size.width < 1 || size.height < 1) return no('This picture is broken. Save it again.');
  if (size.width * size.height > MOST_PIXELS)
    return no(`This picture has ${size.width} by ${size.height} squares. Save it with at most four million of them.`);
  return { ok: true, type };
}

const two = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);

/** Width and height of a picture in squares; undefined of a drawing, or one that is broken. */
export const pictureSize = (bytes: Uint8Array, type: LogoType): Size | undefined =>
  type === 'png' ? pngSize(bytes) : type === 'jpg' ? jpegSize(bytes) : undefined;

/** Width and height stand in the first part of every PNG (its clause 11.2.2). */
function pngSize(bytes: Uint8Array): Size | undefined {
  if (bytes.length < 33) return undefined;
  const four = (at: number) => two(bytes, at) * 65_536 + two(bytes, at + 2);
  return { width: four(16), height: four(20) };
}

/** Width and height stand in the start of its frame, behind parts that each say how long they are (ITU-T T.81, annex B). */
function jpegSize(bytes: Uint8Array): Size | undefined {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const mark = bytes[at + 1] ?? 0;
    if (mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc)
      return { height: two(bytes, at + 5), width: two(bytes, at + 7) };
    at += 2 + two(bytes, at + 2);
  }
  return undefined;
}

/** What a drawing is made of. Whatever else stands in it could fetch, run or hide something. */
const ELEMENTS: readonly string[] = [
  ...['svg', 'g', 'defs', 'symbol', 'use', 'title', 'desc', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline'],
  ...['polygon', 'lineargradient', 'radialgradient', 'stop', 'clippath', 'mask'],
];
const TAG = /<\/?([A-Za-z][\w:.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const REACHES = /url\s*\(\s*(?!\s*['"]?#)|javascript:|data:|@import|expression\s*\(|&#|\\/i;

/** An SVG is a program as well as a picture. One that is only a picture is taken; any other is refused, and says why. */
function judgeSvg(whole: string): LogoVerdict {
  const text = whole.replace(/^\uFEFF?\s*(?:<\?xml[^<>]*\?>)?/, '').replaceAll(/<!--[\s\S]*?-->/g, '');
  if (/<[!?]/.test(text)) return no('This SVG declares things of its own. Save it as a plain SVG, or as a PNG.');
  for (const [, name = '', inside = ''] of text.matchAll(TAG)) {
    const fault = faultIn(name, inside);
    if (fault !== undefined) return no(fault);
  }
  const rest = text.replaceAll(TAG, '');
  if (/[<>]/.test(rest) || !/^\s*<svg[\s>]/i.test(text)) return no('This SVG is broken. Save it again.');
  return { ok: true, type: 'svg' };
}

function faultIn(name: string, inside: string): string | undefined {
  if (!ELEMENTS.includes(name.toLowerCase()))
    return `This SVG holds <${name.slice(0, 40)}>, which is not taken. Turn words into outlines, and save it as a plain SVG or as a PNG.`;
  for (const [, attribute = '', one, other] of inside.matchAll(ATTRIBUTE))
    if (!isHarmless(attribute.toLowerCase(), (one ?? other ?? '').trim()))
      return `This SVG has “${attribute.slice(0, 40)}”, by which it could reach or do something. Save it as a plain SVG, or as a PNG.`;
  // What is no name with a value in quotation marks is no SVG, and would be read by some programs all the same.
  if (/[^\s/]/.test(inside.replaceAll(ATTRIBUTE, ''))) return 'This SVG is broken. Save it again.';
  return undefined;
}

function isHarmless(name: string, value: string): boolean {
  if (name.startsWith('on')) return false;
  if (name === 'href' || name.endsWith(':href')) return value.startsWith('#');
  if (name.startsWith('xmlns')) return true;
  return !REACHES.test(value);
}
