import { stream } from '../src/index.ts';
import { type Family, specify } from '../test/specification/specification.ts';

export const randomStreams: Family = {
  file: 'random-streams',
  name: 'Random streams',
  about: 'Random numbers that are the same for the same seed, on every machine and for ever.',
  specifications: [
    specify({
      title: 'A seed, and streams split from it',
      source: 'Blackman & Vigna (2021), ACM Transactions on Mathematical Software 47:36.',
      about: 'A part of the stream depends on its label only, not on what was drawn before.',
      input: { before: 3 },
      call: ({ before }) => {
        const first = stream(1).split('arm').split(7);
        const parent = stream(1);
        for (let draw = 0; draw < before; draw++) parent.uniform();
        return { first: first.uniform(), later: parent.split('arm').split(7).uniform() };
      },
      expected: { first: 0.5313282229566216, later: 0.5313282229566216 },
      byHand: 'the number is one that no later version may change; the second must be the first.',
    }),
  ],
};
