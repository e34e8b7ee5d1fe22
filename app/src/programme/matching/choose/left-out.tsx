import { ButtonLink, EmptyState, plural, Section, sentence, Table } from '../../../ui/index.ts';
import { exclusionText } from '../texts.ts';
import type { ChoosePageProps } from './props.ts';
import { spokenName, texts } from './texts.ts';

export function NoPairs({ page, choice }: ChoosePageProps) {
  const { lang } = page;
  const text = texts[lang];
  const language = spokenName(lang, choice.seeker.language);
  const { fallen, eligible } = choice.ranking;
  const why = [
    text.none,
    ...(fallen['no-common-language'] > 0 ? [text.noLanguage(language)] : []),
    ...(fallen['no-clearance'] > 0 ? [text.noClearance] : []),
    ...(fallen['nobody-experienced'] > 0 ? [text.noExperience] : []),
    text.noneNext,
  ];
  return (
    <>
      <EmptyState
        text={why.join(' ')}
        action={<ButtonLink href="/mentors/new">{text.newMentor}</ButtonLink>}
      />
      {eligible.length === 0 ? null : (
        <Section title={text.free}>
          <ul>
            {eligible.map(({ id }) => (
              <li>
                <a href={`/mentors/${id}`}>{choice.mentors.get(id)?.name}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

export function LeftOut({ page, choice }: ChoosePageProps) {
  const { lang } = page;
  const text = texts[lang];
  const { leftOut } = choice.ranking;
  if (leftOut.length === 0) return null;
  return (
    <Section title={text.leftOut(plural(lang, leftOut.length, text.mentor.toLowerCase(), text.mentors))}>
      <Table
        caption={text.why}
        captionHidden
        columns={[
          { key: 'mentor', text: text.mentor },
          { key: 'why', text: text.why },
        ]}
        rows={leftOut.map(({ volunteer: { id }, exclusions }) => ({
          mentor: <a href={`/mentors/${id}`}>{choice.mentors.get(id)?.name}</a>,
          why: `${sentence(exclusions.map((one) => exclusionText(lang, one)).join('; '))}.`,
        }))}
      />
    </Section>
  );
}
