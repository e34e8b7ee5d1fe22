import { Form, type FormErrors, type PageContext, PublicPage } from '../../../ui/index.ts';
import { AdministratorFields } from './fields.tsx';

const texts = {
  da: {
    title: 'Ny administrator',
    lead: (name: string) =>
      `${name} er sat op på denne maskine. Linket fra terminalen gør dig til administrator.`,
    submit: 'Opret min konto',
  },
  en: {
    title: 'New administrator',
    lead: (name: string) =>
      `${name} is set up on this machine. The link from the terminal makes you an administrator.`,
    submit: 'Make my account',
  },
} as const;

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
