import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MarksFile, mostMarksKept } from '../../../../src/main/lab/marks-file';
import { type SessionKey, sessionKey } from '../../../../src/shared/session/identity';
import { annIdentity } from '../../../builders';

const now = Date.UTC(2026, 10, 25, 10, 12, 30, 250);
const keptName = 'marks.kept-2026-11-25T10-12-30.json';

let root: string;
let folder: string;
let file: string;
let warnings: string[];
const opened: MarksFile[] = [];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'marks-'));
  folder = join(root, 'data');
  file = join(folder, 'marks.json');
  warnings = [];
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((marks) => marks.written()));
  rmSync(root, { recursive: true, force: true });
});

/** The program starts. */
function open(isKept: (host: string) => boolean = () => true, readOnly = false): MarksFile {
  const marks = new MarksFile(folder, {
    time: { now: () => now },
    log: { warn: (text) => warnings.push(text) },
    isKept,
    readOnly,
  });
  opened.push(marks);
  return marks;
}

function put(content: string | Uint8Array): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, content);
}

const names = () => (existsSync(folder) ? readdirSync(folder).sort() : []);
const marksOf = (host: string, ...ids: readonly string[]) =>
  new Map<SessionKey, number>(ids.map((id) => [sessionKey({ ...annIdentity, host, id }), Number(id)]));
const entryOf = (host: string, id: string) => ({ session: [host, 'boot-1', id, 'ann', '1000'], at: Number(id) });

test('the first start: no marks, no trouble, nothing is written', async () => {
  const marks = open();
  expect(marks.of('lab')).toEqual(new Map());
  await marks.written();
  expect(names()).toEqual([]);
  expect(warnings).toEqual([]);
});

test('marks are there for the next start, by host, whatever the names hold', async () => {
  const odd = new Map([[sessionKey({ host: 'lab-b', boot: '"\\', id: '}\n', user: '日本 語', logon: '' }), -1.5]]);
  const marks = open();
  marks.keep('lab', marksOf('lab', '1', '2'));
  marks.keep('lab-b', odd);
  expect(marks.of('lab')).toEqual(marksOf('lab', '1', '2'));
  await marks.written();
  const next = open();
  expect(next.of('lab')).toEqual(marksOf('lab', '1', '2'));
  expect(next.of('lab-b')).toEqual(odd);
  expect(next.of('other')).toEqual(new Map());
  next.keep('lab', new Map());
  await next.written();
  const last = open();
  expect(last.of('lab')).toEqual(new Map());
  expect(last.of('lab-b')).toEqual(odd);
  expect(names()).toEqual(['marks.json']);
  expect(warnings).toEqual([]);
});

test('two programs that share the folder: each writes what it changed itself, and keeps what the other did', async () => {
  const window = open();
  window.keep('lab', marksOf('lab', '1', '2'));
  await window.written();
  const commandLine = open();
  commandLine.keep('lab', marksOf('lab', '1', '2', '3'));
  commandLine.keep('lab-b', marksOf('lab-b', '7'));
  await commandLine.written();
  // It knows nothing of 3, and 2 has come back to its station.
  window.keep('lab', marksOf('lab', '1'));
  await window.written();
  expect(open().of('lab')).toEqual(marksOf('lab', '1', '3'));
  window.keep('lab', marksOf('lab', '1', '4'));
  await window.written();
  expect(open().of('lab')).toEqual(marksOf('lab', '1', '3', '4'));
  expect(open().of('lab-b')).toEqual(marksOf('lab-b', '7'));
  expect(names()).toEqual(['marks.json']);
});

test('to look only: a damaged file is left as it is, and nothing is kept', async () => {
  put('{ "version": 1, "marks": [ {');
  const marks = open(() => true, true);
  marks.keep('lab', marksOf('lab', '1'));
  await marks.written();
  expect(names()).toEqual(['marks.json']);
  expect(readFileSync(file, 'utf8')).toBe('{ "version": 1, "marks": [ {');
});

