import { Page, Section } from '../../../ui/index.ts';
import { approvalVerdict } from '../approval.ts';
import { OwnAbsence } from './absence.tsx';
import { ConductText, Declarations } from './agree.tsx';
import { OwnData } from './data.tsx';
import type { OwnPageProps } from './props.ts';
import { isOwn, Seen } from './seen.tsx';
import { texts } from './texts.ts';

/** The mentor's own page: what to agree to, what was seen, when away, and what is written. */
export function OwnPage(props: OwnPageProps) {
  const { page, mentor, conduct, today } = props;
  const text = texts[page.lang];
  const { missing } = approvalVerdict(mentor, mentor.checks, mentor.trainings, today);
  const open = missing.filter(({ requirement }) => isOwn(requirement));
  return (
    <Page page={page} title={text.title} lead={mentor.name} errors={props.errors}>
      <Section title={text.todo}>
        {open.length === 0 ? <p>{text.nothing}</p> : null}
        {open.some(({ requirement }) => requirement === 'conduct') ? <p>{text.readConduct}</p> : null}
        <Declarations page={page} missing={missing} />
      </Section>
      <Section title={text.conduct}>
        <ConductText page={page} mentor={mentor} conduct={conduct} />
      </Section>
      <Section title={text.absence}>
        <OwnAbsence {...props} />
      </Section>
      <Section title={text.checks}>
        <Seen {...props} />
      </Section>
      <Section title={text.data}>
        <OwnData {...props} />
      </Section>
    </Page>
  );
}
