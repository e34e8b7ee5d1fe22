import type { PageContext } from '../../../ui/index.ts';
import type { Returned } from './page.tsx';
import type { FollowedReferral } from './store.ts';

export interface FollowPageProps {
  readonly page: PageContext;
  readonly path: string;
  readonly referral: FollowedReferral;
  readonly today: Temporal.PlainDate;
  readonly returned?: Returned | undefined;
}
