import { usePage } from './pageContext';

/** Explains why the page has no connection, and the next step. */
export function Banner() {
  const { connection, loaded } = usePage().state.value;
  if (connection === 'open' || (connection === 'connecting' && !loaded)) return null;
  return (
    <div class="banner" role="alert">
      {connection === 'refused' ? (
        <>
          <strong>This browser is not authorized.</strong> Run <code>bottlenose open</code>, which opens the page and
          authorizes the browser. An address that <code>bottlenose serve</code> printed works once, for ten minutes.
        </>
      ) : (
        <>
          <strong>The server is disconnected.</strong> The page keeps its data and reconnects automatically. If the
          server is not running, start it with <code>bottlenose serve</code>.
        </>
      )}
    </div>
  );
}
