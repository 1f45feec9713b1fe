import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Container } from './container';

/** The system bus of a container, as one of its users has it. */
export interface BusAsUser {
  /** Every connection to it is one of that user. */
  readonly address: string;
  close(): Promise<void>;
}

/** Opens the system bus of a container to us as one of its users, who may be nobody special. */
export async function busAsUser(container: Container, user: string): Promise<BusAsUser> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bus-as-user-'));
  const socketFile = path.join(folder, 'bus');
  const sockets = new Set<Socket>();
  const enter = ['-t', String(container.pid), '-a', 'setpriv', `--reuid=${user}`, `--regid=${user}`, '--init-groups'];
  const server = createServer((socket) => {
    sockets.add(socket);
    const bridge = spawn('nsenter', [...enter, 'systemd-stdio-bridge'], { stdio: ['pipe', 'pipe', 'inherit'] });
    socket.pipe(bridge.stdin);
    bridge.stdout.pipe(socket);
    for (const end of [socket, bridge.stdin]) end.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      bridge.kill();
    });
    bridge.on('exit', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(socketFile, resolve));
  return {
    address: `unix:path=${socketFile}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}
