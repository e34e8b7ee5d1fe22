import {
  ButtonLink,
  Form,
  type FormErrors,
  formatDate,
  Page,
  type PageContext,
  RadioGroup,
  Section,
} from '../../../ui/index.ts';
import { mentorRefusals } from '../proposal/asked.ts';
import { refusalName } from '../proposal/texts.ts';
import { About } from './about.tsx';
import type { OwnProposal } from './store.ts';
import { texts } from './texts.ts';

export interface OwnProposalPageProps {
  readonly page: PageContext;
  readonly proposal: OwnProposal;
  readonly errors?: FormErrors | undefined;
  readonly requestId: string;
}

const OverText = ({ page, proposal }: Pick<OwnProposalPageProps, 'page' | 'proposal'>) => {
  const text = texts[page.lang];
  if (proposal.state === 'live')
    return (
      <>
        <p>{text.live}</p>
        <ButtonLink href={`/my/${proposal.courseId}`}>{text.toCourse}</ButtonLink>
      </>
    );
  return <p>{proposal.answer === 'no' ? text.saidNo : text.over}</p>;
};

/** Two big answers. A no has a reason and is not argued with. */
export function OwnProposalPage({ page, proposal, errors, requestId }: OwnProposalPageProps) {
  const { lang } = page;
  const text = texts[lang];
  const { about } = proposal;
  const action = `/my/proposals/${proposal.matchId}`;
  return (
    <Page
      page={page}
      title={about?.stays ? text.titleStays : text.title}
      lead={about === undefined ? undefined : text.lead(formatDate(lang, proposal.answerBy))}
      back={{ href: '/my', text: text.back }}
      errors={errors}
    >
      {about === undefined ? (
        <OverText page={page} proposal={proposal} />
      ) : (
        <>
          <About lang={lang} about={about} />
          {proposal.answer === 'yes' ? (
            <p>{`${text.saidYes} ${text.regret}`}</p>
          ) : (
            <Form
              page={page}
              action={action}
              submit={text.yes}
              requestId={requestId}
              hidden={{ answer: 'yes' }}
              id="yes"
            />
          )}
          <Section title={text.no}>
            <Form
              page={page}
              action={action}
              submit={text.no}
              submitKind="secondary"
              errors={errors}
              hidden={{ answer: 'no' }}
              id="no"
            >
              <RadioGroup
                name="reason"
                legend={text.why}
                hint={text.whyHint}
                options={mentorRefusals.map((value) => ({ value, text: refusalName[lang][value] }))}
              />
            </Form>
          </Section>
        </>
      )}
    </Page>
  );
}
