import {
  Form,
  type FormErrors,
  formatDate,
  Page,
  type PageContext,
  PostButton,
  RadioGroup,
  Section,
  Select,
  sentence,
} from '../../../ui/index.ts';
import { mentorRefusals, type Proposal, toldManners, waitingFor } from '../proposal/asked.ts';
import { Answers } from '../proposal/panel.tsx';
import { mannerName, partyName, refusalName } from '../proposal/texts.ts';
import { texts } from './texts.ts';

export interface AnswersPageProps {
  readonly page: PageContext;
  readonly course: { readonly id: string; readonly person: string };
  readonly proposal: Proposal;
  readonly values?: Readonly<Record<string, string>> | undefined;
  readonly errors?: FormErrors | undefined;
  readonly requestId?: string | undefined;
}

/** What the coordinator was told by the three, written down; and the way to take the question back. */
export function AnswersPage({ page, course, proposal, values = {}, errors, requestId }: AnswersPageProps) {
  const { lang } = page;
  const text = texts[lang];
  const action = `/courses/${course.id}/proposal`;
  return (
    <Page
      page={page}
      title={text.title(course.person)}
      lead={text.lead(formatDate(lang, proposal.answerBy))}
      back={{ href: `/courses/${course.id}`, text: text.back }}
      errors={errors}
      now={
        <>
          <p>{text.takeBackWhat}</p>
          <PostButton
            page={page}
            action={`${action}/withdraw`}
            fields={{ match: proposal.matchId }}
            text={text.takeBack}
          />
        </>
      }
    >
      <Section title={text.so}>
        <Answers page={page} proposal={proposal} />
      </Section>
      <Section title={text.write}>
        <Form
          page={page}
          action={action}
          submit={text.submit}
          errors={errors}
          requestId={requestId}
          hidden={{ match: proposal.matchId }}
        >
          {waitingFor(proposal).map((one) => (
            <RadioGroup
              name={one.party}
              legend={partyName(lang, one)}
              value={values[one.party] ?? ''}
              variant="chips"
              options={[
                { value: 'yes', text: text.yes },
                { value: 'no', text: text.no },
                { value: '', text: text.waits },
              ]}
            />
          ))}
          <RadioGroup
            name="how"
            legend={text.how}
            value={values['how'] ?? 'by-phone'}
            options={toldManners.map((value) => ({ value, text: sentence(mannerName[lang][value]) }))}
          />
          <Select
            name="reason"
            label={text.why}
            hint={text.whyHint}
            value={values['reason']}
            options={mentorRefusals.map((value) => ({ value, text: refusalName[lang][value] }))}
            optional
          />
        </Form>
      </Section>
    </Page>
  );
}
