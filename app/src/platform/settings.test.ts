import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findProject } from './project.ts';
import { readSettings, settingLines } from './settings.ts';
import { StartError } from './start-error.ts';

const root = findProject().root;

test('nothing set: the defaults, frozen', () => {
  const settings = readSettings({});
  expect(settings).toEqual({
    port: 3000,
    host: 'localhost',
    dataFolder: path.join(root, 'data'),
    dataFolderGiven: false,
    keyFile: undefined,
    databaseUrl: undefined,
    publicUrl: 'http://localhost:3000',
    mail: undefined,
    demo: 'auto',
    log: 'info',
    trustProxy: false,
  });
  expect(Object.isFrozen(settings)).toBe(true);
});

test('everything set', () => {
  const settings = readSettings({
    PORT: '8080',
    HOST: '0.0.0.0',
    PRIMUS_DATA: '/srv/primus data/æøå',
    DATABASE_URL: 'postgres://primus:h%40mmelig@db.example.org/primus?sslmode=require',
    PRIMUS_URL: 'https://primus.example.org/',
    SMTP_URL: 'smtps://mail.example.org',
    MAIL_FROM: 'Primus Motor <post@example.org>',
    PRIMUS_DEMO: 'off',
    PRIMUS_LOG: 'warn',
    PRIMUS_TRUST_PROXY: 'on',
  });
  expect(settings).toEqual({
    port: 8080,
    host: '0.0.0.0',
    dataFolder: '/srv/primus data/æøå',
    dataFolderGiven: true,
    keyFile: undefined,
    databaseUrl: 'postgres://primus:h%40mmelig@db.example.org/primus?sslmode=require',
    publicUrl: 'https://primus.example.org',
    mail: { smtpUrl: 'smtps://mail.example.org', from: 'Primus Motor <post@example.org>' },
    demo: 'off',
    log: 'warn',
    trustProxy: true,
  });
});

test('an empty value counts as not set, and the public address follows the port', () => {
  const settings = readSettings({ PORT: '3100', PRIMUS_DATA: '', DATABASE_URL: '  ' });
  expect(settings.dataFolderGiven).toBe(false);
  expect(settings.databaseUrl).toBeUndefined();
  expect(settings.publicUrl).toBe('http://localhost:3100');
});

test('a relative data folder is resolved against the working folder', () => {
  expect(readSettings({ PRIMUS_DATA: 'elsewhere' }).dataFolder).toBe(path.resolve('elsewhere'));
});

describe('wrong values get one line each, which says what is wanted', () => {
  test.each([
    ['PORT', '0', 'PORT is "0": it must be a port number from 1 to 65535'],
    ['PORT', '65536', 'PORT is "65536": it must be a port number from 1 to 65535'],
    ['PORT', '3000x', 'PORT is "3000x": it must be a port number from 1 to 65535'],
    ['HOST', 'a b', 'HOST is "a b": it must be a host name or an address, for example 0.0.0.0'],
    [
      'PRIMUS_URL',
      'ftp://x',
      'PRIMUS_URL is "ftp://x": it must be an address like https://primus.example.org, without a path',
    ],
    [
      'PRIMUS_URL',
      'https://x.dk/under',
      'PRIMUS_URL is "https://x.dk/under": it must be an address like https://primus.example.org, without a path',
    ],
    ['PRIMUS_DEMO', 'yes', 'PRIMUS_DEMO is "yes": it must be auto, on or off'],
    ['PRIMUS_LOG', 'all', 'PRIMUS_LOG is "all": it must be one of debug, info, warn, error, silent'],
    ['PRIMUS_TRUST_PROXY', '1', 'PRIMUS_TRUST_PROXY is "1": it must be on or off'],
    ['MAIL_FROM', 'a@b\nBcc: c@d', /^MAIL_FROM is "a@b\\nBcc: c@d": it must be a mail address/u],
  ])('%s=%s', (name, value, line) => {
    const attempt = () => readSettings({ [name]: value });
    expect(attempt).toThrow(StartError);
    expect(attempt).toThrow(line);
  });

  test('several at once', () => {
    expect(() => readSettings({ PORT: 'x', PRIMUS_DEMO: 'x' })).toThrow(/^PORT .*\nPRIMUS_DEMO .*$/u);
  });

  test('a value that may hold a password is not repeated', () => {
    expect(() => readSettings({ DATABASE_URL: 'mysql://me:secret@h/db' })).toThrow(
      /^DATABASE_URL: it must be an address like postgres:\/\/role:password@host:5432\/database$/u,
    );
    expect(() => readSettings({ SMTP_URL: 'secret', MAIL_FROM: 'a@b.dk' })).toThrow(
      /^SMTP_URL: it must be an address like smtps:[^\n]*$/u,
    );
  });

  test('a mail server without a sender', () => {
    expect(() => readSettings({ SMTP_URL: 'smtp://mail' })).toThrow(
      /^MAIL_FROM: it must be set when SMTP_URL is[^\n]*$/u,
    );
  });
});

test('every setting has a line for the help page', () => {
  expect(settingLines.map((line) => line.name)).toEqual([
    'PORT',
    'HOST',
    'PRIMUS_DATA',
    'DATABASE_URL',
    'PRIMUS_KEY_FILE',
    'PRIMUS_URL',
    'SMTP_URL',
    'MAIL_FROM',
    'PRIMUS_DEMO',
    'PRIMUS_LOG',
    'PRIMUS_TRUST_PROXY',
  ]);
  for (const line of settingLines) expect(line.about.length).toBeGreaterThan(10);
});
