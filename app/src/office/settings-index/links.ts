import type { Lang } from '../../ui/index.ts';

interface SettingsLink {
  readonly href: string;
  readonly text: Readonly<Record<Lang, string>>;
  /** What can be decided there, in a sentence. */
  readonly about: Readonly<Record<Lang, string>>;
}

/** What the programme decides for itself, a line each, in the order in which a course meets it. */
export const settingsLinks: readonly SettingsLink[] = [];
