import { Alert, ButtonLink, Definitions, formatInstant } from '../../../ui/index.ts';
import { texts } from './texts.ts';
import type { UnblindingPageProps } from './view.tsx';

/** The letters have names. */
export function Opened({ page, study, unblinding, mentoringCode }: UnblindingPageProps) {
  const { lang } = page;
  const text = texts[lang];
  const arm = (role: 'experimental' | 'control') =>
    study.locked.protocol.arms.find((one) => one.role === role)?.label[lang].toLocaleLowerCase('da') ?? '';
  const other = mentoringCode === 'X' ? 'Y' : 'X';
  return (
    <>
      <Alert kind="done" title={text.open}>
        <p>{text.is(mentoringCode ?? '', arm('experimental'))}</p>
        <p>{text.is(other, arm('control'))}</p>
      </Alert>
      {unblinding?.approvedAt === undefined ? null : (
        <Definitions
          items={[
            { term: text.askedWhy, value: unblinding.reason },
            { term: text.at, value: formatInstant(lang, unblinding.approvedAt) },
          ]}
        />
      )}
      <p>
        {page.user?.roles.some(({ role }) => role === 'trial-manager') ? (
          <ButtonLink href={`/studies/${study.id}/publication`} kind="secondary">
            {text.publication}
          </ButtonLink>
        ) : null}
      </p>
    </>
  );
}
