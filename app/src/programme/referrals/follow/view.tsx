import { ButtonLink, PublicPage } from '../../../ui/index.ts';
import { decisionReason, type ReferralState } from '../referral.ts';
import { DateQuestion } from './date-question.tsx';
import type { FollowPageProps } from './props.ts';
import { Said } from './said.tsx';
import { texts } from './texts.ts';
import { VisitQuestion } from './visit-question.tsx';

/** Where a referral is, for whoever handed it in: a number, an answer, and at most three questions. */
export function FollowPage(props: FollowPageProps) {
  const { page, path, referral, returned } = props;
  const text = texts[page.lang];
  const state = referral.state as ReferralState;
  const reason = decisionReason(page.lang, state, referral.reason);
  const open = state === 'new' || state === 'accepted';
  return (
    <PublicPage
      page={page}
      title={text.title(referral.number)}
      lead={text.state[state]}
      errors={returned?.errors}
    >
      {reason === undefined ? null : <p>{text.because(reason)}</p>}
      {open && !referral.said.released ? <DateQuestion {...props} /> : null}
      {open ? referral.visits.slice(0, 2).map((visit) => <VisitQuestion {...props} visit={visit} />) : null}
      <Said page={page} answers={referral.answers} />
      {open ? (
        <div class="pm-actions">
          <ButtonLink href={`${path}/amend`} kind="secondary">
            {text.amend}
          </ButtonLink>
          <ButtonLink href={`${path}/withdraw`} kind="quiet">
            {text.withdraw}
          </ButtonLink>
        </div>
      ) : null}
      <p>{text.until}</p>
    </PublicPage>
  );
}
