import { formatDate, type PageContext, PostButton } from '../../../ui/index.ts';
import type { Conduct } from '../../conduct/store.ts';
import type { Missing } from '../approval.ts';
import { declarationKinds, declarationName, declarationText } from '../declarations.ts';
import type { MentorRecord } from '../store.ts';
import { texts } from './texts.ts';

/** The declarations that are missing, in whole sentences, each with one press. */
export function Declarations({
  page,
  missing,
}: {
  readonly page: PageContext;
  readonly missing: readonly Missing[];
}) {
  const { lang } = page;
  const text = texts[lang];
  const open = declarationKinds.filter((kind) => missing.some((one) => one.requirement === kind));
  if (open.length === 0) return null;
  return (
    <>
      {open.map((kind) => (
        <div class="pm-card">
          <p>{declarationText[lang][kind]}</p>
          <PostButton
            page={page}
            action="/my/about/declarations"
            fields={{ kind }}
            text={text.declare}
            context={declarationName[lang][kind]}
          />
        </div>
      ))}
    </>
  );
}

/** The code of conduct in force, and the mentor's yes to it. */
export function ConductText(props: {
  readonly page: PageContext;
  readonly mentor: MentorRecord;
  readonly conduct: Conduct | undefined;
}) {
  const { page, mentor, conduct } = props;
  const { lang } = page;
  const text = texts[lang];
  if (conduct === undefined) return <p>{text.noConduct}</p>;
  const accepted = mentor.conduct?.find((one) => one.version === conduct.version);
  return (
    <>
      <p>{text.version(conduct.version)}</p>
      {conduct.text[lang].split(/\n+/u).map((paragraph) => (
        <p>{paragraph}</p>
      ))}
      {accepted === undefined ? (
        <PostButton
          page={page}
          action="/my/about/conduct"
          fields={{ version: String(conduct.version) }}
          text={text.accept(conduct.version)}
          kind="primary"
        />
      ) : (
        <p>{text.acceptedOn(accepted.version, formatDate(lang, accepted.acceptedOn, 'day'))}</p>
      )}
    </>
  );
}
