// A machine for one person after the other: the first page forgets what pages kept in this browser.
export function startsClean () {
  if (!document.querySelector('[data-starts-clean]')) return
  localStorage.clear()
  sessionStorage.clear()
}
