import { ConfirmPage, Definitions, formatDate, type PageContext } from '../../../ui/index.ts';
import type { Care } from '../../people/care/care.ts';
import type { Told } from '../notices.ts';
import { fieldsOf } from '../release/fields.ts';
import { texts } from '../release/texts.ts';
import type { ReleaseDate } from '../release-date.ts';
import { movesDate, type NewReleaseDate, type ReleasePreview } from '../release-store.ts';
import type { Course } from '../store.ts';
import { certaintyName, confirmedText, decisionText, releaseText } from '../texts.ts';
import { ToldList } from '../told.tsx';
import { Moves, Rest } from './moves.tsx';

export interface PreviewProps {
  readonly page: PageContext;
  readonly course: Course;
  readonly said: NewReleaseDate & { readonly answer: string };
  readonly preview: ReleasePreview;
  /** Who hears of it by mail, or has to be called; nobody when the date that counts stays the same. */
  readonly told: readonly Told[];
  readonly care: Care | undefined;
  readonly today: Temporal.PlainDate;
  readonly requestId: string;
}

const said = (lang: PageContext['lang'], record: Pick<ReleaseDate, 'date' | 'latestDate'> | undefined) =>
  record === undefined ? texts[lang].none : releaseText(lang, record);

/** What would move, from when to when; what stays, and why. One press does exactly this. */
export function PreviewPage({
  page,
  course,
  said: now,
  preview,
  told,
  care,
  today,
  requestId,
}: PreviewProps) {
  const { lang } = page;
  const text = texts[lang];
  const path = `/courses/${course.id}`;
  const same = preview.before !== undefined && !movesDate(preview);
  const decision = decisionText(lang, preview.after, today);
  return (
    <ConfirmPage
      page={page}
      title={text.previewTitle(course.person)}
      action={`${path}/release-date`}
      confirm={preview.move.moves.length === 0 ? text.confirmOnly : text.confirm}
      cancelHref={path}
      fields={{ ...fieldsOf(now), basis: preview.before?.id ?? '' }}
      requestId={requestId}
    >
      <Definitions
        items={[
          { term: text.from, value: said(lang, preview.before) },
          {
            term: text.to,
            value: `${said(lang, now)} (${certaintyName[lang][now.certainty].toLowerCase()})`,
          },
          ...(confirmedText(lang, now) === undefined
            ? []
            : [{ term: text.confirmed, value: confirmedText(lang, now) }]),
        ]}
      />
      {preview.isNew ? null : <p>{text.notCurrent(releaseText(lang, preview.after))}</p>}
      {preview.before?.date !== undefined && preview.stay > preview.before.stay ? (
        <p>{text.newStay(formatDate(lang, preview.before.date, 'day'))}</p>
      ) : null}
      {decision === undefined ? null : <p>{decision}</p>}
      {preview.isNew && same ? <p>{text.same}</p> : null}
      <Moves page={page} preview={preview} />
      <Rest page={page} preview={preview} />
      <ToldList lang={lang} kind="release" told={told} care={care} undo />
    </ConfirmPage>
  );
}
