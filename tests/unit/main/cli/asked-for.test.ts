import { describe, expect, test } from 'vitest';
import { askedFor } from '../../../../src/main/cli/asked-for';

const asked = (...args: readonly string[]) => askedFor(args, { appFolder: false });

describe('what the arguments ask for', () => {
  test.each([
    [[]],
    [['--simulate']],
    [['--host', 'local']],
    [['sessionss']],
    [['--simulate', 'sessions']],
    [['--screenshot', 'end']],
    [['--no-sandbox', '--no-local']],
  ])('%j opens the window', (args) => {
    expect(asked(...args)).toBeNull();
  });

  test.each(['sessions', 'suspend', 'lock', 'message', 'end'])(
    '%s is a command, with what stands behind it',
    (command) => {
      expect(asked(command, '--json', 'x')).toEqual({ kind: 'command', command, args: ['--json', 'x'] });
    },
  );

  test('the switches of a launcher may stand before it, and the folder of the program', () => {
    const command = { kind: 'command', command: 'sessions', args: [] };
    expect(asked('--ozone-platform=headless', '--no-sandbox', 'sessions')).toEqual(command);
    expect(askedFor(['--no-sandbox', '/program', 'sessions'], { appFolder: true })).toEqual(command);
    expect(askedFor(['end', 'sessions'], { appFolder: true })).toEqual(command);
    expect(asked('/program', 'sessions')).toBeNull();
  });

  test('help and version', () => {
    expect(asked('--version')).toEqual({ kind: 'version' });
    for (const help of ['--help', '-h', 'help']) expect(asked(help)).toEqual({ kind: 'help', command: null });
    expect(asked('end', 'x', '--help')).toEqual({ kind: 'help', command: 'end' });
    expect(asked('end', '--', '--help')).toEqual({ kind: 'command', command: 'end', args: ['--', '--help'] });
  });
});
