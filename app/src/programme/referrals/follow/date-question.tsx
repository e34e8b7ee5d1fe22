import { DateField, Form, formatDate, RadioGroup } from '../../../ui/index.ts';
import type { FollowPageProps } from './props.ts';
import { returnedTo } from './returned.ts';
import { texts } from './texts.ts';

export function DateQuestion({ page, path, referral, today, returned }: FollowPageProps) {
  const text = texts[page.lang];
  const { date } = referral.said;
  const passed = date !== undefined && Temporal.PlainDate.compare(date, today) <= 0;
  const own = returnedTo('release', returned);
  const said = date === undefined ? '' : formatDate(page.lang, date);
  const options =
    date === undefined
      ? [
          { value: 'new', text: text.nowKnown },
          { value: 'unknown', text: text.notYet },
        ]
      : [
          ...(passed ? [{ value: 'released', text: text.released }] : [{ value: 'same', text: text.same }]),
          { value: 'new', text: text.changed },
          { value: 'unknown', text: text.lost },
          ...(passed ? [] : [{ value: 'released', text: text.released }]),
        ];
  const legend = date === undefined ? text.known : passed ? text.happened(said) : text.still(said);
  return (
    <Form
      page={page}
      id="release"
      action={`${path}/release-date`}
      submit={text.answer}
      errors={own?.errors}
      requestId={own?.values['_request']}
    >
      <RadioGroup name="answer" legend={legend} options={options} value={own?.values['answer']} />
      <DateField name="date" label={text.date} hint={text.dateHint} value={own?.values['date']} optional />
    </Form>
  );
}
