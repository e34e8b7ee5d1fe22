import { Definitions, Page, PostButton, Section } from '../../ui/index.ts';
import { degrees, PlaceForm, type PlacesPageProps } from './place-form.tsx';
import { placeKinds, suggestions } from './store.ts';
import { texts } from './texts.ts';

/** Every town and prison with where it lies; those that are known by name are filled in by one press. */
export function PlacesPage(props: PlacesPageProps) {
  const { page, places, errors } = props;
  const { lang } = page;
  const text = texts[lang];
  const known = suggestions(places).length;
  return (
    <Page
      page={page}
      title={text.title}
      lead={text.lead}
      back={{ href: '/settings', text: text.back }}
      errors={errors}
    >
      {known === 0 ? null : (
        <PostButton page={page} action="/settings/places/known" text={text.use(known)} kind="primary" />
      )}
      {placeKinds.map((kind) => (
        <Section title={kind === 'town' ? text.towns : text.prisons}>
          <Definitions
            items={places
              .filter((place) => place.kind === kind)
              .map((place) => ({
                term: place.name,
                value:
                  place.position === undefined
                    ? text.none
                    : text.at(degrees(lang, place.position.north), degrees(lang, place.position.east)),
                action: <PlaceForm {...props} place={place} />,
              }))}
          />
        </Section>
      ))}
    </Page>
  );
}
