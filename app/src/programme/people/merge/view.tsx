import {
  Definitions,
  type FormErrors,
  formatInstant,
  Page,
  type PageContext,
  PostButton,
  Section,
} from '../../../ui/index.ts';
import { writtenBy } from '../../courses/texts.ts';
import { FindOther } from './find.tsx';
import { movedText } from './moved.ts';
import type { Loaded } from './page.tsx';
import { Preview } from './preview.tsx';
import { texts } from './texts.ts';

export interface MergePageProps extends Loaded {
  readonly page: PageContext;
  /** The number that was asked for; '' where none was. */
  readonly number: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors?: FormErrors | undefined;
  readonly requestId: string;
}

/** One person with two pages: the way to the other, what would move, and what has been made one before. */
export function MergePage(props: MergePageProps) {
  const { page, person, verdict, merges, names } = props;
  const { lang } = page;
  const text = texts[lang];
  return (
    <Page
      page={page}
      title={text.title(person.shown)}
      lead={text.lead}
      back={{ href: `/people/${person.id}`, text: text.back }}
      errors={props.errors}
      wide
    >
      {verdict === undefined ? <FindOther {...props} /> : <Preview {...props} verdict={verdict} />}
      {merges.length === 0 ? null : (
        <Section title={text.mergedTitle}>
          {merges.map(({ merge, along, block }) => (
            <>
              <h3>{text.merged(merge.goneShown, along.numbers.join(', '))}</h3>
              <Definitions
                items={[
                  {
                    term: text.who,
                    value: text.mergedBy(
                      writtenBy(lang, merge.mergedBy, names),
                      formatInstant(lang, merge.mergedAt, 'short'),
                    ),
                  },
                  { term: text.because, value: merge.reason },
                  { term: text.along, value: movedText(lang, along.counts) },
                ]}
              />
              {block === undefined ? (
                <PostButton
                  page={page}
                  action={`/people/${person.id}/merge/undo`}
                  fields={{ merge: merge.id }}
                  text={text.undoMerge}
                  context={`(${merge.goneShown})`}
                />
              ) : (
                <p>{text.undoBlocks[block]}</p>
              )}
            </>
          ))}
        </Section>
      )}
    </Page>
  );
}
