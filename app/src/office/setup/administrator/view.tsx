import { Form, type FormErrors, type PageContext, PublicPage } from '../../../ui/index.ts';
import { AdministratorFields } from './fields.tsx';
import { texts } from './texts.ts';

export interface AdministratorPageProps {
  readonly page: PageContext;
  readonly token: string;
  readonly organisation: string;
  readonly values?: Readonly<Record<string, string>> | undefined;
  readonly errors?: FormErrors | undefined;
}

export function AdministratorPage({
  page,
  token,
  organisation,
  values = {},
  errors,
}: AdministratorPageProps) {
  const text = texts[page.lang];
  return (
    <PublicPage page={page} title={text.title} lead={text.lead(organisation)} errors={errors}>
      <Form page={page} action={`/setup/${token}/administrator`} submit={text.submit} errors={errors}>
        <AdministratorFields values={values} />
      </Form>
    </PublicPage>
  );
}
