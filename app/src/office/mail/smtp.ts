import { createTransport } from 'nodemailer';
import { oneLine } from '../../platform/start-error.ts';
import type { Letter, Outcome } from './mail.ts';

/** Takes one letter to the mail server. `id` is the same at every try of the same letter. */
export type Deliver = (letter: Letter, id: string) => Promise<Outcome>;

const patience = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
  dnsTimeout: 10_000,
};

/** Codes of trouble with the server or with how we reach it: the next letter would fare no better. */
const serverCodes = new Set([
  'EAUTH',
  'ECONNECTION',
  'EDNS',
  'EOAUTH2',
  'EPROTOCOL',
  'ESOCKET',
  'ETIMEDOUT',
  'ETLS',
]);

/** One address and nothing else: no second one, no route, nothing quoted. */
const oneAddress = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/u;

/**
 * Sends by SMTP. Should a server take a letter and the connection break before it says so, the letter is sent again with
 * the same Message-ID, by which mail programs know it for the same.
 */
export const smtp = (smtpUrl: string, from: string): Deliver => {
  const transport = createTransport(
    { url: smtpUrl, ...patience },
    { from, disableFileAccess: true, disableUrlAccess: true },
  );
  const host = /@([^@\s>]+)>?$/u.exec(from)?.[1] ?? 'localhost';
  return async ({ to, subject, body }, id) => {
    if (!oneAddress.test(to)) return { kind: 'refused', error: 'EADDRESS this is no mail address' };
    try {
      await transport.sendMail({
        to: { name: '', address: to },
        subject,
        text: body,
        messageId: `<${id}@${host}>`,
      });
      return { kind: 'sent' };
    } catch (error) {
      return outcomeOf(error);
    }
  };
};

const outcomeOf = (error: unknown): Outcome => {
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown };
  const name = typeof code === 'string' ? code : 'EUNKNOWN';
  const said = `${name} ${oneLine(error)}`.slice(0, 300);
  const unreachable = serverCodes.has(name);
  // SMTP: 4xx is for now, 5xx for good. An envelope that was refused without an answer was refused by our own side.
  const forGood = typeof responseCode === 'number' ? responseCode >= 500 : name === 'EENVELOPE';
  return !unreachable && forGood
    ? { kind: 'refused', error: said }
    : { kind: 'failed', error: said, unreachable };
};
