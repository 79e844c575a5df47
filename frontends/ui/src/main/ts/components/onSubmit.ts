/** Handles the submission of a form on the page. */
export function onSubmit(action: () => void): (event: Event) => void {
  return event => {
    event.preventDefault();
    action();
  };
}
