export * from './allocation.ts';
export * from './chain.ts';
