import { Card, Cards, EmptyState, Page, type PageContext } from '../../ui/index.ts';
import { settingsLinks } from './links.ts';

const texts = {
  da: {
    title: 'Indstillinger',
    lead: 'Det bestemmer programmet selv.',
    none: 'Der er ikke noget at indstille endnu.',
  },
  en: { title: 'Settings', lead: 'The programme decides this itself.', none: 'There is nothing to set yet.' },
} as const;

export const SettingsPage = ({ page }: { readonly page: PageContext }) => {
  const text = texts[page.lang];
  return (
    <Page page={page} title={text.title} lead={text.lead}>
      {settingsLinks.length === 0 ? (
        <EmptyState text={text.none} />
      ) : (
        <Cards>
          {settingsLinks.map(({ href, text: words, about }) => (
            <Card title={words[page.lang]} href={href}>
              <p>{about[page.lang]}</p>
            </Card>
          ))}
        </Cards>
      )}
    </Page>
  );
};
