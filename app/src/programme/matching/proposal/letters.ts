/** What goes out by mail: that something waits, and nothing of whom it is about. Danish first, English below. */
export interface Letter {
  readonly subject: string;
  readonly body: string;
}

const letter = (subject: string, da: string, en: string): Letter =>
  Object.freeze({ subject, body: [da, '', en].join('\n') });

export const askedLetter = letter(
  'Vil du være mentor på et nyt forløb? | Will you be a mentor on a new course?',
  'Du og en mentor mere er spurgt om et forløb. Log ind, læs om det, og svar ja eller nej inden fristen.',
  'You and one more mentor are asked about a course. Sign in, read about it, and answer yes or no in time.',
);
export const remindedLetter = letter(
  'Husk at svare på et forslag i Primus Motor | Remember to answer a proposal in Primus Motor',
  'Du er spurgt om et forløb og har ikke svaret endnu. Fristen er i morgen. Log ind og svar ja eller nej.',
  'You are asked about a course and have not answered yet. The last day is tomorrow. Sign in and answer yes or no.',
);
export const liveLetter = letter(
  'I er et par | You are a pair',
  'Deltageren og I to mentorer har sagt ja. Log ind og se forløbet.',
  'The participant and both of you have said yes. Sign in to see the course.',
);
export const withdrawnLetter = letter(
  'Et forslag er taget tilbage | A proposal was taken back',
  'Et forløb, du var spurgt om, er taget tilbage. Du skal ikke gøre noget.',
  'A course that you were asked about was taken back. There is nothing for you to do.',
);
/** To both mentors, whatever each of them had answered. */
export const lapsedLetter = letter(
  'Et forslag gælder ikke længere | A proposal no longer holds',
  'Du var spurgt om et forløb. Ikke alle tre svarede inden fristen, så forslaget gælder ikke længere. Du skal ikke gøre noget.',
  'You were asked about a course. Not all three answered in time, so the proposal no longer holds. There is nothing for you to do.',
);
/** To the coordinators of the branch. */
export const lapsedInBranchLetter = letter(
  'Et forslag om par faldt, fordi fristen gik | A proposal of a pair lapsed',
  'Ikke alle tre svarede på et forslag inden fristen. De to mentorer har fået besked. Log ind, og se under I dag, hvem der nu mangler et par.',
  'Not all three answered a proposal in time. The two mentors have been told. Sign in and see under Today who now lacks a pair.',
);
/** The same where the pair in reserve was asked by itself. */
export const lapsedToReserveLetter = letter(
  'Et forslag om par faldt, og reserveparret er spurgt | A proposal of a pair lapsed, and the reserve is asked',
  'Ikke alle tre svarede på et forslag inden fristen. De to mentorer har fået besked, og reserveparret er spurgt. Log ind og se svarene.',
  'Not all three answered a proposal in time. The two mentors have been told, and the pair in reserve is asked. Sign in to see the answers.',
);
