import { get, view } from '../../route.ts';
import { access, placesOf } from '../find.ts';
import { PlacesPage } from '../view.tsx';

export const showPlaces = get('/settings/places', {
  access,
  reads: 'nothing sensitive',
  show: async (context) => view(<PlacesPage page={context.page} places={await placesOf(context)} />),
});
