export * from './definition.ts';
export * from './derive.ts';
export * from './event.ts';
