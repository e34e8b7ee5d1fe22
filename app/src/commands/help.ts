import { settingLines } from '../platform/settings.ts';
import type { Command } from './io.ts';

/** The text of `primus --help`, made from the tables that commands and settings are read with. */
export function helpText(version: string, commands: readonly Command[]): string {
  const width = Math.max(...[...commands, ...settingLines].map((line) => line.name.length)) + 2;
  const indent = ' '.repeat(width + 2);
  const commandLines = commands.flatMap((command) => [
    `  ${command.name.padEnd(width)}${command.about}`,
    ...(command.usage === '' ? [] : [`${indent}primus ${command.name} ${command.usage}`]),
  ]);
  const settings = settingLines.flatMap((line) => [
    `  ${line.name.padEnd(width)}${line.about}`,
    `${indent}default: ${line.default}`,
  ]);
  return [
    `Primus Motor ${version}`,
    'Runs a mentoring scheme for people leaving prison, and finds out honestly whether it works.',
    '',
    'Usage: primus <command>, called as "npx primus …" or "npm run primus -- …" in the project folder',
    '',
    'Commands',
    ...commandLines,
    '',
    'Options',
    `  ${'--help'.padEnd(width)}shows this page`,
    `  ${'--version'.padEnd(width)}shows the version`,
    '',
    'Settings, given as environment variables: PORT=8080 npm start',
    ...settings,
    '',
  ].join('\n');
}
