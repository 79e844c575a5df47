import { useSignal } from '@preact/signals';
import { Empty } from '../../components/Empty';
import { saveFile } from '../../components/files';
import type { PluginSession } from '../../state/plugin';

export interface ScreenState {
  /** The last screenshot, in base64. */
  png: string | null;
}

export function ScreenView({ session }: { session: PluginSession<ScreenState> }) {
  const busy = useSignal(false);
  const { png } = session.state.value;
  const take = async () => {
    busy.value = true;
    await takeScreenshot(session);
    busy.value = false;
  };
  return (
    <div class="column">
      <div class="bar" role="toolbar" aria-label="Screen">
        <button type="button" class="primary" disabled={busy.value} onClick={() => void take()}>
          Take screenshot
        </button>
        {png && (
          <button type="button" onClick={() => saveFile('screenshot.png', 'image/png', decoded(png))}>
            Save
          </button>
        )}
      </div>
      {png ? (
        <div class="picture">
          <img src={`data:image/png;base64,${png}`} alt="Screen of the device" />
        </div>
      ) : (
        <Empty title="No screenshot yet">Take a screenshot to see the screen of the device.</Empty>
      )}
    </div>
  );
}

async function takeScreenshot(session: PluginSession<ScreenState>): Promise<void> {
  try {
    const png = await session.exec('device-take-screenshot', session.target.serial);
    session.update(() => ({ png }));
    session.problem.value = null;
  } catch (error) {
    session.problem.value = error as Error;
  }
}

function decoded(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), character => character.charCodeAt(0));
}
