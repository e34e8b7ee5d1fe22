/** Does a text name somebody? Whole words of the name, of three letters or more, whatever their case. */
export const namesPerson = (text: string, name: string): boolean => {
  const words = (from: string) => from.toLocaleLowerCase('da').match(/[\p{L}\p{N}]+/gu) ?? [];
  const written = new Set(words(text));
  return words(name).some((word) => [...word].length >= 3 && written.has(word));
};
