import { Definitions, type Lang } from '../../../ui/index.ts';
import { languageName } from '../../referrals/referral.ts';
import type { AboutCourse } from './store.ts';
import { monthText, texts } from './texts.ts';

/** Who it is about, without a name: enough to say yes or no. */
export function About({ lang, about }: { readonly lang: Lang; readonly about: AboutCourse }) {
  const text = texts[lang];
  const tens = (decade: number | undefined) => (decade === undefined ? text.unknown : text.tens(decade));
  const { other } = about;
  return (
    <>
      <Definitions
        items={[
          { term: text.label, value: about.label },
          { term: text.age, value: tens(about.decade) },
          { term: text.language, value: languageName(lang, about.language) },
          { term: text.prison, value: about.prison },
          { term: text.town, value: about.town },
          {
            term: text.month,
            value: about.releaseMonth === undefined ? text.monthUnknown : monthText(lang, about.releaseMonth),
          },
          { term: text.other, value: `${other.name}, ${tens(other.decade)}, ${other.town}` },
          ...(about.goal === '' ? [] : [{ term: text.goal, value: about.goal }]),
          ...(about.introduction === '' ? [] : [{ term: text.introduction, value: about.introduction }]),
        ]}
      />
      <p>{about.stays ? text.staysWhat : text.nameless}</p>
    </>
  );
}
