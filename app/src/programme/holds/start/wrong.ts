import type { z } from 'zod';
import { formatDate } from '../../../ui/index.ts';
import { opensStay } from '../hold.ts';
import type { loadHold } from './page.tsx';
import type { schema } from './schema.ts';
import { texts } from './texts.ts';

type Found = NonNullable<Awaited<ReturnType<typeof loadHold>>>;

/** What the schema cannot know: the course, today, and which prisons there are. */
export const wrongIn = (
  found: Found,
  body: z.output<typeof schema>,
  today: Temporal.PlainDate,
  lang: 'da' | 'en',
): Readonly<Record<string, string>> => {
  const text = texts[lang];
  if (!found.reasons.includes(body.reason))
    return { reason: lang === 'da' ? 'Vælg en grund.' : 'Choose a reason.' };
  if (Temporal.PlainDate.compare(body.from, today) > 0) return { from: text.future };
  // Nobody comes back to prison before the release.
  const back = opensStay(body.reason, found.released !== undefined) ? found.released : undefined;
  const earliest =
    back !== undefined && Temporal.PlainDate.compare(back, found.earliest) > 0 ? back : found.earliest;
  if (Temporal.PlainDate.compare(body.from, earliest) < 0)
    return { from: text.early(formatDate(lang, earliest, 'day')) };
  if (body.prison !== '' && !found.prisons.some(({ id }) => id === body.prison))
    return { prison: text.prison };
  return body.reason === 'other' && body.note === '' ? { note: text.noteNeeded } : {};
};
