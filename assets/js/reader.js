// A signing session read like a book: arrows turn, Enter marks, one signature at the end.
// [data-reader] holds items [data-reader-item data-src] each with a checkbox (and maybe a
// [data-reader-objection] that F4 opens), a frame [data-reader-frame] and a [data-reader-place].
class Reader {
  constructor (root) {
    this.root = root
    this.items = [...root.querySelectorAll('[data-reader-item]')]
    this.frame = root.querySelector('[data-reader-frame]')
    this.place = root.querySelector('[data-reader-place]')
    this.at = 0
    root.querySelector('[data-reader-previous]')?.addEventListener('click', () => this.turn(-1))
    root.querySelector('[data-reader-next]')?.addEventListener('click', () => this.turn(1))
    this.items.forEach((item, number) => item.addEventListener('click', event => {
      if (!event.target.closest('input, label, a')) this.show(number)
    }))
    root.addEventListener('change', () => this.count())
    document.addEventListener('keydown', event => this.key(event))
    if (this.items.length) this.show(0)
    this.count()
  }

  key (event) {
    if (event.key === 'F4' && !event.altKey && !event.ctrlKey) return this.object(event)
    if (event.ctrlKey || event.altKey || event.target.closest('input:not([type=checkbox]), textarea, select, button, a, summary')) return
    if (event.key === 'ArrowRight' || event.key === 'ArrowDown') this.turn(1)
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') this.turn(-1)
    else if (event.key === 'Enter') this.mark()
    else return
    event.preventDefault()
  }

  turn (by) { this.show(Math.min(Math.max(this.at + by, 0), this.items.length - 1)) }

  mark () {
    const box = this.items[this.at]?.querySelector('input[type=checkbox]')
    if (box && !box.disabled) { box.checked = !box.checked; box.dispatchEvent(new Event('change', { bubbles: true })) }
  }

  object (event) {
    const box = this.items[this.at]?.querySelector('[data-reader-objection]')
    if (!box) return
    event.preventDefault()
    box.closest('details')?.setAttribute('open', '')
    box.focus()
  }

  show (number) {
    this.at = number
    this.items.forEach((item, index) => index === number ? item.setAttribute('aria-current', 'true') : item.removeAttribute('aria-current'))
    const item = this.items[number]
    item.scrollIntoView({ block: 'nearest' })
    if (this.frame && this.frame.getAttribute('src') !== item.dataset.src) this.frame.setAttribute('src', item.dataset.src)
    if (this.place) this.place.textContent = `${number + 1} / ${this.items.length}`
  }

  count () {
    const marked = this.items.filter(item => item.querySelector('input[type=checkbox]')?.checked).length
    for (const one of this.root.querySelectorAll('[data-reader-count]')) one.textContent = String(marked)
  }
}

export function readers (scope = document) {
  for (const root of scope.querySelectorAll('[data-reader]')) new Reader(root)
}
