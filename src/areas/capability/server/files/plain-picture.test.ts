import { expect, test } from 'vitest';
import { plainPicture } from './plain-picture.ts';

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
/** Exif in either order of bytes: which way up, and a place. */
function exif(little: boolean, turned: number): Buffer {
  const tiff = Buffer.alloc(60);
  const short = (value: number, at: number) => (little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at));
  tiff.write(little ? 'II' : 'MM', 'latin1');
  short(42, 2);
  if (little) tiff.writeUInt32LE(8, 4);
  else tiff.writeUInt32BE(8, 4);
  short(1, 8);
  short(0x01_12, 10);
  short(3, 12);
  short(turned, 18);
  tiff.write('Old Mill Road', 30, 'latin1');
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
}
const START = Buffer.from([0xff, 0xd8]);
const FRAME = segment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0]));
const DRAWN = Buffer.concat([segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), Buffer.from([1, 2, 3, 0xff, 0xd9])]);

test.each([true, false])('a photograph says no more where it was taken, and stays the right way up', (little) => {
  const photograph = Buffer.concat([
    START,
    segment(0xe1, exif(little, 6)),
    segment(0xfe, Buffer.from('by Peg')),
    FRAME,
    DRAWN,
  ]);
  const plain = Buffer.from(plainPicture(photograph, 'image/jpeg'));
  expect(plain.toString('latin1')).not.toMatch(/Old Mill|Peg/);
  expect(plain.includes(FRAME) && plain.subarray(-DRAWN.length).equals(DRAWN)).toBe(true);
  expect(Buffer.from(plainPicture(plain, 'image/jpeg')).equals(plain)).toBe(true);
  expect(plain.includes(Buffer.from('010112000300000001'.slice(2), 'hex'))).toBe(true);
  const straight = Buffer.concat([START, segment(0xe1, exif(little, 1)), FRAME, DRAWN]);
  expect(Buffer.from(plainPicture(straight, 'image/jpeg')).equals(Buffer.concat([START, FRAME, DRAWN]))).toBe(true);
});

test('a picture of a screen and one of the web lose what was written beside them', () => {
  const chunk = (name: string, body: string) => {
    const it = Buffer.alloc(12 + body.length);
    it.writeUInt32BE(body.length, 0);
    it.write(name + body, 4, 'latin1');
    return it;
  };
  const png = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', 'x'),
    chunk('tEXt', 'Peg'),
    chunk('IEND', ''),
  ]);
  expect(Buffer.from(plainPicture(png, 'image/png')).toString('latin1')).toMatch(/IHDR(?!.*Peg).*IEND/s);
  const riff = (name: string, body: string) => {
    const it = Buffer.alloc(8 + body.length + (body.length % 2));
    it.write(name, 'latin1');
    it.writeUInt32LE(body.length, 4);
    it.write(body, 8, 'latin1');
    return it;
  };
  const body = Buffer.concat([
    riff('VP8X', '\u000c23456789A'),
    riff('VP8L', 'abc'),
    riff('EXIF', 'Peg'),
    riff('XMP ', 'Peg'),
  ]);
  const webp = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), body]);
  const plain = Buffer.from(plainPicture(webp, 'image/webp'));
  expect(plain.toString('latin1')).toMatch(/VP8X(?!.*Peg)/s);
  expect([plain.readUInt32LE(4), (plain[20] ?? 9) & 0x0c]).toEqual([plain.length - 8, 0]);
});
