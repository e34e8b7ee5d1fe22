import path from 'node:path';
import { z } from 'zod';
import { findProject } from './project.ts';
import { StartError } from './start-error.ts';

/** Everything that can be set from outside, parsed once at the start and frozen. */
export type Settings = Readonly<{
  port: number;
  host: string;
  /** Absolute path of the data folder. */
  dataFolder: string;
  /** False when the folder is our default: only then may another one be chosen (see `database/server`). */
  dataFolderGiven: boolean;
  /** Absolute path of a key file elsewhere than in the data folder. */
  keyFile: string | undefined;
  /** A PostgreSQL to use instead of the embedded one. */
  databaseUrl: string | undefined;
  /** Where people reach the system, without a slash at the end: links in mails, cookies and sign-in need it. */
  publicUrl: string;
  mail: Readonly<{ smtpUrl: string; from: string }> | undefined;
  demo: 'auto' | 'on' | 'off';
  log: LogLevel;
  /** Whether `X-Forwarded-*` headers are believed. */
  trustProxy: boolean;
}>;

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** One line of the settings table: parsed by it, and shown by `primus --help` from it. */
export type SettingLine = Readonly<{ name: string; default: string; about: string }>;

const port = z
  .string()
  .regex(/^\d{1,5}$/u)
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535);

const host = z.string().regex(/^[\p{L}\p{N}.:_-]+$/u);

const folder = z.string().refine((value) => !value.includes('\0'));

const webUrl = z
  .string()
  .transform((value) => URL.parse(value))
  .refine((url) => url !== null)
  .refine((url) => ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.search === '')
  .refine((url) => url.pathname === '/' && url.hash === '')
  .transform((url) => url.origin);

const databaseUrl = z
  .string()
  .refine((value) => ['postgres:', 'postgresql:'].includes(URL.parse(value)?.protocol ?? ''));

const smtpUrl = z.string().refine((value) => ['smtp:', 'smtps:'].includes(URL.parse(value)?.protocol ?? ''));

/** `a@b` or `Name <a@b>`; no line breaks, so that it cannot add a header. */
const sender = z.string().regex(/^(?:[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/u);

const table = {
  PORT: {
    schema: port,
    default: '3000',
    wants: 'a port number from 1 to 65535',
    about: 'port to serve on',
  },
  HOST: {
    schema: host,
    default: 'localhost',
    wants: 'a host name or an address, for example 0.0.0.0',
    about: 'address to serve on; 0.0.0.0 is every address of this machine',
  },
  PRIMUS_DATA: {
    schema: folder,
    default: '<project>/data',
    wants: 'a folder',
    about: 'the data folder: database, keys, uploaded files',
  },
  DATABASE_URL: {
    schema: databaseUrl,
    default: 'the embedded PostgreSQL',
    wants: 'an address like postgres://role:password@host:5432/database',
    about: 'a PostgreSQL 15 or later to use instead of the embedded one',
  },
  PRIMUS_KEY_FILE: {
    schema: folder,
    default: 'master.key in the data folder',
    wants: 'a file',
    about: 'the master key, for several hosts on one DATABASE_URL: a copy of the first host’s master.key',
  },
  PRIMUS_URL: {
    schema: webUrl,
    default: 'http://localhost:<PORT>',
    wants: 'an address like https://primus.example.org, without a path',
    about: 'the address that people reach the system at',
  },
  SMTP_URL: {
    schema: smtpUrl,
    default: 'none: mail stays in the outbox page',
    wants: 'an address like smtps://name:password@mail.example.org',
    about: 'the mail server',
  },
  MAIL_FROM: {
    schema: sender,
    default: 'none',
    wants: 'a mail address, or a name and <address>',
    about: 'the sender of mail; required with SMTP_URL',
  },
  PRIMUS_DEMO: {
    schema: z.enum(['auto', 'on', 'off']),
    default: 'auto',
    wants: 'auto, on or off',
    about: 'the demo programme: offered until an organisation is set up (auto), always, or never',
  },
  PRIMUS_LOG: {
    schema: z.enum(logLevels),
    default: 'info',
    wants: `one of ${logLevels.join(', ')}`,
    about: 'how much is logged',
  },
  PRIMUS_TRUST_PROXY: {
    schema: z.enum(['off', 'on']),
    default: 'off',
    wants: 'on or off',
    about: 'believe X-Forwarded-For and -Proto; on only behind a proxy that sets them itself',
  },
} as const;

type Name = keyof typeof table;

/** The settings in the order of the help page. */
export const settingLines: readonly SettingLine[] = Object.freeze(
  Object.entries(table).map(([name, line]) =>
    Object.freeze({ name, default: line.default, about: line.about }),
  ),
);

/** Settings whose value must never be repeated in a message: they hold passwords. */
const secret = new Set<Name>(['DATABASE_URL', 'SMTP_URL']);

/**
 * Reads the settings from environment variables. An empty value counts as not set.
 * @throws StartError with one line per wrong value.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const problems: string[] = [];

  function read<N extends Name>(name: N): z.output<(typeof table)[N]['schema']> | undefined {
    const given = env[name]?.trim();
    if (given === undefined || given === '') return undefined;
    const parsed = table[name].schema.safeParse(given);
    if (parsed.success) return parsed.data as z.output<(typeof table)[N]['schema']>;
    const shown = secret.has(name) ? '' : ` is ${JSON.stringify(given)}`;
    problems.push(`${name}${shown}: it must be ${table[name].wants}`);
    return undefined;
  }

  const port = read('PORT') ?? Number(table.PORT.default);
  const data = read('PRIMUS_DATA');
  const keyFile = read('PRIMUS_KEY_FILE');
  const smtp = read('SMTP_URL');
  const from = read('MAIL_FROM');
  if (smtp !== undefined && from === undefined && !problems.some((line) => line.startsWith('MAIL_FROM'))) {
    problems.push('MAIL_FROM: it must be set when SMTP_URL is, to the address that mail is sent from');
  }
  const settings: Settings = {
    port,
    host: read('HOST') ?? table.HOST.default,
    dataFolder: path.resolve(data ?? path.join(findProject().root, 'data')),
    dataFolderGiven: data !== undefined,
    keyFile: keyFile === undefined ? undefined : path.resolve(keyFile),
    databaseUrl: read('DATABASE_URL'),
    publicUrl: read('PRIMUS_URL') ?? `http://localhost:${port}`,
    mail: smtp === undefined || from === undefined ? undefined : Object.freeze({ smtpUrl: smtp, from }),
    demo: read('PRIMUS_DEMO') ?? 'auto',
    log: read('PRIMUS_LOG') ?? 'info',
    trustProxy: read('PRIMUS_TRUST_PROXY') === 'on',
  };
  if (problems.length > 0) throw new StartError(problems.join('\n'));
  return Object.freeze(settings);
}
