import { raw } from 'hono/html';
import type { Lang } from '../../ui/index.ts';
import type { CopySection, OwnData } from './copy.ts';
import { others, words } from './words.ts';

const style = `
body { font: 18px/1.5 'IBM Plex Sans', system-ui, sans-serif; color: #1d2a33; background: #fbfaf7; max-width: 46rem;
  margin: 0 auto; padding: 2rem 1rem; }
h1 { line-height: 1.2; } h2 { margin-top: 2.5rem; border-top: 2px solid #0f5c63; padding-top: .75rem; }
dl { background: #fff; padding: 1rem; margin: 1rem 0; } dl div { padding: .25rem 0; }
dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .35rem .75rem .35rem 0;
  border-bottom: 1px solid #e7eef0; vertical-align: top; }
@media (min-width: 40rem) { dl div { display: grid; grid-template-columns: 15rem 1fr; gap: 1rem; } }
`;

const Section = ({ section, lang }: { readonly section: CopySection; readonly lang: Lang }) => (
  <section>
    <h2>{section.title}</h2>
    {section.rows.map((fields) => (
      <dl>
        {fields.map(({ label, value }) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    ))}
    {section.heldBack === 0 ? null : <p>{words[lang].heldBack(section.heldBack)}</p>}
  </section>
);

export interface CopyProps {
  readonly data: OwnData;
  readonly lang: Lang;
  readonly day: string;
  /** How long each kind of thing is kept, in sentences; empty where the organisation has not said. */
  readonly kept: readonly string[];
}

/** A page that stands by itself: no script, nothing from elsewhere, to be printed or sent sealed. */
export const Copy = ({ data, lang, day, kept }: CopyProps) => {
  const text = words[lang];
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{text.title(data.name)}</title>
        <style>{raw(style)}</style>
      </head>
      <body>
        <h1>{text.title(data.name)}</h1>
        <p>{text.made(day)}</p>
        <h2>{text.about}</h2>
        <p>{text.what}</p>
        <p>{text.basis[data.kind]}</p>
        <p>{text.given}</p>
        <p>{text.rights}</p>
        <h2>{text.others}</h2>
        <ul>
          {others.map((one) => (
            <li>{one[lang]}</li>
          ))}
        </ul>
        <h2>{text.kept}</h2>
        {kept.length === 0 ? <p>{text.keptNot}</p> : null}
        <ul>
          {kept.map((one) => (
            <li>{one}</li>
          ))}
        </ul>
        {data.sections
          .filter(({ rows, heldBack }) => rows.length + heldBack > 0)
          .map((section) => (
            <Section section={section} lang={lang} />
          ))}
        <h2>{text.study}</h2>
        {data.studies.length === 0 ? (
          <p>{text.noStudy}</p>
        ) : (
          <>
            {data.studies.map((title) => (
              <p>{text.inStudy(title)}</p>
            ))}
            <p>{text.studyAbout}</p>
          </>
        )}
        <h2>{text.history}</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.historyAt}</th>
              <th scope="col">{text.historyWhat}</th>
              <th scope="col">{text.historyWho}</th>
            </tr>
          </thead>
          <tbody>
            {data.history.map((cells) => (
              <tr>
                {cells.map((cell) => (
                  <td>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </body>
    </html>
  );
};
