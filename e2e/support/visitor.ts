import { randomUUID } from 'node:crypto';

/** A visitor without a browser: cookies, tokens and forms by hand, so that many writes are under way at once. */
export class Visitor {
  readonly #jar = new Map<string, string>();
  readonly #url: string;
  constructor(url: string) {
    this.#url = url;
  }

  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(`${this.#url}${path}`, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/su);
      if (!name.includes('notice')) this.#jar.set(name, value);
    }
    return response;
  }

  async page(path: string): Promise<string> {
    return (await this.send(path)).text();
  }

  async token(path: string): Promise<string> {
    return /name="_csrf" value="([^"]+)"/u.exec(await this.page(path))?.[1] ?? '';
  }

  post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    return this.send(path, {
      method: 'POST',
      body: new URLSearchParams({ _request: randomUUID(), ...fields }),
      headers: { origin: this.#url },
    });
  }
}

/** The value of an option of a selection, by its words; the first one's without words. */
export const optionOf = (html: string, name: string, words = ''): string => {
  const select = new RegExp(`<select[^>]*name="${name}"[^>]*>(.*?)</select>`, 'su').exec(html)?.[1] ?? '';
  const options = [...select.matchAll(/<option[^>]*value="([^"]+)"[^>]*>([^<]*)/gu)];
  const found = options.find((match) => match[2]?.includes(words));
  if (found === undefined) throw new Error(`no ${words} to choose as ${name}`);
  return found[1] ?? '';
};
