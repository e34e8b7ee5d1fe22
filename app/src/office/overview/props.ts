import type { PageContext } from '../../ui/index.ts';
import type { BranchCounts } from './store.ts';

export interface OverviewPageProps {
  readonly page: PageContext;
  readonly branches: readonly BranchCounts[];
  readonly today: Temporal.PlainDate;
}
