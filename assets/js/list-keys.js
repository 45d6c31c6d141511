// A worklist read with the arrows: down and up go from row to row, Enter opens (it is a link).
// [data-turn="previous"] and [data-turn="next"] are links that the left and right arrows follow.
const TURNS = { ArrowLeft: 'previous', ArrowRight: 'next' }

function rows () {
  return [...document.querySelectorAll('[data-list-keys] a[data-list-item]')].filter(one => one.getClientRects().length > 0)
}

function step (by) {
  const all = rows()
  const at = all.indexOf(document.activeElement)
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]
  next?.focus()
  return Boolean(next)
}

function typing (event) {
  return event.ctrlKey || event.altKey || event.metaKey || event.target.closest('input, textarea, select, [contenteditable]')
}

export function listKeys () {
  document.addEventListener('keydown', event => {
    if (!(event.target instanceof Element) || typing(event)) return
    const turn = TURNS[event.key] && document.querySelector(`[data-turn="${TURNS[event.key]}"]`)
    if (turn) { event.preventDefault(); return turn.click() }
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && step(event.key === 'ArrowDown' ? 1 : -1)) event.preventDefault()
  })
}
