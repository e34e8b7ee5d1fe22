import { randomUUID } from 'node:crypto';
import type { BrowserContext } from 'playwright-core';

/** Where a form led, and what was answered. */
export interface Sent {
  readonly status: number;
  readonly location: string;
  readonly html: string;
}

/**
 * Sends forms as the browser of a context does, with its cookies and its token, but without drawing the pages: for the
 * many who go the same way as the one whose pages were looked at.
 */
export const formsOf = async (context: BrowserContext, url: string, tokenFrom: string) => {
  const get = async (path: string): Promise<string> => {
    const answer = await context.request.get(new URL(path, url).href);
    if (answer.status() !== 200) throw new Error(`${path}: ${answer.status()}`);
    return answer.text();
  };
  const token = /name="_csrf" value="([^"]+)"/u.exec(await get(tokenFrom))?.[1] ?? '';
  return {
    get,
    /** @throws when the form is not taken */
    send: async (path: string, fields: Readonly<Record<string, string>>): Promise<Sent> => {
      const answer = await context.request.post(new URL(path, url).href, {
        form: { _csrf: token, _request: randomUUID(), ...fields },
        maxRedirects: 0,
      });
      const html = await answer.text();
      if (answer.status() >= 400)
        throw new Error(`${path}: ${answer.status()} ${html.replaceAll(/<[^>]+>/gu, ' ').slice(0, 2000)}`);
      return { status: answer.status(), location: answer.headers()['location'] ?? '', html };
    },
  };
};
export type Forms = Awaited<ReturnType<typeof formsOf>>;
