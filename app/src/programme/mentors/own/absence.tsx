import { Details, PostButton } from '../../../ui/index.ts';
import { AbsenceForm } from '../absence/form.tsx';
import { absenceText, texts as absenceTexts } from '../absence/texts.ts';
import type { OwnPageProps } from './props.ts';
import { texts } from './texts.ts';

export function OwnAbsence({ page, mentor, absences, today, errors, values }: OwnPageProps) {
  const text = texts[page.lang];
  return (
    <>
      <p>{text.absenceHelp}</p>
      {absences.map((absence) => (
        <p>{absenceText(page.lang, absence)}</p>
      ))}
      {mentor.absence === undefined ? null : (
        <PostButton page={page} action="/my/about/absence/end" text={absenceTexts[page.lang].back} />
      )}
      <Details summary={absenceTexts[page.lang].add} open={errors !== undefined}>
        <AbsenceForm page={page} action="/my/about/absence" today={today} errors={errors} values={values} />
      </Details>
    </>
  );
}
