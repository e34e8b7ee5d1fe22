import { Definitions } from '../../../ui/index.ts';
import { shortDate } from '../../courses/texts.ts';
import { approvalVerdict, validUntil } from '../approval.ts';
import { declarationKinds } from '../declarations.ts';
import { texts as shown } from '../show/texts.ts';
import { checkName, requirementName } from '../texts.ts';
import type { OwnPageProps } from './props.ts';
import { texts } from './texts.ts';

export const isOwn = (requirement: string): boolean =>
  requirement === 'conduct' || (declarationKinds as readonly string[]).includes(requirement);

export function Seen({ page, mentor, checks, today }: OwnPageProps) {
  const { lang } = page;
  const text = texts[lang];
  const lacking = approvalVerdict(mentor, mentor.checks, mentor.trainings, today).missing.filter(
    ({ requirement }) => !isOwn(requirement),
  );
  return (
    <>
      {checks.length === 0 ? (
        <p>{text.noChecks}</p>
      ) : (
        <>
          <p>{text.checksHelp}</p>
          <Definitions
            items={checks.map((check) => {
              const end = validUntil(check);
              const name = checkName[lang][check.kind];
              const until = end === undefined ? '' : `, ${shown[lang].until} ${shortDate(lang, end)}`;
              return {
                term: check.prison === undefined ? name : `${name}: ${check.prison}`,
                value: `${shown[lang].seen} ${shortDate(lang, check.seenOn)}${until}`,
              };
            })}
          />
        </>
      )}
      {lacking.length === 0 ? null : (
        <>
          <p>{text.lacks}</p>
          <ul>
            {lacking.map((one) => (
              <li>{requirementName(lang, one)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
