import { Details } from '../../../ui/index.ts';
import type { MentorPageProps } from '../show/props.ts';
import { AbsenceForm } from './form.tsx';
import { Absences } from './list.tsx';
import { texts } from './texts.ts';

/** When the mentor is away, and back. */
export function AbsenceSection({ page, mentor, absences, today, returned }: MentorPageProps) {
  const text = texts[page.lang];
  const own = returned?.form === 'absence' ? returned : undefined;
  const added = own?.values['absence'] === undefined ? own : undefined;
  const path = `/mentors/${mentor.id}/absence`;
  return (
    <>
      {absences.length === 0 ? <p>{text.none}</p> : null}
      <Absences
        page={page}
        path={path}
        absences={absences}
        today={today}
        errors={own?.errors}
        values={own?.values}
      />
      {mentor.stage === 'left' ? null : (
        <Details summary={text.add} open={added !== undefined}>
          <p>{text.blocks}</p>
          <AbsenceForm
            page={page}
            action={path}
            today={today}
            errors={added?.errors}
            values={added?.values}
          />
        </Details>
      )}
    </>
  );
}
