import { both, type Words } from './table.ts';

/** Tables that no copy of one person's data is made of, each with the reason. A table is here or in the catalogue. */
export const exceptions: Readonly<Record<string, Words>> = Object.fromEntries(
  (
    [
      [
        'What the organisation decided, for everybody',
        'Foreningens egne valg, for alle',
        'office.organisation office.branch office.town office.prison programme.training_course programme.conduct ' +
          'programme.consent_text programme.intake_rule programme.expense_rate programme.matching_settings ' +
          'privacy.retention_policy',
      ],
      [
        'Pseudonymous: under a study key, without a name. The copy says that the person is in a study',
        'Uden navn, under en nøgle. Kopien siger, at personen er med i et forsøg',
        'study.participant study.allocation study.dose study.outcome_event study.outcome_carried ' +
          'study.key_list_key study.follow_up_end',
      ],
      [
        'About a study, not about anybody in it',
        'Om et forsøg, ikke om nogen i det',
        'study.study study.stratum study.ledger study.sealed_secret study.sealed_arm_code study.outcome_import study.key_list ' +
          'study.staged_import study.analysis study.unblinding study.publication study.price',
      ],
      [
        'The trail of changes: ids, states and dates. The copy has its own list of them',
        'Sporet af ændringer: numre, tilstande og datoer. Kopien har sin egen liste over dem',
        'audit.event audit.head audit.verification',
      ],
      [
        'How the work of asking and erasing was done, kept as proof: ids, dates and counts',
        'Hvordan der blev spurgt og slettet, gemt som bevis: numre, datoer og antal',
        'privacy.access_request privacy.access_copy privacy.erasure privacy.retention_pause',
      ],
      [
        'What a form led to: ids and counts alone',
        'Hvad en formular førte til: kun numre og antal',
        'office.request office.branch_version office.mentors_version',
      ],
      [
        'Courses by their number, not on one person alone; goes out of use with the plan',
        'Forløb ved nummer, ikke om én person',
        'programme.match_plan',
      ],
      [
        'Counts of the branches in a plan of the country, nobody in them',
        'Antal i afdelingerne i en plan for landet, ingen personer',
        'programme.country_plan programme.country_plan_branch',
      ],
      [
        'Typed and not handed in: sealed, tied to nobody yet, and deleted when its link ends',
        'Skrevet og ikke afleveret: forseglet, ikke knyttet til nogen, og slettet med sit link',
        'programme.referral_draft',
      ],
      [
        'A file of many, sealed, for whoever tried it, and forgotten after a week',
        'En fil med mange, forseglet, og glemt efter en uge',
        'programme.mentor_import',
      ],
      [
        'Fingerprints of addresses and codes that cannot be told apart by person, and run out',
        'Aftryk af adresser og koder, der ikke kan henføres til en person, og som udløber',
        'programme.volunteer_knock auth.attempt auth.verification office.setup_link office.installation',
      ],
    ] as const
  ).flatMap(([en, da, names]) => names.split(' ').map((name) => [name, both(da, en)])),
);
