import {
  ButtonLink,
  Card,
  Cards,
  type PageContext,
  PostButton,
  PublicPage,
  Section,
} from '../../ui/index.ts';
import type { PublishedResult } from './store.ts';

const texts = {
  da: {
    lead: 'Mentorer for mennesker, der løslades, og et ærligt svar på, om det hjælper.',
    demoTitle: 'Udforsk demoprogrammet',
    demo: 'Seks afdelinger i fuld drift og et afsluttet forsøg. Alle personer og tal er opdigtede. Du kan se det hele fra hver rolles plads og prøve alt af.',
    demoAction: 'Åbn demoprogrammet',
    ownTitle: 'Opret jeres organisation',
    own: 'Den første administrator bruger et engangslink. Det blev vist i terminalen, da systemet startede.',
    ownAgain: 'Er linket væk eller udløbet, vises et nyt med denne kommando:',
    signInTitle: 'Log ind',
    signIn: 'Du har en konto, hvis nogen i din organisation har inviteret dig.',
    signInAction: 'Log ind',
    results: 'Det ved vi',
    invented: 'opdigtet demoforsøg',
  },
  en: {
    lead: 'Mentors for people leaving prison, and an honest answer to whether it helps.',
    demoTitle: 'Explore the demo programme',
    demo: 'Six branches in full run and a finished trial. All people and numbers are invented. You can see it all from each role’s place, and try everything.',
    demoAction: 'Open the demo programme',
    ownTitle: 'Set up your organisation',
    own: 'The first administrator uses a one-time link. It was shown in the terminal when the system started.',
    ownAgain: 'If the link is lost or has expired, this command shows a new one:',
    signInTitle: 'Sign in',
    signIn: 'You have an account if somebody in your organisation has invited you.',
    signInAction: 'Sign in',
    results: 'What we know',
    invented: 'invented demo trial',
  },
} as const;

export interface FrontPageProps {
  readonly page: PageContext;
  /** Whether an organisation has been set up. */
  readonly organised: boolean;
  /** Whether the demo programme may be opened. */
  readonly demo: boolean;
  readonly results: readonly PublishedResult[];
}

/** Before anything is set up: two ways. Afterwards: sign-in first. */
export function FrontPage({ page, organised, demo, results }: FrontPageProps) {
  const text = texts[page.lang];
  const demoCard = demo ? (
    <Card
      title={text.demoTitle}
      action={
        <PostButton
          page={page}
          action="/demo"
          text={text.demoAction}
          kind={organised ? 'secondary' : 'primary'}
        />
      }
    >
      <p>{text.demo}</p>
    </Card>
  ) : null;
  return (
    <PublicPage page={page} title="Primus Motor" lead={text.lead} wide>
      <Cards>
        {organised ? (
          <Card
            title={text.signInTitle}
            action={<ButtonLink href="/sign-in">{text.signInAction}</ButtonLink>}
          >
            <p>{text.signIn}</p>
          </Card>
        ) : (
          demoCard
        )}
        {organised ? (
          demoCard
        ) : (
          <Card title={text.ownTitle}>
            <p>{text.own}</p>
            <p>{text.ownAgain}</p>
            <p>
              <code>npx primus setup-link</code>
            </p>
          </Card>
        )}
      </Cards>
      {results.length === 0 ? null : (
        <Section title={text.results}>
          <ul>
            {results.map((result) => (
              <li>
                <a href={`/results/${result.slug}`}>{result.title[page.lang]}</a>
                {result.invented ? ` (${text.invented})` : ''}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </PublicPage>
  );
}
