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

/** What the form is about is not there, or not for this viewer, who must not learn which: shown as a page that is not there. */
export class Absent extends Refused {
  constructor(reason: string) {
    super(reason, { da: 'Findes ikke. Intet er ændret.', en: 'Not there. Nothing was changed.' });
  }
}
