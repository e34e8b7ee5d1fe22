/** How long an invitation waits. */
export const invitationLifetime = Temporal.Duration.from({ hours: 7 * 24 });

/** What the mail says. */
export interface Words {
  readonly subject: string;
  readonly body: string;
}

/** Danish and English in one: nobody knows yet what the reader prefers. */
export const invitationLetter = (organisation: string, link: string): Words => ({
  subject: `Invitation til ${organisation} i Primus Motor`,
  body: [
    `${organisation} har inviteret dig til Primus Motor.`,
    'Åbn dette link, og vælg en adgangskode. Hav din telefon ved hånden: du sætter også en autentifikator op.',
    '',
    link,
    '',
    'Linket virker i syv dage og kun én gang. Kender du ikke noget til det, så slet mailen: uden dig sker der intet.',
    '',
    '---',
    `${organisation} has invited you to Primus Motor.`,
    'Open the link above and choose a password. Have your phone at hand: you also set up an authenticator.',
    'The link works for seven days and only once. If you know nothing of this, delete the mail: nothing happens without you.',
  ].join('\n'),
});

export const resetLetter = (organisation: string, link: string): Words => ({
  subject: `Ny adgang til ${organisation} i Primus Motor`,
  body: [
    `En administrator i ${organisation} har nulstillet din adgang til Primus Motor.`,
    'Åbn dette link, vælg en ny adgangskode, og sæt din autentifikator op igen.',
    '',
    link,
    '',
    'Linket virker i syv dage og kun én gang. Har du ikke bedt om det, så ring til administratoren.',
    '',
    '---',
    `An administrator of ${organisation} has reset your access to Primus Motor.`,
    'Open the link above, choose a new password and set up your authenticator again.',
    'The link works for seven days and only once. If you did not ask for it, call the administrator.',
  ].join('\n'),
});
