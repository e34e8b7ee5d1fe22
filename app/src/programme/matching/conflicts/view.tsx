import {
  Button,
  Form,
  type FormErrors,
  formatDate,
  Page,
  type PageContext,
  PostButton,
  RadioGroup,
  Section,
  Select,
  Table,
  TextField,
} from '../../../ui/index.ts';
import type { Course } from '../../courses/store.ts';
import type { Choosable, Conflict } from './store.ts';
import { conflictReasons, reasonName, texts } from './texts.ts';

export interface ConflictsPageProps {
  readonly page: PageContext;
  readonly course: Course;
  readonly conflicts: readonly Conflict[];
  readonly choice: Choosable;
  /** Parts of names that were looked for; '' for everybody. */
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: FormErrors | undefined;
  readonly requestId: string;
}

function Holding({ page, course, conflicts }: ConflictsPageProps) {
  const { lang } = page;
  const text = texts[lang];
  if (conflicts.length === 0) return <p>{text.none}</p>;
  const who = ({ mentor, other }: Conflict) => `${mentor} ${text.and} ${other ?? course.person}`;
  return (
    <Table
      caption={text.now}
      captionHidden
      columns={[
        { key: 'who', text: text.who },
        { key: 'why', text: text.why },
        { key: 'since', text: text.since },
        { key: 'end', text: text.end },
      ]}
      rows={conflicts.map((one) => ({
        who: who(one),
        why: reasonName[lang][one.reason],
        since: formatDate(lang, one.since, 'day'),
        end: (
          <PostButton
            page={page}
            action={`/courses/${course.id}/conflicts/${one.id}/end`}
            text={text.end}
            context={who(one)}
            kind="quiet"
          />
        ),
      }))}
    />
  );
}

/** Narrows the lists where not everybody stands in them. */
function FindMentor({ page, course, choice, name }: ConflictsPageProps) {
  const text = texts[page.lang];
  if (!choice.narrowed) return null;
  return (
    <search>
      <form method="get" action={`/courses/${course.id}/conflicts`} class="pm-form">
        <TextField
          name="name"
          label={text.find}
          hint={text.findHint(choice.mentors.length, choice.all)}
          type="search"
          value={name}
          optional
        />
        <div class="pm-actions">
          <Button kind="secondary">{text.findNow}</Button>
        </div>
      </form>
    </search>
  );
}

export function ConflictsPage(props: ConflictsPageProps) {
  const { page, course, choice, values, errors, requestId } = props;
  const { lang } = page;
  const text = texts[lang];
  const options = choice.mentors.map(({ id, name, town }) => ({ value: id, text: `${name}, ${town}` }));
  return (
    <Page
      page={page}
      title={text.title(course.person)}
      lead={text.lead}
      back={{ href: `/courses/${course.id}/match`, text: text.back }}
      errors={errors}
    >
      <Section title={text.now}>
        <Holding {...props} />
      </Section>
      <Section title={text.add}>
        <FindMentor {...props} />
        <Form
          page={page}
          action={`/courses/${course.id}/conflicts`}
          submit={text.save}
          errors={errors}
          requestId={requestId}
        >
          <Select name="mentor" label={text.mentor} value={values['mentor']} options={options} />
          <Select
            name="other"
            label={text.other}
            value={values['other'] ?? 'participant'}
            options={[{ value: 'participant', text: text.participant }, ...options]}
            empty={false}
          />
          <RadioGroup
            name="reason"
            legend={text.reason}
            value={values['reason']}
            options={conflictReasons.map((value) => ({ value, text: reasonName[lang][value] }))}
          />
        </Form>
      </Section>
    </Page>
  );
}
