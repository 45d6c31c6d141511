// What is folded on the screen is told on paper.
export function openDetailsForPrint () {
  window.addEventListener('beforeprint', () => {
    for (const one of document.querySelectorAll('details:not([open])')) {
      one.open = true
      one.dataset.openedForPrint = ''
    }
  })
  window.addEventListener('afterprint', () => {
    for (const one of document.querySelectorAll('details[data-opened-for-print]')) {
      one.open = false
      delete one.dataset.openedForPrint
    }
  })
}
