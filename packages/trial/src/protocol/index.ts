export * from './analysis.ts';
export * from './dataset.ts';
export * from './lock.ts';
export * from './parse.ts';
export { type Problem, pathText } from './problems.ts';
export * from './protocol.ts';
