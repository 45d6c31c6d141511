// Printing a ticket: a button that prints, a page that prints by itself and then makes room for the next person.
const STAYS_MS = 20000

export function printing () {
  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => window.print())
  }
  const ticket = document.querySelector('[data-print-now]')
  if (!ticket) return
  window.addEventListener('load', () => window.print())
  setTimeout(() => window.location.assign(ticket.dataset.leaveTo), STAYS_MS)
}
