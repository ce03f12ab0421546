/** As a `ref`: where the keyboard stands when the window opens; the browser looks for this mark. */
export const firstFocus = (element: HTMLElement | null): void =>
  element?.setAttribute('autofocus', '');
