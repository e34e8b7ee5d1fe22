import type { ListedStudy } from '../../../doors/register-list.ts';
import {
  Alert,
  EmptyState,
  formatNumber,
  Page,
  type PageContext,
  PostButton,
  Table,
} from '../../../ui/index.ts';
import { texts } from './texts.ts';

export interface RegisterListsProps {
  readonly page: PageContext;
  readonly studies: readonly ListedStudy[];
  readonly mayFetch: boolean;
}

/** What the list is for, then one button a study. */
export function RegisterListsPage({ page, studies, mayFetch }: RegisterListsProps) {
  const { lang } = page;
  const text = texts[lang];
  if (studies.length === 0)
    return (
      <Page page={page} title={text.title} lead={text.lead}>
        <EmptyState text={text.none} />
      </Page>
    );
  return (
    <Page page={page} title={text.title} lead={text.lead}>
      {mayFetch ? (
        <ol>
          {text.how.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
      ) : (
        <Alert kind="warning">{text.other}</Alert>
      )}
      <p>{text.about}</p>
      {mayFetch ? (
        <Table
          caption={text.title}
          captionHidden
          columns={[
            { key: 'study', text: text.study },
            { key: 'people', text: text.people },
            { key: 'fetch', text: text.fetch },
          ]}
          rows={studies.map(({ id, title, people }) => ({
            study: title[lang],
            people: people === 0 ? text.nobody : formatNumber(lang, people),
            fetch:
              people === 0 ? (
                '–'
              ) : (
                <PostButton
                  page={page}
                  action={`/register-lists/${id}`}
                  text={text.fetch}
                  context={title[lang]}
                  kind="secondary"
                />
              ),
          }))}
        />
      ) : null}
    </Page>
  );
}
