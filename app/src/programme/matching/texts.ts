import { formatDate, type Lang, plural } from '../../ui/index.ts';
import { checkName, missingText } from '../mentors/texts.ts';
import type { Exclusion, Ground, PairExclusion } from './engine/index.ts';
import type { endReasons } from './pair.ts';

const date = (lang: Lang, day: Temporal.PlainDate | string) =>
  formatDate(lang, Temporal.PlainDate.from(day), 'day');

/** Why a mentor was left out, without the name. */
export const exclusionText = (lang: Lang, exclusion: Exclusion): string => {
  const da = lang === 'da';
  switch (exclusion.rule) {
    case 'not-approved':
      return da ? 'er ikke godkendt eller er på pause' : 'is not approved, or is paused';
    case 'no-capacity':
      return da ? 'har ingen ledig plads' : 'has no free place';
    case 'check-missing': {
      const text = missingText(lang, exclusion.missing);
      return text.charAt(0).toLowerCase() + text.slice(1);
    }
    case 'already-here':
      return da ? 'er allerede på forløbet' : 'is on the course already';
    case 'was-here':
      return da ? 'har været på forløbet før' : 'was on the course before';
    case 'conflict':
      return da ? 'skal ikke sættes sammen med dem' : 'must not be put together with them';
    case 'too-young':
      return da ? `er ikke fyldt ${exclusion.minimum} år` : `is not ${exclusion.minimum} years old yet`;
    case 'absent':
      if (exclusion.returnOn === undefined) return da ? 'er fraværende' : 'is away';
      return da
        ? `er fraværende til ${date(lang, exclusion.returnOn)}`
        : `is away until ${date(lang, exclusion.returnOn)}`;
    case 'too-far':
      return da
        ? `har omkring ${exclusion.minutes} minutter derhen, og grænsen er ${exclusion.limit}`
        : `has about ${exclusion.minutes} minutes to travel, and the limit is ${exclusion.limit}`;
    case 'other-branch':
      return da ? 'hører til en anden afdeling' : 'belongs to another branch';
    case 'gender-wish':
      return exclusion.wished === 'woman'
        ? da
          ? 'er ikke en kvinde, som deltageren har bedt om'
          : 'is not a woman, as the participant has asked for'
        : da
          ? 'er ikke en mand, som deltageren har bedt om'
          : 'is not a man, as the participant has asked for';
    case 'clearance-refused':
      return da
        ? `fik nej til adgang til fængslet ${date(lang, exclusion.on)}`
        : `was refused a clearance for the prison on ${date(lang, exclusion.on)}`;
    case 'clearance-late':
      return da
        ? `har tidligst adgang til fængslet ${date(lang, exclusion.readyOn)}, og første møde er ${date(lang, exclusion.firstMeeting)}`
        : `may visit the prison from ${date(lang, exclusion.readyOn)} at the earliest, and the first meeting is on ${date(lang, exclusion.firstMeeting)}`;
  }
};

/** Why two who could each be chosen cannot be a pair, and what would help, as sentences. */
export const pairExclusionName: Readonly<Record<Lang, Readonly<Record<PairExclusion, string>>>> = {
  da: {
    'same-mentor': 'Vælg to forskellige mentorer.',
    conflict: 'De to skal ikke sættes sammen. Vælg mindst én anden.',
    'no-common-language': 'Ingen af de to taler deltagerens sprog. Vælg mindst én, der gør.',
    'no-clearance':
      'Ingen af de to har adgang til fængslet, eller den kommer for sent. Vælg andre, eller bed om adgang.',
    'nobody-experienced': 'Ingen af de to har været mentor før. Vælg mindst én, der har.',
  },
  en: {
    'same-mentor': 'Choose two different mentors.',
    conflict: 'The two must not be put together. Choose at least one other.',
    'no-common-language':
      'Neither of the two speaks the participant’s language. Choose at least one who does.',
    'no-clearance':
      'Neither of the two may visit the prison, or the clearance comes too late. Choose others, or ask for a clearance.',
    'nobody-experienced': 'Neither of the two has been a mentor before. Choose at least one who has.',
  },
};

