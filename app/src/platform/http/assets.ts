import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Hono } from 'hono';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

export interface Assets {
  readonly css: string;
  readonly js: string;
  readonly files: ReadonlyMap<string, { readonly type: string; readonly content: Buffer }>;
}

interface ManifestEntry {
  readonly file: string;
  readonly src?: string;
}

/** Reads the built client files into memory: a few hundred kilobytes, and no path from outside meets the disk. */
export const readAssets = async (folder: string): Promise<Assets> => {
  const manifestPath = path.join(folder, '.vite', 'manifest.json');
  if (!existsSync(manifestPath)) return { css: '', js: '', files: new Map() };
  const manifest = JSON.parse(await readFile(manifestPath, 'utf8')) as Record<string, ManifestEntry>;
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const files = new Map<string, { type: string; content: Buffer }>();
  for (const entry of names) {
    const file = path.join(entry.parentPath, entry.name);
    const url = `/${path.relative(folder, file).split(path.sep).join('/')}`;
    const type = types[path.extname(entry.name)];
    if (type !== undefined) files.set(url, { type, content: await readFile(file) });
  }
  const built = (ending: string) => {
    const entry = Object.values(manifest).find((candidate) => candidate.src?.endsWith(ending));
    return entry === undefined ? '' : `/${entry.file}`;
  };
  return { css: built('main.scss'), js: built('client/main.ts'), files };
};

/** Serves them; hashed names may be kept for a year. */
export const serveAssets = (app: Hono, assets: Assets): void => {
  app.get('/assets/*', (http) => {
    const file = assets.files.get(http.req.path);
    if (file === undefined) return http.text('404', 404);
    http.header('Content-Type', file.type);
    http.header('Cache-Control', 'public, max-age=31536000, immutable');
    return http.body(new Uint8Array(file.content));
  });
};
