/** What goes out by mail: that something waits, and nothing of whom it is about. Danish first, English below. */
interface Words {
  readonly subject: string;
  readonly body: string;
}

const letter = (subject: string, da: string, en: string): Words =>
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
