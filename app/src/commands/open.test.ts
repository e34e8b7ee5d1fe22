import { expect, test } from 'vitest';
import { plainHttpNotes } from './open.ts';

test.each(['https://primus.example.org', 'http://localhost:3000', 'http://127.0.0.1:3000'])(
  '%s needs no warning',
  (url) => {
    expect(plainHttpNotes(url)).toEqual([]);
  },
);

test.each(['http://primus.example.org', 'http://192.168.1.4:3000'])(
  '%s is served in the clear, and the start says so in one line',
  (url) => {
    const notes = plainHttpNotes(url);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain(url);
    expect(notes[0]).toContain('plain http');
    expect(notes[0]).not.toContain('\n');
  },
);
