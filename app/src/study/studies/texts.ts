import type { StudyState } from '@primus-motor/trial';
import type { Lang, TagKind } from '../../ui/index.ts';

export const stateWords: Readonly<Record<Lang, Readonly<Record<StudyState, string>>>> = {
  da: {
    draft: 'Ikke åbnet',
    recruiting: 'Tager imod deltagere',
    paused: 'På pause',
    'follow-up': 'Følger op',
    closed: 'Afsluttet',
  },
  en: {
    draft: 'Not opened',
    recruiting: 'Takes participants',
    paused: 'Paused',
    'follow-up': 'Following up',
    closed: 'Closed',
  },
};

export const stateTag: Readonly<Record<StudyState, TagKind>> = {
  draft: 'neutral',
  recruiting: 'info',
  paused: 'soon',
  'follow-up': 'info',
  closed: 'done',
};

/** What a press on the button does, in the button's words. */
export const moveWords: Readonly<Record<Lang, Readonly<Record<StudyState, string>>>> = {
  da: {
    draft: '',
    recruiting: 'Åbn for deltagere',
    paused: 'Sæt på pause',
    'follow-up': 'Slut med at tage imod',
    closed: 'Afslut opfølgningen',
  },
  en: {
    draft: '',
    recruiting: 'Open for participants',
    paused: 'Pause',
    'follow-up': 'End recruitment',
    closed: 'End follow-up',
  },
};

/** What a move means, told before it is made. */
export const moveMeaning: Readonly<Record<Lang, Readonly<Record<StudyState, string>>>> = {
  da: {
    draft: '',
    recruiting:
      'Koordinatorer kan nu trække lod for deltagere, som opfylder kravene. Protokollen og lodtrækningen ligger fast.',
    paused: 'Ingen bliver fordelt, før I åbner igen. De, der er med, følges som før.',
    'follow-up':
      'Ingen flere bliver fordelt, og det kan ikke laves om. De, der er med, følges, til tiden er gået.',
    closed:
      'Opfølgningen er slut, og det kan ikke laves om. Den, som endnu ikke er løsladt, tæller da med ukendt udfald.',
  },
  en: {
    draft: '',
    recruiting:
      'Coordinators can now randomise participants who meet the requirements. The protocol and the randomisation are fixed.',
    paused: 'Nobody is allocated until you open again. Those who take part are followed as before.',
    'follow-up':
      'Nobody more is allocated, and that cannot be undone. Those who take part are followed until the time has passed.',
    closed:
      'Follow-up is over, and that cannot be undone. Whoever has not been released then counts with an unknown outcome.',
  },
};
