import type { Route } from '../../office/route.ts';
import { applyToVolunteer, volunteerForm } from './route.tsx';

export const volunteerRoutes: readonly Route[] = [volunteerForm, applyToVolunteer];
