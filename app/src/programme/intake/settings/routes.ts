import { saveIntakeSettings } from './save/route.ts';
import { showIntakeSettings } from './show/route.ts';

export const intakeSettingsRoutes = [showIntakeSettings, saveIntakeSettings];
