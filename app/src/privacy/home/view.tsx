import { Card, Cards, type Lang, Page, type PageContext } from '../../ui/index.ts';
import { texts } from '../texts.ts';

const cards: readonly {
  readonly href: string;
  readonly title: Readonly<Record<Lang, string>>;
  readonly about: Readonly<Record<Lang, string>>;
}[] = [
  {
    href: '/privacy/requests',
    title: { da: 'Indsigt', en: 'Own data on request' },
    about: {
      da: 'En deltager eller frivillig vil se, hvad vi har skrevet. Hver har svar inden for 30 dage.',
      en: 'A participant or volunteer wants to see what we have written. Each has an answer within 30 days.',
    },
  },
  {
    href: '/privacy/retention',
    title: { da: 'Hvor længe vi gemmer', en: 'How long we keep things' },
    about: {
      da: 'Foreningens perioder, det næste, der slettes, og hvem der er holdt tilbage.',
      en: 'The organisation’s periods, what is erased next, and who is held back.',
    },
  },
  {
    href: '/privacy/erasures',
    title: { da: 'Slettet og ved at blive slettet', en: 'Erased and about to be' },
    about: {
      da: 'Sletning af én person på begæring, med to personer, og beviset for det, der er gjort.',
      en: 'Erasing one person on request, by two people, and the proof of what was done.',
    },
  },
  {
    href: '/privacy/fields',
    title: { da: 'Hvem må se og ændre hvad', en: 'Who may see and change what' },
    about: {
      da: 'Felt for felt: hvilke roller der ser det, og hvem der kan ændre det.',
      en: 'Field by field: which roles see it, and who can change it.',
    },
  },
];

export const PrivacyPage = ({ page }: { readonly page: PageContext }) => {
  const text = texts[page.lang];
  return (
    <Page page={page} title={text.title} lead={text.lead}>
      <Cards>
        {cards.map(({ href, title, about }) => (
          <Card title={title[page.lang]} href={href}>
            <p>{about[page.lang]}</p>
          </Card>
        ))}
      </Cards>
    </Page>
  );
};
