import { defaultServerConditions } from 'vite';

/**
 * Packages of the house are read from their sources: packed, they hold the JavaScript and types of `dist`, since Node runs
 * no TypeScript from node_modules. See `exports` in packages/stats/package.json.
 */
export const fromSource = { ssr: { resolve: { conditions: ['primus-source', ...defaultServerConditions] } } };
