import { Alert, formatDate, joinWords, type Lang } from '../../../ui/index.ts';
import { languageName } from '../../referrals/referral.ts';
import { alertName, type Care, type ContactRule, channelName } from './care.ts';
import { texts } from './texts.ts';

interface CareProps {
  readonly lang: Lang;
  readonly care: Care | undefined;
}

const languageWord = (lang: Lang, code: string): string => {
  const name = languageName(lang, code);
  return lang === 'da' ? name.toLowerCase() : name;
};

/** Alerts, interpreter and reading aloud, before anything else on a person's pages. Nothing when there is nothing. */
export function CareHead({ lang, care }: CareProps) {
  if (care === undefined) return null;
  const text = texts[lang];
  const { alerts, interpreter, readsDanish } = care;
  if (alerts.length === 0 && !interpreter && readsDanish) return null;
  const danger = alerts.some(({ kind }) => kind === 'threat' || kind === 'no-contact-with');
  return (
    <Alert kind={danger ? 'danger' : 'warning'} title={text.careful}>
      <ul>
        {alerts.map((alert) => (
          <li>
            <strong>{alertName[lang][alert.kind]}:</strong> {alert.text}
            {alert.until === undefined ? '' : ` (${text.until} ${formatDate(lang, alert.until, 'day')})`}
          </li>
        ))}
        {interpreter ? <li>{text.interpreter(languageWord(lang, care.language))}</li> : null}
        {readsDanish ? null : <li>{text.aloud}</li>}
      </ul>
    </Alert>
  );
}

/** Where calls are not among the ways that were agreed on, the number is no button. */
const mayCall = (rule: ContactRule | undefined): boolean =>
  rule === undefined || rule.channels.length === 0 || rule.channels.includes('phone');

/** The telephone number, with what is agreed on getting in touch directly above it: read before one calls. */
export function CallRules({ lang, care }: CareProps) {
  if (care === undefined) return null;
  const text = texts[lang];
  const { rule, phone } = care;
  const number = phone.replaceAll(/[^\d+]/gu, '');
  return (
    <>
      {rule === undefined ? null : (
        <Alert kind="warning" title={text.before}>
          <ul>
            {rule.channels.length === 0 ? null : (
              <li>
                {text.only(
                  joinWords(
                    lang,
                    rule.channels.map((one) => channelName[lang][one].toLowerCase()),
                  ),
                )}
              </li>
            )}
            {rule.when === '' ? null : <li>{text.when(rule.when)}</li>}
            {rule.notTo === '' ? null : <li>{text.notTo(rule.notTo)}</li>}
            {rule.voicemail ? null : <li>{text.voicemail}</li>}
          </ul>
        </Alert>
      )}
      {number === '' ? null : mayCall(rule) ? (
        <p>
          {text.call} <a href={`tel:${number}`}>{phone}</a>
        </p>
      ) : (
        <p>{text.noCall(phone)}</p>
      )}
    </>
  );
}
