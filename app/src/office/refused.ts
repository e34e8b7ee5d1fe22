import type { Lang } from '../ui/index.ts';

/** A rule says no. The reason is a sentence for a person, in both languages. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly reason: string;
  readonly words: Readonly<Record<Lang, string>>;
  constructor(reason: string, words: Readonly<Record<Lang, string>>) {
    super(reason);
    this.reason = reason;
    this.words = words;
  }
}
