import { join } from 'node:path';
import * as v from 'valibot';
import { readFound } from './files/found-file';
import { WholeFile } from './files/whole-file';
import type { Log } from './log';
import type { Time } from './time';

/** A rectangle of the screen, in CSS pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the window is, or was while it was neither maximised nor minimised. */
export interface WindowPlace extends Area {
  readonly maximized: boolean;
}

/** Size at the first start, in CSS pixels. */
export const firstSize = { width: 1280, height: 820 } as const;
/** The smallest size in which every command can be reached. */
export const leastSize = { width: 480, height: 400 } as const;

/** So much of the window's top has to be seen for it to be taken hold of. */
const handle = { width: 120, height: 24 } as const;

/**
 * Where the window is to open. `kept`: where it was; null: not known. `displays`: the parts of the displays that there are
 * now that a window can use, the main one first. A window whose top can't be seen moves wholly onto the display on which
 * most of it was, and none is larger than its display.
 */
export function placeFor(kept: WindowPlace | null, displays: readonly Area[]): WindowPlace {
  const [main] = displays;
  if (main === undefined) return kept ?? { x: 0, y: 0, ...firstSize, maximized: false };
  if (kept === null) {
    const size = sizeIn(main, firstSize);
    const x = main.x + Math.round((main.width - size.width) / 2);
    return { x, y: main.y + Math.round((main.height - size.height) / 2), ...size, maximized: false };
  }
  const display = displays.reduce((best, one) => (shared(kept, one) > shared(kept, best) ? one : best), main);
  const fitted = { ...kept, ...sizeIn(display, kept) };
  const place = displays.some((one) => canBeHeld(fitted, one)) ? fitted : movedOnto(display, fitted);
  // Smaller or elsewhere, most of it can be on another display.
  return isSame(place, kept) ? place : placeFor(place, displays);
}

function movedOnto(display: Area, place: WindowPlace): WindowPlace {
  return {
    ...place,
    x: within(place.x, display.x, display.x + display.width - place.width),
    y: within(place.y, display.y, display.y + display.height - place.height),
  };
}

function isSame(one: Area, other: Area): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}

function sizeIn(display: Area, { width, height }: Pick<Area, 'width' | 'height'>): Pick<Area, 'width' | 'height'> {
  return {
    width: Math.max(leastSize.width, Math.min(width, display.width)),
    height: Math.max(leastSize.height, Math.min(height, display.height)),
  };
}

function canBeHeld(place: Area, display: Area): boolean {
  const top = { ...place, height: handle.height };
  const { width, height } = overlap(top, display);
  return width >= handle.width && height >= handle.height;
}

function shared(one: Area, other: Area): number {
  const { width, height } = overlap(one, other);
  return width * height;
}

function overlap(one: Area, other: Area): Pick<Area, 'width' | 'height'> {
  const along = (from: number, size: number, otherFrom: number, otherSize: number) =>
    Math.max(0, Math.min(from + size, otherFrom + otherSize) - Math.max(from, otherFrom));
  return {
    width: along(one.x, one.width, other.x, other.width),
    height: along(one.y, one.height, other.y, other.height),
  };
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

/** Screens are not larger, and what is written by others stays harmless. */
const pixels = v.pipe(v.number(), v.integer(), v.minValue(-100_000), v.maxValue(100_000));
const schema = v.strictObject({
  version: v.literal(1),
  x: pixels,
  y: pixels,
  width: v.pipe(pixels, v.minValue(1)),
  height: v.pipe(pixels, v.minValue(1)),
  maximized: v.boolean(),
});
const largestFile = 10_000;
/** A window that is being dragged is written once it rests for so long (ms). */
const restsFor = 500;

/** Where the window was, on disk: `window.json`. What is damaged is as good as none: nothing is lost with it. */
export class WindowPlaceFile {
  readonly #time: Pick<Time, 'after'>;
  readonly #log: Pick<Log, 'warn'>;
  readonly #file: WholeFile;
  #place: WindowPlace | null;
  #cancel: (() => void) | null = null;

  constructor(folder: string, time: Pick<Time, 'after'>, log: Pick<Log, 'warn'>) {
    const path = join(folder, 'window.json');
    this.#time = time;
    this.#log = log;
    this.#place = parse(readFound(path, largestFile));
    const text = () => `${JSON.stringify({ version: 1, ...this.#place })}\n`;
    this.#file = new WholeFile(path, text, true);
  }

  /** null: not known. */
  get place(): WindowPlace | null {
    return this.#place;
  }

  /** It is there now. */
  keep({ x, y, width, height, maximized }: WindowPlace): void {
    this.#place = { x, y, width, height, maximized };
    this.#cancel?.();
    this.#cancel = this.#time.after(restsFor, () => this.#save());
  }

  /** Resolves when the place is on disk, or could not be written. */
  async written(): Promise<void> {
    if (this.#cancel !== null) this.#save();
    await this.#file.written();
  }

  #save(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#file.save().catch((error: Error) => this.#log.warn(`window: ${error.message}`));
  }
}

function parse(content: ReturnType<typeof readFound>): WindowPlace | null {
  if (!(content instanceof Uint8Array)) return null;
  try {
    const { version: _, ...place } = v.parse(schema, JSON.parse(new TextDecoder().decode(content)));
    return place;
  } catch {
    return null;
  }
}
