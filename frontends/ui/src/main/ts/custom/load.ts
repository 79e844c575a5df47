import type { Exec } from '../api/commands';
import { errorMessage } from '../api/requestError';
import { showStatus } from '../components/status';
import type { PluginCatalog } from '../state/catalog';
import type { CustomPlugin } from './define';

type Import = (path: string) => Promise<unknown>;

const importModule: Import = path => import(/* @vite-ignore */ path);

/**
 * Adds the plugins in the directory of `serve --plugins`. One that fails to load is reported and skipped. Fails with a
 * RequestError where they cannot be listed.
 */
export async function loadCustomPlugins(
  catalog: PluginCatalog,
  exec: Exec,
  load: Import = importModule,
): Promise<void> {
  const { path, modules } = await exec('bottlenose-page-plugins');
  for (const name of modules) {
    try {
      const plugin = pluginIn(await load(path + encodeURIComponent(name).replaceAll('%2F', '/')));
      catalog.add(plugin.id, plugin);
    } catch (error) {
      showStatus(`Cannot load plugin ${name}: ${errorMessage(error)}`);
      console.error(error);
    }
  }
}

function pluginIn(module: unknown): CustomPlugin {
  const plugin = (module as { default?: Partial<CustomPlugin> }).default;
  if (!plugin?.id || !plugin.View || !plugin.receive || !plugin.initialState) {
    throw new Error('its default export is not a plugin made with definePlugin');
  }
  return plugin as CustomPlugin;
}
