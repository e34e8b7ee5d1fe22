import type { Rejected, RouteContext } from '../../../office/route.ts';
import { ConfirmPage, DateField, RadioGroup } from '../../../ui/index.ts';
import type { SubjectKind } from '../../catalogue/index.ts';
import { findSubject } from '../../subject.ts';
import { pauseReasons, texts } from '../texts.ts';

type Context = Pick<RouteContext<unknown, unknown, unknown>, 'privacy' | 'page' | 'newRequestId'>;

/** Undefined when there is nobody to put on pause. */
export const pausePage = async (
  { privacy, page, newRequestId }: Context,
  about: { readonly kind: SubjectKind; readonly subject: string },
  filled?: Partial<Rejected>,
) => {
  const found = await privacy.read((db) => findSubject(db, about.kind, about.subject));
  if (found === undefined) return undefined;
  const text = texts[page.lang];
  return (
    <ConfirmPage
      page={page}
      title={`${found.name}: ${text.pauseTitle.toLowerCase()}`}
      lead={text.pauseLead}
      action="/privacy/retention/pause"
      confirm={text.pause}
      cancelHref="/privacy/retention"
      fields={about}
      errors={filled?.errors}
      requestId={filled?.values?.['_request'] ?? newRequestId}
    >
      <RadioGroup
        name="reason"
        legend={text.reason}
        value={filled?.values?.['reason']}
        options={pauseReasons.map((one) => ({ value: one, text: text.reasons[one] }))}
      />
      <DateField name="until" label={text.until} value={filled?.values?.['until']} />
    </ConfirmPage>
  );
};
