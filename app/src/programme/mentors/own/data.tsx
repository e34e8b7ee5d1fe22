import { Definitions, formatDate } from '../../../ui/index.ts';
import { languageList } from '../languages.ts';
import { texts as shown } from '../show/texts.ts';
import { slotName, stageName, transportName } from '../texts.ts';
import type { OwnPageProps } from './props.ts';
import { texts } from './texts.ts';

export function OwnData({ page, mentor }: OwnPageProps) {
  const { lang } = page;
  const said = shown[lang];
  const date = mentor.birthDate;
  return (
    <>
      <p>{texts[lang].wrong}</p>
      <Definitions
        items={[
          { term: texts[lang].stage, value: stageName[lang][mentor.stage] },
          {
            term: said.birthDate,
            value: date === undefined ? said.notStated : formatDate(lang, date, 'day'),
          },
          { term: said.phone, value: mentor.phone || said.notStated },
          { term: said.email, value: mentor.email || said.notStated },
          { term: said.town, value: mentor.town },
          { term: said.languages, value: languageList(lang, mentor.languages) },
          {
            term: said.slots,
            value: mentor.slots.map((slot) => slotName[lang][slot]).join(', ') || said.notStated,
          },
          {
            term: said.transport,
            value: said.travel(transportName[lang][mentor.transport], mentor.maxTravelMinutes),
          },
          { term: said.capacity, value: String(mentor.capacity) },
        ]}
      />
    </>
  );
}
