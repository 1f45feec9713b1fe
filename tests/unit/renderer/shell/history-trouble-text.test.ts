import { expect, test } from 'vitest';
import { historyTroubleText } from '../../../../src/renderer/shell/history-trouble-text';
import type { HistoryTrouble } from '../../../../src/shared/history/history-state';
import { en } from '../../../../src/shared/locale/en';

const trouble: HistoryTrouble = { kind: 'not-written', file: '/data/history.db', keptAs: null, detail: 'ENOSPC' };

test.each(['started-afresh', 'not-opened', 'not-written'] as const)('%s: what it means, why, and the file', (kind) => {
  expect(historyTroubleText(en, { ...trouble, kind })).toEqual([
    en.historyTrouble[kind],
    'The system says: ENOSPC',
    'The file: /data/history.db',
  ]);
});

test('where the damaged file is kept is said, and no empty words of the system', () => {
  const lines = historyTroubleText(en, { ...trouble, kind: 'started-afresh', keptAs: '/data/kept.db', detail: '' });
  expect(lines).toEqual([en.historyTrouble['started-afresh'], 'The damaged file is kept as it was: /data/kept.db']);
});
