export * from './analysis.ts';
export * from './dataset.ts';
export * from './hash.ts';
export * from './parse.ts';
export { type Problem, pathText } from './problems.ts';
export * from './protocol.ts';
