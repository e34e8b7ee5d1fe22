import { Page, type PageContext, PublicPage, type Words } from '../ui/index.ts';

export type ErrorKind = 'not-found' | 'refused' | 'too-large' | 'bad-form' | 'stale-form' | 'broken';

const titles: Words<ErrorKind> = {
  da: {
    'not-found': 'Siden findes ikke',
    refused: 'Det kan ikke lade sig gøre',
    'too-large': 'Det var for stort',
    'bad-form': 'Vi kunne ikke læse det, du sendte',
    'stale-form': 'Siden var for gammel',
    broken: 'Noget gik i stykker',
  },
  en: {
    'not-found': 'There is no such page',
    refused: 'That cannot be done',
    'too-large': 'That was too large',
    'bad-form': 'We could not read what you sent',
    'stale-form': 'The page was too old',
    broken: 'Something broke',
  },
};

const texts: Words<Exclude<ErrorKind, 'refused'>> = {
  da: {
    'not-found': 'Siden findes ikke, eller du har ikke adgang til den. Gå tilbage, eller begynd forfra.',
    'too-large': 'Intet er gemt. Gå tilbage, og send en mindre fil eller en kortere tekst.',
    'bad-form': 'Intet er gemt. Gå tilbage, og prøv igen.',
    'stale-form': 'Intet er gemt. Gå tilbage, genindlæs siden, og send igen.',
    broken:
      'Det, du sendte, er måske ikke gemt. Prøv igen om lidt. Sker det igen, så oplys nummeret nedenfor.',
  },
  en: {
    'not-found': 'The page does not exist, or you do not have access to it. Go back, or start again.',
    'too-large': 'Nothing was saved. Go back and send a smaller file or a shorter text.',
    'bad-form': 'Nothing was saved. Go back and try again.',
    'stale-form': 'Nothing was saved. Go back, reload the page and send again.',
    broken:
      'What you sent may not have been saved. Try again in a moment. If it happens again, quote the number below.',
  },
};

export interface ErrorPageProps {
  readonly page: PageContext;
  readonly kind: ErrorKind;
  /** The reason, where a rule said no. */
  readonly words?: string | undefined;
  readonly reference?: string | undefined;
}

/** What happened, what is safe, what to do. */
export function ErrorPage({ page, kind, words, reference }: ErrorPageProps) {
  const Frame = page.user === undefined ? PublicPage : Page;
  return (
    <Frame page={page} title={titles[page.lang][kind]}>
      <p>{kind === 'refused' ? words : texts[page.lang][kind]}</p>
      {reference === undefined ? null : <p>{reference}</p>}
      <p>
        <a href="/">{page.lang === 'da' ? 'Til forsiden' : 'To the front page'}</a>
      </p>
    </Frame>
  );
}
