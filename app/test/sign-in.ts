import { createHmac, randomUUID } from 'node:crypto';
import type { Knock } from '../src/office/accounts/accounts.ts';

/** Cookies as a browser keeps them. */
export class Jar {
  readonly #cookies = new Map<string, string>();
  readonly #address = randomUUID();

  /** Takes the `Set-Cookie` values of an answer. */
  keep(set: readonly string[]): this {
    for (const cookie of set) {
      const [name = '', value = ''] = (cookie.split(';', 1)[0] ?? '').split(/=(.*)/su);
      if (/max-age=0\b/iu.test(cookie)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return this;
  }

  get(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  get headers(): Headers {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Headers(cookie === '' ? {} : { cookie });
  }

  /** Each browser has an address of its own unless told. */
  knock(address: string = this.#address): Knock {
    return { headers: this.headers, address };
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const bytesOf = (base32: string): Buffer => {
  const bits = [...base32].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2)));
};

/** The code that an authenticator shows `steps` times 30 seconds from now (RFC 6238), from the secret as typed. */
export const codeFrom = (secret: string, steps = 0): string => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
};
