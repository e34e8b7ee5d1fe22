import {
  ConfirmPage,
  DateField,
  type FormErrors,
  type PageContext,
  RadioGroup,
  Select,
  TextArea,
} from '../../../ui/index.ts';
import type { Told } from '../../courses/notices.ts';
import { ToldList } from '../../courses/told.tsx';
import type { Care } from '../../people/care/care.ts';
import { type HoldReason, reasonName } from '../hold.ts';
import { texts } from './texts.ts';

export interface HoldPageProps {
  readonly page: PageContext;
  readonly course: { readonly id: string; readonly person: string };
  readonly reasons: readonly HoldReason[];
  readonly prisons: readonly { readonly id: string; readonly name: string }[];
  readonly told: readonly Told[];
  readonly care: Care | undefined;
  readonly today: Temporal.PlainDate;
  readonly values?: Readonly<Record<string, string>> | undefined;
  readonly errors?: FormErrors | undefined;
  readonly requestId: string;
}

/** What a pause does is read before it is made. */
export function HoldPage(props: HoldPageProps) {
  const { page, course, reasons, prisons, told, care, today, values = {} } = props;
  const { lang } = page;
  const text = texts[lang];
  return (
    <ConfirmPage
      page={page}
      title={text.title(course.person)}
      action={`/courses/${course.id}/hold`}
      confirm={text.confirm}
      cancelHref={`/courses/${course.id}`}
      errors={props.errors}
      requestId={props.requestId}
    >
      <RadioGroup
        name="reason"
        legend={text.reason}
        value={values['reason']}
        options={reasons.map((value) => ({ value, text: reasonName[lang][value] }))}
      />
      <DateField name="from" label={text.from} value={values['from'] ?? today} max={today} />
      <Select
        name="prison"
        label={text.prison}
        hint={text.prisonHint}
        value={values['prison']}
        empty={text.unknown}
        options={prisons.map(({ id, name }) => ({ value: id, text: name }))}
        optional
      />
      <TextArea
        name="note"
        label={text.note}
        hint={text.noteHint}
        value={values['note']}
        maxLength={500}
        rows={2}
        optional
      />
      <h2>{text.effect}</h2>
      <ul>
        <li>{text.rests}</li>
        <li>{text.pair}</li>
        <li>{text.stay}</li>
      </ul>
      <ToldList lang={lang} kind="hold" told={told} care={care} undo />
    </ConfirmPage>
  );
}
