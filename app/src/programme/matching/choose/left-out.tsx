import { ButtonLink, EmptyState, plural, Section, sentence, Table } from '../../../ui/index.ts';
import { exclusionText } from '../texts.ts';
import type { ChoosePageProps } from './props.ts';
import { leftOutName, spokenName, texts } from './texts.ts';

/** So many mentors are listed at most. */
const listed = 50;

export function NoPairs({ page, choice }: ChoosePageProps) {
  const { lang } = page;
  const text = texts[lang];
  const language = spokenName(lang, choice.seeker.language);
  const { fallen, eligible, leftOut } = choice.ranking;
  const why = [
    text.none,
    ...(fallen['no-common-language'] > 0 ? [text.noLanguage(language)] : []),
    ...(fallen['no-clearance'] > 0 ? [text.noClearance] : []),
    ...(fallen['nobody-experienced'] > 0 ? [text.noExperience] : []),
    eligible.length + leftOut.length === 0 ? text.nobody : text.noneNext,
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
            {eligible.slice(0, listed).map(({ id }) => (
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

/** Who cannot be chosen and why: one by one where they are few, else counted by reason, each count with its list. */
export function LeftOut({ page, choice, why }: ChoosePageProps) {
  const { lang } = page;
  const text = texts[lang];
  const { leftOut } = choice.ranking;
  if (leftOut.length === 0) return null;
  const few = leftOut.length <= listed;
  const listedFor = () =>
    why === undefined ? [] : leftOut.filter((one) => one.exclusions.some(({ rule }) => rule === why));
  const chosen = few ? leftOut : listedFor();
  return (
    <div id="left-out">
      <Section title={text.leftOut(plural(lang, leftOut.length, text.mentor.toLowerCase(), text.mentors))}>
        {few ? null : (
          <ul>
            {choice.leftOutBy.map(([rule, count]) => (
              <li>
                <a
                  href={`/courses/${choice.course.id}/match?why=${rule}#left-out`}
                  aria-current={rule === why ? 'true' : undefined}
                >
                  {`${sentence(leftOutName[lang][rule])}: ${count}`}
                </a>
              </li>
            ))}
          </ul>
        )}
        {chosen.length > listed ? <p>{text.firstOf(listed, chosen.length)}</p> : null}
        {chosen.length === 0 ? null : (
          <Table
            caption={text.why}
            captionHidden
            columns={[
              { key: 'mentor', text: text.mentor },
              { key: 'why', text: text.why },
            ]}
            rows={chosen.slice(0, listed).map(({ volunteer: { id }, exclusions }) => ({
              mentor: <a href={`/mentors/${id}`}>{choice.mentors.get(id)?.name}</a>,
              why: `${sentence(exclusions.map((one) => exclusionText(lang, one)).join('; '))}.`,
            }))}
          />
        )}
      </Section>
    </div>
  );
}
