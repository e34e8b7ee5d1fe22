export const texts = {
  da: {
    title: 'Navne eller dæknavne',
    lead: 'En afdeling kan vise dæknavne i stedet for navne på alle lister og sider. Navnet står da kun på koordinatorens side om deltageren.',
    back: 'Indstillinger',
    names: 'Viser navne',
    aliases: 'Viser dæknavne',
    showNames: 'Vis navne',
    showAliases: 'Vis dæknavne',
    done: 'Valget gælder fra nu af.',
  },
  en: {
    title: 'Names or aliases',
    lead: 'A branch can show aliases in place of names on every list and page. The name then stands only on the coordinator’s page of the participant.',
    back: 'Settings',
    names: 'Shows names',
    aliases: 'Shows aliases',
    showNames: 'Show names',
    showAliases: 'Show aliases',
    done: 'The choice holds from now on.',
  },
} as const;
