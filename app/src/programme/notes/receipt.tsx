import type { Lang } from '../../ui/index.ts';
import { shortDate } from '../courses/texts.ts';
import type { Reading } from './store.ts';
import { texts } from './texts.ts';

/** Under what a mentor wrote: that it was read, and thanks. */
export const Receipt = ({
  lang,
  reading,
}: {
  readonly lang: Lang;
  readonly reading: Reading | undefined;
}) => {
  if (reading === undefined) return null;
  const text = texts[lang];
  return (
    <>
      <br />
      {text.by(reading.reader, shortDate(lang, reading.readOn))}
      {reading.thanked ? ` ${text.thanked}` : ''}
    </>
  );
};
