import type { Context } from 'hono';

/** Fields of a posted form: single values, repeated values and files, each under its own name. */
export interface PostedForm {
  readonly values: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly files: Readonly<Record<string, File>>;
}

/** The form is larger than the route allows, or is not a form. */
export class FormError extends Error {
  override readonly name = 'FormError';
  readonly status: 400 | 413;
  constructor(status: 400 | 413) {
    super(status === 413 ? 'the form is too large' : 'the request is not a form');
    this.status = status;
  }
}

const maximumFields = 500;

/**
 * Marks that turn the direction of the words around them, and what has no width: nobody types them, and in a name they
 * hide what stands there. Those that Arabic and Persian are written with stay.
 */
const unseen = /[\p{Cc}--[\n\t\r]]|[\u00AD\u200B\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gv;

/** A text as everything behind a form or an address reads it: one way to end a line, one way to write å, nothing unseen. */
export const asRead = (text: string): string =>
  text.replaceAll('\r\n', '\n').replaceAll(unseen, '').normalize('NFC');

const readLimited = async (request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw new FormError(413);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks, size));
};

/**
 * Reads a form of at most `limit` bytes. A name that comes twice is a list; a name ending in `[]` always is.
 *
 * @throws FormError
 */
export const readForm = async (http: Context, limit: number): Promise<PostedForm> => {
  const type = http.req.header('content-type') ?? '';
  if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)/iu.test(type)) throw new FormError(400);
  const body = await readLimited(http.req.raw, limit);
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => {
    throw new FormError(400);
  });
  const values: Record<string, string> = Object.create(null);
  const lists: Record<string, string[]> = Object.create(null);
  const files: Record<string, File> = Object.create(null);
  let count = 0;
  for (const [name, value] of form) {
    count += 1;
    if (count > maximumFields) throw new FormError(400);
    if (typeof value !== 'string') {
      files[name] = new File([value], asRead(value.name), { type: value.type });
      continue;
    }
    const text = asRead(value);
    lists[name] = [...(lists[name] ?? []), text];
    values[name] ??= text;
  }
  return { values, lists, files };
};
