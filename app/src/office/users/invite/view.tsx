import { Form, type FormErrors, Page, type PageContext, Select, TextField } from '../../../ui/index.ts';
import { roleName, roles } from '../../viewer.ts';
import type { Branch } from '../store.ts';
import { texts } from './texts.ts';

export interface InvitePageProps {
  readonly page: PageContext;
  readonly branches: readonly Branch[];
  readonly values?: Readonly<Record<string, string>> | undefined;
  readonly errors?: FormErrors | undefined;
}

export function InvitePage({ page, branches, values = {}, errors }: InvitePageProps) {
  const text = texts[page.lang];
  return (
    <Page
      page={page}
      title={text.title}
      lead={text.lead}
      back={{ href: '/users', text: text.back }}
      errors={errors}
    >
      <Form page={page} action="/users/invite" submit={text.submit} errors={errors}>
        <TextField name="name" label={text.name} value={values['name']} />
        <TextField name="email" label={text.email} type="email" value={values['email']} />
        <Select
          name="role"
          label={text.role}
          value={values['role']}
          options={roles.map((role) => ({ value: role, text: roleName[page.lang][role] }))}
        />
        <Select
          name="branch"
          label={text.branch}
          hint={text.branchHint}
          empty={text.all}
          value={values['branch']}
          options={branches.map(({ id, name }) => ({ value: id, text: name }))}
        />
      </Form>
    </Page>
  );
}
