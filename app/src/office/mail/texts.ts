import { formatInstant, type Lang, type TagKind } from '../../ui/index.ts';
import { staleError } from './mail.ts';
import type { Mail } from './store.ts';

const reasons: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  da: {
    server: 'Mailserveren svarer ikke.',
    EAUTH: 'Mailserveren afviser vores navn og adgangskode.',
    EADDRESS: 'Adressen er ikke en mailadresse.',
    EENVELOPE: 'Mailserveren afviser adressen.',
    EMESSAGE: 'Mailserveren afviser mailen.',
    [staleError]: 'Den lå over en uge uden at kunne blive sendt.',
    other: 'Mailserveren tog den ikke.',
  },
  en: {
    server: 'The mail server does not answer.',
    EAUTH: 'The mail server refuses our name and password.',
    EADDRESS: 'The address is no mail address.',
    EENVELOPE: 'The mail server refuses the address.',
    EMESSAGE: 'The mail server refuses the mail.',
    [staleError]: 'It lay here for more than a week and could not be sent.',
    other: 'The mail server did not take it.',
  },
};

const silent = new Set(['ECONNECTION', 'EDNS', 'EPROTOCOL', 'ESOCKET', 'ETIMEDOUT', 'ETLS']);

/** Why the last try did not succeed, from the code that the error begins with. */
export const reasonText = (lang: Lang, error: string): string => {
  const code = error.split(' ')[0] ?? '';
  return reasons[lang][silent.has(code) ? 'server' : code] ?? reasons[lang]['other'] ?? '';
};

const states: Readonly<Record<Lang, Readonly<Record<Mail['state'], string>>>> = {
  da: { waiting: 'Venter', sent: 'Sendt', failed: 'Ikke sendt' },
  en: { waiting: 'Waiting', sent: 'Sent', failed: 'Not sent' },
};
export const stateText = (lang: Lang, mail: Mail): string => states[lang][mail.state];

export const stateKind: Readonly<Record<Mail['state'], TagKind>> = {
  waiting: 'soon',
  sent: 'done',
  failed: 'danger',
};

/** What there is to say beside the state: when it was sent, or why not and what comes next. */
export const stateDetail = (lang: Lang, mail: Mail, sendsMail: boolean): string => {
  if (mail.sentAt !== undefined) return formatInstant(lang, mail.sentAt, 'short');
  const reason = mail.error === undefined ? '' : reasonText(lang, mail.error);
  if (mail.state === 'failed' || mail.attempts === 0 || !sendsMail) return reason;
  const next = formatInstant(lang, mail.dueAt, 'short');
  return lang === 'da' ? `${reason} Prøves igen ${next}.` : `${reason} Tried again ${next}.`;
};

/** How mail leaves this house. */
export const wayText = (lang: Lang, sendsMail: boolean, demo: boolean): string => {
  if (demo)
    return lang === 'da'
      ? 'I demoen bliver ingen mail sendt. Her kan du se, hvad der ellers var gået ud.'
      : 'In the demo no mail is sent. Here you see what would have gone out.';
  if (sendsMail)
    return lang === 'da'
      ? 'Mail sendes af sig selv. Det, der ikke kommer af sted, prøves igen i to døgn.'
      : 'Mail is sent by itself. What does not get away is tried again for two days.';
  return lang === 'da'
    ? 'Der er ingen mailserver. Åbn en mail, og giv teksten videre til modtageren på en anden sikker måde.'
    : 'There is no mail server. Open a mail and hand its text on to the recipient in another safe way.';
};

/** What to do with one mail that has not been sent. */
export const nextText = (lang: Lang, mail: Mail, sendsMail: boolean, demo: boolean): string => {
  if (demo) return wayText(lang, sendsMail, demo);
  if (!sendsMail)
    return lang === 'da'
      ? 'Der er ingen mailserver. Giv teksten videre til modtageren på en anden sikker måde. Et link i den virker kun én gang.'
      : 'There is no mail server. Hand the text on to the recipient in another safe way. A link in it works only once.';
  if (mail.state === 'failed')
    return lang === 'da'
      ? 'Den prøves ikke igen af sig selv. Ret det, der er galt, og send den igen, eller giv teksten videre på en anden sikker måde.'
      : 'It is not tried again by itself. Mend what is wrong and send it again, or hand the text on in another safe way.';
  return lang === 'da'
    ? 'Den sendes af sig selv. Kan den ikke komme af sted, prøves den igen i to døgn.'
    : 'It is sent by itself. If it cannot get away, it is tried again for two days.';
};
