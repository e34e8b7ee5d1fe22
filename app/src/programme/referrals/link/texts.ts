import type { Words } from '../../../ui/index.ts';
import { linkOpenDays } from '../link-state.ts';

export const texts: Words<
  | 'title'
  | 'lead'
  | 'prison'
  | 'name'
  | 'hint'
  | 'make'
  | 'made'
  | 'copy'
  | 'once'
  | 'shown'
  | 'today'
  | 'waiting'
> = {
  da: {
    title: 'Nyt link til henvisning',
    lead: 'Et link kan bruges til én person og kræver ingen konto.',
    prison: 'Fængsel eller arresthus',
    name: 'Hvem får linket',
    hint: 'Kun til dit eget overblik.',
    make: 'Lav link',
    made: 'Linket er klar',
    copy: 'Kopiér linket, og send det til kontakten i fængslet.',
    once: `Linket er til én henvisning og virker i ${linkOpenDays} dage, til og med `,
    shown: 'Bagefter ser den, der henviste, svaret på det samme link. Linket vises kun nu.',
    today: 'I dag',
    waiting: 'Links, der venter',
  },
  en: {
    title: 'New referral link',
    lead: 'One link is for one person and needs no account.',
    prison: 'Prison or remand prison',
    name: 'Who gets the link',
    hint: 'Only for your own overview.',
    make: 'Make link',
    made: 'The link is ready',
    copy: 'Copy the link and send it to the contact in the prison.',
    once: `The link is for one referral and works for ${linkOpenDays} days, until the end of `,
    shown:
      'Afterwards the one who referred sees the answer behind the same link. The link is shown only now.',
    today: 'Today',
    waiting: 'Links that wait',
  },
};
