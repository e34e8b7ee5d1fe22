import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalHash, canonicalJson, sha256 } from './canonical.ts';

describe('canonicalJson', () => {
  it('writes keys in order and nothing else', () => {
    expect(canonicalJson({ b: [1, true, null], a: { å: 'x"y', Z: 1e21, left: undefined } })).toBe(
      '{"a":{"Z":1e+21,"å":"x\\"y"},"b":[1,true,null]}',
    );
  });

  it('gives the sorting example of RFC 8785, section 3.2.3', () => {
    const input = {
      '\u20ac': 'Euro',
      '\r': 'CR',
      '\ufb33': 'Dalet',
      '1': 'One',
      '\ud83d\ude00': 'Smile',
      '\u0080': 'C',
      ö: 'O',
    };
    const values = [...canonicalJson(input).matchAll(/:"(\w+)"/g)].map((match) => match[1]);
    expect(values).toEqual(['CR', 'One', 'C', 'O', 'Euro', 'Smile', 'Dalet']);
  });

  it('is the same text whatever the order of keys, and reads back as the same value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
      }),
    );
  });

  it.each([
    Number.NaN,
    Infinity,
    undefined,
    1n,
    new Date(0),
    new Map(),
    '\ud800',
    [undefined],
    { a: () => 1 },
  ])('refuses what JSON cannot say: %o', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});

describe('sha256', () => {
  it('gives the value of FIPS 180-4 for "abc"', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(canonicalHash('abc')).toBe(sha256('"abc"'));
  });
});
