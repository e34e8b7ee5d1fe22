import { Details } from '../../../ui/index.ts';
import { AbsenceForm } from '../absence/form.tsx';
import { Absences } from '../absence/list.tsx';
import { texts as absenceTexts } from '../absence/texts.ts';
import type { OwnPageProps } from './props.ts';
import { texts } from './texts.ts';

export const ownAbsencePath = '/my/about/absence';

export function OwnAbsence({ page, absences, today, errors, values }: OwnPageProps) {
  const added = values?.['absence'] === undefined;
  return (
    <>
      <p>{texts[page.lang].absenceHelp}</p>
      <Absences
        page={page}
        path={ownAbsencePath}
        absences={absences}
        today={today}
        errors={errors}
        values={values}
      />
      <Details summary={absenceTexts[page.lang].add} open={errors !== undefined && added}>
        <AbsenceForm
          page={page}
          action={ownAbsencePath}
          today={today}
          errors={added ? errors : undefined}
          values={added ? values : undefined}
        />
      </Details>
    </>
  );
}
