import type { PageContext } from '../../../ui/index.ts';
import type { Verdict } from '../approval.ts';
import type { PrisonAccess } from '../clearance/store.ts';
import type { Absence } from '../mentor.ts';
import type { CheckRecord, MentorAssignment, MentorRecord } from '../store.ts';
import type { Returned } from './forms.tsx';

export interface MentorPageProps {
  readonly page: PageContext;
  readonly mentor: MentorRecord;
  readonly checks: readonly CheckRecord[];
  readonly verdict: Verdict;
  readonly assignments: readonly MentorAssignment[];
  readonly accounts: readonly { readonly id: string; readonly name: string }[];
  /** The mentor's account has the mentor role. */
  readonly comesIn: boolean;
  readonly prisons: readonly { readonly id: string; readonly name: string }[];
  readonly access: readonly PrisonAccess[];
  readonly absences: readonly Absence[];
  /** What the volunteer wrote on the public form. */
  readonly application: string | undefined;
  readonly names: ReadonlyMap<string, string>;
  readonly today: Temporal.PlainDate;
  readonly returned?: Returned | undefined;
}
