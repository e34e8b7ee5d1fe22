import type { FormErrors, Lang, PageContext } from '../../../ui/index.ts';
import { type Choice, mentorsOf } from '../choice.ts';
import type { Pair } from '../engine/index.ts';
import type { Handover } from '../handover/handover.ts';
import type { Assignment } from '../pair.ts';

export interface ChoosePageProps {
  readonly page: PageContext;
  readonly choice: Choice;
  /** The mentor who is on the course already, when the second is sought. */
  readonly staying: Assignment | undefined;
  /** Who held the place that is sought. */
  readonly left: Assignment | undefined;
  /** What the second will see of the time before; undefined where two are sought. */
  readonly handover: Handover | undefined;
  /** A part of the name of a mentor to choose by hand; '' for everybody. */
  readonly name: string;
  /** Of which rule the mentors who are left out are listed. */
  readonly why: string | undefined;
  readonly values?: Readonly<Record<string, string>> | undefined;
  readonly errors?: FormErrors | undefined;
  readonly requestId?: string | undefined;
}

/** The two by name. */
export const pairName = (lang: Lang, choice: Pick<Choice, 'mentors'>, pair: Pair): string =>
  mentorsOf(choice, pair)
    .map(({ name }) => name)
    .join(lang === 'da' ? ' og ' : ' and ');
