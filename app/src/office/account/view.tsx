import { Definitions, Page, type PageContext, PostButton, Section } from '../../ui/index.ts';
import { lifetime } from '../accounts/lifetime.ts';
import { roleText } from '../users/texts.ts';
import type { Viewer } from '../viewer.ts';

const texts = {
  da: {
    title: 'Din konto',
    name: 'Navn',
    email: 'Mailadresse',
    organisation: 'Organisation',
    roles: 'Roller',
    help: 'Mangler du en side, eller er noget forkert, så skriv til en administrator.',
    session: 'Denne browser',
    about: (idle: number, absolute: number) =>
      `Du logges ud, når du ikke har brugt systemet i ${idle} timer, og senest efter ${absolute} timer.`,
    out: 'Log ud',
  },
  en: {
    title: 'Your account',
    name: 'Name',
    email: 'Mail address',
    organisation: 'Organisation',
    roles: 'Roles',
    help: 'If you miss a page or something is wrong, write to an administrator.',
    session: 'This browser',
    about: (idle: number, absolute: number) =>
      `You are signed out when you have not used the system for ${idle} hours, and after ${absolute} hours at the latest.`,
    out: 'Sign out',
  },
} as const;

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
          { term: text.email, value: email },
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
