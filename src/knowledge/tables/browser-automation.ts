/** Libraries that run browsers as processes. */
import type { LibraryTable, Resource, Row } from '../table.ts';

const puppeteerTypes = 'puppeteer-core 24.43, lib/types.d.ts';
const playwrightTypes = 'playwright-core 1.65, types/types.d.ts';
const ownProcess: Resource = {
  release: '%.close()',
  discipline: 'manual',
  collected: 'never',
  failsInUse: true,
  keptIn: 'a browser process',
};
/** Contexts and pages go with the browser that made them. */
const insideBrowser: Resource = { ...ownProcess, endsWith: 'maker', keptIn: 'the browser process' };
const close: Row = {
  names: ['close'],
  releases: ['this'],
  result: { promise: { plain: true } },
  evidence: `${puppeteerTypes}; ${playwrightTypes}`,
};

export const puppeteer = {
  library: 'puppeteer',
  modules: ['puppeteer', 'puppeteer-core', 'puppeteer-extra'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {
    Browser: {
      noun: 'browser',
      types: ['Browser'],
      sort: 'session',
      resource: ownProcess,
      evidence: puppeteerTypes,
      methods: [
        close,
        { names: ['newPage'], result: { promise: { kind: 'puppeteer.Page' } }, evidence: puppeteerTypes },
        {
          names: ['createBrowserContext', 'createIncognitoBrowserContext'],
          result: { promise: { kind: 'puppeteer.BrowserContext' } },
          evidence: puppeteerTypes,
        },
        {
          names: ['disconnect'],
          releases: ['this'],
          result: { promise: { plain: true } },
          evidence: `leaves the process to others: ${puppeteerTypes}`,
        },
      ],
    },
    BrowserContext: {
      noun: 'browser context',
      types: ['BrowserContext'],
      sort: 'session',
      resource: insideBrowser,
      evidence: puppeteerTypes,
      methods: [close, { names: ['newPage'], result: { promise: { kind: 'puppeteer.Page' } }, evidence: puppeteerTypes }],
    },
    Page: {
      noun: 'page',
      types: ['Page'],
      sort: 'session',
      resource: insideBrowser,
      evidence: puppeteerTypes,
      methods: [close],
    },
  },
  functions: [
    {
      names: ['launch', 'connect'],
      factory: 'starts a browser',
      result: { promise: { kind: 'puppeteer.Browser' } },
      evidence: puppeteerTypes,
    },
  ],
} satisfies LibraryTable;

export const playwright = {
  library: 'playwright',
  modules: ['playwright', 'playwright-core', 'playwright-chromium', 'playwright-firefox', 'playwright-webkit'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {
    Browser: {
      noun: 'browser',
      types: ['Browser'],
      sort: 'session',
      resource: ownProcess,
      evidence: playwrightTypes,
      methods: [
        close,
        { names: ['newContext'], result: { promise: { kind: 'playwright.BrowserContext' } }, evidence: playwrightTypes },
        { names: ['newPage'], result: { promise: { kind: 'playwright.Page' } }, evidence: playwrightTypes },
      ],
    },
    BrowserContext: {
      noun: 'browser context',
      types: ['BrowserContext'],
      sort: 'session',
      resource: insideBrowser,
      evidence: playwrightTypes,
      methods: [close, { names: ['newPage'], result: { promise: { kind: 'playwright.Page' } }, evidence: playwrightTypes }],
    },
    Page: {
      noun: 'page',
      types: ['Page'],
      sort: 'session',
      resource: insideBrowser,
      evidence: playwrightTypes,
      methods: [close],
    },
  },
  functions: [
    {
      names: [
        ...['chromium.launch', 'firefox.launch', 'webkit.launch', 'chromium.connect', 'firefox.connect', 'webkit.connect'],
        ...['chromium.connectOverCDP'],
      ],
      factory: 'starts a browser',
      result: { promise: { kind: 'playwright.Browser' } },
      evidence: playwrightTypes,
    },
    {
      names: ['chromium.launchPersistentContext', 'firefox.launchPersistentContext', 'webkit.launchPersistentContext'],
      result: { promise: { kind: 'playwright.BrowserContext' } },
      evidence: playwrightTypes,
    },
  ],
} satisfies LibraryTable;
