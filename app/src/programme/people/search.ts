/** What a coordinator types to find somebody, taken apart into what it can be. */
export interface Search {
  readonly text: string;
  /** A referral's number as it is said on the phone: PM-1023, pm 1023 or 1023. */
  readonly number: string | undefined;
  /** So many digits that it may be part of a telephone number. */
  readonly digits: string | undefined;
}

/** Undefined where nothing was typed. */
export const searchOf = (typed: string): Search | undefined => {
  const text = typed.trim();
  if (text === '') return undefined;
  const number = /^(?:pm[-\s]?)?(\d{1,7})$/iu.exec(text)?.[1];
  const digits = text.replaceAll(/[\s+()-]/gu, '');
  return Object.freeze({
    text,
    number: number === undefined ? undefined : `PM-${number}`,
    digits: /^\d{4,12}$/u.test(digits) ? digits.replace(/^45(?=\d{8}$)/u, '') : undefined,
  });
};
