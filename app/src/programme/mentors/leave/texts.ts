/** When a mentor stops for good. */
export const texts = {
  da: {
    title: (name: string) => `${name}: stopper som mentor`,
    back: 'Mentoren',
    meaning:
      'Mentoren foreslås ikke mere og kan ikke se nogen deltager. Det, mentoren har skrevet, bliver stående.',
    again: 'Det kan ikke fortrydes. Kommer mentoren tilbage, skrives mentoren ind igen.',
    confirm: 'Mentoren stopper',
    first: 'Afslut først mentoren på de forløb, der er i gang:',
    done: 'Mentoren er stoppet.',
    refused: 'Mentoren er på et forløb, der er i gang. Intet er ændret. Afslut mentoren der først.',
  },
  en: {
    title: (name: string) => `${name}: leaves as a mentor`,
    back: 'The mentor',
    meaning: 'The mentor is no longer suggested and sees no participant. What the mentor has written stays.',
    again: 'This cannot be undone. If the mentor comes back, the mentor is written down anew.',
    confirm: 'The mentor leaves',
    first: 'First end the mentor’s time on the courses that run:',
    done: 'The mentor has left.',
    refused: 'The mentor is on a course that runs. Nothing was changed. End the mentor’s time there first.',
  },
} as const;
