import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { warnChoices } from '../../../../src/shared/requests/countdown';
import { longestComputerName, usualComputers } from '../../../../src/shared/settings/computer';
import { usualPreferences } from '../../../../src/shared/settings/preferences';
import { keptName, SettingsFolder } from './settings-folder';

const usual = { version: 1, ...usualPreferences, stationNames: [], computers: usualComputers };
const idle = { idleOver: 30, awayOver: null, users: [], everyoneBut: false, room: null };
const text = (content: unknown) => JSON.stringify(content);

describe('whatever the file holds', { timeout: 60_000 }, () => {
  const name = fc.constantFrom(
    'version',
    'language',
    'theme',
    'columnWidths',
    'warnSeconds',
    'actionDays',
    'keepMessageTexts',
    'savedRules',
    'stationNames',
    'computers',
    'constructor',
    '__proto__',
  );
  const entry = fc.record(
    { host: fc.jsonValue(), station: fc.string(), name: fc.string({ maxLength: 80 }), more: fc.jsonValue() },
    { requiredKeys: [] },
  );
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(0, 1, 2, 60, true, 'ja', 'dark'),
    fc.constant([{ name: 'Idle', rule: idle }]),
    fc.constant([{ id: 'one', computer: { kind: 'ssh', name: 'Lab', room: null, address: 'lab-a' } }]),
    fc.array(
      fc.record({
        id: fc.string(),
        computer: fc.oneof(fc.jsonValue(), fc.record({ kind: fc.constantFrom('local', 'ssh'), room: fc.jsonValue() })),
      }),
    ),
    fc.dictionary(fc.constantFrom('station', 'idle', 'toString'), fc.oneof(fc.integer(), fc.jsonValue())),
    fc.array(fc.oneof(entry, fc.jsonValue())),
  );
  const content = fc.oneof(
    fc.jsonValue().map(text),
    fc.dictionary(fc.oneof(name, fc.string()), value).map(text),
    fc.string(),
  );

  test('it opens; a file with trouble is kept byte for byte, and what is written is read without any', async () => {
    await fc.assert(
      fc.asyncProperty(content, async (found) => {
        const folder = new SettingsFolder();
        try {
          folder.put(found);
          const settings = folder.open();
          await settings.written();
          expect(folder.names).toEqual(settings.trouble === null ? ['settings.json'] : ['settings.json', keptName]);
          const kept = settings.trouble === null ? 'settings.json' : keptName;
          expect(folder.bytes(kept)).toEqual(Buffer.from(found));
          await settings.setPreferences(settings.preferences);
          const next = folder.open();
          expect(next.trouble).toBeNull();
          expect(next.preferences).toEqual(settings.preferences);
          expect(next.computers).toEqual(settings.computers);
          // Without trouble, nothing of the file is lost: it only lacks what has its usual value.
          if (settings.trouble === null) expect(folder.content).toEqual({ ...usual, ...JSON.parse(found) });
        } finally {
          await folder.remove();
        }
      }),
      { numRuns: 150 },
    );
  });

  test('good parts survive beside bad ones; what was set is read back equal', async () => {
    const width = fc.integer({ min: 48, max: 2000 });
    const good = fc.record({
      language: fc.constantFrom('system', 'en', 'ja'),
      theme: fc.constantFrom('system', 'light', 'dark', 'high-contrast'),
      columnWidths: fc.record({ station: width, client: width }, { requiredKeys: [] }),
      warnSeconds: fc.constantFrom(...warnChoices),
      actionDays: fc.integer({ min: 1, max: 3650 }),
      eventDays: fc.integer({ min: 1, max: 3650 }),
      keepMessageTexts: fc.boolean(),
    });
    const names = fc.uniqueArray(
      fc.record({
        host: fc.string({ minLength: 1, maxLength: 100 }),
        station: fc.string({ minLength: 1, maxLength: 512, unit: 'binary' }),
        name: fc.string({ maxLength: 20 }).map((text) => `S${text}.`),
      }),
      { selector: ({ host, station }) => text([host, station]) },
    );
    const minutes = fc.option(fc.integer({ min: 1, max: 100_000 }));
    const rule = fc.record({
      idleOver: minutes,
      awayOver: minutes,
      users: fc.array(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 5 }),
      everyoneBut: fc.boolean(),
      room: fc.option(fc.string({ minLength: 1, maxLength: 20 })),
    });
    const rules = fc.uniqueArray(fc.record({ name: fc.string({ minLength: 1, maxLength: 60 }), rule }), {
      selector: ({ name }) => name,
    });
    const line = fc
      .string({ minLength: 1, maxLength: longestComputerName })
      .map((text) => text.replaceAll(/\p{Cc}/gu, '').trim() || 'x');
    const computers = fc.uniqueArray(
      fc.record({ name: line, room: fc.option(line), address: fc.stringMatching(/^[a-z][a-z0-9.]{0,20}$/) }),
      { selector: ({ address }) => address },
    );
    const isBad = fc.constantFrom(null, -1, 'pink', [[]]);
    await fc.assert(
      fc.asyncProperty(
        good,
        rules,
        names,
        computers,
        isBad,
        fc.boolean(),
        async (chosen, savedRules, stationNames, remote, bad, spoilTheme) => {
          const computers = remote.map((one, place) => ({ id: `c${place}`, computer: { kind: 'ssh', ...one } }));
          const folder = new SettingsFolder();
          const { columnWidths } = chosen;
          const preferences = { ...chosen, savedRules };
          try {
            folder.put(
              text({
                version: 1,
                ...preferences,
                ...(spoilTheme ? { theme: bad } : {}),
                columnWidths: { ...columnWidths, user: bad },
                savedRules: [bad, ...savedRules, { name: 'Bad', rule: { idleOver: bad } }],
                stationNames: [bad, ...stationNames, { host: bad }],
                computers: [bad, ...computers, { id: bad, computer: computers[0]?.computer }],
              }),
            );
            const settings = folder.open();
            expect(settings.preferences).toEqual({ ...preferences, ...(spoilTheme ? { theme: 'system' } : {}) });
            for (const { host, station, name } of stationNames) expect(settings.stationName(host, station)).toBe(name);
            expect(settings.computers).toEqual(computers);
            await settings.setPreferences(preferences as typeof settings.preferences);
            expect(folder.content).toEqual({ version: 1, ...preferences, stationNames: expect.any(Array), computers });
            const next = folder.open();
            expect(next.trouble).toBeNull();
            expect(next.preferences).toEqual(preferences);
            for (const { host, station, name } of stationNames) expect(next.stationName(host, station)).toBe(name);
          } finally {
            await folder.remove();
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
