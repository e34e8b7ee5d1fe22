import {
  Alert,
  Checkbox,
  compareDanish,
  Form,
  type FormErrors,
  Page,
  type PageContext,
  Select,
  TextArea,
} from '../../../../ui/index.ts';
import { exclusionsOf } from '../../engine/index.ts';
import type { OpenPlan } from '../find.ts';
import { type JudgedLine, seenOf } from '../lines.ts';
import type { Waiting } from '../situation.ts';
import { obstacleText, texts } from '../texts.ts';

export interface LinePageProps {
  readonly page: PageContext;
  readonly open: OpenPlan;
  readonly judged: JudgedLine;
  readonly course: Waiting;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: FormErrors | undefined;
  readonly requestId: string;
}

/** Who may be chosen for the course, and who stands on the line now whatever the rules say today. */
const optionsOf = ({ open: { situation }, judged, course }: LinePageProps) =>
  situation.volunteers
    .filter(
      (one) =>
        one.id === course.seeker.staying ||
        judged.line.mentorIds.includes(one.id) ||
        exclusionsOf(one, course.seeker, situation.settings).length === 0,
    )
    .flatMap(({ id }) => situation.mentors.get(id) ?? [])
    .toSorted((a, b) => compareDanish(a.name, b.name))
    .map(({ id, name, town }) => ({ value: id, text: `${name}, ${town}` }));

/** One line of a plan: another pair, or left out. */
export function LinePage(props: LinePageProps) {
  const { page, open, judged, course, values, errors, requestId } = props;
  const { lang } = page;
  const text = texts[lang];
  const options = optionsOf(props);
  const { line } = judged;
  const [first, other] = line.mentorIds;
  const fresh = values['first'] === undefined;
  return (
    <Page
      page={page}
      title={text.lineTitle(course.course.person)}
      back={{ href: `/pairs/${open.plan.id}`, text: text.planBack }}
      errors={errors}
    >
      {judged.obstacles.length === 0 ? null : (
        <Alert kind="warning">
          {judged.obstacles.map((one) => obstacleText(lang, one, open.situation.mentors)).join(' ')}
        </Alert>
      )}
      <Form
        page={page}
        action={`/pairs/${open.plan.id}/${line.courseId}`}
        submit={text.save}
        errors={errors}
        requestId={requestId}
        hidden={{ seen: values['seen'] ?? seenOf(line) }}
      >
        <Select
          name="first"
          label={text.first}
          value={values['first'] ?? first}
          options={options}
          empty={false}
        />
        <Select
          name="other"
          label={text.other}
          value={values['other'] ?? other}
          options={options}
          empty={false}
        />
        <TextArea
          name="reason"
          label={text.reason}
          hint={text.reasonHint}
          value={values['reason'] ?? line.reason}
          maxLength={500}
          rows={2}
          optional
        />
        <Checkbox
          name="leave"
          label={text.leave}
          checked={fresh ? line.leftOut : values['leave'] === 'yes'}
        />
      </Form>
    </Page>
  );
}
