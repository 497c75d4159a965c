import axe from 'axe-core';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Audit } from '../../src/engine/audit.ts';
import { reportHtml } from '../../src/reporters/html/html.ts';
import { hostile, manyFindings } from '../reporters/many-findings.ts';
import { emptyAudit, surroundings } from '../reporters/sample-audit.ts';
import { isWithoutBrowser, startChromium } from './chromium.ts';

describe.skipIf(isWithoutBrowser)('the HTML report in a browser', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'report-page-'));
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  function write(audit: Audit): string {
    const file = path.join(folder, 'report.html');
    writeFileSync(file, reportHtml(audit, surroundings));
    return file;
  }

  /** Opens the report of an audit. Whatever goes wrong in the page, or leaves it, is noted. */
  async function open(audit = manyFindings(40), colorScheme: 'light' | 'dark' = 'light'): Promise<{ page: Page; troubles: string[] }> {
    const file = write(audit);
    const page = await browser.newPage({ colorScheme });
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => troubles.push(message.text()));
    page.on('request', (request) => request.url().startsWith('file:') || troubles.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    return { page, troubles };
  }

  const shown = (page: Page) => page.locator('li.issue:visible').count();

  test('text of the project stays text', async () => {
    const { page, troubles } = await open();
    expect(await page.title()).toBe('Memory audit of project');
    expect(await page.locator('img, main script, iframe, [onerror]').count()).toBe(0);
    expect(await page.locator('.issue .place').allTextContents()).toContain(`service-0/${hostile}.ts:1:14`);
    expect(troubles).toEqual([]);
  });

  test('shows code with marks, trail, fix and impact of an issue that is opened', async () => {
    const { page } = await open();
    const issue = page.locator('li.issue').first();
    expect(await issue.locator('.body').isVisible()).toBe(false);
    await issue.locator('summary').click();
    expect(await issue.locator('mark').textContent()).toHaveLength(20);
    expect(await issue.locator('h3').allTextContents()).toEqual(['Trail', 'Fix', 'Impact']);
    expect(await issue.locator('.line.new').last().textContent()).toContain(`// ${hostile}`);
  });

  test('search, severity, pattern and service leave what they name; reset brings all back', async () => {
    const { page } = await open();
    expect(await shown(page)).toBe(40);
    await page.getByLabel('Search').fill('name11 FREES');
    expect(await shown(page)).toBe(1);
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => shown(page)).toBe(40);
    await page.getByRole('checkbox', { name: 'critical' }).uncheck();
    expect(await shown(page)).toBe(30);
    await page.getByRole('combobox', { name: 'Pattern' }).selectOption('require-tidy');
    expect(await shown(page)).toBe(10);
    expect(await page.locator('output').textContent()).toBe('10 of 40 shown');
  });

  test('a tile of the map, a pattern and a service show their issues', async () => {
    const { page } = await open(manyFindings(120));
    await page.locator('a.tile').first().click();
    expect(await shown(page)).toBe(10);
    await page.getByRole('button', { name: 'show all files' }).click();
    expect(await shown(page)).toBe(120);
    await page.getByRole('link', { name: 'service-1', exact: true }).click();
    expect(await shown(page)).toBe(20);
    await page.locator('#summary + * a').first().click();
    expect(await shown(page)).toBe(30);
  });

  test('a link to an issue opens it, also when a filter hides it', async () => {
    const { page } = await open();
    await page.getByLabel('Search').fill('nothing like this');
    expect(await shown(page)).toBe(0);
    await page.locator('.actions a').first().click();
    await expect.poll(() => page.locator('#issue-1 details').getAttribute('open')).toBe('');
    expect(await page.evaluate('document.activeElement.closest("li").id')).toBe('issue-1');
  });

  test('can be used with the keyboard alone', async () => {
    const { page } = await open(manyFindings(1));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('issues');
    for (let presses = 0; presses < 20 && (await page.evaluate('document.activeElement.tagName')) !== 'SUMMARY'; presses += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.locator('#issue-1 .body').isVisible()).toBe(true);
  });

  test.each(['light', 'dark'] as const)('has no fault that axe knows, in %s', async (scheme) => {
    const { page } = await open(manyFindings(12), scheme);
    await page.getByRole('button', { name: 'Open all' }).click();
    await page.evaluate(axe.source);
    const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
    expect(violations.map(({ id, nodes }) => ({ id, at: nodes.slice(0, 3).map(({ html }) => html) }))).toEqual([]);
  });

  test('the colors follow the system until somebody chooses', async () => {
    const background = (page: Page) => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const [light, dark] = [await open(manyFindings(1)), await open(manyFindings(1), 'dark')];
    const [lightColor, darkColor] = [await background(light.page), await background(dark.page)];
    expect(lightColor).not.toBe(darkColor);
    await light.page.getByRole('button', { name: 'Dark' }).click();
    expect(await background(light.page)).toBe(darkColor);
    await dark.page.getByRole('button', { name: 'Light' }).click();
    expect(await background(dark.page)).toBe(lightColor);
  });

  test('an audit without findings is a page, too', async () => {
    const { page, troubles } = await open(emptyAudit);
    expect(await page.locator('h1').textContent()).toBe('Memory audit of project');
    expect(troubles).toEqual([]);
  });

  test('opens in under a second with 2,000 findings', async () => {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    // What the page takes of a processor: on a machine that is busy with something else, the clock would tell of that.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(pathToFileURL(write(manyFindings(2000))).href);
    const { metrics } = await session.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Infinity;
    expect(await page.locator('li.issue').count()).toBe(2000);
    console.log(`2,000 findings open in ${Math.round(seconds * 1000)} ms of processor time`);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThan(1);
  });

  test('fits a narrow window: no column of the summary is cut off', async () => {
    const { page } = await open();
    await page.setViewportSize({ width: 420, height: 900 });
    const overflow = (selector: string) =>
      page.locator(selector).evaluateAll((all) => all.map((each) => each.scrollWidth - each.clientWidth));
    expect(await overflow('html')).toEqual([0]);
    const [summary, ...others] = await overflow('.scroll');
    expect([summary, others.length]).toEqual([0, 1]);
  });

  test('prints dark pages on white, with all that is closed', async () => {
    const { page } = await open(manyFindings(3), 'dark');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const styleOf = '(({ backgroundColor, printColorAdjust }) => ({ backgroundColor, printColorAdjust }))(getComputedStyle(document.body))';
    const looks: unknown = await page.evaluate(styleOf);
    expect(looks).toEqual({ backgroundColor: 'rgb(246, 247, 249)', printColorAdjust: 'exact' });
    expect(
      await page
        .locator('.issue .code')
        .first()
        .evaluate((code) => code.getBoundingClientRect().height),
    ).toBeGreaterThan(20);
  });
});
