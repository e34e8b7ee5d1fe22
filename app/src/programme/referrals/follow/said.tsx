import { Definitions, formatDate, type PageContext, Section } from '../../../ui/index.ts';
import type { FollowedReferral } from './store.ts';
import { texts } from './texts.ts';

export function Said({
  page,
  answers,
}: {
  readonly page: PageContext;
  readonly answers: FollowedReferral['answers'];
}) {
  const text = texts[page.lang];
  if (answers.length === 0) return null;
  const words = { applied: text.applied, 'set-aside': text.aside };
  return (
    <Section title={text.said}>
      <Definitions
        items={answers.map(({ kind, answeredAt, outcome }) => ({
          term: `${text.saidKind[kind]}, ${formatDate(
            page.lang,
            answeredAt.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate(),
            'day',
          )}`,
          value: outcome === undefined ? text.waits : words[outcome],
        }))}
      />
    </Section>
  );
}
