/** A word as long as a link is set as code, which may break anywhere. */
const Line = ({ text }: { readonly text: string }) => (
  <>{text.split(/(\S{30,})/u).map((part, i) => (i % 2 === 1 ? <code>{part}</code> : part))}</>
);

/** Paragraphs as they were written, line by line. */
export const Letter = ({ body }: { readonly body: string }) => (
  <>
    {body
      .trim()
      .split(/\n{2,}/u)
      .map((paragraph) => (
        <p>{paragraph.split('\n').map((line, i) => [i === 0 ? null : <br />, <Line text={line} />])}</p>
      ))}
  </>
);