/** A reason for or against a pair, with the mentor's name where it is about one of them. */
export const groundText = (
  lang: Lang,
  ground: Ground,
  nameOf: (id: string) => string,
  language: string,
): string => {
  const da = lang === 'da';
  switch (ground.key) {
    case 'both-speak':
      return da ? `begge taler ${language}` : `both speak ${language}`;
    case 'one-speaks':
      return da
        ? `kun ${nameOf(ground.mentorId)} taler ${language}`
        : `only ${nameOf(ground.mentorId)} speaks ${language}`;
    case 'both-in-town':
      return da ? 'begge bor i byen' : 'both live in the town';
    case 'one-in-town':
      return da ? `${nameOf(ground.mentorId)} bor i byen` : `${nameOf(ground.mentorId)} lives in the town`;
    case 'both-may-visit':
      return da ? 'begge har adgang til fængslet' : 'both may visit the prison';
    case 'may-not-visit':
      return da
        ? `${nameOf(ground.mentorId)} har ikke adgang til fængslet nu`
        : `${nameOf(ground.mentorId)} may not visit the prison now`;
    case 'none-in-town':
      return da ? 'ingen af dem bor i byen' : 'neither lives in the town';
    case 'wished-areas':
      return da
        ? `sammen kan de ${ground.covered} af de ${ground.of} livsområder, deltageren har ønsket`
        : `together they cover ${ground.covered} of the ${ground.of} life areas the participant wished for`;
    case 'times':
      return da
        ? `kan begge ${ground.covered} af ${ground.of} tider på ugen`
        : `can both meet at ${ground.covered} of ${ground.of} times of the week`;
    case 'no-shared-times':
      return da ? 'de kan ikke på samme tider' : 'they cannot meet at the same times';
    case 'both-experienced':
      return da ? 'begge har været mentor før' : 'both have been mentors before';
    case 'knows-participant':
      return da
        ? `${nameOf(ground.mentorId)} har været deltagerens mentor før`
        : `${nameOf(ground.mentorId)} was the participant’s mentor before`;
    case 'gender-wish':
      return da
        ? `${nameOf(ground.mentorId)} har det køn, deltageren helst vil have`
        : `${nameOf(ground.mentorId)} has the gender the participant prefers`;
    case 'not-wished-gender':
      return da
        ? `${nameOf(ground.mentorId)} har ikke det køn, deltageren helst vil have`
        : `${nameOf(ground.mentorId)} does not have the gender the participant prefers`;
    case 'travel-unknown':
      return da
        ? `ingen ved, hvor langt ${nameOf(ground.mentorId)} har`
        : `nobody knows how far ${nameOf(ground.mentorId)} has to travel`;
    case 'travels':
      return da
        ? `${nameOf(ground.mentorId)} har omkring ${ground.minutes} minutter hver vej`
        : `${nameOf(ground.mentorId)} has about ${ground.minutes} minutes each way`;
    case 'clearance-to-come': {
      const ready = date(lang, ground.readyOn);
      return da
        ? `${nameOf(ground.mentorId)} får adgang til fængslet omkring ${ready}`
        : `${nameOf(ground.mentorId)} may visit the prison from about ${ready}`;
    }
    case 'areas':
      return da
        ? `sammen kan de ${ground.covered} af ${ground.of} livsområder`
        : `together they cover ${ground.covered} of ${ground.of} life areas`;
    case 'complementary':
      return da ? 'de kan hver sit' : 'each adds something of their own';
    case 'same-strengths':
      return da ? 'de kan det samme' : 'they know the same things';
    case 'busy':
      return da
        ? `${nameOf(ground.mentorId)} har ${plural('da', ground.running, 'deltager', 'deltagere')} i forvejen`
        : `${nameOf(ground.mentorId)} has ${plural('en', ground.running, 'participant', 'participants')} already`;
    case 'check-ends': {
      const check = checkName[lang][ground.kind].toLowerCase();
      return da
        ? `${nameOf(ground.mentorId)}: ${check} udløber ${date(lang, ground.end)}, mens den skal bruges`
        : `${nameOf(ground.mentorId)}: ${check} ends on ${date(lang, ground.end)}, while it is needed`;
    }
  }
};

export const endReasonName: Readonly<Record<Lang, Readonly<Record<(typeof endReasons)[number], string>>>> = {
  da: {
    'mentor-stopped': 'Mentoren stopper',
    'mentor-moved': 'Mentoren flytter',
    'participant-asked': 'Deltageren har bedt om det',
    'chosen-by-mistake': 'Valgt ved en fejl',
  },
  en: {
    'mentor-stopped': 'The mentor stops',
    'mentor-moved': 'The mentor moves',
    'participant-asked': 'The participant asked for it',
    'chosen-by-mistake': 'Chosen by mistake',
  },
};

/** A reason as recorded, in words; what is not in the list is the closing of the course. */
export const endReasonText = (lang: Lang, reason: string): string =>
  Object.entries(endReasonName[lang]).find(([key]) => key === reason)?.[1] ??
  (lang === 'da' ? 'Forløbet er slut' : 'The course is over');
