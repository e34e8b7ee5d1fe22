import type { Results } from '../analysis/results.ts';
import { whole } from '../words/numbers.ts';
import { type Text, text } from '../words/text.ts';
import { duration } from './phrases.ts';

const fewEvents = 30;
const fewInCell = 5;

/** Said before anything else, where the plan was not written before the data were seen. */
export function afterTheFact(results: Results): Text | null {
  const reason = results.protocol.writtenAfter;
  if (reason === null) return null;
  return text((language) =>
    language === 'da'
      ? `Planen er skrevet efter forsøget, da data var kendt: den kan ikke vise, at analysen er valgt uden hensyn til resultatet. ${reason.da}`
      : `The plan was written after the trial, with the data known: it cannot show that the analysis was chosen without regard to the result. ${reason.en}`,
  );
}

/** Said while the arms are coded. */
export function blindNotice(results: Results): Text | null {
  if (!results.blinded) return null;
  return {
    da: 'Grupperne er kodet X og Y. Ingen kan her se, hvilken der fik indsatsen.',
    en: 'The groups are coded X and Y. Nobody can see here which one had the programme.',
  };
}

/** With few events an estimate jumps about, and those that look large are more often too large than too small. */
function smallNumbers(results: Results): Text | null {
  const events = results.flow.reduce((sum, arm) => sum + arm.events, 0);
  const n = results.flow.reduce((sum, arm) => sum + arm.randomised, 0);
  const cells = results.flow.flatMap((arm) => [arm.events, arm.followedToEnd]);
  if (events >= fewEvents && Math.min(...cells) >= fewInCell) return null;
  return text((language) =>
    language === 'da'
      ? `Tallene er små: ${whole(events, 'da')} ${events === 1 ? 'hændelse' : 'hændelser'} blandt ${whole(n, 'da')} deltagere. Få personer mere eller mindre kan ændre billedet, og en forskel, der ser stor ud, er ofte mindre i virkeligheden.`
      : `The numbers are small: ${whole(events, 'en')} ${events === 1 ? 'event' : 'events'} among ${whole(n, 'en')} participants. A few people more or less can change the picture, and a difference that looks large is often smaller in truth.`,
  );
}

function notFollowed(results: Results): Text | null {
  const [part, none] = [
    results.flow.reduce((sum, arm) => sum + arm.followedInPart, 0),
    results.flow.reduce((sum, arm) => sum + arm.outcomeUnknown, 0),
  ];
  if (part + none === 0) return null;
  return text((language) => {
    const danish = language === 'da';
    const who = danish
      ? part === 1
        ? 'deltager er'
        : 'deltagere er'
      : part === 1
        ? 'participant was'
        : 'participants were';
    const followed = danish
      ? `${whole(part, 'da')} ${who} kun fulgt en del af tiden. Kurverne bruger dem, så længe de er fulgt, og andelene ved opfølgningens slut læses på kurverne; Fishers test kan kun tælle dem, hvis udfald er kendt.`
      : `${whole(part, 'en')} ${who} followed for part of the time only. The curves use them as long as they were followed, and the shares at the end of follow-up are read from the curves; Fisher’s test can count only those whose outcome is known.`;
    const unknown = danish
      ? `For ${whole(none, 'da')} er udfaldet slet ikke oplyst; de er med i grupperne ved start og ikke i analyserne.`
      : `For ${whole(none, 'en')} the outcome is not stated at all; they are in the groups at the start and not in the analyses.`;
    return [part > 0 ? followed : '', none > 0 ? unknown : ''].filter((one) => one !== '').join(' ');
  });
}

/** The data go on where the plan stops: what is left out, so that nobody believes it was counted or overlooked. */
function afterTheEnd(results: Results): Text | null {
  const n = results.flow.reduce((sum, arm) => sum + (arm.afterEnd?.n ?? 0), 0);
  const events = results.flow.reduce((sum, arm) => sum + (arm.afterEnd?.events ?? 0), 0);
  if (n === 0) return null;
  const { length } = results.protocol.followUp;
  return text((language) =>
    language === 'da'
      ? `Data følger ${whole(n, 'da')} af deltagerne længere end de ${duration(length, results, 'da')}, som planen siger. Det, der skete senere, er ikke talt med: ${whole(events, 'da')} ${events === 1 ? 'hændelse' : 'hændelser'}.`
      : `The data follow ${whole(n, 'en')} of the participants beyond the ${duration(length, results, 'en')} that the plan says. What happened later is not counted: ${whole(events, 'en')} ${events === 1 ? 'event' : 'events'}.`,
  );
}

/** What a reader must hold against the numbers. */
export function cautions(results: Results): readonly Text[] {
  return [smallNumbers(results), notFollowed(results), afterTheEnd(results)].filter((one) => one !== null);
}
