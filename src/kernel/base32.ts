/** Crockford's alphabet: no I, L, O or U, so what is read aloud or typed again comes back the same. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Bytes as lower-case base 32, five bits a character, the last one padded with zero bits. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(held << (5 - bits)) & 31] : text;
}
