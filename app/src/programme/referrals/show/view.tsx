import {
  ButtonLink,
  Form,
  type FormErrors,
  Page,
  type PageContext,
  PostButton,
  RadioGroup,
  Section,
} from '../../../ui/index.ts';
import { IntakePanel } from '../../intake/panel.tsx';
import { Changes } from '../amend/history.tsx';
import { Answers } from '../answers/list.tsx';
import { Duplicates } from '../duplicates/box.tsx';
import { declineReasons, mayBecome, type ReferralState, words } from '../referral.ts';
import { ReferralFacts } from './facts.tsx';
import type { LoadedReferral } from './load.ts';
import { texts } from './texts.ts';

export interface ReferralPageProps extends LoadedReferral {
  readonly page: PageContext;
  readonly errors?: FormErrors;
}

/** A referral: who it may be, what the programme asks for, what it says, and the answer. */
export function ReferralPage(props: ReferralPageProps) {
  const { page, referral, all, rule, criteria, errors } = props;
  const text = texts[page.lang];
  const earlier = all.filter((one) => one.id !== referral.id);
  return (
    <Page
      page={page}
      title={text.title(referral.shown)}
      lead={referral.number}
      now={<Now {...props} />}
      errors={errors}
      back={{ href: '/today', text: text.today }}
    >
      <Duplicates page={page} duplicates={props.duplicates} />
      {earlier.length === 0 ? null : (
        <p>
          {text.earlier}
          {earlier.map((one) => (
            <a href={`/referrals/${one.id}`}>{one.number} </a>
          ))}
        </p>
      )}
      {referral.state === 'new' ? <IntakePanel page={page} rule={rule} criteria={criteria} /> : null}
      <Section title={text.facts}>
        <ReferralFacts page={page} referral={referral} said={props.said} />
      </Section>
      <Answers page={page} answers={props.answers} towns={props.towns} />
      <Changes page={page} changes={props.changes} names={props.names} />
      {referral.state === 'new' ? (
        <Section title={text.declineTitle}>
          <Form
            page={page}
            action={`/referrals/${referral.id}/decline`}
            submit={text.decline}
            submitKind="secondary"
            errors={errors}
          >
            <RadioGroup
              name="reason"
              legend={text.reason}
              options={declineReasons.map((value) => ({ value, text: words[page.lang].reason[value] }))}
            />
          </Form>
        </Section>
      ) : null}
    </Page>
  );
}

function Now({ page, referral, used }: ReferralPageProps) {
  const text = texts[page.lang];
  const path = `/referrals/${referral.id}`;
  const state = referral.state as ReferralState;
  const open = state === 'new' || state === 'accepted';
  return (
    <>
      {state === 'new' ? (
        <>
          <p>{text.why}</p>
          <PostButton page={page} action={`${path}/accept`} text={text.accept} kind="primary" />
        </>
      ) : (
        <p>{text.decided}</p>
      )}
      {state === 'accepted' ? <a href={`/people/${referral.person_id}`}>{text.open}</a> : null}
      {open ? (
        <ButtonLink href={`${path}/amend`} kind="quiet">
          {text.amend}
        </ButtonLink>
      ) : null}
      {mayBecome(state, 'withdrawn') && !used ? (
        <ButtonLink href={`${path}/withdraw`} kind="quiet">
          {text.withdraw}
        </ButtonLink>
      ) : null}
      {referral.link_id !== null && referral.link_revoked_at === null ? (
        <PostButton page={page} action={`${path}/close-link`} text={text.close} kind="quiet" />
      ) : null}
    </>
  );
}