test('those of a computer that is made anew with the program are not kept', async () => {
  const marks = open((host) => host !== 'simulated');
  marks.keep('simulated', marksOf('simulated', '1'));
  await marks.written();
  expect(names()).toEqual([]);
  expect(marks.of('simulated')).toEqual(new Map());
  marks.keep('lab', marksOf('lab', '1'));
  await marks.written();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ version: 1, marks: [entryOf('lab', '1')] });
});

test('of more than can be kept, the newest are', async () => {
  const ids = Array.from({ length: mostMarksKept + 2 }, (_, index) => String(index));
  const marks = open();
  marks.keep('long-gone', marksOf('long-gone', ...ids.slice(0, 3)));
  marks.keep('lab', marksOf('lab', ...ids.slice(3)));
  await marks.written();
  const next = open();
  expect(next.of('long-gone')).toEqual(marksOf('long-gone', '2'));
  expect(next.of('lab').size).toBe(mostMarksKept - 1);
});

describe('a damaged file', () => {
  test.each([
    ['empty', ''],
    ['cut off', '{ "version": 1, "marks": [ {'],
    ['no object', '[]'],
    ['no UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['of a newer version', '{ "version": 2, "marks": [] }'],
    ['more than its fields', '{ "version": 1, "marks": [], "note": 1 }'],
  ])('%s: kept byte for byte, in the log, and a good one takes its place', async (_, content) => {
    put(content);
    const marks = open();
    expect(marks.of('lab')).toEqual(new Map());
    expect(readFileSync(join(folder, keptName))).toEqual(Buffer.from(content));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(`kept as ${folder}/${keptName}`);
    await marks.written();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ version: 1, marks: [] });
    warnings = [];
    open();
    expect(warnings).toEqual([]);
  });

  test('bad entries are named and dropped, good ones used', async () => {
    const good = [entryOf('lab', '1'), entryOf('lab-b', '2')];
    const bad = [
      'ann',
      { session: ['lab', 'boot-1', '3', 'ann'], at: 1 },
      { session: ['lab', 'boot-1', 4, 'ann', '1000'], at: 1 },
      { ...entryOf('lab', '5'), at: '5' },
      { ...entryOf('lab', '6'), note: 1 },
    ];
    const content = JSON.stringify({ version: 1, marks: [good[0], ...bad, good[1]] });
    // Too large a number for JSON to hold.
    put(content.replace('"at":"5"', '"at":1e999'));
    const marks = open();
    expect(marks.of('lab')).toEqual(marksOf('lab', '1'));
    expect(marks.of('lab-b')).toEqual(marksOf('lab-b', '2'));
    for (const place of ['marks.1: ', 'marks.2: session.4', 'marks.3: session.2', 'marks.4: at', 'marks.5: note'])
      expect(warnings[0]).toContain(place);
    await marks.written();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ version: 1, marks: good });
  });

  test('what could not be kept is never overwritten; changes hold until the program ends', async () => {
    writeFileSync(folder, 'a file where the folder should be');
    const marks = open();
    marks.keep('lab', marksOf('lab', '1'));
    await marks.written();
    expect(marks.of('lab')).toEqual(marksOf('lab', '1'));
    expect(warnings.filter((text) => text.includes('not written'))).toHaveLength(1);
    expect(readFileSync(folder, 'utf8')).toBe('a file where the folder should be');
  });
});

test('a write that fails is logged once, and what it had goes with the next change', async () => {
  const marks = open();
  mkdirSync(`${file}.${process.pid}.new`, { recursive: true });
  marks.keep('lab', marksOf('lab', '1'));
  await marks.written();
  marks.keep('lab', marksOf('lab', '1', '2'));
  await marks.written();
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(/marks\.json: EISDIR/);
  rmdirSync(`${file}.${process.pid}.new`);
  marks.keep('lab-b', marksOf('lab-b', '3'));
  await marks.written();
  expect(open().of('lab')).toEqual(marksOf('lab', '1', '2'));
  // Once it has gone well, the next failure is news again.
  mkdirSync(`${file}.${process.pid}.new`);
  marks.keep('lab', new Map());
  await marks.written();
  expect(warnings).toHaveLength(2);
});
