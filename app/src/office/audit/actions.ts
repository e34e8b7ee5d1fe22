import type { Lang } from '../../ui/index.ts';

/** What an event says, for a person. Every audit name of a route has its words here; a test holds them together. */
const actions: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  'account.access-reset': { da: 'Adgang nulstillet', en: 'Access reset' },
  'account.demo-opened': { da: 'Demoen åbnet', en: 'Demo opened' },
  'account.invitation-accepted': { da: 'Invitation taget imod', en: 'Invitation accepted' },
  'account.invitation-withdrawn': { da: 'Invitation trukket tilbage', en: 'Invitation withdrawn' },
  'account.invited': { da: 'Konto inviteret', en: 'Account invited' },
  'account.password-given': { da: 'Adgangskode skrevet', en: 'Password given' },
  'account.role-ended': { da: 'Rolle afsluttet', en: 'Role ended' },
  'account.role-granted': { da: 'Rolle givet', en: 'Role granted' },
  'account.second-factor-set': { da: 'Ekstra kode sat op', en: 'Second factor set up' },
  'account.signed-in': { da: 'Logget ind', en: 'Signed in' },
  'account.signed-in-with-spare-code': {
    da: 'Logget ind med reservekode',
    en: 'Signed in with a spare code',
  },
  'account.signed-out': { da: 'Logget ud', en: 'Signed out' },
  'analysis-file.read': { da: 'Analysefil hentet', en: 'Analysis file downloaded' },
  'analysis.read': { da: 'Analyse set', en: 'Analysis seen' },
  'analysis.run': { da: 'Analyse kørt', en: 'Analysis run' },
  'assessment.recorded': { da: 'Vurdering registreret', en: 'Assessment recorded' },
  'audit.read': { da: 'Revisionssporet set', en: 'Audit trail seen' },
  'branch.area-set': { da: 'Landsdel valgt for afdeling', en: 'Area of a branch chosen' },
  'concern.handled': { da: 'Bekymring håndteret', en: 'Concern handled' },
  'concern.raised': { da: 'Bekymring meldt', en: 'Concern raised' },
  'concern.read': { da: 'Bekymring set', en: 'Concern seen' },
  'consent.recorded': { da: 'Samtykke registreret', en: 'Consent recorded' },
  'consent.withdrawn': { da: 'Samtykke trukket tilbage', en: 'Consent withdrawn' },
  'contact.logged': { da: 'Kontakt registreret', en: 'Contact logged' },
  'course.assignment-ended': { da: 'Mentor afsluttet på forløb', en: 'Mentor ended on a course' },
  'course.closed': { da: 'Forløb afsluttet', en: 'Course ended' },
  'course.matched': { da: 'Mentorpar valgt', en: 'Mentors matched' },
  'course.opened': { da: 'Forløb åbnet', en: 'Course opened' },
  'course.read': { da: 'Forløb set', en: 'Course seen' },
  'course.release-previewed': { da: 'Flytning af løsladelse set igennem', en: 'Move of a release previewed' },
  'course.release-recorded': { da: 'Løsladelsesdato registreret', en: 'Release date recorded' },
  'course.release-undone': { da: 'Løsladelsesdato fortrudt', en: 'Release date undone' },
  'course.step-marked': { da: 'Trin i forløb markeret', en: 'Step of a course marked' },
  'demo.loaded': { da: 'Demoprogrammet hentet', en: 'Demo programme loaded' },
  'mail.read': { da: 'Mail i udbakken læst', en: 'Mail in the outbox read' },
  'mail.sent-again': { da: 'Mail sat til at blive sendt igen', en: 'Mail set to be sent again' },
  'mentor.account-linked': { da: 'Konto knyttet til mentor', en: 'Account linked to a mentor' },
  'mentor.approved': { da: 'Mentor godkendt', en: 'Mentor approved' },
  'mentor.check-seen': { da: 'Attest set', en: 'Check seen' },
  'mentor.corrected': { da: 'Oplysninger om mentor rettet', en: 'Mentor corrected' },
  'mentor.left': { da: 'Mentor stoppet', en: 'Mentor left' },
  'mentor.paused': { da: 'Mentor på pause', en: 'Mentor paused' },
  'mentor.read': { da: 'Mentor set', en: 'Mentor seen' },
  'mentor.registered': { da: 'Mentor registreret', en: 'Mentor registered' },
  'mentor.trained': { da: 'Kursus for mentor registreret', en: 'Mentor training recorded' },
  'organisation.administrator-added': { da: 'Administrator tilføjet', en: 'Administrator added' },
  'organisation.set-up': { da: 'Organisation sat op', en: 'Organisation set up' },
  'outcomes.already-imported': { da: 'Udfald var indlæst i forvejen', en: 'Outcomes imported already' },
  'outcomes.imported': { da: 'Udfald indlæst', en: 'Outcomes imported' },
  'outcomes.staged': { da: 'Udfald prøvet af', en: 'Outcomes tried' },
  'participant.allocated': { da: 'Lodtrækning', en: 'Randomised' },
  'participant.already-allocated': { da: 'Lodtrækning var sket i forvejen', en: 'Randomised already' },
  'person.release-recorded': {
    da: 'Løsladelsesdato uden forløb registreret',
    en: 'Release date without a course recorded',
  },
  'person.read': { da: 'Deltager set', en: 'Participant seen' },
  'referral-link.made': { da: 'Henvisningslink lavet', en: 'Referral link made' },
  'referral.accepted': { da: 'Henvisning taget imod', en: 'Referral accepted' },
  'referral.declined': { da: 'Henvisning afvist', en: 'Referral declined' },
  'referral.handed-in': { da: 'Henvisning afleveret', en: 'Referral handed in' },
  'referral.read': { da: 'Henvisning set', en: 'Referral seen' },
  'referral.withdrawn': { da: 'Henvisning trukket tilbage', en: 'Referral withdrawn' },
  'register-list.fetched': { da: 'Nøgleliste til register hentet', en: 'Key list for a register fetched' },
  'setup-link.made': { da: 'Link til opsætning lavet', en: 'Set-up link made' },
  'study.delivered': { da: 'Oplysninger leveret til forsøget', en: 'Delivered to the study' },
  'study.publication-withdrawn': { da: 'Offentliggørelse trukket tilbage', en: 'Publication withdrawn' },
  'study.published': { da: 'Resultat offentliggjort', en: 'Result published' },
  'study.registered': { da: 'Forsøg registreret', en: 'Study registered' },
  'study.state-changed': { da: 'Forsøgets tilstand ændret', en: 'State of the study changed' },
  'unblinding.agreed': {
    da: 'Afblinding godkendt af nummer to',
    en: 'Unblinding agreed to by the second person',
  },
  'unblinding.asked': { da: 'Afblinding ønsket', en: 'Unblinding asked for' },
};

/** The actions that have words, for the filter and the test. */
export const knownActions: readonly string[] = Object.freeze(Object.keys(actions));

/** `consent.recorded` -> Samtykke registreret. An action without words of its own is spelt out, never shown as a key. */
export const actionText = (lang: Lang, action: string): string => {
  const known = actions[action];
  if (known !== undefined) return known[lang];
  const spelt = action.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return lang === 'da' ? `Anden hændelse: ${spelt}` : `Other event: ${spelt}`;
};
