import { Details, PostButton, Tag } from '../../../ui/index.ts';
import type { MentorPageProps } from '../show/props.ts';
import { AbsenceForm } from './form.tsx';
import { absenceText, texts } from './texts.ts';

/** When the mentor is away, and back; one press when somebody is back before the day that was written. */
export function AbsenceSection({ page, mentor, absences, today, returned }: MentorPageProps) {
  const { lang } = page;
  const text = texts[lang];
  const own = returned?.form === 'absence' ? returned : undefined;
  return (
    <>
      {absences.length === 0 ? <p>{text.none}</p> : null}
      {absences.map((absence) => (
        <p>
          {absence.id === mentor.absence?.id ? <Tag kind="soon">{text.title}</Tag> : null}{' '}
          {absenceText(lang, absence)}
        </p>
      ))}
      {mentor.absence === undefined ? null : (
        <PostButton page={page} action={`/mentors/${mentor.id}/absence/end`} text={text.back} />
      )}
      {mentor.stage === 'left' ? null : (
        <Details summary={text.add} open={own !== undefined}>
          <p>{text.blocks}</p>
          <AbsenceForm
            page={page}
            action={`/mentors/${mentor.id}/absence`}
            today={today}
            errors={own?.errors}
            values={own?.values}
          />
        </Details>
      )}
    </>
  );
}
