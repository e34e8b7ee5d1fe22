import { joinWords, type Lang } from '../../../ui/index.ts';
import type { DayLine } from '../../today/lines.ts';
import { halfClock } from '../clock.ts';
import type { PairState } from '../pair.ts';
import { isOpen, type Proposal, talkFirst, waitingFor } from './asked.ts';
import { endText, partyName } from './texts.ts';

const words = {
  da: {
    lack: (who: string, when: string) => `svar mangler fra ${who}. Fristen er ${when}.`,
    today: 'i dag',
    tomorrow: 'i morgen',
    write: 'Skriv svar',
    talk: (person: string) => `${person} vil tale med nogen, før der bliver svaret på forslaget.`,
    call: 'Se forslaget',
    asked: 'De tre er spurgt.',
    see: 'Se svarene',
    reserve: 'Spørg reserveparret',
    talkBefore: (person: string, reserve: string) =>
      `Tal med ${person}, før I spørger reserveparret: ${reserve}.`,
  },
  en: {
    lack: (who: string, when: string) => `answers lack from ${who}. The last day is ${when}.`,
    today: 'today',
    tomorrow: 'tomorrow',
    write: 'Write answers',
    talk: (person: string) => `${person} wants to talk to somebody before answering the proposal.`,
    call: 'See the proposal',
    asked: 'The three are asked.',
    see: 'See the answers',
    reserve: 'Ask the pair in reserve',
    talkBefore: (person: string, reserve: string) =>
      `Talk with ${person} before you ask the pair in reserve: ${reserve}.`,
  },
} as const;

/**
 * What a course that lacks mentors asks for when somebody was asked: an answer the day before the last, a talk, the pair
 * in reserve; otherwise `sought`. Undefined while the answers are only waited for.
 */
export const proposalLine = (
  lang: Lang,
  course: { readonly id: string; readonly person: string },
  proposal: Proposal,
  sought: DayLine,
  pair: Pick<PairState, 'state' | 'seekingSince'>,
  today: Temporal.PlainDate,
): DayLine | undefined => {
  const text = words[lang];
  const { person } = course;
  const href = `/courses/${course.id}`;
  if (isOpen(proposal, today)) {
    const waiting = waitingFor(proposal);
    const answers = `${href}/proposal`;
    if (waiting.some((one) => one.reason === talkFirst))
      return { tone: 'soon', href: answers, text: text.talk(person), action: text.call };
    const left = today.until(proposal.answerBy).days;
    const who = joinWords(
      lang,
      waiting.map((one) => (one.mentor === undefined ? partyName(lang, one).toLowerCase() : one.mentor)),
    );
    if (left <= 1)
      return {
        tone: 'soon',
        href: answers,
        text: `${person}: ${text.lack(who, left === 0 ? text.today : text.tomorrow)}`,
        action: text.write,
      };
    return pair.state === 'half' && pair.seekingSince !== undefined
      ? {
          tone: 'info',
          href: answers,
          text: `${person}: ${halfClock(lang, pair.seekingSince, today)}. ${text.asked}`,
          action: text.see,
        }
      : undefined;
  }
  if (proposal.state === 'live') return sought;
  const said = `${sought.text} ${endText(lang, proposal, today)}`;
  const { reserve } = proposal;
  if (reserve === undefined || proposal.state === 'cancelled') return { ...sought, text: said };
  // A no of the participant is about more than these two. Two others asked the same minute would press; so the reserve
  // waits for the coordinator, who has talked with the participant, and asks with one press from here.
  const own = proposal.answers.some(({ party, answer }) => party === 'participant' && answer === 'no');
  return {
    ...sought,
    text: own ? `${said} ${text.talkBefore(person, joinWords(lang, reserve.mentors))}` : said,
    href,
    action: text.reserve,
    press: { action: `${href}/proposal/reserve` },
  };
};
