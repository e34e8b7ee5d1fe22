import type { Rejected, RouteContext } from '../../../office/route.ts';
import {
  DateField,
  Form,
  type FormErrors,
  Page,
  type PageContext,
  RadioGroup,
  TextField,
} from '../../../ui/index.ts';
import { subjectKinds } from '../../catalogue/index.ts';
import { identifications } from '../request.ts';
import { texts } from '../texts.ts';

interface NewRequestProps {
  readonly page: PageContext;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: FormErrors;
  readonly requestId: string;
}

const NewRequestPage = ({ page, values, errors, requestId }: NewRequestProps) => {
  const text = texts[page.lang];
  return (
    <Page page={page} title={text.add} back={{ href: '/privacy/requests', text: text.back }} errors={errors}>
      <Form page={page} action="/privacy/requests" submit={text.save} errors={errors} requestId={requestId}>
        <RadioGroup
          name="kind"
          legend={text.kind}
          value={values['kind']}
          options={subjectKinds.map((kind) => ({ value: kind, text: text.kinds[kind] }))}
        />
        <TextField name="mark" label={text.mark} hint={text.markHint} value={values['mark']} />
        <DateField name="born" label={text.born} value={values['born']} />
        <RadioGroup
          name="identifiedBy"
          legend={text.identifiedBy}
          value={values['identifiedBy']}
          options={identifications.map((one) => ({ value: one, text: text.identified[one] }))}
        />
        <DateField name="receivedOn" label={text.receivedOn} value={values['receivedOn']} />
        <TextField
          name="reason"
          label={text.reason}
          hint={text.reasonHint}
          value={values['reason']}
          width="full"
          maxLength={300}
        />
      </Form>
    </Page>
  );
};

export const newRequestPage = (
  {
    page,
    newRequestId,
    clock,
  }: Pick<RouteContext<unknown, unknown, unknown>, 'page' | 'newRequestId' | 'clock'>,
  filled?: Partial<Rejected>,
) => (
  <NewRequestPage
    page={page}
    values={filled?.values ?? { receivedOn: clock.today().toString() }}
    errors={filled?.errors ?? {}}
    requestId={filled?.values?.['_request'] ?? newRequestId}
  />
);
