// The terminal takes keys as soon as it is there; textual.js gives it the focus only on a click.
new MutationObserver((_, observer) => {
  const keyboard = document.querySelector(".xterm-helper-textarea");
  if (keyboard) {
    observer.disconnect();
    keyboard.focus();
  }
}).observe(document, { childList: true, subtree: true });
