import { ButtonLink, Card, Cards, formatDate, type PageContext, Section } from '../../../ui/index.ts';
import type { FormerCourse } from '../former/store.ts';
import { texts as formerTexts } from '../former/texts.ts';
import type { OwnProposal } from './store.ts';
import { texts } from './texts.ts';

interface AskedMentorProps {
  readonly page: PageContext;
  readonly proposals: readonly OwnProposal[];
}

/** First on a mentor's page: what waits for a yes or a no. */
export function AskedMentor({ page, proposals }: AskedMentorProps) {
  const { lang } = page;
  const text = texts[lang];
  const open = proposals.filter((one) => one.about !== undefined);
  if (open.length === 0) return null;
  return (
    <Section title={text.asked}>
      <Cards>
        {open.map(({ matchId, about, answer, answerBy }) => (
          <Card
            title={[about?.label, about?.town].filter(Boolean).join(', ')}
            level={3}
            action={
              <ButtonLink href={`/my/proposals/${matchId}`} context={about?.label}>
                {answer === undefined ? text.answer : text.read}
              </ButtonLink>
            }
          >
            <p>{answer === 'yes' ? text.saidYes : text.lead(formatDate(lang, answerBy))}</p>
          </Card>
        ))}
      </Cards>
    </Section>
  );
}

/** Last on a mentor's page: courses that were left, while the own contacts may still be read. */
export function FormerCourses({
  page,
  former,
}: {
  readonly page: PageContext;
  readonly former: readonly FormerCourse[];
}) {
  const { lang } = page;
  const text = formerTexts[lang];
  if (former.length === 0) return null;
  return (
    <Section title={text.section}>
      <ul>
        {former.map(({ courseId, label, until }) => (
          <li>
            <a href={`/my/former/${courseId}`}>{text.link(label, formatDate(lang, until, 'day'))}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
