// The page of a reception, kept on the server as it is typed: a desk's machine is shared, nothing of a person stays on it.
// <form data-kept-at="address" data-version="0">. Sending waits until the server has the page, so that a connection lost on
// the way leaves everything where it is and the page sends itself again.
import { Autosave } from './autosave.js'

const SOON = 1000
const OVER = { 401: 'Phiên đăng nhập đã hết', 403: 'Phiên đăng nhập đã hết' }

class Keeping extends Autosave {
  constructor (form) {
    super(form, form.dataset.keptAt)
    this.wait = SOON
    form.addEventListener('htmx:afterSettle', event => this.changed(event))
    form.addEventListener('htmx:sendError', () => { this.keep(); this.lost(); this.retry() })
    window.addEventListener('beforeunload', event => { if (this.failures && this.kept() && !this.going) event.preventDefault() })
    window.addEventListener('pageshow', () => { this.going = this.wanted = undefined })
  }

  kept () { return this.unsaved || this.wanted !== undefined }

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
    if (this.wanted !== undefined || this.left) return
    this.wanted = event.submitter
    this.send()
  }

  arrived () {
    this.forget()
    this.form.elements.lan_luu.value = this.version
    if (this.wanted === undefined) return
    this.going = true
    this.form.requestSubmit(this.wanted)
  }

  lost () {
    const what = this.wanted === undefined ? 'chưa lưu được' : 'hồ sơ chưa gửi đi'
    this.say(`Mất kết nối: ${what}. Nội dung còn nguyên trên trang này, đừng đóng trang; trang tự gửi lại khi có mạng.`, 'offline')
  }

  async refused (status, answer) {
    if (status >= 500 || status === 429) { this.lost(); return this.retry() }
    this.wanted = undefined
    if (OVER[status]) return this.say(`${OVER[status]}: phần đã lưu còn trên máy chủ. Đăng nhập lại rồi chọn Tiếp tục ở trang Tiếp nhận.`, 'offline')
    this.left = true
    this.forget()
    this.say((await answer.json()).reason, 'offline')
  }
}

export function keeping () {
  for (const form of document.querySelectorAll('form[data-kept-at]')) new Keeping(form)
}
