export * from './demo/types.ts';
export * from './random.ts';
export * from './trial/columns.ts';
export * from './trial/plan.ts';
export * from './trial/register.ts';
export * from './trial/trial.ts';
