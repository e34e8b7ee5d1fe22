/** Four 32-bit words: the key of a random stream. */
export type Key = readonly [number, number, number, number];

const ROOT: Key = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344]; // first digits of π

/** A one-to-one scrambling of 32 bits (the finaliser of MurmurHash3). */
function scramble(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * The key that belongs to a label under a parent key. Numbers and strings never share a key: 1 and '1' differ.
 * The result depends on the parent and the label alone, not on what was drawn before.
 */
export function deriveKey(label: string | number, parent: Key = ROOT): Key {
  const words = wordsOf(label);
  let [a, b, c, d] = parent;
  for (const [i, word] of words.entries()) {
    a = scramble(a ^ word ^ i);
    b = scramble(b + a) ^ Math.imul(word, 0x9e3779b1);
    c = scramble(c ^ b);
    d = scramble(d + c + word);
    a = (a + d) >>> 0;
  }
  a = scramble(a ^ words.length);
  b = scramble(b ^ a);
  c = scramble(c ^ b);
  d = scramble(d ^ c);
  a = scramble(a ^ d);
  return [a, b, c, d];
}

function wordsOf(label: string | number): number[] {
  if (typeof label === 'number') {
    const bits = new DataView(new ArrayBuffer(8));
    bits.setFloat64(0, label + 0);
    return [0x6e756d, bits.getUint32(0), bits.getUint32(4)];
  }
  const words = [0x737472];
  for (let i = 0; i < label.length; i++) words.push(label.charCodeAt(i));
  return words;
}
