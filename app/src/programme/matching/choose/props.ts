import type { FormErrors, PageContext } from '../../../ui/index.ts';
import type { Assignment } from '../pair.ts';
import type { Choice } from '../store.ts';

export interface ChoosePageProps {
  readonly page: PageContext;
  readonly choice: Choice;
  /** The mentor who is on the course already, when the second is sought. */
  readonly staying: Assignment | undefined;
  readonly values?: Readonly<Record<string, string>> | undefined;
  readonly errors?: FormErrors | undefined;
  readonly requestId?: string | undefined;
}
