// Opens the original's page in Chromium, enables the Sea Mammals plugin and prints what it shows. Usage: PEERS CHROMIUM URL.
import { createRequire } from 'node:module';

const [peers, executablePath, url] = process.argv.slice(2);
const { chromium } = createRequire(`${peers}/package.json`)('playwright-core');
const print = line => console.log(JSON.stringify(line));

const browser = await chromium.launch({
  executablePath,
  timeout: 240_000,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(240_000);
  await page.goto(url);
  print({ happened: 'opened', address: page.url() });
  await page.getByRole('button', { name: 'Looks fine' }).click();
  await page.getByText('Disabled', { exact: true }).click();
  await page.getByText('Sea Mammals').first().click();
  await page.getByRole('button', { name: /Enable/ }).first().click();
  await page.getByText('Manatee of').first().waitFor();
  const titles = await page.getByText(/ of Ocean$/).allTextContents();
  print({ happened: 'shown', titles: [...new Set(titles)] });
} catch (error) {
  print({ happened: 'failed', message: String(error.message) });
} finally {
  await browser.close();
}
