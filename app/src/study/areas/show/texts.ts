export const texts = {
  da: {
    title: 'Landsdele',
    lead: 'Nogle forsøg trækker lod for sig i hver landsdel. Her står, hvilken landsdel en afdeling hører til.',
    none: 'Ingen plan deler landet ind i landsdele. Der er intet at vælge nu.',
    branch: 'Afdeling',
    area: 'Landsdel',
    undivided: 'Ikke valgt',
    waiting:
      'Fra en afdeling uden landsdel kan ingen være med i et forsøg, der deler landet ind, før landsdelen er valgt.',
    choose: 'Landsdel for',
    save: 'Gem',
    from: 'Valget gælder lodtrækninger fra nu af. De, der er trukket lod om, bliver i den landsdel, de blev trukket i.',
    saved: 'Landsdelen er gemt.',
  },
  en: {
    title: 'Areas',
    lead: 'Some studies randomise separately in each area. Here stands which area a branch belongs to.',
    none: 'No plan divides the country into areas. There is nothing to choose now.',
    branch: 'Branch',
    area: 'Area',
    undivided: 'Not chosen',
    waiting:
      'From a branch without an area nobody can enter a study that divides the country before the area is chosen.',
    choose: 'Area of',
    save: 'Save',
    from: 'The choice is for randomisations from now on. Those who were randomised stay in the area they were drawn in.',
    saved: 'The area is saved.',
  },
} as const;
