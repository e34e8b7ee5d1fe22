import type { Lang } from '../../../ui/index.ts';
import type { Found } from './find.ts';
import { texts } from './texts.ts';

const zone = 'Europe/Copenhagen';

/** The form for a date, with what the prison said in its fields. */
const releaseForm = (lang: Lang, { referral, answer, release, course }: Found): string => {
  const { content, kind } = answer;
  const date = content.answer === 'same' ? release?.date?.toString() : content.date;
  const query = new URLSearchParams({
    kind:
      kind === 'released'
        ? 'actual'
        : release?.kind === 'actual'
          ? 'expected'
          : (release?.kind ?? 'expected'),
    certainty:
      kind === 'released' ? 'certain' : date === undefined ? 'unknown' : (release?.certainty ?? 'likely'),
    date: date ?? '',
    source: texts[lang].source,
    ...(date === undefined
      ? {}
      : {
          confirmedBy: referral.prison,
          confirmedOn: answer.answeredAt.toZonedDateTimeISO(zone).toPlainDate().toString(),
        }),
    answer: answer.id,
  });
  const about = course?.closed === false ? `/courses/${course.id}` : `/people/${referral.person_id}`;
  return `${about}/release-date?${query}`;
};

/**
 * The form that an answer is used in, where it takes one: a date of somebody whose referral is accepted, and a
 * withdrawal while a course runs. It counts as used when that form is saved.
 */
export const formFor = (lang: Lang, found: Found): string | undefined => {
  const { answer, referral, course, used } = found;
  if (answer.outcome !== undefined || referral.state !== 'accepted') return undefined;
  if (answer.kind === 'release-date' || answer.kind === 'released') return releaseForm(lang, found);
  return answer.kind === 'withdrawal' && used && course?.closed === false
    ? `/courses/${course.id}/end?answer=${answer.id}`
    : undefined;
};
