export * from './criterion.ts';
export * from './facts.ts';
