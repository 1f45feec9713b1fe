import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvMark, csvRow, parseCsv, plainCell } from '../../../../src/main/files/csv';

describe('writing', () => {
  test('quotes what needs it, ends lines as RFC 4180 says, and leaves no formula', () => {
    expect(csvRow(['a', 'b,c', 'd"e', 'f\ng', null, 3, true])).toBe('a,"b,c","d""e","f\ng",,3,true\r\n');
    expect(csvRow(['=1+1', '+1', '-1', '@x', '\tx', '\rx'])).toBe("'=1+1,'+1,'-1,'@x,'\tx,\"'\rx\"\r\n");
  });
});

describe('reading', () => {
  const cells = (text: string) => parseCsv(text).map((line) => line.cells);

  test.each<[string, string[][]]>([
    ['', []],
    ['a,b', [['a', 'b']]],
    ['a,b\r\n', [['a', 'b']]],
    ['a,\n,b\r c ', [['a', ''], ['', 'b'], [' c ']]],
    ['"a,b","c ""d""",""\r\n', [['a,b', 'c "d"', '']]],
    ['\uFEFFname\nx', [['name'], ['x']]],
    // Out of place: they stand for themselves.
    ['a"b",c', [['a"b"', 'c']]],
    ['"a"b,c', [['ab', 'c']]],
    ['"never closed, a\nb', [['never closed, a\nb']]],
    ['"a""', [['a"']]],
  ])('%j', (text, expected) => {
    expect(cells(text)).toEqual(expected);
  });

  test('says at which line of the file each begins; empty ones are left out', () => {
    const text = 'name\r\n\r\n"a\nb",c\n,,\nd\r\re';
    expect(parseCsv(text).map(({ place, cells: [first] }) => [place, first])).toEqual([
      [1, 'name'],
      [3, 'a\nb'],
      [6, 'd'],
      [8, 'e'],
    ]);
  });

  test('a million characters of quotes, commas or letters are no trouble', () => {
    for (const text of ['"'.repeat(1_000_000), ','.repeat(1_000_000), `"${'a'.repeat(1_000_000)}`]) {
      expect(parseCsv(text).length).toBeLessThanOrEqual(1);
    }
  });

  test('what was written is read back, whatever it is', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('=1', "'=1", "''-", 'a"b', 'a,b', 'a\r\nb', '\r', '"'));
    const table = fc.array(fc.tuple(fc.string({ minLength: 1 }), cell, cell), { maxLength: 5 });
    fc.assert(
      fc.property(table, (rows) => {
        const text = csvMark + rows.map(csvRow).join('');
        expect(parseCsv(text).map(({ cells }) => cells.map(plainCell))).toEqual(rows);
      }),
    );
  });
});
