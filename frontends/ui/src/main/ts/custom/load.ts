import { errorMessage } from '../api/requestError';
import { showStatus } from '../components/status';
import type { PluginCatalog } from '../state/catalog';
import type { CustomPlugin } from './define';

type Import = (path: string) => Promise<unknown>;

const importModule: Import = path => import(/* @vite-ignore */ path);

/** Adds the plugins in the directory of `serve --plugins`. One that fails to load is reported and skipped. */
export async function loadCustomPlugins(catalog: PluginCatalog, load: Import = importModule): Promise<void> {
  for (const name of await listedModules()) {
    try {
      const plugin = pluginIn(await load(`/plugins/${name}`));
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

async function listedModules(): Promise<string[]> {
  try {
    const answer = await fetch('/plugins/');
    return answer.ok ? ((await answer.json()) as string[]) : [];
  } catch {
    return [];
  }
}
