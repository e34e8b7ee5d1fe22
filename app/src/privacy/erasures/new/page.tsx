import type { Rejected, RouteContext } from '../../../office/route.ts';
import { DateField, Form, Page, RadioGroup, TextField } from '../../../ui/index.ts';
import { subjectKinds } from '../../catalogue/index.ts';
import { eraseReasons, texts } from '../texts.ts';

export const newErasurePage = (
  { page, newRequestId }: Pick<RouteContext<unknown, unknown, unknown>, 'page' | 'newRequestId'>,
  filled?: Partial<Rejected>,
) => {
  const text = texts[page.lang];
  const values = filled?.values ?? {};
  const errors = filled?.errors ?? {};
  return (
    <Page
      page={page}
      title={text.ask}
      lead={text.lead}
      back={{ href: '/privacy/erasures', text: text.list }}
      errors={errors}
    >
      <Form
        page={page}
        action="/privacy/erasures"
        submit={text.save}
        errors={errors}
        requestId={values['_request'] ?? newRequestId}
      >
        <RadioGroup
          name="kind"
          legend={text.kind}
          value={values['kind']}
          options={subjectKinds.map((kind) => ({ value: kind, text: text.kinds[kind] }))}
        />
        <TextField name="mark" label={text.mark} hint={text.markHint} value={values['mark']} />
        <DateField name="born" label={text.born} value={values['born']} />
        <RadioGroup
          name="reason"
          legend={text.reason}
          value={values['reason']}
          options={eraseReasons.map((one) => ({ value: one, text: text.reasons[one] }))}
        />
      </Form>
    </Page>
  );
};
