export * from './assess.ts';
export * from './criterion.ts';
export * from './facts.ts';
