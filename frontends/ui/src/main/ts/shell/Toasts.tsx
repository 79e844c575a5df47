import { saveMessage } from './saveMessage';
import { usePage } from './pageContext';

/** Notifications of the server. */
export function Toasts() {
  const page = usePage();
  return (
    <div class="toasts" role="log" aria-label="Notifications" aria-live="polite">
      {page.state.value.notifications.map(({ id, type, title, description, message }) => (
        <div key={id} class={`toast ${type}`}>
          <div class="grow">
            <strong>{title}</strong>
            <p>{description}</p>
            {message && (
              <button type="button" onClick={() => void saveMessage(page.exec, message, page.notify)}>
                Save it as a file
              </button>
            )}
          </div>
          <button type="button" aria-label={`Dismiss: ${title}`} onClick={() => page.dismiss(id)}>
            ✕
          </button>
        </div>
      ))}
    </div>
  );
}
