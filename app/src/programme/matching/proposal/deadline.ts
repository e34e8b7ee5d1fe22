/** Easter Sunday of a year in the Gregorian calendar, by the method of Meeus, Jones and Butcher (1877/1991). */
const easter = (year: number): Temporal.PlainDate => {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * a + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((a + 11 * epact + 22 * weekday) / 451);
  const day = epact + weekday - 7 * late + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(day / 31), day: (day % 31) + 1 });
};

/** Days from Easter Sunday: Maundy Thursday, Good Friday, Easter Monday, Ascension Day, Whit Monday. */
const movable = [-3, -2, 1, 39, 50];
/** New Year's Day, Christmas Day, Boxing Day; the eves on which next to nobody works; Constitution Day. */
const fixed = ['01-01', '06-05', '12-24', '12-25', '12-26', '12-31'];

/** Does Denmark work on this day? Great Prayer Day is a working day since 2024. */
export const isWorkingDay = (day: Temporal.PlainDate): boolean => {
  if (day.dayOfWeek > 5 || fixed.includes(day.toString().slice(5))) return false;
  return !movable.includes(easter(day.year).until(day).days);
};

/** The last day to answer, so many working days after the day of asking. */
export const answerDay = (asked: Temporal.PlainDate, workingDays: number): Temporal.PlainDate => {
  let day = asked;
  for (let left = workingDays; left > 0; ) {
    day = day.add({ days: 1 });
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
};
