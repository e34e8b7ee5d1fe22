import { formatDate, type Lang, plural } from '../../ui/index.ts';
import { checkName, missingText } from '../mentors/texts.ts';
import type { endReasons } from './pair.ts';
import type { Exclusion, Ground } from './rules.ts';

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
  }
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
