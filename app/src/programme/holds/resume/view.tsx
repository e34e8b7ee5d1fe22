import {
  Alert,
  ButtonLink,
  Form,
  type FormErrors,
  formatDate,
  Page,
  type PageContext,
  RadioGroup,
} from '../../../ui/index.ts';
import type { Told } from '../../courses/notices.ts';
import { ToldList } from '../../courses/told.tsx';
import type { Care } from '../../people/care/care.ts';
import { type Hold, reasonWords } from '../hold.ts';
import { texts } from './texts.ts';

export interface ResumePageProps {
  readonly page: PageContext;
  readonly course: { readonly id: string; readonly person: string };
  readonly hold: Hold;
  /** How many steps would move. */
  readonly moves: number;
  readonly dateKnown: boolean;
  readonly told: readonly Told[];
  readonly care: Care | undefined;
  readonly values?: Readonly<Record<string, string>> | undefined;
  readonly errors?: FormErrors | undefined;
  readonly requestId: string;
}

/** A pause goes on, ends, or leads to a new start; how the course ends is a page of its own. */
export function ResumePage({ page, course, hold, moves, dateKnown, told, care, ...form }: ResumePageProps) {
  const { lang } = page;
  const text = texts[lang];
  const path = `/courses/${course.id}`;
  const moved = moves === 0 ? text.nothingMoves : moves === 1 ? text.oneMoves : text.manyMove(moves);
  const since = text.lead(formatDate(lang, hold.from, 'day'), hold.note || reasonWords(lang, hold.reason));
  return (
    <Page
      page={page}
      title={text.title(course.person)}
      lead={since}
      back={{ href: path, text: course.person }}
      errors={form.errors}
      now={
        <>
          <p>{text.closes}</p>
          <ButtonLink href={`${path}/end`} kind="secondary">
            {text.close}
          </ButtonLink>
        </>
      }
    >
      {dateKnown ? null : (
        <Alert kind="info">
          <p>
            {text.noDate} <a href={`${path}/release-date`}>{text.writeDate}</a>
          </p>
        </Alert>
      )}
      <Form
        page={page}
        action={`${path}/resume`}
        submit={text.confirm}
        errors={form.errors}
        requestId={form.requestId}
      >
        <RadioGroup
          name="outcome"
          legend={text.what}
          value={form.values?.['outcome']}
          options={[
            { value: 'still', text: text.still, hint: text.stillHint },
            { value: 'resumed', text: text.resumed, hint: text.resumedHint(moved) },
            { value: 'restarted', text: text.restarted, hint: text.restartedHint },
          ]}
        />
        <ToldList lang={lang} kind="resume" told={told} care={care} />
      </Form>
    </Page>
  );
}
