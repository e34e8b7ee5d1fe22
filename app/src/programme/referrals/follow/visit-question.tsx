import { DateField, Form, RadioGroup } from '../../../ui/index.ts';
import type { FollowPageProps } from './props.ts';
import { returnedTo } from './returned.ts';
import type { Visit } from './store.ts';
import { texts } from './texts.ts';

export function VisitQuestion({ page, path, visit, returned }: FollowPageProps & { readonly visit: Visit }) {
  const text = texts[page.lang];
  const own = returnedTo(visit.id, returned);
  return (
    <Form
      page={page}
      id={`visit-${visit.id}`}
      action={`${path}/visit`}
      submit={text.answer}
      hidden={{ request: visit.id }}
      errors={own?.errors}
      requestId={own?.values['_request']}
    >
      <RadioGroup
        name="answer"
        legend={text.visit(visit.mentor, visit.prison)}
        options={[
          { value: 'yes', text: text.yes },
          { value: 'no', text: text.no },
        ]}
        value={own?.values['answer']}
      />
      <DateField
        name="validUntil"
        label={text.validUntil}
        hint={text.validHint}
        value={own?.values['validUntil']}
        optional
      />
    </Form>
  );
}
