import type { LibraryTable } from '../table.ts';

const docs = 'https://vuejs.org/api';

/** Vue: watchers run at every change, hooks once in the life of a component. */
export const vue = {
  library: 'vue',
  modules: ['vue', '@vue/composition-api', '@vue/runtime-core', '@vue/reactivity'],
  globals: ['Vue'],
  kinds: {},
  functions: [
    { names: ['watch'], runs: [{ argument: 1, mode: 'event' }], evidence: `${docs}/reactivity-core.html#watch` },
    {
      names: ['watchEffect', 'watchPostEffect', 'watchSyncEffect'],
      runs: [{ argument: 0, mode: 'event' }],
      evidence: `${docs}/reactivity-core.html#watcheffect`,
    },
    { names: ['computed'], runs: [{ argument: 0, mode: 'event' }], evidence: `${docs}/reactivity-core.html#computed` },
    {
      names: ['onMounted', 'onBeforeMount', 'onActivated'],
      runs: [{ argument: 0, mode: 'later', mount: true }],
      evidence: `${docs}/composition-api-lifecycle.html#onmounted`,
    },
    {
      names: ['onUnmounted', 'onBeforeUnmount', 'onDeactivated', 'onScopeDispose', 'nextTick'],
      runs: [{ argument: 0, mode: 'later' }],
      evidence: `${docs}/composition-api-lifecycle.html`,
    },
    {
      names: ['onUpdated', 'onBeforeUpdate'],
      runs: [{ argument: 0, mode: 'event' }],
      evidence: `${docs}/composition-api-lifecycle.html#onupdated`,
    },
    // A reactive wrapper holds the very value; `shallowRef` and `markRaw` do not look into it.
    { names: ['ref', 'shallowRef'], result: { fields: { value: { same: 0 } } }, evidence: `${docs}/reactivity-core.html#ref` },
    {
      names: ['reactive', 'shallowReactive', 'readonly', 'markRaw', 'toRaw'],
      result: { same: 0 },
      evidence: `${docs}/reactivity-core.html#reactive`,
    },
  ],
} satisfies LibraryTable;
