// The files of the page, and a font with Hangul: nothing of it comes from another machine.
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const page = join(import.meta.dirname, '../page');
const font = dirname(fileURLToPath(import.meta.resolve('@fontsource/nanum-gothic')));

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

const folders: { pattern: RegExp; folder: string; keeps: string }[] = [
  { pattern: /^\/([a-z-]+\.(?:js|css|svg))$/, folder: page, keeps: 'no-cache' },
  {
    pattern: /^\/font\/((?:400|700)\.css|files\/[\w-]+\.woff2)$/,
    folder: font,
    keeps: 'max-age=86400',
  },
];

/** Answers GET of what the page consists of; false for anything else. */
export function pageFile(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const path = (request.url ?? '/').replace(/\?.*$/, '');
  const found = path === '/' ? { file: join(page, 'index.html'), keeps: 'no-cache' } : fileAt(path);
  if (!found) return false;
  sendFile(request, response, found);
  return true;
}

function fileAt(path: string): { file: string; keeps: string } | undefined {
  for (const { pattern, folder, keeps } of folders) {
    const name = pattern.exec(path)?.[1];
    if (name !== undefined) return { file: join(folder, name), keeps };
  }
  return undefined;
}

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { file, keeps }: { file: string; keeps: string },
): void {
  const type = types[file.slice(file.lastIndexOf('.') + 1)] ?? 'text/plain';
  try {
    const bytes = readFileSync(file);
    response.writeHead(200, { ...headersFor(request), 'Content-Type': type, 'Cache-Control': keeps });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  } catch {
    response.writeHead(404, headersFor(request)).end();
  }
}

/** Nothing is loaded but from here, and nobody may frame the page. The host was checked before. */
function headersFor({ headers }: IncomingMessage): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ws://${headers.host ?? ''}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}
