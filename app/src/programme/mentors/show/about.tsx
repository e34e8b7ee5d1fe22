import { Definitions } from '../../../ui/index.ts';
import { languageList } from '../languages.ts';
import { lifeAreaList, slotName, transportName } from '../texts.ts';
import type { MentorPageProps } from './props.ts';
import { texts } from './texts.ts';

export function About({ page, mentor, today }: MentorPageProps) {
  const { lang } = page;
  const text = texts[lang];
  const age = mentor.birthDate?.until(today, { largestUnit: 'year' }).years;
  return (
    <Definitions
      items={[
        { term: text.age, value: age === undefined ? text.notStated : `${age} ${text.years}` },
        { term: text.phone, value: mentor.phone || text.notStated },
        { term: text.email, value: mentor.email || text.notStated },
        {
          term: text.languages,
          value: languageList(lang, mentor.languages),
        },
        {
          term: text.lifeAreas,
          value: lifeAreaList(lang, mentor.lifeAreas) || text.notStated,
        },
        {
          term: text.slots,
          value: mentor.slots.map((slot) => slotName[lang][slot]).join(', ') || text.notStated,
        },
        {
          term: text.transport,
          value: text.travel(transportName[lang][mentor.transport], mentor.maxTravelMinutes),
        },
        { term: text.experience, value: mentor.priorExperience ? text.experienced : text.noExperience },
        { term: text.capacity, value: String(mentor.capacity) },
      ]}
    />
  );
}
