import { Definitions, Page, type PageContext, PostButton, Section } from '../../ui/index.ts';
import { lifetime } from '../accounts/lifetime.ts';
import { Address } from '../mail/address.tsx';
import { roleText } from '../users/texts.ts';
import type { Viewer } from '../viewer.ts';
import { texts } from './texts.ts';

export interface AccountPageProps {
  readonly page: PageContext;
  readonly viewer: Viewer;
  readonly email: string;
}

export function AccountPage({ page, viewer, email }: AccountPageProps) {
  const text = texts[page.lang];
  const held = viewer.memberships.map(({ role, branchName }) =>
    roleText(page.lang, { role, branch: branchName }),
  );
  return (
    <Page page={page} title={text.title}>
      <Definitions
        items={[
          { term: text.name, value: viewer.name },
          { term: text.email, value: <Address of={email} /> },
          { term: text.organisation, value: viewer.organisation?.name ?? '' },
          { term: text.roles, value: held.join('; ') },
        ]}
      />
      <p>{text.help}</p>
      <Section title={text.session}>
        <p>{text.about(lifetime.idle.hours, lifetime.absolute.hours)}</p>
        <PostButton page={page} action="/sign-out" text={text.out} />
      </Section>
    </Page>
  );
}
