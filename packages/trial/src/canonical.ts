import { hash } from 'node:crypto';

/** What canonical JSON can hold. Absent optional fields are left out, as JSON does. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/**
 * One text per value, whatever order its fields were written in: the JSON Canonicalization Scheme of
 * RFC 8785 (keys by UTF-16 code unit, numbers as ECMAScript prints them, no white space).
 * @throws {TypeError} for anything JSON cannot say exactly: NaN, infinities, lone surrogates, class instances
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} cannot be written as JSON`);
    return String(value);
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('a text with a lone surrogate cannot be written as JSON');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null) return canonicalObject(value);
  }
  throw new TypeError(`a ${typeof value} cannot be written as canonical JSON`);
}

function canonicalObject(value: object): string {
  const fields = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const key of Object.keys(fields).sort()) {
    const field = fields[key];
    if (field === undefined) continue;
    text += `${text === '' ? '' : ','}${canonicalJson(key)}:${canonicalJson(field)}`;
  }
  return `{${text}}`;
}

/** SHA-256 of the UTF-8 bytes of a text, in lower-case hexadecimal. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** SHA-256 of the canonical JSON of a value, in lower-case hexadecimal. */
export function canonicalHash(value: unknown): string {
  return sha256(canonicalJson(value));
}
