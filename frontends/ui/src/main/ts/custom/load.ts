import { addPlugin } from '../plugins';
import type { PagePlugin } from '../state/plugin';
import { say } from '../components/clipboard';

/** A developer's own plugin, as its module exports it by default. */
export interface OwnPlugin extends PagePlugin {
  id: string;
}

/** Takes in the modules that lie in the folder of `serve --plugins`; one that does not load is told and left out. */
export async function loadOwnPlugins(): Promise<void> {
  for (const name of await listed()) {
    try {
      const { default: plugin } = (await import(/* @vite-ignore */ `/plugins/${name}`)) as { default: OwnPlugin };
      if (!plugin?.id || !plugin.View || !plugin.receive || !plugin.start)
        throw new Error('its default export is no plugin made with definePlugin');
      addPlugin(plugin.id, plugin);
    } catch (problem) {
      say(`Plugin ${name} was not loaded: ${problem instanceof Error ? problem.message : String(problem)}`);
      console.error(problem);
    }
  }
}

async function listed(): Promise<string[]> {
  try {
    const answer = await fetch('/plugins/');
    return answer.ok ? ((await answer.json()) as string[]) : [];
  } catch {
    return [];
  }
}
