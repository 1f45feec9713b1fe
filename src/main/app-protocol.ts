import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { protocol, type Session } from 'electron';
import { contentSecurityPolicy, fileOf } from './app-page';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** What index.html has in the place of the nonce. */
const noncePlaceholder = '__CSP_NONCE__';

/** Makes `app:` a scheme with an origin of its own. To be called before the program is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
}

/** Serves the files of a folder as `app://stationmaster/...`, the page under a strict policy with a nonce of its load. */
export function serveApp(session: Session, folder: string): void {
  session.protocol.handle('app', async (request) => {
    const path = fileOf(request.url, folder);
    if (request.method !== 'GET' || path === null) return new Response('', { status: 404 });
    const type = contentTypes[extname(path)];
    if (type === undefined) return new Response('', { status: 404 });
    let body: Buffer;
    try {
      body = await readFile(path);
    } catch {
      return new Response('', { status: 404 });
    }
    const headers: Record<string, string> = { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' };
    if (!type.startsWith('text/html')) return new Response(new Uint8Array(body), { headers });
    // Fluent UI writes its rules at run time; only rules with the nonce of this load are taken.
    const nonce = randomBytes(16).toString('base64');
    headers['Content-Security-Policy'] = contentSecurityPolicy(nonce);
    return new Response(body.toString('utf8').replaceAll(noncePlaceholder, nonce), { headers });
  });
}
