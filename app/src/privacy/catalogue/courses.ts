import {
  code,
  goes,
  goesWithNotes,
  link,
  mentor,
  ofParticipant,
  type PersonalTable,
  participant,
  staff,
  table,
  text,
  value,
  way,
  withheld,
} from './table.ts';

const courseWay = way('course_id', 'programme.course');
const mentorWay = way('mentor_id', 'programme.mentor');
const ofCourse = ofParticipant(courseWay);
const itsCourse = participant('Deltager, ved nummer', 'Participant, by number');
const aboutParticipant = withheld(
  'Noten er om deltageren. Den gives til deltageren.',
  'The note is about the participant, and is given to the participant.',
);

/** What is held about a course, and of what two mentors did on it. */
export const courseTables: readonly PersonalTable[] = [
  table('programme.course', 'Forløb', 'Courses', {
    ways: ofParticipant(way('person_id', 'programme.person')),
    columns: {
      opened_on: value('Åbnet', 'Opened'),
      opened_by: staff('Åbnet af', 'Opened by'),
      closed_on: value('Afsluttet', 'Ended'),
      close_reason: code('Hvorfor', 'Why'),
      close_note: text('Note', 'Note'),
      opened_at: value('Skrevet', 'Written'),
      restarted_from: link('Begyndt forfra efter', 'Started afresh after'),
    },
    erasure: {
      participant: {
        how: { close_note: `case close_reason when 'other' then 'slettet' else '' end` },
        notes: { close_note: `case close_reason when 'other' then 'slettet' else '' end` },
      },
    },
  }),
  table('programme.schedule_item', 'Planen', 'The plan', {
    ways: ofCourse,
    columns: {
      step: code('Trin', 'Step'),
      anchor: code('Regnet fra', 'Counted from'),
      offset_from: link('Dage fra', 'Days from'),
      offset_to: link('Dage til', 'Days to'),
      window_from: value('Tidligst', 'Earliest'),
      window_to: value('Senest', 'Latest'),
      origin: code('Hvor tiden er fra', 'Where the time is from'),
      done_on: value('Gjort', 'Done'),
      done_by: staff('Gjort af', 'Done by'),
    },
    erasure: { participant: goes },
  }),
  table('programme.course_hold', 'Pauser', 'Pauses', {
    ways: ofCourse,
    columns: {
      reason: code('Grund', 'Reason'),
      note: text('Note', 'Note'),
      from_on: value('Fra', 'From'),
      until_on: value('Til', 'Until'),
      outcome: code('Hvordan den endte', 'How it ended'),
      word_on: value('Sidst spurgt', 'Last asked'),
      release_id: link('Løsladelsen', 'The release'),
    },
    erasure: {
      participant: { how: 'delete', notes: { note: `case reason when 'other' then 'slettet' else '' end` } },
    },
  }),
  table('programme.match', 'Forslag til to mentorer', 'Proposals of two mentors', {
    ways: ofCourse,
    columns: {
      suggested_rank: value('Plads på listen', 'Place on the list'),
      departure_reason: text('Hvorfor ikke den første', 'Why not the first'),
      grounds: value('Hvad der talte for', 'What spoke for it'),
      made_on: value('Lavet', 'Made'),
      made_by: staff('Lavet af', 'Made by'),
      made_at: value('Skrevet', 'Written'),
      state: code('Tilstand', 'State'),
      asked_on: value('Spurgt', 'Asked'),
      answer_by: value('Svar senest', 'Answer by'),
      reminded_at: value('Mindet om det', 'Reminded'),
      closed_at: value('Afsluttet', 'Closed'),
      close_reason: code('Hvorfor', 'Why'),
      fallback_for: link('Reserve for', 'In reserve for'),
      ask_fallback: value('Reserven spørges', 'The reserve is asked'),
      joint_goal: text('Fælles mål', 'Joint goal'),
      introduction: text('Til mentorerne', 'To the mentors'),
      mentor_ids: mentor('Mentorer', 'Mentors'),
      live_on: value('I gang', 'Live'),
    },
    erasure: {
      participant: {
        how: {
          departure_reason: `case when departure_reason is not null then 'slettet' end`,
          grounds: `'{}'`,
          joint_goal: `''`,
          introduction: `''`,
        },
        notes: { introduction: `''` },
      },
    },
  }),
  table('programme.match_answer', 'Svar på forslag', 'Answers to proposals', {
    ways: { participant: [way('match_id', 'programme.match')], volunteer: [mentorWay] },
    columns: {
      match_id: link('Forslaget', 'The proposal'),
      party: code('Hvem', 'Who'),
      mentor_id: mentor('Mentor', 'Mentor'),
      answer: code('Svar', 'Answer'),
      reason: text('Grund', 'Reason'),
      answered_at: value('Svaret', 'Answered'),
      how: code('Hvordan', 'How'),
    },
    looked: true,
    erasure: { participant: { how: { reason: `''` } }, volunteer: { how: { reason: `''` } } },
  }),
  table('programme.assignment', 'Mentorer på forløb', 'Mentors on courses', {
    ways: { participant: [courseWay], volunteer: [mentorWay] },
    columns: {
      course_id: itsCourse,
      mentor_id: mentor('Mentor', 'Mentor'),
      match_id: link('Forslaget', 'The proposal'),
      place: value('Plads', 'Place'),
      period: value('Fra og til', 'From and to'),
      end_reason: code('Hvorfor det endte', 'Why it ended'),
      sees_from: value('Ser kontakter fra', 'Sees contacts from'),
      sees_note: value('Ser overdragelsen', 'Sees the handover'),
    },
  }),
  table('programme.handover', 'Overdragelser', 'Handovers', {
    ways: { participant: [courseWay], volunteer: [way('leaving_assignment_id', 'programme.assignment')] },
    looked: true,
    columns: {
      course_id: itsCourse,
      leaving_assignment_id: link('Mentorens plads', 'The mentor’s place'),
      note: text('Note', 'Note'),
      arriving_sees: code('Den nye mentor ser', 'The new mentor sees'),
      arriving_from: value('Fra', 'From'),
      leaving_sees: code('Den gamle mentor ser', 'The old mentor sees'),
      leaving_until: value('Til', 'Until'),
      chosen_by: staff('Valgt af', 'Chosen by'),
      chosen_at: value('Valgt', 'Chosen'),
    },
    erasure: { participant: { how: 'delete', notes: { note: `''` } } },
  }),
  table('programme.contact', 'Kontakter', 'Contacts', {
    ways: { participant: [courseWay], volunteer: [way('id', 'programme.contact_mentor', 'contact_id')] },
    columns: {
      course_id: itsCourse,
      held_on: value('Dag', 'Day'),
      mode: code('Hvordan', 'How'),
      kept: code('Blev det til noget', 'Did it take place'),
      minutes: value('Minutter', 'Minutes'),
      life_areas: code('Om', 'About'),
      note: text('Note', 'Note'),
      concern: value('En bekymring', 'A concern'),
      logged_by: staff('Skrevet af', 'Written by'),
      logged_at: value('Skrevet', 'Written'),
      unread: value('Venter på at blive læst', 'Waits to be read'),
    },
    erasure: {
      participant: {
        how: { note: `''`, life_areas: `'{}'`, concern: 'false' },
        notes: { note: `''` },
      },
    },
  }),
  table('programme.contact_mentor', 'Hvem der var med', 'Who was there', {
    ways: { participant: [way('contact_id', 'programme.contact')], volunteer: [mentorWay] },
    columns: {
      contact_id: link('Kontakten', 'The contact'),
      mentor_id: mentor('Mentor', 'Mentor'),
    },
  }),
  table('programme.contact_reading', 'Noter, der er læst', 'Notes that were read', {
    ways: {
      participant: [way('contact_id', 'programme.contact')],
      volunteer: [way('contact_id', 'programme.contact')],
    },
    columns: {
      contact_id: link('Kontakten', 'The contact'),
      read_by: staff('Læst af', 'Read by'),
      read_at: value('Læst', 'Read'),
      thanked: value('Der blev sagt tak', 'Thanks were said'),
    },
    erasure: { participant: goes },
  }),
  table('programme.concern', 'Bekymringer', 'Concerns', {
    ways: { participant: [courseWay], volunteer: [way('raised_by', 'programme.mentor', 'user_id')] },
    looked: true,
    columns: {
      course_id: itsCourse,
      contact_id: link('Kontakten', 'The contact'),
      text: text('Teksten', 'The words'),
      raised_by: staff('Meldt af', 'Raised by'),
      raised_at: value('Meldt', 'Raised'),
      handled_by: staff('Håndteret af', 'Handled by'),
      handled_at: value('Håndteret', 'Handled'),
      handled_note: text('Hvad der blev gjort', 'What was done'),
    },
    erasure: { participant: goesWithNotes },
  }),
  table('programme.course_notice', 'Mail til mentorer om forløbet', 'Mail to mentors about the course', {
    ways: { participant: [courseWay], volunteer: [mentorWay] },
    columns: {
      mail_id: link('Mailen', 'The mail'),
      course_id: itsCourse,
      mentor_id: mentor('Mentor', 'Mentor'),
      cause: link('Anledning', 'Cause'),
      written_at: value('Skrevet', 'Written'),
      withdrawn_at: value('Taget tilbage', 'Taken back'),
    },
    erasure: { participant: goes, volunteer: goes },
  }),
  table('programme.match_plan_row', 'Planer for par', 'Plans of pairs', {
    ways: ofCourse,
    columns: {
      plan_id: link('Planen', 'The plan'),
      planned_ids: mentor('Foreslået af systemet', 'Proposed by the system'),
      mentor_ids: mentor('Valgt', 'Chosen'),
      place: link('Plads', 'Place'),
      left_out: value('Ikke med', 'Left out'),
      reason: text('Grund', 'Reason'),
    },
    erasure: { participant: goes },
  }),
  table('programme.country_plan_line', 'Landets plan for par', 'The country’s plan of pairs', {
    ways: ofCourse,
    columns: {
      plan_id: link('Planen', 'The plan'),
      own_mentor_ids: mentor('Mentorer', 'Mentors'),
      from_branch_ids: link('Andre afdelinger', 'Other branches'),
      place: link('Plads', 'Place'),
    },
    erasure: { participant: goes },
  }),
  table('programme.country_plan_loan', 'Til hjælp for en anden afdeling', 'Of use to another branch', {
    ways: { volunteer: [mentorWay] },
    columns: {
      plan_id: link('Planen', 'The plan'),
      mentor_id: link('Dig', 'You'),
      to_branch_id: link('Den anden afdeling', 'The other branch'),
    },
    erasure: { volunteer: goes },
  }),
  table('programme.expense', 'Udlæg', 'Expenses', {
    ways: { participant: [courseWay], volunteer: [mentorWay] },
    columns: {
      mentor_id: mentor('Mentor', 'Mentor'),
      course_id: itsCourse,
      kind: code('Slags', 'Kind'),
      spent_on: value('Dag', 'Day'),
      km: value('Kilometer', 'Kilometres'),
      amount_ore: value('Øre', 'Øre (1/100 krone)'),
      note: text('Note', 'Note'),
      state: code('Tilstand', 'State'),
      reason: text('Grund', 'Reason'),
      written_by: staff('Skrevet af', 'Written by'),
      written_at: value('Skrevet', 'Written'),
      closed_by: staff('Afgjort af', 'Decided by'),
      closed_at: value('Afgjort', 'Decided'),
    },
    erasure: {
      participant: { how: { note: `''` } },
      volunteer: { how: { note: `''`, reason: `case state when 'refused' then 'slettet' else '' end` } },
    },
  }),
  table('programme.clearance_request', 'Adgang til fængsel', 'Prison access', {
    ways: { participant: [way('referral_id', 'programme.referral')], volunteer: [mentorWay] },
    columns: {
      mentor_id: mentor('Mentor', 'Mentor'),
      prison_id: { kind: 'place', words: { da: 'Fængsel', en: 'Prison' } },
      referral_id: link('Henvisningen', 'The referral'),
      sent_on: value('Sendt', 'Sent'),
      answered_on: value('Svaret', 'Answered'),
      answer: code('Svar', 'Answer'),
      valid_until: value('Gælder til', 'Holds until'),
      answered_how: code('Hvordan', 'How'),
    },
    erasure: { participant: { how: { referral_id: 'null' } }, volunteer: goes },
  }),
];

/** Columns that a volunteer does not get of rows that are about a participant too. */
export const notForVolunteers: Readonly<Record<string, typeof aboutParticipant>> = {
  'programme.contact.note': aboutParticipant,
  'programme.contact.life_areas': aboutParticipant,
  'programme.contact.concern': aboutParticipant,
  'programme.handover.note': aboutParticipant,
  'programme.concern.handled_note': aboutParticipant,
};
/** And of a mentor's own money a participant gets nothing. */
const mentorsOwn = withheld('Det er mentorens egne penge.', 'It is the mentor’s own money.');
export const notForParticipants: Readonly<Record<string, typeof aboutParticipant>> = Object.fromEntries(
  ['km', 'amount_ore', 'state', 'reason', 'closed_at', 'closed_by'].map((name) => [
    `programme.expense.${name}`,
    mentorsOwn,
  ]),
);
