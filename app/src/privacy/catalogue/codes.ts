import { roleName, roles } from '../../office/viewer.ts';
import { closeReasonText } from '../../programme/courses/closing.ts';
import { stepText } from '../../programme/courses/template.ts';
import { endReasonText } from '../../programme/matching/texts.ts';
import { lifeAreaName } from '../../programme/mentors/texts.ts';
import { decisionReason, languageName } from '../../programme/referrals/referral.ts';
import type { Lang } from '../../ui/index.ts';
import { both } from './table.ts';

const inMap = (words: Readonly<Record<string, string>>, code: string): string | undefined => words[code];
const area = (lang: Lang, code: string) => inMap(lifeAreaName[lang], code);

/** Columns whose words stand beside their feature. */
const elsewhere: Readonly<Record<string, (lang: Lang, code: string) => string | undefined>> = {
  'programme.course.close_reason': closeReasonText,
  'programme.schedule_item.step': stepText,
  'programme.assignment.end_reason': endReasonText,
  'programme.contact.life_areas': area,
  'programme.mentor.life_areas': area,
  'programme.match_wish.life_areas': area,
  // A code of either list, and which one is told by the state; no code is in both with another meaning.
  'programme.referral.reason': (lang, code) => {
    const declined = decisionReason(lang, 'declined', code);
    return declined === code ? decisionReason(lang, 'withdrawn', code) : declined;
  },
  'programme.person.language': languageName,
  'programme.mentor.languages': languageName,
  'office.membership.role': (lang, code) => inMap(roleName[lang], roles.find((role) => role === code) ?? ''),
  'office.invitation.role': (lang, code) => inMap(roleName[lang], roles.find((role) => role === code) ?? ''),
};

/** Codes that mean something else in another column: the column's own words come first. */
const own: readonly (readonly [column: string, code: string, da: string, en: string])[] = [
  ['programme.mentor_absence.kind', 'no-contact', 'Kan ikke nås', 'Cannot be reached'],
  ['programme.match_wish.gender', 'none', 'Lige meget', 'Either'],
  ['programme.contact.kept', 'held', 'Ja', 'Yes'],
  ['programme.clearance_request.answer', 'refused', 'Nej', 'No'],
  ['programme.clearance_request.answer', 'approved', 'Ja', 'Yes'],
  ['programme.clearance_request.answered_how', 'phone', 'I telefon', 'By telephone'],
  ['programme.link_answer.outcome', 'applied', 'Brugt', 'Used'],
  ['programme.course_hold.reason', 'other', 'Noget andet', 'Something else'],
  ['programme.schedule_item.anchor', 'release', 'Løsladelsen', 'The release'],
  ['programme.schedule_item.anchor', 'opened', 'Dagen, forløbet åbnede', 'The day the course opened'],
];

