import manifest from '../package.json' with { type: 'json' };

/** The version that results and reports name as the program that made them. */
export const version: string = manifest.version;
