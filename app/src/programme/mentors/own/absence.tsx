import { Details } from '../../../ui/index.ts';
import { AbsenceForm } from '../absence/form.tsx';
import { absenceText, texts as absenceTexts } from '../absence/texts.ts';
import type { OwnPageProps } from './props.ts';
import { texts } from './texts.ts';

export function OwnAbsence({ page, absences, today, errors, values }: OwnPageProps) {
  const text = texts[page.lang];
  return (
    <>
      <p>{text.absenceHelp}</p>
      {absences.map((absence) => (
        <p>{absenceText(page.lang, absence)}</p>
      ))}
      <Details summary={absenceTexts[page.lang].add} open={errors !== undefined}>
        <AbsenceForm page={page} action="/my/about/absence" today={today} errors={errors} values={values} />
      </Details>
    </>
  );
}
