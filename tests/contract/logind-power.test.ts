import { afterEach, expect, it } from 'vitest';
import { errorOf, LogindGround, never } from './logind-ground';

let ground: LogindGround;

afterEach(() => ground.close());

async function open(): Promise<LogindGround> {
  ground = await LogindGround.connected();
  ground.fake.goDown = () => {};
  return ground;
}

it.each([
  ['restart', 'Reboot false'],
  ['shut-down', 'PowerOff false'],
] as const)('%s is %s: nobody is asked for a password, and nothing is put to sleep', async (action, command) => {
  const { fake, backend } = await open();
  await backend.power(action, never);
  expect(fake.commands).toEqual([command]);
});

it('a refusal has the words of the host', async () => {
  const { fake, backend } = await open();
  const error = 'org.freedesktop.DBus.Error.InteractiveAuthorizationRequired';
  fake.intercept = ({ member }) => (member === 'Reboot' ? { error, text: 'authentication required' } : undefined);
  expect(await errorOf(backend.power('restart', never))).toMatchObject({
    problem: 'not-permitted',
    detail: 'authentication required',
  });
});

it('a connection that is lost before the answer says that it may have arrived', async () => {
  const { fake, backend } = await open();
  fake.intercept = async ({ member }) => {
    if (member !== 'PowerOff') return undefined;
    await fake.breakLink();
    return null;
  };
  expect((await errorOf(backend.power('shut-down', never))).problem).toBe('connection-lost');
});
