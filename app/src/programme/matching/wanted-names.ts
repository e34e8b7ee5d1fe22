/** What somebody writes to find mentors by name: parts of names with commas between. '' finds everybody. */
export const wantedNames = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
