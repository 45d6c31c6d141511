// A search box with a list beneath it: arrows choose, Enter takes, Escape closes. The list is an htmx fragment.
// [data-combobox="list id"] on the input; options [role=option][data-value] in the list; the choice goes into
// [data-combobox-value] of the same form, and the button named by data-combobox-button is pressed.
class Combobox {
  constructor (input) {
    this.input = input
    this.list = document.getElementById(input.dataset.combobox)
    this.at = -1
    this.waiting = false
    input.setAttribute('role', 'combobox')
    input.setAttribute('aria-autocomplete', 'list')
    input.setAttribute('aria-controls', this.list.id)
    input.setAttribute('aria-expanded', 'false')
    input.addEventListener('keydown', event => this.key(event))
    input.addEventListener('blur', () => setTimeout(() => this.close(), 150))
    this.list.addEventListener('mousedown', event => event.preventDefault())
    this.list.addEventListener('click', event => this.take(event.target.closest('[role=option]')))
    this.list.addEventListener('htmx:afterSettle', () => this.filled())
  }

  get options () { return [...this.list.querySelectorAll('[role=option]')] }

  get fresh () { return this.list.firstElementChild?.dataset.query === this.input.value }

  key (event) {
    if (event.isComposing || event.ctrlKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.move(event.key === 'ArrowDown' ? 1 : -1)
    else if (event.key === 'Escape') this.close()
    else if (event.key === 'Enter' && this.input.value.trim()) this.enter()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  // Enter may come before the list has: then the best hit is taken when it arrives.
  enter () {
    if (this.fresh) return this.take(this.options[Math.max(this.at, 0)])
    this.waiting = true
  }

  filled () {
    this.at = -1
    this.open()
    if (this.waiting && this.fresh) { this.waiting = false; this.take(this.options[0]) }
  }

  open () {
    const some = this.options.length > 0 || this.list.textContent.trim() !== ''
    this.list.hidden = !some || document.activeElement !== this.input
    this.input.setAttribute('aria-expanded', String(!this.list.hidden))
    if (this.options.length) this.show(0)
  }

  close () {
    this.list.hidden = true
    this.input.setAttribute('aria-expanded', 'false')
    this.input.removeAttribute('aria-activedescendant')
  }

  move (by) {
    if (this.list.hidden) return this.open()
    const count = this.options.length
    if (count) this.show((this.at + by + count) % count)
  }

  show (number) {
    this.at = number
    this.options.forEach((option, index) => option.setAttribute('aria-selected', String(index === number)))
    this.input.setAttribute('aria-activedescendant', this.options[number].id)
    this.options[number].scrollIntoView({ block: 'nearest' })
  }

  take (option) {
    if (!option) return
    const form = this.input.form
    form.querySelector('[data-combobox-value]').value = option.dataset.value
    this.close()
    document.getElementById(this.input.dataset.comboboxButton).click()
  }
}

export function comboboxes (scope = document) {
  for (const input of scope.querySelectorAll('[data-combobox]:not([role=combobox])')) new Combobox(input)
}
