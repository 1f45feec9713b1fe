import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron';

/** Where the window's page comes from; the only origin that main answers. */
export const appOrigin = 'app://stationmaster';

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

/** The file that an address means; null where it is not ours or outside the folder. */
export function fileOf(address: string, folder: string): string | null {
  const url = new URL(address);
  if (`${url.protocol}//${url.host}` !== appOrigin) return null;
  let path: string;
  try {
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const file = normalize(join(folder, path));
  return file.startsWith(folder + sep) ? file : null;
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
