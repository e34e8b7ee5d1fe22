import { ButtonLink, Definitions, formatDate, Page, Section } from '../../../ui/index.ts';
import { shortDate } from '../../courses/texts.ts';
import { stageName, trainingName } from '../texts.ts';
import { About } from './about.tsx';
import { Assignments } from './assignments.tsx';
import { Checks } from './checks.tsx';
import { AccountForm, CheckForm, TrainingForm } from './forms.tsx';
import { Now } from './now.tsx';
import type { MentorPageProps } from './props.ts';
import { Requirements } from './requirements.tsx';
import { texts } from './texts.ts';

/** One mentor: what is seen, what is missing, where the mentor is. */
export function MentorPage(props: MentorPageProps) {
  const { page, mentor, returned, today } = props;
  const { lang } = page;
  const text = texts[lang];
  const short = { page, mentorId: mentor.id, today, returned };
  return (
    <Page
      page={page}
      title={mentor.name}
      lead={`${stageName[lang][mentor.stage]} ${text.since} ${formatDate(lang, mentor.stageSince, 'day')} · ${mentor.town}`}
      back={{ href: '/mentors', text: text.back }}
      now={<Now {...props} />}
      errors={returned?.errors}
    >
      <Section title={text.requirements}>
        <Requirements {...props} />
      </Section>
      <Section title={text.assignments}>
        <Assignments {...props} />
      </Section>
      <Section title={text.checks}>
        <Checks {...props} />
        <CheckForm {...short} prisons={props.prisons} />
      </Section>
      <Section title={text.trainings}>
        {mentor.trainings.length === 0 ? (
          <p>{text.noTrainings}</p>
        ) : (
          <Definitions
            items={mentor.trainings.map((training) => ({
              term: trainingName(lang, training.courseName),
              value: shortDate(lang, training.completedOn),
            }))}
          />
        )}
        <TrainingForm {...short} />
      </Section>
      <Section
        title={text.about}
        aside={
          <ButtonLink href={`/mentors/${mentor.id}/edit`} kind="quiet">
            {text.edit}
          </ButtonLink>
        }
      >
        <About {...props} />
      </Section>
      <Section title={text.account}>
        {mentor.userId === undefined ? (
          <AccountForm {...short} accounts={props.accounts} />
        ) : (
          <p>{text.accountLinked}</p>
        )}
      </Section>
    </Page>
  );
}
