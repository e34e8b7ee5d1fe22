export { DEMO_SEED, simulateDemo } from './demo/demo.ts';
export { DEMO_PLAN } from './demo/finished.ts';
export { DEMO_FOLLOW_UP_DAYS, demoProtocol } from './demo/protocol.ts';
export * from './demo/types.ts';
export * from './random.ts';
export * from './trial/columns.ts';
export * from './trial/plan.ts';
export * from './trial/register.ts';
export * from './trial/trial.ts';
