import type { PageContext } from '../../../ui/index.ts';
import type { PairState } from '../pair.ts';
import type { Proposal } from './asked.ts';
import { ProposalPanel } from './panel.tsx';

interface AskedThreeProps {
  readonly page: PageContext;
  readonly course: { readonly closedOn: Temporal.PlainDate | undefined };
  readonly proposal: Proposal | undefined;
  readonly pair: Pick<PairState, 'state'>;
  readonly today: Temporal.PlainDate;
}

/** What was asked last, as long as the course lacks a mentor; nothing on a course that is over or has its pair. */
export const AskedThree = ({ page, course, proposal, pair, today }: AskedThreeProps) =>
  proposal === undefined ||
  proposal.state === 'live' ||
  pair.state === 'whole' ||
  course.closedOn !== undefined ? null : (
    <ProposalPanel page={page} proposal={proposal} today={today} />
  );
