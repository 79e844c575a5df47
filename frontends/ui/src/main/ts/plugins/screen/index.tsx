import { useSignal } from '@preact/signals';
import { Empty } from '../../components/basics';
import { saveFile } from '../../components/clipboard';
import { words } from '../../state/session';
import type { PagePlugin } from '../../state/plugin';

interface ScreenState {
  png: string | null;
}

/** What the device's screen shows. */
export const screen: PagePlugin<ScreenState> = {
  title: 'Screen',
  start: () => ({ png: null }),
  receive: state => state,
  View({ session }) {
    const busy = useSignal(false);
    const { png } = session.state.value;
    const take = async () => {
      busy.value = true;
      try {
        const taken = await session.exec<string>('device-take-screenshot', session.target.serial);
        session.update(() => ({ png: taken }));
        session.problem.value = null;
      } catch (problem) {
        session.problem.value = words(problem);
      }
      busy.value = false;
    };
    return (
      <div class="column">
        <div class="bar" role="toolbar" aria-label="Screen">
          <button type="button" class="primary" disabled={busy.value} onClick={() => void take()}>
            Take a screenshot
          </button>
          {png && (
            <button
              type="button"
              onClick={() =>
                saveFile(
                  'screenshot.png',
                  'image/png',
                  Uint8Array.from(atob(png), c => c.charCodeAt(0)),
                )
              }
            >
              Save
            </button>
          )}
        </div>
        {png ? (
          <div class="picture">
            <img src={`data:image/png;base64,${png}`} alt="Screen of the device" />
          </div>
        ) : (
          <Empty title="No screenshot yet">A click takes what the device shows now.</Empty>
        )}
      </div>
    );
  },
};
