// Sends a form as a draft shortly after each change, and keeps a copy on this machine until the server has it.
import { tokenOf } from './csrf.js'

const DRAFT = 'mc-draft:'
const SENT = 'mc-sent:'
const WAIT = 2500
const RELOAD = 60000
const NOT_TYPED = ['hidden', 'file', 'submit', 'button']
const AGAIN = [5000, 10000, 30000, 60000]

function clock () {
  return new Date().toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit', hour12: false })
}

export class Autosave {
  constructor (form, address = form.dataset.autosave) {
    this.form = form
    this.address = address
    this.method = form.dataset.autosaveMethod || 'POST'
    this.key = DRAFT + this.address
    this.sent = SENT + this.address
    this.note = form.querySelector('[data-autosave-note]')
    this.version = form.dataset.version === undefined ? undefined : Number(form.dataset.version)
    this.wait = WAIT
    this.failures = 0
    this.turn = 0
    form.addEventListener('input', event => this.changed(event))
    form.addEventListener('change', event => this.changed(event))
    form.addEventListener('submit', event => this.stop(event))
    window.addEventListener('online', () => { if (this.kept()) this.send() })
    window.addEventListener('beforeunload', () => { this.leaving = true })
    document.addEventListener('visibilitychange', () => { if (document.hidden && this.kept()) this.send(true) })
    this.restore()
  }

  fields () {
    const data = new FormData(this.form)
    return [...data].filter(([name, value]) => typeof value === 'string' && name !== 'csrfmiddlewaretoken')
  }

  kept () { return localStorage.getItem(this.key) }

  // Typing is waited for; a file that has arrived or was taken off is told at once.
  changed (event) {
    this.turn += 1
    this.leaving = false
    this.keep()
    this.later(event.target === this.form || event.target.type === 'hidden' ? 0 : this.wait)
  }

  keep (saved) {
    const names = [...new Set([...this.form.elements].map(field => field.name).filter(Boolean))]
    try { localStorage.setItem(this.key, JSON.stringify({ names, pairs: this.fields(), saved })) } catch { /* a full or closed store: the server copy remains */ }
  }

  later (wait) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.send(), wait)
  }

  async send (leaving = false) {
    const turn = this.turn
    clearTimeout(this.timer)
    const body = new URLSearchParams(this.fields())
    if (this.version !== undefined) body.append('version', String(this.version + 1))
    try {
      const answer = await fetch(this.address, {
        method: this.method, body, keepalive: leaving, headers: { 'X-CSRFToken': tokenOf(this.form), Accept: 'application/json' }
      })
      if (await this.overtaken(answer)) return this.later(0)
      if (!answer.ok) return this.refused(answer.status, answer)
      this.failures = 0
      if (turn === this.turn) this.arrived()
      this.say(`đã lưu ${clock()}`, 'saved')
    } catch {
      this.lost()
      this.retry()
    }
  }

  // Another save of this draft came in between: what is shown now is sent again, with a number after that one.
  async overtaken (answer) {
    if (this.version === undefined || !(answer.ok || answer.status === 409)) return false
    this.version = (await answer.json()).version
    return answer.status === 409
  }

  lost () { this.say('mất kết nối: nội dung được giữ trên máy này, sẽ gửi lại khi có mạng', 'offline') }

  refused (status) {
    if (status === 403 || status === 401) return this.say('phiên đăng nhập đã hết: nội dung được giữ trên máy này; đăng nhập lại để lưu tiếp', 'offline')
    this.say('chưa lưu được bản nháp: nội dung được giữ trên máy này, sẽ gửi lại', 'offline')
    if (status >= 500 || status === 429) this.retry()
  }

  retry () {
    this.later(AGAIN[Math.min(this.failures, AGAIN.length - 1)])
    this.failures += 1
  }

  say (text, state) {
    if (!this.note) return
    this.note.textContent = text
    this.note.className = `mc-autosave mc-autosave--${state}`
  }

  restore () {
    const kept = this.kept()
    if (!kept) return
    const { names, pairs, saved } = JSON.parse(kept)
    if (saved && Date.now() - saved > RELOAD) return this.forget()
    const fields = [...this.form.elements].filter(field => names.includes(field.name) && !NOT_TYPED.includes(field.type))
    if (!fields.length) return this.forget()
    for (const field of fields) {
      const values = pairs.filter(([name]) => name === field.name).map(([, value]) => value)
      if (['radio', 'checkbox'].includes(field.type)) field.checked = values.includes(field.value)
      else if (values.length) field.value = values[0]
    }
    this.say('đã lấy lại nội dung chưa kịp lưu trên máy này', 'offline')
    this.form.dispatchEvent(new Event('change'))
  }

  // A page asked for before this save was written shows what was there before: the copy lives a little longer.
  arrived () {
    if (this.leaving) this.keep(Date.now())
    else this.forget()
  }

  forget () {
    localStorage.removeItem(this.key)
    localStorage.removeItem(this.sent)
  }

  // The copy outlives the submission: if the connection breaks on the way, going back finds everything again.
  stop () {
    clearTimeout(this.timer)
    this.keep()
    localStorage.setItem(this.sent, '1')
  }
}

// A form that was sent and is not on the page it led to has arrived: its copy is not needed any more.
function forgetWhatArrived () {
  const here = [...document.querySelectorAll('form[data-autosave]')].map(form => form.dataset.autosave)
  for (const key of Object.keys(localStorage).filter(key => key.startsWith(SENT))) {
    const address = key.slice(SENT.length)
    if (here.includes(address)) continue
    localStorage.removeItem(key)
    localStorage.removeItem(DRAFT + address)
  }
}

export function autosave (scope = document) {
  forgetWhatArrived()
  for (const form of scope.querySelectorAll('form[data-autosave]')) new Autosave(form)
}

// Nothing of a citizen stays on a shared machine after they sign out.
export function forgetOnSignOut () {
  for (const button of document.querySelectorAll('[data-sign-out]')) {
    button.addEventListener('click', () => {
      for (const key of Object.keys(localStorage)) if (key.startsWith('mc-')) localStorage.removeItem(key)
    })
  }
}
