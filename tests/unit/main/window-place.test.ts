import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Area,
  firstSize,
  leastSize,
  placeFor,
  type WindowPlace,
  WindowPlaceFile,
} from '../../../src/main/window-place';
import { FakeTime } from '../../fake-time';

const main: Area = { x: 0, y: 30, width: 1920, height: 1050 };
const left: Area = { x: -1280, y: 0, width: 1280, height: 1024 };
const place: WindowPlace = { x: 100, y: 100, width: 900, height: 600, maximized: false };

describe('where the window opens', () => {
  test('the first time: in the middle of the main display, no larger than it', () => {
    expect(placeFor(null, [main])).toEqual({ x: 320, y: 145, ...firstSize, maximized: false });
    expect(placeFor(null, [{ x: 0, y: 0, width: 1024, height: 700 }])).toEqual({
      x: 0,
      y: 0,
      width: 1024,
      height: 700,
      maximized: false,
    });
  });

  test.each<[string, WindowPlace]>([
    ['on the main display', place],
    ['on the other', { ...place, x: -1200, y: 10 }],
    ['across both', { ...place, x: -400 }],
    ['partly below the edge', { ...place, y: 900 }],
    ['maximised', { ...place, maximized: true }],
  ])('where it was: %s', (_, kept) => {
    expect(placeFor(kept, [main, left])).toEqual(kept);
  });

  test.each<[string, WindowPlace, Partial<WindowPlace>]>([
    ['its display is gone', { ...place, x: -1200, y: 10 }, { x: 0, y: 30 }],
    ['far to the right', { ...place, x: 5000 }, { x: 1020 }],
    ['only a corner at the right is seen', { ...place, x: 1900 }, { x: 1020 }],
    ['its top is above the display', { ...place, y: -300 }, { y: 30 }],
    ['far below', { ...place, y: 5000 }, { y: 480 }],
    [
      'larger than every display',
      { ...place, x: 0, y: 40, width: 9000, height: 9000 },
      { x: 0, y: 40, width: 1920, height: 1050 },
    ],
    ['too small', { ...place, width: 10, height: 10 }, leastSize],
  ])('corrected: %s', (_, kept, differs) => {
    expect(placeFor(kept, [main])).toEqual({ ...kept, ...differs });
  });

  test('wherever it was, it can be taken hold of, and fits', () => {
    const number = (min: number, max: number) => fc.integer({ min, max });
    const kept = fc.record({
      x: number(-9000, 9000),
      y: number(-9000, 9000),
      width: number(1, 9000),
      height: number(1, 9000),
      maximized: fc.boolean(),
    });
    const display = fc.record({
      x: number(-4000, 4000),
      y: number(-4000, 4000),
      width: number(leastSize.width, 4000),
      height: number(leastSize.height, 4000),
    });
    fc.assert(
      fc.property(kept, fc.array(display, { minLength: 1, maxLength: 3 }), (was, displays) => {
        const now = placeFor(was, displays);
        const held = displays.some((one) => {
          const wide = Math.min(now.x + now.width, one.x + one.width) - Math.max(now.x, one.x);
          return wide >= 120 && now.y >= one.y && now.y + 24 <= one.y + one.height;
        });
        expect(held).toBe(true);
        expect(displays.some((one) => now.width <= one.width && now.height <= one.height)).toBe(true);
        expect(placeFor(now, displays)).toEqual(now);
      }),
      // One that is on another display once it fits the first.
      {
        examples: [
          [
            { x: 0, y: 0, width: 3723, height: 401, maximized: false },
            [
              { x: 0, y: 388, width: 3723, height: 400 },
              { x: 3603, y: 0, width: 480, height: 400 },
            ],
          ],
        ],
      },
    );
  });
});

describe('what is kept of it', () => {
  let folder: string;
  let time: FakeTime;
  const warnings: string[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'window-'));
    time = new FakeTime();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const open = () => new WindowPlaceFile(folder, time, { warn: (text) => warnings.push(text) });

  test('the place is there at the next start', async () => {
    const file = open();
    expect(file.place).toBeNull();
    file.keep({ ...place, x: 1 });
    file.keep({ ...place, maximized: true });
    await file.written();
    expect(open().place).toEqual({ ...place, maximized: true });
  });

  test('a window that is dragged is not written at every step', async () => {
    const file = open();
    file.keep(place);
    await time.pass(499);
    expect(() => readFileSync(join(folder, 'window.json'))).toThrow();
    await time.pass(1);
    await file.written();
    expect(open().place).toEqual(place);
  });

  test.each(['', '{', '[]', '{"version":2}', '{"version":1,"x":0.5,"y":0,"width":9,"height":9,"maximized":false}'])(
    'what is damaged is as good as none: %s',
    (content) => {
      writeFileSync(join(folder, 'window.json'), content);
      expect(open().place).toBeNull();
    },
  );
});
