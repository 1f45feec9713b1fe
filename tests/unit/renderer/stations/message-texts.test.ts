import { expect, test } from 'vitest';
import {
  charactersLeft,
  keepMessageText,
  messageProblem,
  messageSent,
  messageText,
  newMessages,
  withoutControls,
} from '../../../../src/renderer/stations/asking/message-texts';
import { longestMessage } from '../../../../src/shared/ipc/contract';
import type { RequestRecord } from '../../../../src/shared/requests/request';
import { aRequest } from '../../../builders';

const requests = (...records: readonly RequestRecord[]) => new Map(records.map((record) => [record.id, record]));

test.each([
  ['', 'empty'],
  [' \n ', 'empty'],
  ['Hello', null],
  ['x'.repeat(longestMessage), null],
  [` ${'x'.repeat(longestMessage)}\n`, null],
  ['x'.repeat(longestMessage + 1), 'notSent'],
] as const)('whether %j can be sent', (text, problem) => {
  expect(messageProblem(text)).toBe(problem);
});

test('characters are counted as the contract counts them, without the blanks around the text', () => {
  expect(charactersLeft('')).toBe(longestMessage);
  expect(charactersLeft('  😀 ')).toBe(longestMessage - 2);
  expect(charactersLeft('x'.repeat(longestMessage + 12))).toBe(-12);
});

test('control characters go, lines and what people write stay', () => {
  expect(withoutControls('a\r\nb\rc\nd\te\u0000\u001b[31mf\u007f\u0085g')).toBe('a\nb\nc\nd e[31mfg');
  expect(withoutControls('教室は 5 分後に閉まります。👋')).toBe('教室は 5 分後に閉まります。👋');
});

test('a draft stays until it is sent; then its text belongs to the batch', () => {
  expect(messageText(newMessages.selection)).toBe('');
  keepMessageText(newMessages.selection, 'Hello');
  expect(messageText(newMessages.selection)).toBe('Hello');
  messageSent(newMessages.selection, 'b1', 'Hello', requests());
  expect(messageText(newMessages.selection)).toBe('');
  expect(messageText('b1')).toBe('Hello');
});

test('what was typed for some is no draft for all', () => {
  keepMessageText(newMessages.selection, 'Only for you');
  expect(messageText(newMessages.all)).toBe('');
  keepMessageText(newMessages.selection, '');
});

test('sending a batch again leaves the draft alone; texts of batches that are no longer shown are forgotten', () => {
  messageSent(newMessages.selection, 'b2', 'Second', requests(aRequest({ batch: 'b1' })));
  keepMessageText(newMessages.selection, 'Draft');
  messageSent(
    'b2',
    'b3',
    'Second, once more',
    requests(aRequest({ id: 'r1', batch: 'b1', dismissed: true }), aRequest({ id: 'r2', batch: 'b2' })),
  );
  expect([newMessages.selection, 'b1', 'b2', 'b3'].map(messageText)).toEqual([
    'Draft',
    '',
    'Second',
    'Second, once more',
  ]);
});
