import { CERTAINTIES, RELEASE_DATE_KINDS } from '@primus-motor/trial';
import { z } from 'zod';
import type { Lang } from '../../../ui/index.ts';
import { type ReleaseDate, referralSource } from '../release-date.ts';
import { sourceText } from '../texts.ts';

/** What a link to the form may bring along: an answer of the prison, or that the release is to be confirmed. */
export const prefillQuery = z.object({
  kind: z.enum(RELEASE_DATE_KINDS).optional().catch(undefined),
  certainty: z.enum(CERTAINTIES).optional().catch(undefined),
  date: z.iso.date().optional().catch(undefined),
  latest: z.iso.date().optional().catch(undefined),
  source: z.string().max(200).optional().catch(undefined),
  confirmedBy: z.string().max(100).optional().catch(undefined),
  confirmedOn: z.iso.date().optional().catch(undefined),
  answer: z.uuid().optional().catch(undefined),
});
export type Prefill = z.output<typeof prefillQuery>;

/** Who knows a date that came with the referral is the prison: it is asked again for a new one. */
const usualSource: Readonly<Record<Lang, string>> = { da: 'Fængslet', en: 'The prison' };

const kindOf = (asked: Prefill['kind'], current: ReleaseDate | undefined): string => {
  if (asked !== undefined) return asked;
  return current === undefined || current.kind === 'actual' ? 'expected' : current.kind;
};

/**
 * What stands in the form when it opens: what the link brought, else what is the same as last time. Only the date itself
 * is left to be written; a date that was unknown until now has no certainty to repeat.
 */
export const prefilled = (
  lang: Lang,
  asked: Prefill,
  current: ReleaseDate | undefined,
): Readonly<Record<string, string>> => {
  const kind = kindOf(asked.kind, current);
  const last =
    current === undefined || current.certainty === 'unknown' || current.kind === 'actual'
      ? 'likely'
      : current.certainty;
  const known = current?.source === undefined || current.source === referralSource;
  return {
    kind,
    certainty: asked.certainty ?? (kind === 'actual' ? 'certain' : last),
    date: asked.date ?? '',
    latestDate: asked.latest ?? '',
    confirmedBy: asked.confirmedBy ?? '',
    confirmedOn: asked.confirmedOn ?? '',
    answer: asked.answer ?? '',
    source: asked.source ?? (known ? usualSource[lang] : sourceText(lang, current.source)),
  };
};
