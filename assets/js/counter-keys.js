// The keyboard of a clerk: keys declared by data-key="F2" or "Alt+1", Enter moves on, focus is never lost.
const ALIASES = { Esc: 'Escape', Space: ' ' }

function pressed (event) {
  const parts = []
  if (event.ctrlKey) parts.push('Ctrl')
  if (event.altKey) parts.push('Alt')
  if (event.shiftKey && event.key.length > 1) parts.push('Shift')
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)
  parts.push(digit ? digit[1] : event.key.length === 1 ? event.key.toUpperCase() : event.key)
  return parts.join('+')
}

// What stands in closed details is not there for the keyboard, though browsers give it a place.
function shown (element) {
  return element.checkVisibility ? element.checkVisibility() : element.getClientRects().length > 0
}

function usable (element) {
  return !element.disabled && element.getAttribute('aria-disabled') !== 'true' && shown(element)
}

function owner (name) {
  return [...document.querySelectorAll('[data-key]')].find(element => {
    const parts = element.dataset.key.split('+')
    const last = parts.pop()
    return [...parts, ALIASES[last] || last].join('+') === name && usable(element)
  })
}

function act (element) {
  if (element.matches('a, button, summary, input[type=checkbox], input[type=radio], [role=button]')) element.click()
  else { element.focus(); element.select?.() }
}

function fieldsOf (form) {
  return [...form.querySelectorAll('input:not([type=hidden]):not([type=file]), select, textarea, button[type=submit], button:not([type])')]
    .filter(one => usable(one) && !one.matches('[data-enter-skip]'))
}

function moveOn (event) {
  const field = event.target
  if (event.key !== 'Enter' || event.ctrlKey || !(field instanceof HTMLElement) || event.isComposing) return
  const form = field.closest('form[data-enter-moves]')
  if (!form || !field.matches('input, select') || field.matches('[data-enter]')) return
  event.preventDefault()
  const fields = fieldsOf(form).filter(one => one.type !== 'radio' || one === field || one.checked || !document.querySelector(`[name="${one.name}"]:checked`))
  const next = fields.slice(fields.indexOf(field) + 1).find(one => one.type !== 'radio' || one.name !== field.name)
  if (next) { next.focus(); next.select?.() }
}

// Ctrl+Enter anywhere in a form with data-ctrl-enter presses the button it names.
// A field that ends with Enter of its own (the card reader types the QR string and Enter) presses the named button.
function pressNamed (event) {
  const field = event.target
  if (event.key !== 'Enter' || !(field instanceof HTMLElement)) return
  const form = event.ctrlKey && field.closest('form[data-ctrl-enter]')
  if (form) { event.preventDefault(); return document.getElementById(form.dataset.ctrlEnter)?.click() }
  if (!field.dataset.enter) return
  event.preventDefault()
  document.getElementById(field.dataset.enter)?.click()
}

export function focusFirst (scope = document) {
  if (scope.querySelector('.govuk-error-summary')) return
  const field = scope.querySelector('[data-focus]')
  if (field && usable(field)) { field.focus(); field.select?.() }
}

export function counterKeys () {
  document.addEventListener('keydown', event => {
    const element = event.isComposing ? undefined : owner(pressed(event))
    if (element) { event.preventDefault(); return act(element) }
    pressNamed(event)
    moveOn(event)
  })
  focusFirst()
  document.body.addEventListener('htmx:afterSettle', event => focusFirst(event.detail.elt))
}
