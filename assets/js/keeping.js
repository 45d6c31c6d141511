// The page of a reception, kept on the server as it is typed: a desk's machine is shared, nothing of a person stays on it.
// <form data-kept-at="address" data-version="0">. Sending waits until the server has the page, so that a connection lost on
// the way leaves everything where it is and the page sends itself again.
import { Autosave } from './autosave.js'

const SOON = 1000
const AGAIN = 3000
const OVER = { 401: 'Phiên đăng nhập đã hết', 403: 'Phiên đăng nhập đã hết' }

class Keeping extends Autosave {
  constructor (form) {
    super(form, form.dataset.keptAt)
    this.wait = SOON
    form.addEventListener('htmx:afterSettle', event => this.changed(event))
    form.addEventListener('htmx:sendError', () => { this.keep(); this.lost(); this.retry() })
    document.addEventListener('click', event => this.leave(event))
    window.addEventListener('beforeunload', event => { if (this.failures && this.kept() && !this.going) event.preventDefault() })
    window.addEventListener('pageshow', () => { this.going = this.wanted = undefined })
  }

  kept () { return this.unsaved || this.wanted }

  keep () { this.unsaved = true }

  restore () {}

  forget () { this.unsaved = false }

  changed (event) {
    if (!this.left) super.changed(event)
  }

  // The first time the page is kept; when it has been, the form really goes.
  stop (event) {
    if (this.going || event.defaultPrevented) return
    event.preventDefault()
    if (this.wanted || this.left) return
    this.wanted = { go: () => this.form.requestSubmit(event.submitter), sends: true }
    this.send()
  }

  // The next page offers what was typed here a moment ago.
  leave (event) {
    const link = event.target instanceof Element && event.target.closest('a[href]:not([target], [href^="#"])')
    if (!link || !this.unsaved || this.wanted || this.failures || event.defaultPrevented || event.ctrlKey || event.shiftKey || event.metaKey) return
    event.preventDefault()
    this.wanted = { go: () => location.assign(link.href) }
    this.send()
  }

  arrived () {
    this.forget()
    this.form.elements.lan_luu.value = this.version
    if (!this.wanted) return
    this.going = true
    this.wanted.go()
  }

  // Somebody stands at the desk and waits.
  retry () {
    this.failures += 1
    this.later(AGAIN)
  }

  lost () {
    const what = this.wanted?.sends ? 'hồ sơ chưa gửi đi' : 'chưa lưu được'
    this.say(`Mất kết nối: ${what}. Nội dung còn nguyên trên trang này, đừng đóng trang; trang tự gửi lại khi có mạng.`, 'offline')
  }

  async refused (status, answer) {
    if (status >= 500 || status === 429) { this.lost(); return this.retry() }
    const wanted = this.wanted
    this.wanted = undefined
    if (wanted && !wanted.sends) { this.going = true; return wanted.go() }
    if (OVER[status]) return this.say(`${OVER[status]}: phần đã lưu còn trên máy chủ. Đăng nhập lại rồi chọn Tiếp tục ở trang Tiếp nhận.`, 'offline')
    this.left = true
    this.forget()
    this.say((await answer.json()).reason, 'offline')
  }
}

export function keeping () {
  for (const form of document.querySelectorAll('form[data-kept-at]')) new Keeping(form)
}
