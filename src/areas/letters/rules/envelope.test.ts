import { expect, test } from 'vitest';
import { ENVELOPES, POSITIONS, SIZES, addressLines, movedBy, safePlace } from './envelope.ts';

test('what is printed in the safe place shows in the window however the sheet lies in its envelope', () => {
  const envelope = { width: 220, height: 110, window: { left: 20, bottom: 20, width: 90, height: 35 } };
  const sheet = { width: 210, panel: 99 };
  const place = safePlace(envelope, sheet);
  for (const across of [0, 10])
    for (const down of [0, 11]) {
      // The sheet pushed so far to the right and down; the window, seen from the sheet.
      const window = { left: 20 - across, top: 110 - 20 - 35 - down };
      expect(place.left).toBeGreaterThanOrEqual(window.left);
      expect(place.top).toBeGreaterThanOrEqual(window.top);
      expect(place.left + place.width).toBeLessThanOrEqual(window.left + 90);
      expect(place.top + place.height).toBeLessThanOrEqual(window.top + 35);
    }
});

test('worked out from the window of DIN 680, it is where DIN 5008 puts the address: the two standards were made for each other', () => {
  // The window is 45 × 90 mm, 20 mm from the left and 15 mm from the bottom of an envelope of 110 × 220 mm.
  const envelope = { width: 220, height: 110, window: { left: 20, bottom: 15, width: 90, height: 45 } };
  const seen = safePlace(envelope, { width: 210, panel: 105 });
  const { address, folds } = POSITIONS['din-5008-b'];
  expect(folds[0]).toBe(105);
  expect(address.left).toBeGreaterThanOrEqual(seen.left);
  expect(address.top).toBeGreaterThanOrEqual(seen.top);
  expect(address.left + address.width).toBeCloseTo(seen.left + seen.width);
  expect(address.top + address.height).toBeCloseTo(seen.top + seen.height);
});

test('every envelope has room for an address, and shows nothing of the letter below it', () => {
  for (const name of ENVELOPES) {
    const { address, folds } = POSITIONS[name];
    expect(address.height / 5, name).toBeGreaterThan(3);
    expect(address.width, name).toBeGreaterThanOrEqual(70);
    expect(address.top + address.height, name).toBeLessThanOrEqual(folds[0] ?? 0);
    expect(address.left + address.width, name).toBeLessThan(SIZES.a4.width);
  }
});

test('an address of one line is parted at its commas, and the name stands above it once', () => {
  expect(addressLines('Peg Doolan', '12 Sample Street, Southmark NSW 2999')).toEqual([
    'Peg Doolan',
    '12 Sample Street',
    'Southmark NSW 2999',
  ]);
  expect(addressLines('Peg Doolan', 'PEG DOOLAN\nFlat 1, 3 High Street\n\nElm')).toEqual([
    'PEG DOOLAN',
    'Flat 1, 3 High Street',
    'Elm',
  ]);
});

test('a window that lies elsewhere moves the address and the line above it, and not the folds', () => {
  const was = POSITIONS['din-5008-b'];
  const moved = movedBy(was, { right: 2.5, down: -3 });
  expect(moved.address).toEqual({ ...was.address, left: 27.5, top: 59.7 });
  expect(moved.returnLine).toMatchObject({ left: 27.5, top: 54.7 });
  expect(moved.folds).toEqual(was.folds);
});
