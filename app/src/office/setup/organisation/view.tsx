import {
  Form,
  type FormErrors,
  type PageContext,
  PublicPage,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { AdministratorFields } from '../administrator/fields.tsx';
import { texts } from './texts.ts';

export interface OrganisationPageProps {
  readonly page: PageContext;
  readonly token: string;
  readonly values?: Readonly<Record<string, string>> | undefined;
  readonly errors?: FormErrors | undefined;
}

export function OrganisationPage({ page, token, values = {}, errors }: OrganisationPageProps) {
  const text = texts[page.lang];
  return (
    <PublicPage page={page} title={text.title} lead={text.lead} errors={errors}>
      <Form page={page} action={`/setup/${token}`} submit={text.submit} errors={errors}>
        <TextField
          name="organisation"
          label={text.organisation}
          autocomplete="organization"
          value={values['organisation']}
        />
        <TextArea
          name="branches"
          label={text.branches}
          hint={text.branchesHint}
          value={values['branches']}
          rows={6}
        />
        <TextArea
          name="prisons"
          label={text.prisons}
          hint={text.prisonsHint}
          value={values['prisons']}
          rows={4}
        />
        <AdministratorFields values={values} />
      </Form>
    </PublicPage>
  );
}
