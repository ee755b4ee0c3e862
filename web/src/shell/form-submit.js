/**
 * Forms in a frame that may not submit any: `sandbox="allow-scripts"` without allow-forms, as course pages have it.
 *
 * There the browser drops the submit event itself. Our forms go nowhere anyway, so every page sends the event on its
 * own, and a form behaves the same wherever the page stands. Return in a field presses the form's button.
 */

/** @param {EventTarget} root whose forms it looks after, those in shadow roots as well */
export function sendSubmits(root) {
  root.addEventListener("click", (event) => {
    const button = event.composedPath().find(isSubmit);
    if (!button?.form || event.defaultPrevented) return;
    event.preventDefault();
    submit(button.form, button);
  });
}

/** @param {EventTarget} target @returns {target is HTMLButtonElement} */
function isSubmit(target) {
  return target instanceof HTMLButtonElement && target.type === "submit" && !target.disabled;
}

/** @param {HTMLFormElement} form @param {HTMLButtonElement} submitter */
function submit(form, submitter) {
  const validated = form.noValidate || submitter.formNoValidate || form.reportValidity();
  if (!validated) return;
  const event = new SubmitEvent("submit", { bubbles: true, composed: false, cancelable: true, submitter });
  if (form.dispatchEvent(event) && form.method === "dialog") form.closest("dialog")?.close(submitter.value);
}
