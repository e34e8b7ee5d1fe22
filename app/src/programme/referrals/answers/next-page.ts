import type { Lang } from '../../../ui/index.ts';
import type { Applied } from './apply.ts';
import type { Found } from './find.ts';
import { texts } from './texts.ts';

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
  });
  const about = course?.closed === false ? `/courses/${course.id}` : `/people/${referral.person_id}`;
  return `${about}/release-date?${query}`;
};

export const nextPage = (lang: Lang, applied: Applied, found: Found): string => {
  if (applied === 'release-form') return releaseForm(lang, found);
  if (applied === 'course-end' && found.course?.closed === false) return `/courses/${found.course.id}/end`;
  return `/referrals/${found.referral.id}`;
};
