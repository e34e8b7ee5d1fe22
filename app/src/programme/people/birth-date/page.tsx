import { notFound, type Rejected, rejectedForm } from '../../../office/route.ts';
import { DateField, Form, Page, TextField } from '../../../ui/index.ts';
import { backTo, type CareContext, carePage, loadCare } from '../care/page.tsx';
import { texts } from './texts.ts';

const formPage = carePage(({ page, lang, clock, newRequestId }, found, returned) => {
  const text = texts[lang];
  const { person } = found;
  const values = returned?.values ?? {};
  return (
    <Page
      page={page}
      title={text.title(person.shown)}
      lead={text.lead}
      back={backTo(lang, found)}
      errors={returned?.errors}
    >
      <Form
        page={page}
        action={`/people/${person.id}/birth-date`}
        submit={text.confirm}
        errors={returned?.errors}
        requestId={values['_request'] ?? newRequestId}
      >
        <DateField name="birthDate" label={text.birthDate} value={values['birthDate']} max={clock.today()} />
        <TextField
          name="source"
          label={text.source}
          hint={text.sourceHint}
          value={values['source']}
          width="l"
          maxLength={200}
        />
      </Form>
    </Page>
  );
});

/** Only where it is missing: one that is wrong is corrected on the referral, with a reason. */
export const birthDatePage = async (context: CareContext, returned?: Rejected) =>
  (await loadCare(context))?.person.birth_date === null ? formPage(context, returned) : undefined;

export const returnForm = async (context: CareContext, returned: Rejected) => {
  const shown = await birthDatePage(context, returned);
  return shown === undefined ? notFound : rejectedForm(shown);
};
