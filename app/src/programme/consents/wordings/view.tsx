import {
  Details,
  Form,
  type FormErrors,
  formatDate,
  lix,
  Page,
  type PageContext,
  plainLix,
  Section,
  TextArea,
} from '../../../ui/index.ts';
import { type Purpose, purposes } from '../consent.ts';
import { words } from '../texts.ts';
import { currentWording, type Wording, type Wordings } from '../wordings.ts';

const texts = {
  da: {
    title: 'Samtykkernes ord',
    lead: `Ordene læses højt for deltageren. De må højst have lix ${plainLix}.`,
    version: (version: number, since: string) => `Version ${version}${since}.`,
    since: (date: string) => `, fra ${date}`,
    readable: (value: number) => `Lix ${value}.`,
    earlier: 'Tidligere ord',
    add: 'Nye ord',
    about:
      'Skriv, hvad deltageren siger ja til. Det, systemet gør, når et samtykke trækkes tilbage, ændres ikke.',
    da: 'På dansk',
    en: 'På engelsk',
    save: 'Brug de nye ord fra nu',
  },
  en: {
    title: 'The words of the consents',
    lead: `The words are read aloud to the participant. The Danish may have at most lix ${plainLix}.`,
    version: (version: number, since: string) => `Version ${version}${since}.`,
    since: (date: string) => `, from ${date}`,
    readable: (value: number) => `Lix ${value} in Danish.`,
    earlier: 'Earlier words',
    add: 'New words',
    about:
      'Write what the participant says yes to. What the system does when a consent is withdrawn does not change.',
    da: 'In Danish',
    en: 'In English',
    save: 'Use the new words from now',
  },
} as const;

interface Returned {
  readonly errors: FormErrors;
  readonly values: Readonly<Record<string, string>>;
}

export interface WordingsPageProps {
  readonly page: PageContext;
  readonly wordings: Wordings;
  readonly returned?: Returned | undefined;
}

/** What each purpose says now and said before, and new words for it. */
export function WordingsPage({ page, wordings, returned }: WordingsPageProps) {
  const text = texts[page.lang];
  return (
    <Page page={page} title={text.title} lead={text.lead} errors={returned?.errors}>
      {purposes.map((purpose) => (
        <Section title={words[page.lang].purpose[purpose]}>
          <Said page={page} wording={currentWording(wordings, purpose)} />
          <Earlier page={page} wordings={wordings[purpose].slice(0, -1)} />
          <NewWords
            page={page}
            purpose={purpose}
            wording={currentWording(wordings, purpose)}
            returned={returned?.values['purpose'] === purpose ? returned : undefined}
          />
        </Section>
      ))}
    </Page>
  );
}

const Said = ({ page, wording }: { readonly page: PageContext; readonly wording: Wording }) => {
  const { lang } = page;
  const text = texts[lang];
  const since = wording.validFrom === undefined ? '' : text.since(formatDate(lang, wording.validFrom, 'day'));
  return (
    <>
      <p>{wording[lang]}</p>
      <p>
        {text.version(wording.version, since)} {text.readable(Math.ceil(lix(wording.da)))}
      </p>
    </>
  );
};

const Earlier = ({
  page,
  wordings,
}: {
  readonly page: PageContext;
  readonly wordings: readonly Wording[];
}) =>
  wordings.length === 0 ? null : (
    <Details summary={texts[page.lang].earlier}>
      {wordings.map((wording) => (
        <Said page={page} wording={wording} />
      ))}
    </Details>
  );

interface NewWordsProps {
  readonly page: PageContext;
  readonly purpose: Purpose;
  readonly wording: Wording;
  readonly returned: Returned | undefined;
}

const NewWords = ({ page, purpose, wording, returned }: NewWordsProps) => {
  const text = texts[page.lang];
  const values = returned?.values ?? {};
  return (
    <Details summary={`${text.add}: ${words[page.lang].purpose[purpose]}`} open={returned !== undefined}>
      <p>{text.about}</p>
      <Form
        page={page}
        action="/settings/consents"
        submit={text.save}
        submitKind="secondary"
        id={`wording-${purpose}`}
        hidden={{ purpose }}
        errors={returned?.errors}
        requestId={values['_request']}
      >
        <TextArea name="da" label={text.da} value={values['da'] ?? wording.da} maxLength={500} rows={4} />
        <TextArea name="en" label={text.en} value={values['en'] ?? wording.en} maxLength={500} rows={4} />
      </Form>
    </Details>
  );
};
