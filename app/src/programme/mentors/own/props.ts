import type { FormErrors, PageContext } from '../../../ui/index.ts';
import type { Conduct } from '../../conduct/store.ts';
import type { Absence } from '../mentor.ts';
import type { CheckRecord, MentorRecord } from '../store.ts';

export interface OwnPageProps {
  readonly page: PageContext;
  readonly mentor: MentorRecord;
  readonly checks: readonly CheckRecord[];
  readonly conduct: Conduct | undefined;
  readonly absences: readonly Absence[];
  readonly today: Temporal.PlainDate;
  readonly errors?: FormErrors | undefined;
  readonly values?: Readonly<Record<string, string>> | undefined;
}
