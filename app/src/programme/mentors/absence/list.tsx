import { Details, type FormErrors, type PageContext, PostButton, Tag } from '../../../ui/index.ts';
import type { Absence } from '../mentor.ts';
import { MoveForm } from './form.tsx';
import { absenceText, texts } from './texts.ts';

export interface AbsencesProps {
  readonly page: PageContext;
  /** Where the absences of this mentor are changed. */
  readonly path: string;
  readonly absences: readonly Absence[];
  readonly today: Temporal.PlainDate;
  readonly errors: FormErrors | undefined;
  /** As a form came back; it names the absence where days were moved. */
  readonly values: Readonly<Record<string, string>> | undefined;
}

/**
 * What is written of being away that is not over. Who is back before the day presses once; what has not begun can be taken
 * back; the days of both can be moved.
 */
export function Absences({ page, path, absences, today, errors, values }: AbsencesProps) {
  const text = texts[page.lang];
  return absences.map((absence) => {
    const begun = Temporal.PlainDate.compare(absence.from, today) <= 0;
    const own = values?.['absence'] === absence.id;
    return (
      <div>
        <p>
          {begun ? <Tag kind="soon">{text.title}</Tag> : null} {absenceText(page.lang, absence)}
        </p>
        {begun ? (
          <PostButton page={page} action={`${path}/end`} text={text.back} />
        ) : (
          <PostButton
            page={page}
            action={`${path}/take-back`}
            fields={{ absence: absence.id }}
            text={text.takeBack}
            context={absenceText(page.lang, absence)}
          />
        )}
        <Details summary={text.move} open={own}>
          <MoveForm
            page={page}
            action={`${path}/move`}
            absence={absence}
            errors={own ? errors : undefined}
            values={own ? values : undefined}
          />
        </Details>
      </div>
    );
  });
}
