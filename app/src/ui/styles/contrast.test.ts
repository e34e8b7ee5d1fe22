import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const source = readFileSync(new URL('_tokens.scss', import.meta.url), 'utf8');
const darkAt = source.indexOf('@media screen and (prefers-color-scheme: dark)');
const lightPart = source.slice(0, darkAt);

const read = (part: string): Record<string, string> =>
  Object.fromEntries(
    [...part.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/gu)].map((m) => [m[1] ?? '', m[2] ?? '']),
  );

const light = read(lightPart);
const schemes = { light, dark: { ...light, ...read(source.slice(darkAt)) } };

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, bright = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (bright + 0.05) / (dark + 0.05);
}

/** Text colour -> the grounds it is written on. */
const texts: Readonly<Record<string, readonly string[]>> = {
  ink: ['paper', 'card', 'mist', 'mist-deep', 'teal-wash', 'ochre-wash', 'berry-wash', 'moss-wash'],
  'ink-soft': ['paper', 'card', 'mist', 'teal-wash'],
  teal: ['paper', 'card', 'mist', 'teal-wash', 'ochre-wash', 'moss-wash'],
  'teal-deep': ['paper', 'card', 'mist', 'teal-wash', 'berry-wash'],
  'on-teal': ['teal', 'teal-deep'],
  ochre: ['paper', 'card', 'ochre-wash'],
  berry: ['paper', 'card', 'berry-wash'],
  'on-berry': ['berry', 'berry-deep'],
  moss: ['paper', 'card', 'moss-wash'],
  'figure-ink': ['figure'],
};

/** Marks, borders of inputs and the focus ring -> the grounds they must stand out from. */
const marks: Readonly<Record<string, readonly string[]>> = {
  edge: ['paper', 'card'],
  ochre: ['paper', 'card', 'mist', 'teal-wash', 'ochre-wash', 'berry-wash', 'moss-wash', 'mist-deep'],
  teal: ['paper', 'card', 'mist', 'mist-deep'],
  moss: ['paper', 'moss-wash'],
  berry: ['paper', 'card', 'berry-wash'],
  ink: ['mist-deep', 'teal-wash'],
};

const pairs = (table: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(table).flatMap(([front, grounds]) => grounds.map((ground) => [front, ground] as const));

describe.each(Object.entries(schemes))('%s scheme', (_name, tokens) => {
  const between = (front: string, ground: string) => contrast(tokens[front] ?? '', tokens[ground] ?? '');

  test.each(pairs(texts))('text %s on %s reaches 4.5', (front, ground) => {
    expect(between(front, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(pairs(marks))('mark %s on %s reaches 3', (front, ground) => {
    expect(between(front, ground)).toBeGreaterThanOrEqual(3);
  });
});

test('black on white is 21, and every light colour has its dark one', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
  const own = Object.keys(light).filter((name) => !name.startsWith('figure'));
  expect(Object.keys(read(source.slice(darkAt))).toSorted()).toEqual(own.toSorted());
});
