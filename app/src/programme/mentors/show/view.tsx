import { ButtonLink, formatDate, Page, Section } from '../../../ui/index.ts';
import { texts as history } from '../../history/texts.ts';
import { AbsenceSection } from '../absence/section.tsx';
import { texts as absence } from '../absence/texts.ts';
import { ClearanceSection } from '../clearance/section.tsx';
import { texts as clearance } from '../clearance/texts.ts';
import { stageName } from '../texts.ts';
import { About } from './about.tsx';
import { Assignments } from './assignments.tsx';
import { Checks } from './checks.tsx';
import { AccountForm, CheckForm, TrainingForm } from './forms.tsx';
import { Now } from './now.tsx';
import type { MentorPageProps } from './props.ts';
import { Requirements } from './requirements.tsx';
import { texts } from './texts.ts';
import { Trainings } from './trainings.tsx';

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
      <Section title={clearance[lang].title}>
        <ClearanceSection page={page} mentorId={mentor.id} access={props.access} today={today} />
      </Section>
      <Section title={text.assignments}>
        <Assignments {...props} />
      </Section>
      <Section title={absence[lang].title}>
        <AbsenceSection {...props} />
      </Section>
      <Section title={text.checks}>
        <Checks {...props} />
        <CheckForm {...short} prisons={props.prisons} />
      </Section>
      <Section title={text.trainings}>
        <Trainings {...props} />
        <TrainingForm {...short} courses={mentor.demands?.trainings ?? []} />
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
        {props.application === undefined ? null : (
          <p>
            {text.wrote} {props.application}
          </p>
        )}
      </Section>
      <Section title={text.account}>
        {mentor.userId === undefined ? (
          <AccountForm {...short} accounts={props.accounts} />
        ) : (
          <p>{props.comesIn ? text.accountLinked : text.accountWithoutRole}</p>
        )}
      </Section>
      <p>
        <a href={`/mentors/${mentor.id}/history`}>{history[props.page.lang].link}</a>
      </p>
    </Page>
  );
}
