import { describe, expect, test } from 'vitest';
import type { ActCommand, CommandName } from '../../../../src/main/cli/command';
import { commandProblemText } from '../../../../src/main/cli/command-problem-text';
import { parseCommand } from '../../../../src/main/cli/parse-command';
import { longestMessage, longestReason } from '../../../../src/shared/ipc/contract';
import { textsOf } from '../../../../src/shared/locale/locale';
import { sessionIdText } from '../../../../src/shared/session/session-id-text';
import { ann, annIdentity } from '../../../builders';

const annId = sessionIdText(annIdentity);
const texts = textsOf('en');

function command(name: CommandName, ...args: readonly string[]) {
  const parsed = parseCommand(name, args);
  if (!parsed.ok) throw new Error(commandProblemText(texts, parsed.problem));
  return parsed.command;
}

const noOptions = { hosts: [], noLocal: false, simulate: null, screenshot: null };
const usual: ActCommand = {
  name: 'end',
  target: { kind: 'ids', sessions: [ann] },
  json: false,
  config: null,
  options: noOptions,
  dryRun: false,
  yes: false,
  own: false,
  withoutRecord: false,
  text: null,
  reason: null,
  warn: null,
};
const all = { kind: 'all', computer: null, room: null } as const;

describe('a command', () => {
  test('a list', () => {
    const place = { computer: null, room: null };
    const list = { name: 'sessions', json: false, config: null, options: noOptions, place };
    expect(command('sessions')).toEqual(list);
    expect(command('sessions', '--json', '--room', 'Room 1')).toEqual({
      ...list,
      json: true,
      place: { ...place, room: 'Room 1' },
    });
  });

  test.each<[string, readonly string[], Partial<ActCommand>]>([
    ['one', [annId], {}],
    ['one that is named twice', [annId, annId], {}],
    ['behind two dashes', ['--', annId], {}],
    ['with a time', [annId, '--warn', '60'], { warn: 60_000 }],
    ['with a time and a reason', ['--warn=1', '--reason=it is late', annId], { warn: 1000, reason: 'it is late' }],
    ['to look', [annId, '--dry-run', '--json'], { dryRun: true, json: true }],
    ['everybody', ['--all', '--yes'], { target: all, yes: true }],
    ['everybody there', ['--all', '--computer', 'lab-a'], { target: { ...all, computer: 'lab-a' } }],
    ['everybody in a room', ['--all', '--room=A 1'], { target: { ...all, room: 'A 1' } }],
    ['the own one too', [annId, '--own', '--without-record'], { own: true, withoutRecord: true }],
    ['other settings', [annId, '--config', '/etc/lab.json'], { config: '/etc/lab.json' }],
    ['a value that begins with a dash', [annId, '--reason=-'], { reason: '-' }],
    ['switches of Chromium', [annId, '--no-sandbox', '--log-level=3'], {}],
    [
      'another computer',
      [annId, '--host', 'ssh://lab-a', '--no-local'],
      { options: { ...noOptions, hosts: [{ user: null, host: 'lab-a', port: null }], noLocal: true } },
    ],
    [
      'a simulated lab',
      ['--all', '--simulate', 'hosts=1,seed=3'],
      { target: all, options: { ...noOptions, simulate: { hosts: 1, stations: 24, seed: 3, still: false } } },
    ],
    [
      'a simulated lab, and an id behind it',
      ['--simulate', annId],
      { options: { ...noOptions, simulate: { hosts: 2, stations: 24, seed: 1, still: false } } },
    ],
  ])('end: %s', (_, args, differs) => {
    expect(command('end', ...args)).toEqual({ ...usual, ...differs });
  });

  test('a message has its text', () => {
    expect(command('message', annId, '--text', 'Good bye')).toEqual({ ...usual, name: 'message', text: 'Good bye' });
  });

  test('suspend and lock', () => {
    for (const name of ['suspend', 'lock'] as const) expect(command(name, annId)).toEqual({ ...usual, name });
  });
});

describe('what is wrong is named', () => {
  const { problems } = texts.terminal;
  test.each<[CommandName, readonly string[], string]>([
    ['end', [], problems['nobody-named']],
    ['end', ['3'], problems['bare-number']('3')],
    ['end', ['c2'], problems['bare-number']('c2')],
    ['end', [annId, '17'], problems['bare-number']('17')],
    ['end', ['ann'], problems['not-a-session']('ann')],
    ['end', [`${annId}/x`], problems['not-a-session'](`${annId}/x`)],
    ['end', [''], problems['not-a-session']('')],
    ['end', ['--all', annId], problems['named-and-all']],
    ['end', ['--all', '--own'], problems['own-and-all']],
    ['end', ['--computer', 'lab-a'], problems['place-without-all']],
    ['end', [annId, '--room', 'A'], problems['place-without-all']],
    ['end', ['--all', '--computer', 'a', '--room', 'b'], problems['computer-and-room']],
    ['end', ['--all', '--computer'], problems['needs-value']('--computer')],
    ['end', ['--all', '--computer', '--yes'], problems['needs-value']('--computer')],
    ['end', ['--all', '--computer', ''], problems.empty('--computer')],
    ['end', ['--all=yes'], problems['no-value']('--all')],
    ['end', [annId, '--yes', '--yes'], problems.twice('--yes')],
    ['end', [annId, '--force'], problems['unknown-option']('--force')],
    ['end', [annId, '--text', 'x'], problems['unknown-option']('--text')],
    ['lock', [annId, '--warn', '60'], problems['unknown-option']('--warn')],
    ['sessions', ['--yes'], problems['unknown-option']('--yes')],
    ['sessions', ['--screenshot', 'x'], problems['unknown-option']('--screenshot')],
    ['sessions', [annId], problems.unexpected(annId)],
    ['end', [annId, '--warn', '0'], problems['bad-warn']('0', 1, 3600)],
    ['end', [annId, '--warn', '3601'], problems['bad-warn']('3601', 1, 3600)],
    ['end', [annId, '--warn', '1.5'], problems['bad-warn']('1.5', 1, 3600)],
    ['end', [annId, '--warn', '1e2'], problems['bad-warn']('1e2', 1, 3600)],
    ['end', [annId, '--reason', 'x'.repeat(longestReason + 1)], problems['too-long']('--reason', longestReason)],
    ['message', [annId], problems['needs-text']],
    ['message', [annId, '--text', ' '], problems.empty('--text')],
    ['message', [annId, '--text', 'x'.repeat(longestMessage + 1)], problems['too-long']('--text', longestMessage)],
    ['end', [annId, '--host', 'elsewhere'], texts.commandLine.badHost('elsewhere')],
    ['end', [annId, '--host', 'local', '--no-local'], texts.commandLine.contradiction],
    ['end', [annId, '--host'], texts.commandLine.needsValue('--host')],
    [
      'end',
      ['--all', '--simulate', 'rooms=2'],
      texts.commandLine.badSimulate(texts.commandLine.simulateUnknown('rooms')),
    ],
  ])('%s %j', (name, args, text) => {
    const parsed = parseCommand(name, args);
    expect(parsed.ok ? 'good' : commandProblemText(texts, parsed.problem)).toBe(text);
  });
});
