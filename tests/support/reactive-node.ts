import { builtinEnvironments, type Environment } from 'vitest/runtime'

/** Node, with modules compiled as for a browser: the runes of a state class stay reactive, which Svelte's server code is not. */
export default { ...builtinEnvironments.node, name: 'reactive-node', viteEnvironment: 'client' } satisfies Environment
