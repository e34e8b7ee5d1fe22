export * from './allocate.ts';
export * from './block.ts';
export * from './draw.ts';
export * from './predictability.ts';
export { commitmentOf, newSecret } from './secret.ts';
export * from './stratum.ts';
export * from './verify.ts';