const shared: readonly (readonly [code: string, da: string, en: string])[] = [
  ['new', 'Ny', 'New'],
  ['accepted', 'Taget imod', 'Accepted'],
  ['declined', 'Afvist', 'Declined'],
  ['withdrawn', 'Trukket tilbage', 'Withdrawn'],
  ['before-answer', 'Før svar', 'Before an answer'],
  ['waiting', 'På venteliste', 'Waiting'],
  ['after-release', 'Efter løsladelsen', 'After the release'],
  ['two-thirds', 'To tredjedele af straffen', 'Two thirds of the sentence'],
  ['full-term', 'Fuld tid', 'Full term'],
  ['expected', 'Forventet', 'Expected'],
  ['conditional-pending', 'Prøveløsladelse, afgørelse mangler', 'Parole, decision pending'],
  ['actual', 'Sket', 'Happened'],
  ['pending-case', 'En sag er ikke afgjort', 'A case is pending'],
  ['remand', 'Varetægt', 'On remand'],
  ['not-calculated', 'Ikke beregnet', 'Not calculated'],
  ['other', 'Andet', 'Other'],
  ['certain', 'Sikker', 'Certain'],
  ['likely', 'Sandsynlig', 'Likely'],
  ['uncertain', 'Usikker', 'Uncertain'],
  ['unknown', 'Kendes ikke', 'Not known'],
  ['programme', 'Forløb med mentorer', 'Course with mentors'],
  ['register-follow-up', 'Opfølgning i registre', 'Follow-up in registers'],
  ['authority-contact', 'Kontakt til myndigheder', 'Contact with authorities'],
  ['story-photo', 'Historie og billede', 'Story and picture'],
  ['researcher-contact', 'Kontakt fra forskere', 'Contact from researchers'],
  ['in-person', 'Ansigt til ansigt', 'Face to face'],
  ['in-writing', 'Skriftligt', 'In writing'],
  ['by-phone', 'I telefon', 'By telephone'],
  ['digital', 'Digitalt', 'Digitally'],
  ['job-centre', 'Jobcentret', 'The job centre'],
  ['municipality', 'Kommunen', 'The municipality'],
  ['prison-service', 'Kriminalforsorgen', 'The prison service'],
  ['mentoring', 'Mentorforløb', 'Mentoring'],
  ['control', 'Kontrolgruppe', 'Control group'],
  ['car', 'Bil', 'Car'],
  ['public', 'Bus og tog', 'Public transport'],
  ['bicycle', 'Cykel', 'Bicycle'],
  ['woman', 'Kvinde', 'Woman'],
  ['man', 'Mand', 'Man'],
  ['not-stated', 'Ikke oplyst', 'Not stated'],
  ['applied', 'Har søgt', 'Applied'],
  ['interviewed', 'Samtale holdt', 'Interviewed'],
  ['checks', 'Attester', 'Checks'],
  ['training', 'Kursus', 'Training'],
  ['approved', 'Godkendt', 'Approved'],
  ['paused', 'På pause', 'Paused'],
  ['left', 'Stoppet', 'Left'],
  ['criminal-record', 'Straffeattest', 'Criminal record'],
  ['child-certificate', 'Børneattest', 'Child certificate'],
  ['prison-clearance', 'Adgang til fængsel', 'Prison clearance'],
  ['reference', 'Reference', 'Reference'],
  ['interview', 'Samtale', 'Interview'],
  ['declarations', 'Erklæringer', 'Declarations'],
  ['proposed', 'Foreslået', 'Proposed'],
  ['asked', 'Spurgt', 'Asked'],
  ['live', 'I gang', 'Live'],
  ['lapsed', 'Fristen gik', 'Lapsed'],
  ['cancelled', 'Taget tilbage', 'Taken back'],
  ['rule', 'Planen', 'The plan'],
  ['hand', 'Flyttet med hånden', 'Moved by hand'],
  ['agreed', 'Aftalt', 'Agreed'],
  ['visit', 'Besøg i fængslet', 'Prison visit'],
  ['meeting', 'Møde', 'Meeting'],
  ['phone', 'Telefon', 'Telephone'],
  ['message', 'Besked', 'Message'],
  ['letter', 'Brev', 'Letter'],
  ['authority-meeting', 'Møde hos myndighed', 'Meeting at an authority'],
  ['no-show', 'Nej, deltageren kom ikke', 'No, the participant did not come'],
  ['cancelled-participant', 'Nej, deltageren aflyste', 'No, the participant cancelled'],
  ['cancelled-mentor', 'Nej, mentor aflyste', 'No, the mentor cancelled'],
  ['leave', 'Ferie eller orlov', 'Leave'],
  ['long-term', 'Længere fravær', 'Longer absence'],
  ['inactive', 'Ikke aktiv', 'Not active'],
  ['refused', 'Afvist', 'Refused'],
  ['link', 'Med link', 'By link'],
  ['self', 'Selv', 'Oneself'],
  ['yes', 'Ja', 'Yes'],
  ['no', 'Nej', 'No'],
  ['participant', 'Deltageren', 'The participant'],
  ['mentor-1', 'Den ene mentor', 'One mentor'],
  ['mentor-2', 'Den anden mentor', 'The other mentor'],
  ['cpr', 'CPR-nummer', 'CPR number'],
  ['name-birth', 'Navn og fødselsdag', 'Name and date of birth'],
  ['same', 'Samme person', 'The same person'],
  ['different', 'To personer', 'Two people'],
  ['name', 'Navn', 'Name'],
  ['birth-date', 'Fødselsdag', 'Date of birth'],
  ['language', 'Sprog', 'Language'],
  ['town', 'By', 'Town'],
  ['referrer-name', 'Henviserens navn', 'Name of the referrer'],
  ['referrer-contact', 'Henviserens telefon eller mail', 'Contact of the referrer'],
  ['note', 'Note', 'Note'],
  ['set-aside', 'Lagt til side', 'Set aside'],
  ['release-date', 'Løsladelsesdato', 'Release date'],
  ['released', 'Løsladt', 'Released'],
  ['visit-approval', 'Adgang til besøg', 'Prison visits'],
  ['amendment', 'Rettelse', 'Correction'],
  ['withdrawal', 'Tilbagetrækning', 'Withdrawal'],
  ['recall', 'Tilbage i fængsel', 'Back in prison'],
  ['hospital', 'Hospital', 'Hospital'],
  ['resumed', 'Genoptaget', 'Resumed'],
  ['restarted', 'Begyndt forfra', 'Started afresh'],
  ['closed', 'Afsluttet', 'Closed'],
  ['health', 'Helbred', 'Health'],
  ['threat', 'Trussel', 'Threat'],
  ['no-contact-with', 'Ikke kontakt med', 'No contact with'],
  ['practical', 'Praktisk', 'Practical'],
  ['tells-with-consent', 'Fortæller kun med samtykke', 'Tells only with consent'],
  ['no-trade', 'Hverken gaver eller handel', 'Neither gifts nor trade'],
  ['confidentiality', 'Tavshed', 'Confidentiality'],
  ['driving', 'Kørsel', 'Driving'],
  ['outlay', 'Udlæg', 'Outlay'],
  ['written', 'Skrevet', 'Written'],
  ['knows-each-other', 'Kender hinanden', 'Know each other'],
  ['family', 'Familie', 'Family'],
  ['incident', 'En hændelse', 'An incident'],
  ['nothing', 'Intet', 'Nothing'],
  ['since', 'Siden en dag', 'Since a day'],
  ['everything', 'Alt', 'Everything'],
  ['own-contacts', 'Egne kontakter', 'Own contacts'],
  ['weekday-day', 'Hverdage om dagen', 'Weekdays by day'],
  ['weekday-evening', 'Hverdage om aftenen', 'Weekdays in the evening'],
  ['weekend-day', 'Weekend om dagen', 'Weekends by day'],
  ['weekend-evening', 'Weekend om aftenen', 'Weekends in the evening'],
];

const byColumn = new Map(own.map(([column, code, da, en]) => [`${column} ${code}`, both(da, en)]));
const byCode = new Map(shared.map(([code, da, en]) => [code, both(da, en)]));

/** A code in words; one that has none is given as it is. */
export const codeText = (lang: Lang, column: string, code: string): string =>
  elsewhere[column]?.(lang, code) ?? (byColumn.get(`${column} ${code}`) ?? byCode.get(code))?.[lang] ?? code;

/** Whether a code has words of its own here or beside its feature. */
export const hasWords = (column: string, code: string): boolean =>
  elsewhere[column] !== undefined || byColumn.has(`${column} ${code}`) || byCode.has(code);
