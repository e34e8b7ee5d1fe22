import { Page, type PageContext, Section } from '../../../ui/index.ts';
import { purposes } from '../consent.ts';
import { words } from '../texts.ts';
import { currentWording, type Wordings } from '../wordings.ts';
import { NewWords, type Returned } from './new-words.tsx';
import { Earlier, Said } from './said.tsx';
import { texts } from './texts.ts';

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
