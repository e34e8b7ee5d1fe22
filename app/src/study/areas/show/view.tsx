import { type Areas, undivided } from '../../../doors/areas.ts';
import { Alert, EmptyState, Form, Page, type PageContext, Section, Select } from '../../../ui/index.ts';
import { texts } from './texts.ts';

/** One small form a branch, with the areas that the plans have. */
export function AreasPage({ page, planned, branches }: Areas & { readonly page: PageContext }) {
  const { lang } = page;
  const text = texts[lang];
  if (planned.length === 0)
    return (
      <Page page={page} title={text.title} lead={text.lead}>
        <EmptyState text={text.none} />
      </Page>
    );
  const options = planned.map(({ code, label }) => ({ value: code, text: label[lang] }));
  const waiting = branches.some(({ area }) => !planned.some(({ code }) => code === area));
  return (
    <Page page={page} title={text.title} lead={text.lead}>
      {waiting ? <Alert kind="warning">{text.waiting}</Alert> : null}
      <p>{text.from}</p>
      {branches.map(({ id, name, area }) => (
        <Section title={name}>
          <Form
            page={page}
            action={`/areas/${id}`}
            submit={text.save}
            submitKind="secondary"
            id={`area-${id}`}
          >
            <Select
              name="area"
              label={`${text.choose} ${name}`}
              value={planned.some(({ code }) => code === area) ? area : undivided}
              empty={false}
              options={[{ value: undivided, text: text.undivided }, ...options]}
            />
          </Form>
        </Section>
      ))}
    </Page>
  );
}
