import { usePage } from './pageContext';

/** Notifications of the server. */
export function Toasts() {
  const page = usePage();
  return (
    <div class="toasts" role="log" aria-label="Notifications" aria-live="polite">
      {page.state.value.notifications.map(({ id, type, title, description }) => (
        <div key={id} class={`toast ${type}`}>
          <div class="grow">
            <strong>{title}</strong>
            <p>{description}</p>
          </div>
          <button type="button" aria-label={`Dismiss: ${title}`} onClick={() => page.dismiss(id)}>
            ✕
          </button>
        </div>
      ))}
    </div>
  );
}
