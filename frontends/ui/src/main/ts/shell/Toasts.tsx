import { apply, world } from '../state/page';

/** Words of the server to the developer. */
export function Toasts() {
  return (
    <div class="toasts" role="log" aria-label="Notices" aria-live="polite">
      {world.value.notices.map(({ id, type, title, description }) => (
        <div key={id} class={`toast ${type}`}>
          <div class="grow">
            <strong>{title}</strong>
            <p>{description}</p>
          </div>
          <button type="button" aria-label={`Dismiss: ${title}`} onClick={() => apply({ kind: 'dismiss', notice: id })}>
            ✕
          </button>
        </div>
      ))}
    </div>
  );
}
