import { render } from 'preact';
import { listenForShortcuts } from './components/shortcuts';
import { loadCustomPlugins } from './custom/load';
import { builtInPlugins } from './plugins';
import { admission, redeemTicket } from './server/admission';
import { ServerSocket } from './server/socket';
import { Shell } from './shell/Shell';
import { applyTheme } from './shell/theme';
import { PluginCatalog } from './state/catalog';
import { Page } from './state/page';

/** Of an app, in bytes; a larger one can be saved. The browser takes several times its size while it is read. */
const LARGEST_MESSAGE = 32 << 20;

/** Shows the page in an element. */
export async function startPage(host: Element, admit = admission): Promise<Page> {
  const catalog = new PluginCatalog(builtInPlugins);
  const address = `ws://${location.host}/?messages=opened&largest=${LARGEST_MESSAGE}`;
  const page = new Page(
    catalog,
    listener => new ServerSocket(address, listener, admit),
    exec => loadCustomPlugins(catalog, exec),
  );
  applyTheme();
  listenForShortcuts();
  render(<Shell page={page} />, host);
  await redeemTicket();
  page.start();
  return page;
}
